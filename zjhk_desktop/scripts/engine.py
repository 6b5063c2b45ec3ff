"""The conversion engine: opencc's, on the bundled dictionaries, matching as C++ OpenCC does.

opencc-python-reimplemented takes the longest word anywhere in a clause first, and breaks the
text at punctuation; C++ OpenCC, whose dictionaries these are, cuts the text from left to right
by its segmentation dictionary and converts each piece alone. The two differ on real sentences,
so the engine's interface and its reading of dictionaries are kept, matching is replaced, and the
one big dictionary is looked up in place.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import Any

from opencc import OpenCC

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.scripts.description import LONGEST_DESCRIPTION, description_length, has_operators
from zjhk_desktop.scripts.house_words import HouseWords, Part, Span
from zjhk_desktop.scripts.lexicon import Lexicon, LexiconGroup, WordsOf, make_group
from zjhk_desktop.scripts.sorted_dictionary import SortedDictionary

WINDOW = 16_384
"""How many code points are converted at a time; memory depends on it, the result does not."""
REACH = LONGEST_DESCRIPTION
"""How far ahead a decision may look: the longest sequence; every dictionary word is shorter."""
_BIG_FILE = 200_000
"""Bytes from which a dictionary is looked up in place; reading it would take longer."""
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into pieces.

    Attributes:
        converted: the pieces converted; what follows the last word only if the text ends there.
        parts: each word, with what it becomes, and each description sequence.
        ends: where words ended: what follows does not depend on what is before.
        run: length of what is before the first word.
        seen: how far the cutting went.
    """

    converted: str
    parts: list[Part]
    ends: list[int]
    run: int
    seen: int


