"""What is measured of printing: one function a row."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.bench import Bench
from tests.bench.child import compare
from tests.bench.print_notes import NOTES, printed_notes
from tests.bench.row import Absent, Row
from zjhk_desktop.briefing.note_cells import ListedNote
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.outgoing import Material
from zjhk_desktop.domain.language import english
from zjhk_desktop.paths import program_files
from zjhk_desktop.services.exporting import Exporting
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

WHOLE_LIMIT = 4.0
MEMORY_LIMIT = 2.0
OFFICE_LIMIT = 0.5
FIRST_LIMIT = 0.5
FLOW = "reportlab's own paragraphs of the same words, in a process of their own"
OFFICE = f"LibreOffice's PDF of the same text with {NOTES} comments"
ALL_PAGES = "all pages of the same, from the same change of an option"
PDF = "pdf:writer_pdf_Export"


def briefing_beside_flow(bench: Bench) -> Row:
    """The whole marked-up briefing, beside a plain flow of the same words."""
    prints = bench.prints
    name = f"briefing of {NOTES} notes"
    return Row(name, prints["whole"], prints["flow"], "ms", WHOLE_LIMIT, FLOW)


def memory_beside_flow(bench: Bench) -> Row:
    """The most memory that the process of the briefing holds, beside the flow's."""
    ours, flow = bench.print_runs
    return Row("memory of the same", ours.peak, flow.peak, "MB", MEMORY_LIMIT, FLOW)


def briefing_beside_office(bench: Bench) -> Row | Absent:
    """The whole process of printing, beside a word processor's on the same text and notes."""
    name = "the same beside LibreOffice"
    office = shutil.which("soffice")
    if office is None:
        return Absent(name, "LibreOffice is not installed")
    document = _document(bench)
    theirs = [office, "--headless", "--convert-to", PDF, "--outdir", str(bench.folder)]
    ours, other = compare(
        bench.print_command("whole"), [*theirs, str(document)], bench.with_tests, times=3
    )
    assert document.with_suffix(".pdf").stat().st_size > 0
    return Row(name, ours.seconds * 1000, other.seconds * 1000, "ms", OFFICE_LIMIT, OFFICE)


def first_page_beside_whole(bench: Bench) -> Row:
    """From a change of an option to the first page in the preview, the cover."""
    found = bench.previews
    name = "first page in the preview"
    return Row(name, found["first"], found["whole"], "ms", FIRST_LIMIT, ALL_PAGES)


def text_page_beside_whole(bench: Bench) -> Row:
    """The same, if the first page of the text is looked at."""
    found = bench.previews
    name = "first page of text in the preview"
    return Row(name, found["text"], found["whole"], "ms", FIRST_LIMIT, ALL_PAGES)


def window_beside_setting(bench: Bench) -> Row:
    """The longest that the window does nothing else while pages are set: no promise."""
    found = bench.previews
    name = "window held up by setting pages"
    return Row(name, found["gap"], found["whole"], "ms", None, ALL_PAGES)


def _document(bench: Bench) -> Path:
    """Return a Word document of the same text and notes."""
    memorandum = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
    exporting = Exporting(
        memorandum, lambda _: english(), now=lambda: datetime(2026, 1, 2, tzinfo=UTC)
    )
    path = bench.folder / "notes.docx"
    notes = printed_notes(memorandum)
    material = Material([ListedNote(number, each) for number, each in enumerate(notes, 1)])
    exporting.save(material, BriefingOptions(), path, english())
    return path
