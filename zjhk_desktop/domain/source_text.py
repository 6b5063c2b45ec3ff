"""The memorandum as its source has it: read from the text, before conversion and ids."""

import re
from dataclasses import dataclass
from datetime import date

from zjhk_desktop.domain.errors import SourceMalformed
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.source_annex import SourceDomain, read_domains
from zjhk_desktop.domain.source_front import (
    split_cells,
    split_paragraphs,
    split_title,
    title_lines,
)
from zjhk_desktop.domain.source_layout import SourceLine, decode_source, join_lines, source_lines
from zjhk_desktop.domain.source_numeral import (
    COUNTING_CHARACTERS,
    NUMERAL_CHARACTERS,
    number_of_numeral,
)

_ANNEX = re.compile(rf"附件(?:[{NUMERAL_CHARACTERS}]+|\d+)?[：:]?")
_DECLARED = re.compile(rf"([{COUNTING_CHARACTERS}]+|\d+)個領域")
_CLAUSE = re.compile(r"[，；]")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_PLACE = re.compile(
    r"在([^，。；：、“”《》（）]{1,20}?[省市區縣州鎮港澳京滬])(?:舉行|舉辦|召開|簽署|簽訂)"
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The parts of the memorandum in reading order, free of layout white space.

    Attributes:
        title: title lines before the preamble.
        preamble: its paragraphs.
        signature: cells of the signature block, row by row, each from left to right.
        annex_title: title lines of the annex, the first being 附件.
        signed_on: ISO date of signature, or of the meeting, else empty.
        place: where it was held (the 某市 of 在某市舉行), else empty.
    """

    title: tuple[str, ...]
    preamble: tuple[str, ...]
    signature: tuple[str, ...]
    annex_title: tuple[str, ...]
    domains: tuple[SourceDomain, ...]
    signed_on: str
    place: str


def parse_source(data: bytes, path: str) -> SourceText:
    """Read a source text of the form of the memorandum.

    Args:
        data: the file's bytes, UTF-8.
        path: named in errors only.

    Raises:
        SourceMalformed: the text is not of that form; says where and why.
    """
    lines = source_lines(decode_source(data, path))
    if not lines:
        raise SourceMalformed(path=path, line=1, problem=Phrase(N_("the text is empty")))
    front, annex = _split_annex(lines, path)
    title, body = split_title(front)
    if not title:
        problem = Phrase(N_("there is no title before the preamble"))
        raise SourceMalformed(path=path, line=lines[0].number, problem=problem)
    preamble, block = _split_signature(body, path, title)
    annex_title, domains = read_domains(annex[1:], path)
    paragraphs = split_paragraphs(preamble)
    texts = tuple(join_lines(line.text for line in paragraph) for paragraph in paragraphs)
    _check_declared(texts, paragraphs, len(domains), path)
    signature = tuple(cell for line in block for cell in split_cells(line.text))
    return SourceText(
        title=title_lines(title),
        preamble=texts,
        signature=signature,
        annex_title=title_lines((annex[0], *annex_title)),
        domains=domains,
        signed_on=_first_date((*signature, *texts)),
        place=_place("".join(texts)),
    )


def _split_annex(
    lines: tuple[SourceLine, ...], path: str
) -> tuple[tuple[SourceLine, ...], tuple[SourceLine, ...]]:
    """Split before the line that says 附件 and nothing else."""
    for index, line in enumerate(lines):
        if _ANNEX.fullmatch(join_lines([line.text])):
            return lines[:index], lines[index:]
    problem = Phrase(N_("there is no annex (a line that says 附件)"))
    raise SourceMalformed(path=path, line=lines[-1].number, problem=problem)


def _split_signature(
    body: tuple[SourceLine, ...], path: str, title: tuple[SourceLine, ...]
) -> tuple[tuple[SourceLine, ...], tuple[SourceLine, ...]]:
    """Split after the last line that ends a sentence: what follows is the signature block."""
    ends = [index for index, line in enumerate(body) if line.ends_sentence]
    last = body[-1] if body else title[-1]
    if not ends:
        problem = Phrase(N_("there is no preamble between the title and the annex"))
        raise SourceMalformed(path=path, line=last.number, problem=problem)
    cut = ends[-1] + 1
    if cut == len(body):
        problem = Phrase(N_("there is no signature block before the annex"))
        raise SourceMalformed(path=path, line=last.number, problem=problem)
    for line in body[cut:]:
        if _CLAUSE.search(line.text):
            problem = Phrase(N_("a paragraph of the preamble does not end with 。"))
            raise SourceMalformed(path=path, line=line.number, problem=problem)
    return body[:cut], body[cut:]


def _check_declared(
    texts: tuple[str, ...],
    paragraphs: tuple[tuple[SourceLine, ...], ...],
    count: int,
    path: str,
) -> None:
    """Refuse a preamble that declares another number of domains than the annex has."""
    declared = [
        (number, _line_at(paragraph, match.start()))
        for text, paragraph in zip(texts, paragraphs, strict=True)
        for match in _DECLARED.finditer(text)
        if (number := number_of_numeral(match[1])) is not None
    ]
    if declared and all(number != count for number, _ in declared):
        number, line = declared[0]
        problem = Phrase(
            N_("the preamble declares {declared} domains, but the annex has {count}"),
            declared=number,
            count=count,
        )
        raise SourceMalformed(path=path, line=line, problem=problem)


def _line_at(paragraph: tuple[SourceLine, ...], offset: int) -> int:
    """Return the number of the line on which a code point of a paragraph stands."""
    for line in paragraph:
        offset -= len(join_lines([line.text]))
        if offset < 0:
            return line.number
    return paragraph[-1].number


def _first_date(texts: tuple[str, ...]) -> str:
    for text in texts:
        for match in _DATE.finditer(text):
            try:
                return date(*(int(part) for part in match.groups())).isoformat()
            except ValueError:
                continue
    return ""


def _place(text: str) -> str:
    match = _PLACE.search(text)
    return match[1] if match else ""