class Engine(OpenCC):
    """One conversion; its dictionaries are read at the first use."""

    def __init__(self, folder: Path, name: str, house: HouseWords) -> None:
        """Name the configuration `folder/name.json`.

        Args:
            folder: configurations and dictionaries.
            name: of the configuration.
            house: words that go before the dictionaries'.
        """
        super().__init__()
        self.conversion = name
        self._folder = folder
        self._house = house
        self._normalization: tuple[LexiconGroup, ...] = ()
        self._segmentation = LexiconGroup(())
        self._chain: tuple[LexiconGroup, ...] = ()
        self._lexicons: dict[tuple[str, ...], Lexicon] = {}
        self._converted: dict[str, str] = {}

    def convert(self, string: str) -> str:
        """Return the text converted, in the same length.

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        return "".join(self.convert_parts((string,)))

    def convert_parts(self, parts: Iterable[str]) -> Iterator[str]:
        """Convert one text that comes in parts, holding little of it at a time; see `convert`."""
        if not self._dict_init_done:
            self._init_dict()
        rest = ""
        wanted = WINDOW
        for part in parts:
            for start in range(0, len(part), WINDOW):
                rest += part[start : start + WINDOW]
                if len(rest) > wanted:
                    done = self._convert_window(rest, final=False)
                    rest = rest[len(done) :]
                    # Where nothing could be decided, try again when there is twice as much.
                    wanted = max(WINDOW, 0 if done else 2 * len(rest))
                    yield done
        yield self._convert_window(rest, final=True)

    def _init_dict(self) -> None:
        """Read the configuration and its dictionaries."""
        path = self._folder / f"{self.conversion}.json"
        try:
            settings: dict[str, Any] = json.loads(path.read_text("utf-8"))
            self._normalization = self._groups(settings.get("normalization", []))
            self._segmentation = make_group(settings["segmentation"]["dict"], self._union)
            self._chain = self._groups(settings["conversion_chain"])
        except (OSError, ValueError, KeyError):
            raise ResourceMissing(path=path) from None
        self._dict_init_done = True

    def _groups(self, steps: Sequence[Mapping[str, Any]]) -> tuple[LexiconGroup, ...]:
        return tuple(make_group(step["dict"], self._union) for step in steps)

    def _union(self, files: tuple[str, ...]) -> Lexicon:
        """Return the union of dictionaries, made once (phrases serve twice in a chain)."""
        if files not in self._lexicons:
            self._lexicons[files] = Lexicon([self._load(file) for file in files])
        return self._lexicons[files]

    def _load(self, file: str) -> WordsOf:
        """Return a dictionary: through the engine's own reader, unless it is a big one."""
        path = self._folder / file
        if path.stat().st_size >= _BIG_FILE:
            return SortedDictionary(path.read_text("utf-8")).words_of
        loaded: list[tuple[int, int, dict[str, str]]] = []
        self._add_dictionaries([str(path)], loaded)
        return _by_initial(loaded[0][2])

    def _convert_window(self, text: str, *, final: bool) -> str:
        """Convert as much of the text as its further course cannot change: all if it is final."""
        for group in self._normalization:
            if group.touches(text):
                text = "".join(_replace(group, text))
        cut = self._cut(text, final=final)
        spans = self._house.spans(text[: cut.seen], cut.parts)
        if final:
            return _with_house_words(cut.converted, spans)
        # A house word that began before the end of what is given out must be known whole.
        sure = cut.seen - self._house.longest
        inside = {place for span in spans for place in range(span.start + 1, span.end)}
        for converted, ends in ((cut.converted, cut.ends), self._convert_run(text[: cut.run])):
            end = next((end for end in reversed(ends) if end <= sure and end not in inside), 0)
            if end:
                return _with_house_words(converted[:end], [s for s in spans if s.end <= end])
        return ""

    def _cut(self, text: str, *, final: bool) -> _Cut:
        """Cut the text from left to right and convert each piece alone."""
        match = self._segmentation.match
        pieces: list[str] = []
        parts: list[Part] = []
        ends: list[int] = []
        run = pending = position = 0
        limit = len(text) if final else len(text) - REACH
        describing = has_operators(text)
        if not describing and not self._segmentation.touches(text):
            position = max(limit, 0)
        while position < limit:
            word, _ = match(text, position)
            if not word:
                length = describing and description_length(text, position)
                if length:
                    parts.append(Part(position, position + length, ""))
                position += length or 1
                continue
            if pending < position:
                pieces.append(self._convert_piece(text[pending:position]))
            if word not in self._converted:
                self._converted[word] = self._convert_piece(word)
            pieces.append(self._converted[word])
            run = run if ends else position
            pending = position + len(word)
            parts.append(Part(position, pending, self._converted[word]))
            ends.append(pending)
            position = pending
        if final:
            pieces.append(self._convert_piece(text[pending:]))
        return _Cut("".join(pieces), parts, ends, run if ends else position, position)

    def _convert_piece(self, piece: str) -> str:
        """Pass a piece through the chain; one whose length would change stays as it is."""
        result = piece
        for group in self._chain:
            if group.touches(result):
                result = "".join(_replace(group, result))
        return result if len(result) == len(piece) else piece

    def _convert_run(self, run: str) -> tuple[str, list[int]]:
        """Convert the beginning of a long run without a word, and say where it may be cut.

        Each step looks ahead, so only what is far enough from the end is certain.
        """
        sure = len(run) - REACH * (len(self._chain) + 1)
        if sure <= 0:
            return "", []
        ends = set(range(sure + 1))
        for group in self._chain:
            if group.touches(run):
                replaced = _replace(group, run)
                run = "".join(replaced)
                ends.intersection_update(accumulate(map(len, replaced)))
        return run, sorted(ends)


def _by_initial(words: Mapping[str, str]) -> WordsOf:
    """Return words by their first characters, each with the first of its values."""
    found: dict[str, dict[str, str]] = {}
    for word, values in words.items():
        found.setdefault(word[0], {})[word] = values.partition(" ")[0]
    return lambda initial: found.get(initial, _NO_WORDS)


def _replace(group: LexiconGroup, text: str) -> list[str]:
    """Replace from left to right the words that a group knows; return the pieces."""
    pieces: list[str] = []
    match = group.match
    describing = has_operators(text)
    position = 0
    while position < len(text):
        word, value = match(text, position)
        if word:
            pieces.append(value)
            position += len(word)
        else:
            length = (describing and description_length(text, position)) or 1
            pieces.append(text[position : position + length])
            position += length
    return pieces


def _with_house_words(converted: str, spans: Iterable[Span]) -> str:
    """Put the house's form of each word in its place; all are of equal length."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        pieces += (converted[done : span.start], span.value)
        done = span.end
    return "".join((*pieces, converted[done:]))
