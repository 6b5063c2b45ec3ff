"""What goes with a printed PDF for programs: what it is, its notes, and the layout map.

The form is a contract: docs/printed-pdf.md.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zjhk_desktop.briefing.attachments import Attachment
from zjhk_desktop.briefing.layout_map import Record, layout_map
from zjhk_desktop.briefing.marks import BAND_ABOVE, BAND_BELOW
from zjhk_desktop.briefing.note_cells import ListedNote, Wording
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.selection import Selection
from zjhk_desktop.briefing.web_annotations import annotation_iri, web_collection
from zjhk_desktop.domain.annotation import Annotation, Motivation

FILE_NAME = "zjhk-briefing.json"
FORMAT, VERSION = "zjhk-briefing", 1


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What the file says beside where everything lies.

    Attributes:
        wording: the memorandum, and its script.
        notes: what stands on the pages, as it was typed, by its number; no other notes.
        statuses: the statuses that stand on the pages.
        number: the print number; 0 if it is not counted.
        made: when it was printed.
    """

    wording: Wording
    options: BriefingOptions
    notes: tuple[ListedNote, ...]
    statuses: tuple[Annotation, ...]
    number: int
    made: datetime

    def attachment(self, pages: Sequence[Page]) -> Attachment:
        """Return the file that goes with some pages."""
        about = self.wording.tr("Layout and notes of this briefing, for programs")
        content = json.dumps(self._record(pages), separators=(",", ":")).encode("ascii")
        return Attachment(FILE_NAME, "application/json", about, content)

    def _record(self, pages: Sequence[Page]) -> Record:
        memorandum, script = self.wording.memorandum, self.wording.script
        scripts = [script, *([script.other] if self.options.parallel else [])]
        return {
            "format": FORMAT,
            "version": VERSION,
            "memorandum": {
                "digest": memorandum.source_sha256,
                "title": memorandum.title(script),
            },
            "print": self.number or None,
            "printed": self.made.isoformat(timespec="seconds"),
            "scripts": [each.value for each in scripts],
            "options": _options(self.options),
            "annotations": web_collection(self.notes, self.statuses, self.wording, self.made),
            "printings": [each for note in self.notes for each in _printings(note)],
            "band": [round(reach * 100) for reach in (BAND_BELOW, BAND_ABOVE)],
            "pages": layout_map(pages, memorandum, script),
        }


def enclose(
    selection: Selection,
    annotations: Sequence[Annotation],
    options: BriefingOptions,
    wording: Wording,
    made: datetime,
    number: int,
) -> Enclosure:
    """Return what goes with a printing.

    A matrix has the statuses alone, for it counts notes but does not say them.

    Args:
        selection: what the printing holds.
        annotations: what it was chosen from, as it was typed.
        options: what was asked for.
        wording: the memorandum, and its script.
        made: when it is printed.
        number: the print number.
    """
    typed = {each.id: each for each in annotations}
    notes: list[ListedNote] = []
    statuses: list[Annotation] = []
    if options.layout is Layout.MATRIX:
        said = {
            each.anchor.passage: each
            for each in annotations
            if each.state.motivation is Motivation.ASSESSING
        }
        statuses = [each for name, each in said.items() if name in selection.assessments]
    else:
        notes = [
            ListedNote(
                one.number, typed[one.annotation.id], [typed[each.id] for each in one.replies]
            )
            for one in selection.numbered
        ]
    return Enclosure(wording, options, tuple(notes), tuple(statuses), number, made)


def _options(options: BriefingOptions) -> Record:
    """Return what was asked for, as far as it says what may be missing."""
    return {
        "layout": options.layout.value,
        "for": options.audience.value,
        "domains": list(options.domains),
        "measures": list(options.measures),
        "only_annotated": options.only_annotated,
        "categories": [each.value for each in options.categories],
        "state": options.state.value,
        "since": options.since.isoformat() if options.since else None,
        "since_print": options.since_print or None,
        "as_typed": not options.convert_notes,
        "mono": options.mono,
    }


def _printings(note: ListedNote) -> list[Record]:
    """Return which state of a note, and of the replies to it, was printed, and its number."""
    return [
        {
            "annotation": annotation_iri(note.annotation.id),
            "revision": note.annotation.revision,
            "number": note.number,
        },
        *(
            {"annotation": annotation_iri(each.id), "revision": each.revision}
            for each in note.replies
        ),
    ]
