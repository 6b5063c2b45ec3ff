"""Folding for search: one character for every way to write it, in the same length.

Variants of a character (衞 衛 卫, 裏 裡 里), full and half width, capital and small letters and
the kinds of quotation marks become one. The same fold makes what is searched and the query.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zjhk_desktop.domain.errors import ResourceMissing

_SIMPLIFIED = ("TSCharacters.txt", "TSCharactersExt.txt")
_VARIANTS = ("HKVariants.txt", "HKVariantsRev.txt", "CJK_Compatibility_Ideographs.txt")
_HOUSE_VARIANTS = (("着", "著"), ("床", "牀"))
"""Pairs that Hong Kong writes either way and the character dictionaries do not join."""
_QUOTES = dict.fromkeys("“”„‟‘’‚‛「」『』﹁﹂﹃﹄'", '"')


class _Folded(dict[int, str]):
    """The folded characters by code point, each worked out when it is first met."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, code_point: int) -> str:
        folded = self[code_point] = self._fold(chr(code_point))
        return folded


class Folder:
    """Folds text for search; cheap to make, dictionaries load at the first use."""

    def __init__(self, folder: Path) -> None:
        """Name the folder of dictionaries, `resources/opencc`."""
        self._folder = folder
        self._simplified: dict[str, str] = {}
        self._variants: dict[str, list[str]] = {}
        self._folded = _Folded(self._fold_character)

    def fold(self, text: str) -> str:
        """Return the text folded, in the same length; folding twice changes nothing more.

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        return text.translate(self._folded)

    def _fold_character(self, character: str) -> str:
        """Apply every step until none changes the character; a circle ends at its least member."""
        if not self._variants:
            self._read()
        seen: list[str] = []
        while character not in seen:
            seen.append(character)
            character = self._step(character)
        return min(seen[seen.index(character) :])

    def _step(self, character: str) -> str:
        for form in (unicodedata.normalize("NFKC", character), character.casefold()):
            if len(form) == 1 and form != character:
                return form
        if character in self._variants:
            return self._representative(character)
        return _QUOTES.get(character, character)

    def _representative(self, character: str) -> str:
        """Return the one of a character's variants that stands for all: a simplified one."""
        family = {character}
        waiting = [character]
        while waiting:
            others = set(self._variants[waiting.pop()]) - family
            family |= others
            waiting += others
        return min(family, key=lambda member: (member in self._simplified, ord(member)))

    def _read(self) -> None:
        """Read which characters are variants of which."""
        self._simplified = dict(self._pairs(_SIMPLIFIED))
        pairs = [*self._simplified.items(), *self._pairs(_VARIANTS), *_HOUSE_VARIANTS]
        variants: dict[str, list[str]] = {}
        for one, other in pairs:
            variants.setdefault(one, []).append(other)
            variants.setdefault(other, []).append(one)
        self._variants = variants

    def _pairs(self, files: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (character, the first other character that it can become)."""
        for file in files:
            path = self._folder / file
            try:
                text = path.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                raise ResourceMissing(path=path) from None
            for line in text.splitlines():
                character, _, values = line.partition("\t")
                for value in values.split(" "):
                    if value not in ("", character):
                        yield character, value
                        break
