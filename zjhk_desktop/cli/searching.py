"""`search`: where a query stands in the text, in the notes and in the index of names."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing

from zjhk_desktop.cli.output import one_line, write_json, write_line, write_sentence
from zjhk_desktop.cli.parser import SearchPart
from zjhk_desktop.cli.records import Record, hit_record, name_hit_record, note_hit_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.annotation import Annotation, check_text
from zjhk_desktop.domain.errors import ReviewError
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.searching import NameHit, NoteHit, NotePart, part_text
from zjhk_desktop.storage.review_store import Access

CONTEXT = 12
"""How many code points around a hit are printed."""

_HEADINGS = {
    SearchPart.PASSAGES: N_("Memorandum"),
    SearchPart.NOTES: N_("Notes"),
    SearchPart.NAMES: N_("Names"),
}


def search(arguments: argparse.Namespace, services: Services) -> int:
    """Print where a query stands: in one part, or as text in all of them.

    Without `--in`, JSON is the list of places in passages, and a review that cannot be looked at
    is said on stderr beside what the other parts hold.
    """
    query = check_text(arguments.query)
    services.memorandum()
    services.searching().follow(_reviewed(services))
    part: SearchPart | None = arguments.part
    if arguments.json:
        write_json(_records(part or SearchPart.PASSAGES, query, services))
        return 0
    if part is not None:
        found = {part: _lines(part, query, services)}
    else:
        found = {each: _possible_lines(each, query, services) for each in SearchPart}
    for each, lines in found.items():
        if part is None and lines:
            write_line(f"{services.translator(_HEADINGS[each])} ({len(lines)})")
        for line in lines:
            write_line(line)
    if not any(found.values()):
        write_sentence(services.translator("Nothing is found."))
    return 0


def _reviewed(services: Services) -> Callable[[str], Status]:
    """Return what says a measure's status; the review is read when the first one is asked for."""
    known: dict[str, Assessment] | None = None

    def status(passage: str) -> Status:
        nonlocal known
        if known is None:
            with closing(services.reviewing(Access.READ)) as reviewing:
                known = reviewing.assessing.assessments()
        return known.get(passage, Assessment()).status

    return status


def _records(part: SearchPart, query: str, services: Services) -> list[Record]:
    if part is SearchPart.PASSAGES:
        return [hit_record(hit) for hit in services.searching().in_passages(query)]
    if part is SearchPart.NAMES:
        return [name_hit_record(hit) for hit in services.searching().in_names(query)]
    return [note_hit_record(note, hit) for note, hit in _notes(query, services)]


def _possible_lines(part: SearchPart, query: str, services: Services) -> list[str]:
    """Return the lines of a part; a review that cannot be looked at has none, and that is said."""
    try:
        return _lines(part, query, services)
    except ReviewError as error:
        write_sentence(error.sentence(services.translator))
        return []


def _lines(part: SearchPart, query: str, services: Services) -> list[str]:
    if part is SearchPart.PASSAGES:
        return [_hit_line(hit, services) for hit in services.searching().in_passages(query)]
    if part is SearchPart.NAMES:
        return [_name_line(hit) for hit in services.searching().in_names(query)]
    return [_note_line(note, hit) for note, hit in _notes(query, services)]


def _notes(query: str, services: Services) -> Sequence[tuple[Annotation, NoteHit]]:
    with closing(services.reviewing(Access.READ)) as reviewing:
        annotations = reviewing.annotations()
    known = {annotation.id: annotation for annotation in annotations}
    hits = services.searching().in_annotations(query, annotations)
    return [(known[hit.annotation], hit) for hit in hits]


def _hit_line(hit: Hit, services: Services) -> str:
    text = services.memorandum().passage(hit.passage).text_hant
    return f"{hit.passage}\t{hit.start}:{hit.end}\t{_around(text, hit.start, hit.end)}"


def _note_line(note: Annotation, hit: NoteHit) -> str:
    text = part_text(note, hit.part)
    words = _around(text, hit.start, hit.end) if text else f"「{note.anchor.quote}」"
    if hit.part is NotePart.REPLACEMENT:
        words = f"→ {words}"
    place = f"{one_line(note.anchor.passage)}\t{one_line(note.id)}\t{hit.start}:{hit.end}"
    return f"{place}\t{one_line(words)}"


def _name_line(hit: NameHit) -> str:
    name = hit.name
    forms = " · ".join(dict.fromkeys(form for form in (name.hant, name.hans, name.en) if form))
    passages = ", ".join(dict.fromkeys(mention.passage for mention in hit.mentions))
    return f"{name.id}\t{forms}\t{passages}"


def _around(text: str, start: int, end: int) -> str:
    before = text[max(0, start - CONTEXT) : start]
    return f"{before}【{text[start:end]}】{text[end : end + CONTEXT]}"
