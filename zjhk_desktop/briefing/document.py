"""The briefing: annotations and options in, the pages of a PDF out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from zjhk_desktop.briefing.annotating import add_live_notes
from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.changes import changes_pages
from zjhk_desktop.briefing.clean import clean_pages
from zjhk_desktop.briefing.contents import contents_pages, count_contents
from zjhk_desktop.briefing.cover import cover
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.enclosure import Enclosure, enclose
from zjhk_desktop.briefing.endnotes import endnotes_pages
from zjhk_desktop.briefing.faces import Faces
from zjhk_desktop.briefing.index_pages import index_pages, names_anything
from zjhk_desktop.briefing.job import Job, Other
from zjhk_desktop.briefing.labels import count_words
from zjhk_desktop.briefing.margin_pages import margin_pages
from zjhk_desktop.briefing.matrix import matrix_pages
from zjhk_desktop.briefing.metadata import DocumentFacts
from zjhk_desktop.briefing.note_cells import Wording
from zjhk_desktop.briefing.numerals import numeral
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.overview import overview_page
from zjhk_desktop.briefing.page import Page, furnish
from zjhk_desktop.briefing.painter import draw_pages
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.parallel import parallel_pages
from zjhk_desktop.briefing.parts import own_leaf, part_pages
from zjhk_desktop.briefing.selection import Selection, select
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.sides import open_gutter
from zjhk_desktop.briefing.stamping import classify, watermark
from zjhk_desktop.briefing.watching import Watcher
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import MatrixInOneScript
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum, SectionKind
from zjhk_desktop.domain.progress import Watch, unwatched
from zjhk_desktop.domain.shown_note import Transcribe, as_typed

_LAYOUTS: dict[Layout, Callable[[Job], list[Page]]] = {
    Layout.MARGIN: margin_pages,
    Layout.ENDNOTES: endnotes_pages,
    Layout.CLEAN: clean_pages,
    Layout.MATRIX: matrix_pages,
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing before it is drawn.

    Attributes:
        pages: what stands on each page.
        selection: what it holds.
        facts: what the PDF says of itself.
        enclosure: what goes with it for programs.
    """

    pages: tuple[Page, ...]
    selection: Selection
    facts: DocumentFacts
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A page that is wanted before the others are there.

    Attributes:
        number: which one, from 1.
        show: takes it as a briefing of one page, which does not say how many there will be. It
            is not called for pages that need all the others: the contents.
    """

    number: int
    show: Callable[[Briefing], None]


def compose(
    memorandum: Memorandum,
    annotations: Sequence[Annotation],
    options: BriefingOptions,
    faces: Faces,
    tr: Translator,
    now: datetime,
    transcribe: Transcribe = as_typed,
    other_tr: Translator | None = None,
    made: Edition | None = None,
    watch: Watch = unwatched,
    glimpse: Glimpse | None = None,
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
        made: what tells this printing from others; an uncounted one unless given.
        watch: told how far it is.
        glimpse: the page that is wanted first.

    Raises:
        Cancelled: `watch` had enough.
        MatrixInOneScript: both scripts are asked for, of the matrix.
        UnknownDomains, UnknownMeasures, NothingToPrint: see `select`.
        ResourceMissing: a font is missing.
    """
    if options.parallel and options.layout is Layout.MATRIX:
        raise MatrixInOneScript
    made = made or Edition()
    selection = select(memorandum, annotations, options, transcribe, made.delta)
    facts = _facts(memorandum, selection, options, tr, now)
    watcher = Watcher(watch)
    setter = LineSetter(faces, options.script, watcher.step)
    if glimpse is not None:
        watcher.seen = partial(_show, glimpse, Briefing((), selection, facts), options, setter)
    other = _other(options, faces, other_tr or tr, watcher)
    job = _job(memorandum, selection, options, setter, tr, now, made, other, watcher)
    pages = _pages(job, options)
    _finish(pages, options, setter)
    wording = Wording(memorandum, options.script, tr, now.tzinfo, transcribe)
    enclosure = enclose(selection, annotations, options, wording, now, made.number)
    return Briefing(tuple(pages), selection, facts, enclosure)


