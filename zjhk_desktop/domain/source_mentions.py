"""Where names stand in a text.

A name that stands inside a longer name's place is no mention of its own: 香港特區政府教育局
mentions the bureau, not also the government.
"""

from collections.abc import Iterable

from zjhk_desktop.domain.memorandum import Mention, Name, Passage


def find_mentions(passage: Passage, names: Iterable[Name]) -> tuple[Mention, ...]:
    """Return every mention in a passage, in order of place; none overlaps another.

    Of overlapping names the longest counts, and of equally long ones the earlier in the text.
    """
    places = [
        (-len(name.hant), start, name.id)
        for name in names
        for start in _starts(passage.text_hant, name.hant)
    ]
    taken: set[int] = set()
    found: list[Mention] = []
    for negative, start, name_id in sorted(places):
        span = range(start, start - negative)
        if taken.isdisjoint(span):
            taken.update(span)
            found.append(Mention(name_id, passage.id, span.start, span.stop))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _starts(text: str, word: str) -> Iterable[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)
