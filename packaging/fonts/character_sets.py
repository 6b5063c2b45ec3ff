"""Say which characters each bundled face must hold."""

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path

from zjhk_desktop.domain.script import Script
from zjhk_desktop.scripts.converter import Converter

_BIG5_EVERYDAY = range(0xA4, 0xC7)  # lead bytes of Big5 level 1: 5,401 characters, to 0xC67E
_GB2312_EVERYDAY = range(0xB0, 0xD8)  # lead bytes of GB2312 level 1: 3,755 characters
_SYMBOL_BLOCKS = (
    (0x0020, 0x007F),  # ASCII
    (0x00A0, 0x0180),  # Latin-1 and Latin Extended-A
    (0x02C0, 0x02E0),  # tone marks
    (0x2000, 0x2070),  # general punctuation
    (0x20A0, 0x20C0),  # currency
    (0x2100, 0x2300),  # letter-like, number forms, arrows, mathematical operators
    (0x2460, 0x2500),  # circled and parenthesised numbers
    (0x2500, 0x2600),  # box drawing, blocks, geometric shapes
    (0x2600, 0x2670),  # stars
    (0x2713, 0x2714),  # the tick
    (0x2776, 0x2794),  # white numbers on black circles
    (0x3000, 0x3040),  # Chinese punctuation
    (0x3200, 0x3400),  # circled numbers above 20, squared units
    (0xFE30, 0xFE50),  # compatibility forms
    (0xFF00, 0xFFF0),  # full-width forms
)
LATIN_BLOCKS = (
    (0x0020, 0x007F),
    (0x00A0, 0x0180),
    (0x2010, 0x2028),  # dashes, quotes, bullet, ellipsis
    (0x2030, 0x2040),  # per mille, primes, angle quotes
    (0x20AC, 0x20AD),  # euro
    (0x2122, 0x2123),  # trade mark
    (0x2212, 0x2213),  # minus
)


def blocks(ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Return the code points of half-open ranges."""
    return set(itertools.chain.from_iterable(range(start, end) for start, end in ranges))


def symbols() -> set[int]:
    """Return the code points of everything that is not a word's character."""
    return blocks(_SYMBOL_BLOCKS)


def charset(codec: str, leads: Iterable[int] = range(0x81, 0xFF)) -> set[int]:
    """Return the code points of a two-byte character set, or of some of its rows."""
    found: set[int] = set()
    for lead, trail in itertools.product(leads, range(0x40, 0xFF)):
        try:
            found.update(map(ord, bytes((lead, trail)).decode(codec)))
        except UnicodeDecodeError:
            continue  # the code is not assigned
    return found


def converted(points: Iterable[int], convert: Callable[[str], str]) -> set[int]:
    """Return what each character becomes by itself."""
    return {ord(char) for point in points for char in convert(chr(point))}


class CharacterSets:
    """The sets of characters that the faces are cut to, as code points.

    Attributes:
        text: every character of the given texts, in both scripts.
        hans: for the Simplified reading faces.
        everyday_hant: for headings and labels in Traditional.
        everyday_hans: for headings and labels in Simplified.
        latin: for the Latin face.
    """

    def __init__(self, texts: Iterable[Path], dictionaries: Path) -> None:
        converter = Converter(dictionaries)

        def to_hans(text: str) -> str:
            return converter.convert(text, Script.HANS)

        def to_hant(text: str) -> str:
            return converter.convert(text, Script.HANT)

        written = "".join(path.read_text(encoding="utf-8") for path in texts)
        self.text = {ord(char) for char in written + to_hans(written) + to_hant(written)}
        hong_kong = charset("big5hkscs")
        mainland = charset("gb2312")
        self.hans = mainland | converted(hong_kong, to_hans)
        self.hans |= self.text | symbols()
        common_hant = charset("big5", _BIG5_EVERYDAY)
        common_hans = charset("gb2312", _GB2312_EVERYDAY)
        common_hant |= converted(common_hans, to_hant)
        self.everyday_hant = common_hant | self.text | symbols()
        self.everyday_hans = self.everyday_hant | common_hans | converted(common_hant, to_hans)
        self.latin = blocks(LATIN_BLOCKS)
