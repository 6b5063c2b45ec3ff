"""The order of names in an index: by pinyin in Simplified, by strokes in Traditional.

Two character sets are laid out in just these orders: the first level of GB 2312 by pinyin, that
of Big5 by the number of strokes, then by radical. Quotation marks and brackets do not count.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zjhk_desktop.domain.script import Script


@dataclass(frozen=True, slots=True)
class _Set:
    """A set of characters that lie in the order of an index, from the first to the last."""

    codec: str
    first: int
    last: int
    stand_ins: dict[str, str]


_SETS = {
    Script.HANS: _Set("gb2312", 0xB0A1, 0xD7F9, {"姊": "子", "邨": "村"}),
    Script.HANT: _Set("big5", 0xA440, 0xC67E, {"邨": "村"}),
}
"""Stand-ins sound like what the set has elsewhere or not at all, or have as many strokes."""

_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
_PINYIN = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
"""The first character of each of these initial letters."""

_STROKES = "一丁丈丑丙丞串並亟乘乾傢傭僧億儒優叢儳勸儷儼囌囑廳"
"""The first character of one stroke, of two, and so on."""

_LAST = 0xFFFF


@dataclass(frozen=True, slots=True, order=True)
class Initial:
    """Under what a name stands in an index: a number of strokes, or else a letter.

    Attributes:
        strokes: 0 where it stands under a letter; more than any character has where it is known
            neither how it sounds nor how it is written.
        letter: empty where it stands under strokes.
    """

    strokes: int
    letter: str = ""

    @property
    def known(self) -> bool:
        """Say whether there is something to stand under."""
        return self.strokes != _LAST


def initial_of(name: str, script: Script) -> Initial:
    """Return under what a name stands."""
    first = next(_counted(name), "")
    code = _code(first, script)
    if not code and first:
        return Initial(0, first.upper())
    if not code or code == _LAST:
        return Initial(_LAST)
    heads = [_code(each, script) for each in (_PINYIN if script is Script.HANS else _STROKES)]
    place = bisect_right(heads, code)
    return Initial(0, _LETTERS[place - 1]) if script is Script.HANS else Initial(place)


def name_key(name: str, script: Script) -> tuple[Initial, list[tuple[int, str]]]:
    """Return what names are sorted by; letters and digits come before characters."""
    return initial_of(name, script), [(_code(each, script), each) for each in _counted(name)]


def _counted(name: str) -> Iterator[str]:
    return (character for character in name if character.isalnum())


def _code(character: str, script: Script) -> int:
    """Return a character's place among all; 0 for a letter or digit, the last if it has none."""
    if character.isascii():
        return 0
    chosen = _SETS[script]
    character = chosen.stand_ins.get(character, character)
    code = int.from_bytes(character.encode(chosen.codec, errors="ignore"), "big")
    return code if chosen.first <= code <= chosen.last else _LAST
