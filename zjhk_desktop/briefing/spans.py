"""From where to where: which notes, which measures."""

from collections.abc import Iterable, Sequence

from zjhk_desktop.domain.domain_choice import spell_numbers
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum, PassageKind


def span_label(numbers: Sequence[int], tr: Translator) -> str:
    """Return which annotations some numbers are: notes 21–25."""
    first, last = min(numbers), max(numbers)
    if first == last:
        return tr("Note {n}").format(n=first)
    return tr("Notes {first}–{last}").format(first=first, last=last)


def measures_label(passages: Iterable[str], memorandum: Memorandum, tr: Translator) -> str:
    """Return which measures are among some passages, by their ids; "" if none is."""
    found = (memorandum.passage(name) for name in dict.fromkeys(passages) if name)
    numbers = tuple(each.number or 0 for each in found if each.kind is PassageKind.MEASURE)
    if not numbers:
        return ""
    if len(numbers) == 1:
        return tr("Measure {n}").format(n=numbers[0])
    return tr("Measures {numbers}").format(numbers=spell_numbers(numbers))
