"""The lines of a source text, and how layout white space vanishes from them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from zjhk_desktop.domain.errors import SourceMalformed
from zjhk_desktop.domain.language import N_, Phrase

_WHITE = re.compile(r"\s+")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_WIDE = frozenset("WFA")
_SENTENCE_END = re.compile(r"[。！？…][”’」』）》〕]*$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line with something on it.

    Attributes:
        number: its number in the file, from 1.
        text: what stands on it, without white space at its ends.
        indent: how many white-space characters stand before the text.
        trailing: white space stands after the text.
        gap: how many lines without text follow it.
        spacer: one of those holds white space (a spacer that a typesetter left).
    """

    number: int
    text: str
    indent: int
    trailing: bool
    gap: int
    spacer: bool

    @property
    def ends_sentence(self) -> bool:
        """Say whether the line ends where a sentence ends."""
        return _SENTENCE_END.search(self.text) is not None


def decode_source(data: bytes, path: str) -> str:
    """Return the text of a source file (UTF-8, with or without a byte order mark).

    Raises:
        SourceMalformed: it is not UTF-8, or holds control characters.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + len(_LINE_END.findall(data[: error.start].decode("utf-8-sig", "replace")))
        raise SourceMalformed(
            path=path, line=line, problem=Phrase(N_("this is not UTF-8 text"))
        ) from None
    for character in text:
        if unicodedata.category(character) == "Cc" and not character.isspace():
            line = 1 + len(_LINE_END.findall(text[: text.index(character)]))
            problem = Phrase(N_("it holds a control character that is not text"))
            raise SourceMalformed(path=path, line=line, problem=problem)
    return text


def source_lines(text: str) -> tuple[SourceLine, ...]:
    """Return the lines that hold text; any white space but a line end counts as spaces."""
    found: list[SourceLine] = []
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            found.append(SourceLine(number, stripped, indent, raw != raw.rstrip(), 0, spacer=False))
        elif found:
            last = found[-1]
            found[-1] = SourceLine(
                last.number,
                last.text,
                last.indent,
                last.trailing,
                last.gap + 1,
                spacer=last.spacer or bool(raw.strip("\f\v")),
            )
    return tuple(found)


def join_lines(lines: Iterable[str]) -> str:
    """Return lines as one text without layout white space; all other characters stay.

    White space vanishes, but one space stays between two Latin characters (letters or
    digits of a narrow script, or ASCII punctuation), as in “Hong Kong”: there it is spelling.
    A line that ends inside a number (20 | 25) or an acronym (QFL | P) is joined without one.
    """
    text = "\n".join(lines).strip()
    return _WHITE.sub(lambda run: " " if _is_spelling(text, run) else "", text)


def _is_spelling(text: str, run: re.Match[str]) -> bool:
    before, after = text[run.start() - 1], text[run.end()]
    if "\n" in run[0] and (
        (before.isdecimal() and after.isdecimal()) or (_is_capital(before) and _is_capital(after))
    ):
        return False
    return _is_latin(before) and _is_latin(after)


def _is_capital(character: str) -> bool:
    return character.isascii() and character.isupper()


def _is_latin(character: str) -> bool:
    if character.isascii():
        return True
    # “ ” and … are of ambiguous width: in Chinese text they are Chinese punctuation.
    return character.isalnum() and unicodedata.east_asian_width(character) not in _WIDE
