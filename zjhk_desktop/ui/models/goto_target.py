"""What a place typed into the go-to box means: `9`, `第9項`, `三`, `d3`, `p2`, `m09`."""

import re

from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.memorandum import Memorandum, Passage

_ID = re.compile(r"([tpgdm])([0-9]{1,3})")
_MEASURE = re.compile(r"第?(\w{1,4}?)[項项条條]?")
_DOMAIN = re.compile(r"第?(\w{1,3}?)(?:領域|领域|[、章])?")
_DIGITS = "零一二三四五六七八九"


def target_of(text: str, memorandum: Memorandum) -> Passage:
    """Return the passage that is meant.

    A number is a measure; a Chinese numeral is a domain, or a measure when it stands in 第…項
    or is greater than the number of domains; a letter and a number is a passage's own id.
    Full-width characters and case do not matter.

    Raises:
        UnknownPassage: nothing, or nothing of the memorandum, is meant.
    """
    wanted = "".join(text.split()).translate(_WIDE).lower()
    for passage_id in _candidates(wanted, len(memorandum.domains)):
        if passage_id in memorandum:
            return memorandum.passage(passage_id)
    raise UnknownPassage(id=text.strip())


def _candidates(wanted: str, domains: int) -> list[str]:
    """Return the ids that a text may stand for, the likeliest first."""
    if match := _ID.fullmatch(wanted):
        letter, number = match[1], int(match[2])
        return [f"{letter}{number}", f"{letter}{number:02d}"]
    if match := _MEASURE.fullmatch(wanted):
        number = _number(match[1])
        if number and (wanted.startswith("第") or match[1].isdecimal()):
            return [f"m{number:02d}"]
    if match := _DOMAIN.fullmatch(wanted):
        number = _number(match[1])
        return [f"{'d' if number <= domains else 'm'}{number:02d}"] if number else []
    return []


def _number(numeral: str) -> int:
    """Return the value of decimal digits or of a Chinese numeral below 100 (0: it is none)."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    if not all(part in _DIGITS for part in (tens, ones)) or len(tens) > 1 or len(ones) > 1:
        return 0
    units = _DIGITS.index(ones) if ones else 0
    if not ten:
        return units if ones else 0
    return (_DIGITS.index(tens) if tens else 1) * 10 + units


_WIDE = {ord("！") + offset: chr(ord("!") + offset) for offset in range(94)}
