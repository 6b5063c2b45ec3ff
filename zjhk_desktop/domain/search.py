"""Finding folded words in folded text: exact substrings, offsets in code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a query stands in a passage; `text` is the hant text of `[start, end)`."""

    passage: str
    start: int
    end: int
    text: str


def find_spans(folded: str, query: str) -> list[tuple[int, int]]:
    """Return `[start, end)` of each place, without overlaps, where a folded query stands."""
    spans: list[tuple[int, int]] = []
    if not query:
        return spans
    start = folded.find(query)
    while start >= 0:
        spans.append((start, start + len(query)))
        start = folded.find(query, start + len(query))
    return spans
