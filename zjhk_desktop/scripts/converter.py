"""Between Traditional (Hong Kong) and Simplified text, character for character."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from zjhk_desktop.domain.script import Script
from zjhk_desktop.scripts.engine import Engine

NO_WORDS: Mapping[str, str] = MappingProxyType({})


class Converter:
    """Converts text between the scripts; cheap to make, dictionaries load at the first use."""

    def __init__(self, folder: Path, house_words: Mapping[str, str] = NO_WORDS) -> None:
        """Name the folder of dictionaries.

        Args:
            folder: `resources/opencc`.
            house_words: hans word -> hant word, where the house's usage differs from the
                dictionaries'; each pair of equal length.
        """
        self._engines = {
            Script.HANS: Engine(folder, "hk2s", NO_WORDS),
            Script.HANT: Engine(folder, "s2hk", house_words),
        }

    def convert(self, text: str, to: Script) -> str:
        """Return the text in a script, in the same length (code points).

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        return self._engines[to].convert(text)
