"""Chinese numerals up to 九十九, as they number domains (一、 … 十三、 …) and count them."""

_DIGITS = "零一二三四五六七八九"
_TEN = 10
NUMERAL_CHARACTERS = "一二三四五六七八九十"
_TWO_OF_A_KIND = "兩"
COUNTING_CHARACTERS = NUMERAL_CHARACTERS + _TWO_OF_A_KIND
"""Characters of a numeral before a measure word: 兩個, not 二個."""


def chinese_numeral(number: int) -> str:
    """Return the numeral of 1 to 99.

    Raises:
        ValueError: the number is outside that.
    """
    if not 0 < number < _TEN * _TEN:
        raise ValueError(number)
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def number_of_numeral(numeral: str) -> int | None:
    """Return the number that a numeral or a row of decimal digits writes, else None."""
    if numeral.isdecimal():
        return int(numeral)
    return _VALUES.get(numeral)


_VALUES = {chinese_numeral(number): number for number in range(1, _TEN * _TEN)} | {
    _TWO_OF_A_KIND: 2
}
