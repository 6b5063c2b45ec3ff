"""The conversion engine: opencc's, on the bundled dictionaries, matching as C++ OpenCC does.

opencc-python-reimplemented takes the longest word anywhere in a clause first, and breaks the
text at punctuation; C++ OpenCC, whose dictionaries these are, cuts the text from left to right
by its segmentation dictionary and converts each piece alone. The two differ on real sentences,
so loading and caching are the engine's and matching is replaced.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from opencc import OpenCC

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.scripts.description import description_length
from zjhk_desktop.scripts.lexicon import Lexicon, LexiconGroup, make_group, make_lexicon


class Engine(OpenCC):
    """One conversion; its dictionaries are read at the first use."""

    def __init__(self, folder: Path, name: str, house_words: Mapping[str, str]) -> None:
        """Name the configuration `folder/name.json`.

        Args:
            folder: configurations and dictionaries.
            name: of the configuration.
            house_words: words that go before the dictionaries' of the same length or less.
        """
        super().__init__()
        self.conversion = name
        self._folder = folder
        self._house = make_lexicon([house_words])
        self._normalization: tuple[LexiconGroup, ...] = ()
        self._segmentation = LexiconGroup((), frozenset())
        self._chain: tuple[LexiconGroup, ...] = ()
        self._lexicons: dict[tuple[str, ...], Lexicon] = {}
        self._converted: dict[str, str] = {}

    def convert(self, string: str) -> str:
        """Return the text converted, in the same length.

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        if not self._dict_init_done:
            self._init_dict()
        for group in self._normalization:
            if not group.initials.isdisjoint(string):
                string = _replace(group, string)
        return "".join(self._pieces(string))

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
            self._lexicons[files] = make_lexicon([self._load(file) for file in files])
        return self._lexicons[files]

    def _load(self, file: str) -> dict[str, str]:
        """Return a dictionary through the engine's own reader and cache: first values only."""
        loaded: list[tuple[int, int, dict[str, str]]] = []
        self._add_dictionaries([str(self._folder / file)], loaded)
        return {word: value.partition(" ")[0] for word, value in loaded[0][2].items()}

    def _pieces(self, text: str) -> list[str]:
        """Cut the text from left to right and convert each piece alone."""
        pieces: list[str] = []
        pending = position = 0
        while position < len(text):
            word, _ = self._segmentation.match(text, position)
            house = self._house.match(text, position)
            if not word and not house:
                position += description_length(text, position) or 1
                continue
            if pending < position:
                pieces.append(self._convert_piece(text[pending:position]))
            if len(house) >= len(word):
                word = house
                pieces.append(self._house.words[house])
            else:
                if word not in self._converted:
                    self._converted[word] = self._convert_piece(word)
                pieces.append(self._converted[word])
            position += len(word)
            pending = position
        pieces.append(self._convert_piece(text[pending:]))
        return pieces

    def _convert_piece(self, piece: str) -> str:
        """Pass a piece through the chain; one whose length would change stays as it is."""
        result = piece
        for group in self._chain:
            if not group.initials.isdisjoint(result):
                result = _replace(group, result)
        return result if len(result) == len(piece) else piece


def _replace(group: LexiconGroup, text: str) -> str:
    """Replace from left to right the words that a group knows."""
    parts: list[str] = []
    position = 0
    while position < len(text):
        word, value = group.match(text, position)
        if word:
            parts.append(value)
            position += len(word)
        else:
            length = description_length(text, position) or 1
            parts.append(text[position : position + length])
            position += length
    return "".join(parts)
