"""The places that a query found, by number: where each lies, and which comes next."""

from collections.abc import Callable, Sequence

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.ui.models.results_rows import Results, Scope

AnnotationOf = Callable[[str], Annotation | None]


def place_of(
    results: Results, index: int, memorandum: Memorandum, annotation_of: AnnotationOf
) -> tuple[str, int] | None:
    """Return the passage and code point that a place brings into view.

    A place in a note brings the words that the note is on; None where there are none any more.
    """
    if not 0 <= index < len(results):
        return None
    named = results.name_at(index)
    if named is not None:
        mention = named[0].mentions[named[1]]
        return mention.passage, mention.start
    if index < len(results.passages):
        hit = results.passages[index]
        return hit.passage, hit.start
    annotation = annotation_of(note_of(results, index))
    if annotation is None or annotation.anchor.passage not in memorandum:
        return None
    return annotation.anchor.passage, annotation.anchor.start


def note_of(results: Results, index: int) -> str:
    """Return the annotation in whose comment a place lies, or "" for one in the memorandum."""
    note = index - len(results.passages)
    return results.notes[note].annotation if 0 <= note < len(results.notes) else ""


def identity_of(results: Results, index: int) -> tuple[str, int] | None:
    """Return what tells a place from others whatever its number (None: there is none)."""
    if not 0 <= index < len(results):
        return None
    if index < len(results.passages):
        hit = results.passages[index]
        return hit.passage, hit.start
    named = results.name_at(index)
    if named is not None:
        mention = named[0].mentions[named[1]]
        return f"{mention.name}@{mention.passage}", mention.start
    note = results.notes[index - len(results.passages)]
    return note.annotation, note.start


def same_place(results: Results, indices: range, identity: tuple[str, int] | None) -> int:
    """Return the number that a place has now, else the first number (-1: there is none)."""
    same = [index for index in indices if identity_of(results, index) == identity]
    return same[0] if same else (indices[0] if indices else -1)


def painted_hits(
    results: Results, index: int, scope: Scope, memorandum: Memorandum
) -> tuple[Sequence[Hit], int]:
    """Return what is painted in the text while one is at a place, and which of it is current.

    At a name these are its mentions, else the places in the memorandum; whole passages are not
    painted. The number is -1 where none of them is the current one.
    """
    named = results.name_at(index)
    if named is not None:
        found, current = named
        mentions = found.mentions
        texts = [memorandum.passage(mention.passage).text_hant for mention in mentions]
        return [
            Hit(mention.passage, mention.start, mention.end, text[mention.start : mention.end])
            for mention, text in zip(mentions, texts, strict=True)
        ], current
    if results.whole or scope not in {Scope.ALL, Scope.MEMORANDUM}:
        return (), -1
    return results.passages, index if index < len(results.passages) else -1


def stepped(indices: range, current: int, step: int) -> int:
    """Return the number `step` after the current one, going round (-1: there is none)."""
    if not indices:
        return -1
    if current not in indices:
        return indices[0] if step > 0 else indices[-1]
    return indices[(indices.index(current) + step) % len(indices)]


def first_from(
    results: Results,
    indices: range,
    here: tuple[str, int],
    memorandum: Memorandum,
    annotation_of: AnnotationOf,
) -> int:
    """Return the first place at or after a character, else the very first (-1: there is none)."""
    start = (memorandum.passage(here[0]).position, here[1])
    for index in indices:
        place = place_of(results, index, memorandum, annotation_of)
        if place is not None and (memorandum.passage(place[0]).position, place[1]) >= start:
            return index
    return indices[0] if indices else -1


def count_by_section(results: Results, memorandum: Memorandum) -> dict[str, int]:
    """Return how many places each section has, by its id; sections without any are not there."""
    counts: dict[str, int] = {}
    for hit in results.passages:
        section = memorandum.passage(hit.passage).section
        counts[section] = counts.get(section, 0) + 1
    return counts
