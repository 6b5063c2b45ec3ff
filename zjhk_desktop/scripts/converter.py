"""Between Traditional (Hong Kong) and Simplified text, character for character."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from zjhk_desktop.domain.script import Script
from zjhk_desktop.scripts.engine import Engine
from zjhk_desktop.scripts.house_words import HouseWords


def no_words() -> Mapping[str, str]:
    """Return no house words: then conversion is OpenCC's alone."""
    return {}


class Converter:
    """Converts text between the scripts; cheap to make, dictionaries load at the first use."""

    def __init__(
        self, folder: Path, house_words: Callable[[], Mapping[str, str]] = no_words
    ) -> None:
        """Name the folder of dictionaries.

        Args:
            folder: `resources/opencc`.
            house_words: gives hans word -> hant word, where the house's usage differs from the
                dictionaries'; each pair of equal length. Asked at the first conversion to hant.
        """
        self._engines = {
            Script.HANS: Engine(folder, "hk2s", HouseWords(no_words)),
            Script.HANT: Engine(folder, "s2hk", HouseWords(house_words)),
        }

    def convert(self, text: str, to: Script) -> str:
        """Return the text in a script, in the same length (code points).

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        return self._engines[to].convert(text)

    def convert_parts(self, parts: Iterable[str], to: Script) -> Iterator[str]:
        """Convert one text that comes in parts: `convert` of the whole, holding little of it.

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        return self._engines[to].convert_parts(parts)
