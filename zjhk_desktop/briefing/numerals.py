"""Numbers and dates in Chinese numerals."""

from datetime import date

from zjhk_desktop.domain.language import Language, Translator
from zjhk_desktop.domain.script import Script

_LARGEST = 99


def numeral(number: int, tr: Translator) -> str:
    """Return a number as words of a language have it: 二十一 in Chinese, 21 in English."""
    if tr.language is Language.ENGLISH or number > _LARGEST:
        return str(number)
    return chinese_number(number)


def chinese_number(number: int) -> str:
    """Return a number below 100 in Chinese numerals."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else digits[tens] + "十")
    return head + (digits[ones] if ones else "")


def chinese_date(iso: str, script: Script) -> str:
    """Return an ISO date in Chinese numerals; what is no date is returned as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    digits = ("零" if script is Script.HANT else "〇") + "一二三四五六七八九"
    year = "".join(digits[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
