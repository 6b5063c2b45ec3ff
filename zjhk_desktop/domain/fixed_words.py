"""Words that are known without a dictionary: names of the index, and dates."""

import re
from collections.abc import Iterable, Mapping

from zjhk_desktop.domain.memorandum import Mention, Name, NameKind

_LONGEST_POLICY = 8
"""A policy longer than this is a phrase that is put together of words, not one of them."""
_NUMBER = r"[\d〇零一二三四五六七八九十]"
_DATE = re.compile(
    rf"{_NUMBER}{{2,4}}年(?:{_NUMBER}{{1,3}}月(?:{_NUMBER}{{1,3}}日)?)?"
    rf"|{_NUMBER}{{1,3}}月{_NUMBER}{{1,3}}日"
)
_PUNCTUATED = re.compile(r"[^\w·]")


def fixed_words(
    text: str, mentions: Iterable[Mention], names: Mapping[str, Name]
) -> list[tuple[int, int]]:
    """Return `[start, end)` of the names and dates of a passage in order; none overlaps another.

    Args:
        text: of the passage, in either script.
        mentions: those of the passage.
        names: all names by id.
    """
    found = [(m.start, m.end) for m in mentions if is_word(names[m.name])]
    for date in _DATE.finditer(text):
        if all(date.end() <= start or end <= date.start() for start, end in found):
            found.append(date.span())
    return sorted(found)


def is_word(name: Name) -> bool:
    """Say whether a name is one word; not if punctuation is in it, or if it is a whole phrase."""
    if name.kind is NameKind.POLICY and len(name.hant) > _LONGEST_POLICY:
        return False
    return not _PUNCTUATED.search(name.hant)
