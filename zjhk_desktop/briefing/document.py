"""The briefing: annotations and options in, the pages of a PDF out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from zjhk_desktop.briefing.annotating import add_live_notes
from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.clean import clean_pages
from zjhk_desktop.briefing.contents import contents_pages, count_contents
from zjhk_desktop.briefing.cover import cover
from zjhk_desktop.briefing.endnotes import endnotes_pages
from zjhk_desktop.briefing.faces import Faces
from zjhk_desktop.briefing.job import Job, Other
from zjhk_desktop.briefing.margin_pages import margin_pages
from zjhk_desktop.briefing.matrix import matrix_pages
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.painter import DocumentFacts, draw_pages
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.parallel import parallel_pages
from zjhk_desktop.briefing.selection import Selection, select
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import MatrixInOneScript
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.shown_note import Transcribe, as_typed

_LAYOUTS: dict[Layout, Callable[[Job], list[Page]]] = {
    Layout.MARGIN: margin_pages,
    Layout.ENDNOTES: endnotes_pages,
    Layout.CLEAN: clean_pages,
    Layout.MATRIX: matrix_pages,
}
_COVERED = frozenset({Layout.MARGIN, Layout.ENDNOTES})
"""The layouts that have cover and contents, if the whole memorandum is printed."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing before it is drawn.

    Attributes:
        pages: what stands on each page.
        selection: what it holds.
        facts: what the PDF says of itself.
    """

    pages: tuple[Page, ...]
    selection: Selection
    facts: DocumentFacts


def compose(
    memorandum: Memorandum,
    annotations: Sequence[Annotation],
    options: BriefingOptions,
    faces: Faces,
    tr: Translator,
    now: datetime,
    transcribe: Transcribe = as_typed,
    other_tr: Translator | None = None,
) -> Briefing:
    """Return a briefing, set but not yet drawn.

    Args:
        memorandum: what is printed.
        annotations: notes and the statuses of one reviewer; the options say which go in.
        options: what the reader asked for.
        faces: the bundled fonts.
        tr: turns labels into the language of the script.
        now: the time of printing; its zone is the one that dates are given in.
        transcribe: brings what was typed into the script of the briefing.
        other_tr: turns labels into the language of the other script, for both side by side.

    Raises:
        MatrixInOneScript: both scripts are asked for, of the matrix.
        UnknownDomains, UnknownMeasures, NothingToPrint: see `select`.
        ResourceMissing: a font is missing.
    """
    if options.parallel and options.layout is Layout.MATRIX:
        raise MatrixInOneScript
    selection = select(memorandum, annotations, options, transcribe)
    setter = LineSetter(faces, options.script)
    palette = Palette(options.mono)
    cards = CardSetter(memorandum, options.script, setter, palette, tr, now.tzinfo)
    printed = tr("Printed {date}").format(date=now.date().isoformat())
    briefing = tr("Briefing")
    edition = f"{briefing}\u3000{printed}"
    job = Job(
        memorandum,
        options.script,
        selection,
        setter,
        cards,
        palette,
        tr,
        edition,
        options.audience,
        now.date(),
        _other(options, faces, other_tr or tr),
    )
    is_covered = options.whole and options.layout in _COVERED
    if is_covered:
        job = replace(job, first_folio=2 + count_contents(job))
    pages = parallel_pages(job) if options.parallel else _LAYOUTS[options.layout](job)
    add_live_notes(pages, selection.numbered, tr, palette, now.tzinfo)
    if is_covered:
        pages = [cover(job), *contents_pages(job, pages), *pages]
    facts = _facts(memorandum, selection, options, tr, now)
    return Briefing(tuple(pages), selection, facts)


def _facts(
    memorandum: Memorandum,
    selection: Selection,
    options: BriefingOptions,
    tr: Translator,
    now: datetime,
) -> DocumentFacts:
    count = len(selection.numbered)
    briefing = tr("Briefing")
    return DocumentFacts(
        f"{memorandum.title(options.script)}（{briefing}）",
        tr.plural("{n} note", "{n} notes", count).format(n=count),
        tr("ZJHK Memorandum Reviewer"),
        options.script.tag,
        now,
    )


def _other(options: BriefingOptions, faces: Faces, tr: Translator) -> Other | None:
    """Return what sets the second script, if both stand side by side."""
    if not options.parallel:
        return None
    script = options.script.other
    return Other(script, LineSetter(faces, script), tr)


def draw(briefing: Briefing, faces: Faces, options: BriefingOptions) -> bytes:
    """Return the PDF of a briefing."""
    return draw_pages(briefing.pages, briefing.facts, faces.base(options.script))
