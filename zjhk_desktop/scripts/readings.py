"""How Chinese is read in Latin letters: pinyin by phrase, Jyutping by character."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from zjhk_desktop.domain.errors import ResourceMissing

Syllables = tuple[str, ...]


class Readings:
    """Reads characters aloud; cheap to make, the tables load at the first use."""

    def __init__(self, folder: Path, simplify: Callable[[str], str]) -> None:
        """Name the folder of tables, `resources/readings`.

        Args:
            folder: where the tables are.
            simplify: text -> the same in Simplified, of equal length; phrases are kept so.
        """
        self._folder = folder
        self._simplify = simplify

    def read(self, text: str) -> tuple[Syllables, ...]:
        """Return for each character its syllables, Mandarin first; none where it has none.

        Tones are left out, and ü is v.

        Raises:
            ResourceMissing: a table is missing or unreadable.
        """
        usual, phrases = self._pinyin
        spoken = self._jyutping
        found: list[Syllables] = []
        simplified = self._simplify(text)
        while len(found) < len(text):
            at = len(found)
            sizes = range(min(self._longest, len(text) - at), 1, -1)
            cuts = (simplified[at : at + size] for size in sizes)
            phrase = next((cut for cut in cuts if cut in phrases), "")
            mandarin = phrases[phrase] if phrase else usual.get(simplified[at], ())
            found += [(syllable,) for syllable in mandarin] or [()]
        cantonese = [spoken.get(character, ()) for character in text]
        return tuple((*one, *other) for one, other in zip(found, cantonese, strict=True))

    @cached_property
    def _pinyin(self) -> tuple[dict[str, Syllables], dict[str, Syllables]]:
        """The usual syllable of each character, and the syllables of phrases."""
        usual: dict[str, Syllables] = {}
        phrases: dict[str, Syllables] = {}
        for first, others in self._lines("pinyin.txt"):
            if first.isascii():
                usual.update(dict.fromkeys(others[0], (first,)))
            else:
                phrases[first] = tuple(others)
        return usual, phrases

    @cached_property
    def _longest(self) -> int:
        """Characters in the longest phrase."""
        return max(map(len, self._pinyin[1]), default=1)

    @cached_property
    def _jyutping(self) -> dict[str, Syllables]:
        """The syllables of each character."""
        spoken: dict[str, Syllables] = {}
        for syllable, (characters,) in self._lines("jyutping.txt"):
            for character in characters:
                spoken[character] = (*spoken.get(character, ()), syllable)
        return spoken

    def _lines(self, name: str) -> list[tuple[str, list[str]]]:
        path = self._folder / name
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            raise ResourceMissing(path=path) from None
        words = (line.split() for line in text.splitlines())
        return [(first, others) for first, *others in words]
