"""What a person has typed, in the script of a reader; what is in that script already stays.

The dictionaries guess where a character serves both scripts: they make 範先生 of 范先生, who is
called so in Hong Kong too. So words are converted only where they are written in the other
script, clause by clause, or where nothing tells which script they are written in; and a surname
that an honorific or a label shows to be one is kept.
"""

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.script import Script
from zjhk_desktop.scripts.lexicon import Lexicon
from zjhk_desktop.scripts.sorted_dictionary import SortedDictionary
from zjhk_desktop.scripts.surnames import surname_places

_CLAUSE = re.compile(r"\w+")
_FIRST_HAN = "\u2e80"
"""No character before this one, the first radical, is ever converted."""

_SERVES_TOO = {Script.HANT: frozenset("峰床肴群虱霉晒昵"), Script.HANS: frozenset("捱醣拚榘")}
"""Characters that a script writes although the tables take them for the other script's.

They are those of the tables that everyday standards of the script hold (Big5's frequent
characters, GB 2312), without the few that only the other script writes today (听, 后).
"""


@dataclass(frozen=True, slots=True)
class _Telling:
    """The characters that tell a script: they are written in it and never in the other."""

    hant: frozenset[str]
    hans: frozenset[str]

    def of(self, script: Script) -> frozenset[str]:
        return self.hant if script is Script.HANT else self.hans


class Transcriber:
    """Shows typed text in a script; cheap to make, its tables load at the first use.

    It may be used by several threads: cards are drawn while a briefing is set.
    """

    def __init__(self, folder: Path, convert: Callable[[str, Script], str]) -> None:
        """Take the folder of dictionaries, `resources/opencc`, and the conversion itself."""
        self._folder = folder
        self._convert = convert
        self._telling: _Telling | None = None
        self._phrases: Lexicon | None = None
        self._lock = threading.Lock()

    def transcribe(self, text: str, to: Script) -> str:
        """Return typed text in a script, in the same length (code points).

        Raises:
            ResourceMissing: a dictionary is missing or unreadable.
        """
        if not text or max(text) < _FIRST_HAN:
            return text
        with self._lock:
            return self._transcribe(text, to)

    def _transcribe(self, text: str, to: Script) -> str:
        if self._telling is None:
            self._telling = _read_telling(self._folder)
        foreign, own = self._telling.of(to.other), self._telling.of(to)
        is_foreign, is_own = not foreign.isdisjoint(text), not own.isdisjoint(text)
        if is_own and not is_foreign:
            return text
        converted = self._convert(text, to)
        if to is Script.HANT:
            converted = self._with_surnames(text, converted)
        if is_foreign and not is_own:
            return converted
        # Nothing tells, or both are there: then each clause is taken as it is written.
        parts = list(text)
        kept = _SERVES_TOO[to]
        for clause in _CLAUSE.finditer(text):
            if is_own and foreign.isdisjoint(clause[0]):
                continue
            for index in range(*clause.span()):
                if text[index] not in kept:
                    parts[index] = converted[index]
        return "".join(parts)

    def _with_surnames(self, text: str, converted: str) -> str:
        """Put back the surnames that the dictionaries took for other words."""
        parts = list(converted)
        for place in surname_places(text, self._words):
            parts[place] = text[place]
        return "".join(parts)

    def _words(self, initial: str) -> Mapping[str, str]:
        """Return the dictionary words with an initial; few texts ever ask."""
        if self._phrases is None:
            path = self._folder / "STPhrases.txt"
            try:
                self._phrases = Lexicon([SortedDictionary(path.read_text("utf-8")).words_of])
            except (OSError, ValueError):
                raise ResourceMissing(path=path) from None
        return self._phrases.entries(initial).words


def _read_telling(folder: Path) -> _Telling:
    """Learn from the tables of characters which of them belong to one script alone."""
    simplified = _read_table(folder, "STCharacters.txt")
    variants = _read_table(folder, "HKVariants.txt")
    house = _read_table(folder, "HKVariantsRev.txt")
    traditional = {
        **_read_table(folder, "TSCharacters.txt"),
        **_read_table(folder, "TSCharactersExt.txt"),
    }
    for character, (usual, *_) in house.items():
        # 衞 becomes 卫 by way of 衛; 着 comes back to itself by way of 著.
        traditional.setdefault(character, traditional.get(usual, (usual,)))
    hant = {key for key, values in traditional.items() if key not in values}
    hans = {key for key, values in simplified.items() if key not in values}
    return _Telling(
        frozenset(hant - simplified.keys() - _SERVES_TOO[Script.HANS]),
        frozenset(hans - variants.keys() - traditional.keys() - _SERVES_TOO[Script.HANT]),
    )


def _read_table(folder: Path, file: str) -> Mapping[str, tuple[str, ...]]:
    """Return character -> what it may become.

    Raises:
        ResourceMissing: the table is missing or unreadable.
    """
    path = folder / file
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ResourceMissing(path=path) from None
    pairs = (line.partition("\t") for line in lines)
    return {key: tuple(values.split(" ")) for key, _, values in pairs if values}