def _job(
    memorandum: Memorandum,
    selection: Selection,
    options: BriefingOptions,
    setter: LineSetter,
    tr: Translator,
    now: datetime,
    made: Edition,
    other: Other | None,
    watcher: Watcher,
) -> Job:
    palette = Palette(options.mono)
    return Job(
        memorandum,
        options.script,
        selection,
        setter,
        CardSetter(memorandum, options.script, setter, palette, tr, now.tzinfo),
        palette,
        tr,
        _running_words(selection, options, tr, now, made),
        options.audience,
        now.date(),
        now.tzinfo,
        made,
        other,
        watcher,
        options.duplex,
        any(section.kind is SectionKind.ANNEX for section in selection.sections),
        options.zoom,
    )


def _pages(job: Job, options: BriefingOptions) -> list[Page]:
    """Return all pages in order, without what they carry beside what they say."""
    front = own_leaf(job, cover(job)) if options.has_cover else []
    index = options.index and names_anything(job)
    listed = count_contents(job, index=index) if options.has_contents else 0
    job.watcher.skip(listed)
    figures = [overview_page(job)] if options.has_overview else []
    changes = changes_pages(job)
    text: list[Page] = []
    if job.selection.text.passages:
        set_pages = parallel_pages if options.parallel else _LAYOUTS[options.layout]
        in_parts = partial(part_pages, options=options, set_pages=set_pages)
        text = (in_parts if options.has_dividers else set_pages)(job)
    add_live_notes(text, job.selection.numbered, job.tr, job.palette, job.zone)
    pages = [*figures, *changes, *text]
    first = len(front) + listed + 1
    if index:
        pages += index_pages(job, pages, first)
    if listed:
        front += contents_pages(job, pages, first, index=index)
    return [*front, *pages]


def _show(
    glimpse: Glimpse,
    empty: Briefing,
    options: BriefingOptions,
    setter: LineSetter,
    page: Page,
    number: int,
) -> None:
    """Show a page that is set if it is the one that is wanted first."""
    if number == glimpse.number:
        only = page.glimpse()
        _finish([only], options, setter, number, 0)
        glimpse.show(replace(empty, pages=(only,)))


def _finish(
    pages: list[Page],
    options: BriefingOptions,
    setter: LineSetter,
    first: int = 1,
    count: int | None = None,
) -> None:
    """Draw on pages what they carry beside what they say; see `furnish`."""
    furnish(pages, first, count)
    if options.duplex:
        open_gutter(pages, first)
    printed = [page for page in pages if not page.is_blank]
    classify(printed, options.classification, setter)
    watermark(printed, options.watermark, setter)


def _running_words(
    selection: Selection, options: BriefingOptions, tr: Translator, now: datetime, made: Edition
) -> str:
    """Return what the running head says of the printing; without a cover, what is not in it."""
    words = [tr("Briefing")]
    if made.number:
        words.append(tr("Print no. {n}").format(n=numeral(made.number, tr)))
    words.append(tr("Printed {date}").format(date=now.date().isoformat()))
    if not options.has_cover:
        words += count_words(selection, tr)
    return "\u3000".join(words)


def _facts(
    memorandum: Memorandum,
    selection: Selection,
    options: BriefingOptions,
    tr: Translator,
    now: datetime,
) -> DocumentFacts:
    count = len(selection.numbered)
    scripts = [options.script, *([options.script.other] if options.parallel else [])]
    briefing = tr("Briefing")
    return DocumentFacts(
        f"{memorandum.title(options.script)}（{briefing}）",
        tr.plural("{n} note", "{n} notes", count).format(n=count),
        tr("ZJHK Memorandum Reviewer"),
        tuple(each.tag for each in scripts),
        now,
    )


def _other(
    options: BriefingOptions, faces: Faces, tr: Translator, watcher: Watcher
) -> Other | None:
    """Return what sets the second script, if both stand side by side."""
    if not options.parallel:
        return None
    script = options.script.other
    return Other(script, LineSetter(faces, script, watcher.step), tr)


def draw(
    briefing: Briefing, faces: Faces, options: BriefingOptions, watch: Watch = unwatched
) -> bytes:
    """Return the PDF of a briefing (Cancelled: `watch` had enough)."""
    base = faces.base(options.script)
    enclosure = briefing.enclosure
    attachments = [enclosure.attachment(briefing.pages)] if enclosure else []
    return draw_pages(briefing.pages, briefing.facts, base, attachments, Watcher(watch).drawn)
