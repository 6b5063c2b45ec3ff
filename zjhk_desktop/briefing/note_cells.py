"""Notes and measures as the rows of a table, for files and for the clipboard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from zjhk_desktop.briefing.cells_text import Row
from zjhk_desktop.briefing.labels import (
    CATEGORY_NAMES,
    SIDE_NAMES,
    STATUS_NAMES,
    VISIBILITY_NAMES,
    passage_label,
)
from zjhk_desktop.briefing.note_words import local_time, proposed_words
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.domain.memorandum import Memorandum, Passage
from zjhk_desktop.domain.quoting import quoted_words
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import Transcribe, as_typed
from zjhk_desktop.domain.status import Assessment

NOTE_TITLES = (
    N_("Number"),
    N_("Place"),
    N_("Words"),
    N_("Category"),
    N_("Comment"),
    N_("Proposed wording"),
    N_("Reviewer"),
    N_("Side of the reviewer"),
    N_("Date"),
    N_("Visible to"),
    N_("State"),
    N_("Tags"),
    N_("Replies"),
    N_("Passage ID"),
    N_("Note ID"),
)
MEASURE_TITLES = (
    N_("No."),
    N_("Domain"),
    N_("Measure"),
    N_("Status"),
    N_("Owner"),
    N_("Due"),
    N_("Next step"),
    N_("Notes"),
)


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note with its number in the whole review, and its replies, the oldest first."""

    number: int
    annotation: Annotation
    replies: Sequence[Annotation] = ()


@dataclass(frozen=True, slots=True)
class ListedMeasure:
    """A measure, what the reviewer says of it, and how many notes it has."""

    passage: Passage
    assessment: Assessment
    notes: int


@dataclass(frozen=True, slots=True)
class Wording:
    """In which words a table or a document is written.

    Attributes:
        script: of the memorandum's words; what people have typed stays as typed.
        tr: the language of titles and names.
        zone: of times (None: this computer's).
        transcribe: brings words that are proposed for the memorandum into its script.
    """

    memorandum: Memorandum
    script: Script
    tr: Translator
    zone: tzinfo | None = None
    transcribe: Transcribe = as_typed


def titles(names: Iterable[str], wording: Wording) -> Row:
    """Return the row of titles."""
    return [wording.tr(name) for name in names]


def note_cells(notes: Iterable[ListedNote], wording: Wording) -> Iterator[Row]:
    """Yield a row a note, of as many cells as `NOTE_TITLES`."""
    memorandum, tr = wording.memorandum, wording.tr
    for note in notes:
        state = note.annotation.state
        anchor = state.anchor
        known = anchor.passage in memorandum
        yield (
            note.number,
            passage_label(memorandum.passage(anchor.passage), memorandum, tr) if known else "",
            quoted_words(memorandum, note.annotation, wording.script),
            tr(CATEGORY_NAMES[state.category]),
            state.comment,
            proposed_words(state.proposal, tr) if state.proposal else "",
            state.author.name,
            tr(SIDE_NAMES[state.author.side]),
            _time(state.created, wording.zone),
            tr(VISIBILITY_NAMES[state.visibility]),
            tr(N_("Resolved") if state.resolved else N_("Open")),
            "; ".join(state.tags),
            "\n".join(_said(reply) for reply in note.replies),
            anchor.passage,
            note.annotation.id,
        )


def measure_cells(measures: Iterable[ListedMeasure], wording: Wording) -> Iterator[Row]:
    """Yield a row a measure, of as many cells as `MEASURE_TITLES`."""
    for measure in measures:
        section = wording.memorandum.section(measure.passage.section)
        said = measure.assessment
        yield (
            measure.passage.number or 0,
            f"{section.numeral}、{section.heading(wording.script)}",
            measure.passage.text(wording.script),
            wording.tr(STATUS_NAMES[said.status]),
            said.owner,
            said.due,
            said.next_step,
            measure.notes,
        )


def _said(reply: Annotation) -> str:
    name = reply.state.author.name
    return f"{name}: {reply.state.comment}" if name else reply.state.comment


def _time(moment: str, zone: tzinfo | None) -> str:
    """Return a moment as a day and a time that spreadsheet programs understand."""
    return local_time(moment, zone).strftime("%Y-%m-%d %H:%M")
