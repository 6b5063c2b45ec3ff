"""Printing: pages set in the thread, saved, and sent to a printer."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.workbench import MOMENT, make_look, make_session, mark, show
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation, Audience, Visibility
from zjhk_desktop.domain.errors import Cancelled, CannotWrite, PrinterFailed, ResourceMissing
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.progress import Progress, Stage, Watch, unwatched
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.numbering import Numbering
from zjhk_desktop.services.printing import Early, Printing, PrintReport
from zjhk_desktop.services.settings_table import ASCII_NAMES
from zjhk_desktop.services.spooling import Sides, Ticket
from zjhk_desktop.storage.print_log import PRINTS_NAME, PrintLog
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.ui.features import print_desk, print_thread
from zjhk_desktop.ui.features.print_requests import SetRequest
from zjhk_desktop.ui.features.printing import PrintingFeature
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.print_view import PrintView


def blank_pages(count: int) -> bytes:
    """Return a PDF of blank pages; pdfium is asked for it in the threads, too."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595.28, 841.89))
    for _ in range(count):
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@dataclass
class BlankPages:
    """Sets blank pages: one for each domain chosen, or three."""

    asked: list[BriefingOptions] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None
    threads: set[int] = field(default_factory=set)
    ahead: bool = False
    given_up: int = 0
    passphrases: list[str] = field(default_factory=list)

    def render(
        self,
        annotations: Sequence[Annotation],
        options: BriefingOptions,
        made: Edition,
        *,
        watch: Watch = unwatched,
        early: Early | None = None,
    ) -> tuple[bytes, PrintReport]:
        """Return blank pages, once the gate is open; the wanted one is there before."""
        self.numbers.append(made.number)
        self.threads.add(threading.get_ident())
        if early is not None and self.ahead:
            early.show(blank_pages(1))
        while not self.gate.wait(0.01):
            try:
                watch(Progress(Stage.SETTING, 2, 0, 0.25))
            except Cancelled:
                self.given_up += 1
                raise
        self.asked.append(options)
        if self.error is not None:
            raise self.error
        pages = len(options.domains) or 3
        seen = [a for a in annotations if options.audience.may_see(a.state.visibility)]
        left_out = len(annotations) - len(seen)
        return blank_pages(pages), PrintReport(None, pages, len(seen), left_out)

    def save(
        self,
        annotations: Sequence[Annotation],
        options: BriefingOptions,
        out: Path,
        made: Edition,
        *,
        watch: Watch = unwatched,
        passphrase: str = "",
    ) -> PrintReport:
        """Write the blank pages."""
        data, report = self.render(annotations, options, made, watch=watch)
        self.passphrases.append(passphrase)
        if not out.parent.is_dir():
            raise CannotWrite(path=out, reason="no folder")
        out.write_bytes(data)
        return report


@dataclass
class Bench:
    """A printing feature whose view is in a window."""

    feature: PrintingFeature
    session: Session
    pages: BlankPages
    numbering: Numbering
    window: QWidget | None = None

    @property
    def view(self) -> PrintView:
        """Return the print view."""
        return self.feature.view


def count(profile: Path) -> Numbering:
    return Numbering(PrintLog(profile / PRINTS_NAME), now=lambda: MOMENT)


@pytest.fixture
def bench(
    qtbot: QtBot, memorandum: Memorandum, program: ProgramFiles, tmp_path: Path
) -> Iterator[Bench]:
    session = make_session(memorandum, tmp_path / "profile")
    mark(session, "m01", comment="甲")
    mark(session, "m02", comment="乙", visibility=Visibility.SIDE)
    pages = BlankPages()
    pages.gate.set()
    parent = QWidget()
    qtbot.addWidget(parent)
    numbering = count(tmp_path / "profile")
    context = SimpleNamespace(
        printing=lambda: pages,
        now=lambda: MOMENT,
        numbering=lambda: numbering,
        settings=SettingsStore(tmp_path / "profile" / "settings.json"),
    )
    feature = PrintingFeature(session, make_look(program), context, parent)
    bench = Bench(feature, session, pages, numbering)
    yield bench
    pages.gate.set()
    feature.stop()
    session.close()


def open_view(qtbot: QtBot, bench: Bench) -> None:
    """Open the view and wait for its pages."""
    bench.feature.open()
    bench.window = show(qtbot, bench.view, 1280, 800)
    qtbot.waitUntil(bench.view.footer.save.isEnabled)


def test_nothing_is_made_before_it_is_wanted(qtbot: QtBot, bench: Bench):
    bench.session.delete([bench.session.annotations[0].id])
    assert bench.feature._desk is None
    with qtbot.waitSignal(bench.feature.opened):
        bench.feature.commands()[0].handler()
    assert bench.feature._desk is not None


def test_pages_are_set_in_another_thread_and_shown(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    assert bench.view.page_count == 3
    assert threading.get_ident() not in bench.pages.threads
    assert bench.view.footer.included.text() == "2 notes: 2 included"
    assert not bench.view.footer.left_out.isVisible()
    qtbot.waitUntil(lambda: bench.view.preview._picture is not None)


def test_it_begins_with_the_script_that_is_read(qtbot: QtBot, bench: Bench):
    bench.session.set_script(Script.HANS)
    open_view(qtbot, bench)
    assert bench.pages.asked[-1].script is Script.HANS


def test_what_is_left_out_is_said(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    qtbot.keyClick(bench.view.panel.notes.audience, Qt.Key.Key_Right)
    qtbot.waitUntil(bench.view.footer.left_out.isVisible)
    assert bench.view.footer.included.text() == "2 notes: 1 included"
    assert bench.view.footer.left_out.text() == "1 private left out"


def test_the_last_of_many_requests_wins(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    bench.pages.gate.clear()
    before = len(bench.pages.asked)
    entry = bench.view.panel.pages.numbers.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "1,2,3,4,5")
    assert not bench.view.footer.save.isEnabled()
    bench.pages.gate.set()
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert bench.view.page_count == 5
    assert bench.pages.asked[-1].domains == (1, 2, 3, 4, 5)
    assert len(bench.pages.asked) - before <= 2


def test_what_names_no_domains_cannot_be_saved(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    entry = bench.view.panel.pages.numbers.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "99")
    qtbot.wait(50)
    assert not bench.view.footer.save.isEnabled()
    assert bench.view.panel.pages.range_words.isVisible()


def test_a_change_of_the_review_sets_the_pages_again(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    mark(bench.session, "m03", comment="丙")
    qtbot.waitUntil(lambda: bench.view.footer.included.text() == "3 notes: 3 included")


def test_what_changed_while_closed_is_there_when_opened_again(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    with qtbot.waitSignal(bench.feature.closed):
        qtbot.keyClick(bench.view, Qt.Key.Key_Escape)
    asked = len(bench.pages.asked)
    mark(bench.session, "m03", comment="丙")
    qtbot.wait(30)
    assert len(bench.pages.asked) == asked
    bench.feature.open()
    qtbot.waitUntil(lambda: bench.view.footer.included.text() == "3 notes: 3 included")


def test_what_cannot_be_set_says_why(qtbot: QtBot, bench: Bench):
    bench.pages.error = ResourceMissing(path="a-font.ttf")
    bench.feature.open()
    qtbot.waitUntil(lambda: "a-font.ttf" in bench.view.preview.sentence)
    assert not bench.view.footer.save.isEnabled()
    bench.pages.error = None
    qtbot.keyClick(bench.view.panel.pages.colour, Qt.Key.Key_Right)
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert bench.view.preview.sentence == ""


def test_a_bug_in_the_thread_reaches_the_windows_own(qtbot: QtBot, bench: Bench):
    bench.pages.error = ZeroDivisionError("a bug")
    with capture_exceptions() as caught:
        bench.feature.open()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert "ZeroDivisionError" in bench.view.preview.sentence


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[Path]:
    """Let the dialog answer a path; return what it is proposed."""
    proposed: list[Path] = []

    def answer(_parent: QWidget, _title: str, proposal: Path) -> Path | None:
        proposed.append(proposal)
        return path

    monkeypatch.setattr(print_dialogs, "ask_path", answer)
    return proposed


def test_saving_writes_the_file_and_says_so(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    out = tmp_path / "out.pdf"
    proposed = save_to(monkeypatch, out)
    with qtbot.waitSignal(bench.feature.saved) as saved:
        qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    assert saved.args == [out]
    assert out.read_bytes().startswith(b"%PDF")
    assert proposed[0].name == "浙港合作備忘錄_批閱本_20250424_v01.pdf"
    assert bench.view.footer.outcome.text() == f"Saved as {out}."
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    bench.view.panel.files.plain.setFocus()
    qtbot.keyClick(bench.view.panel.files.plain, Qt.Key.Key_Space)
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    assert proposed[1] == tmp_path / "zjhk-briefing_20250424_v02.pdf"
    settings = SettingsStore(tmp_path / "profile" / "settings.json")
    assert settings.get(ASCII_NAMES)


def test_saving_may_be_thought_better_of(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    save_to(monkeypatch, None)
    asked = len(bench.pages.asked)
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    qtbot.wait(30)
    assert len(bench.pages.asked) == asked


def test_what_cannot_be_written_is_said_in_place(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    out = tmp_path / "nowhere" / "out.pdf"
    save_to(monkeypatch, out)
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    assert bench.view.footer.outcome.text() == "Saving…"
    qtbot.waitUntil(lambda: bench.view.footer.outcome.text() != "Saving…")
    assert bench.view.footer.outcome.text() == f"{out} cannot be written: no folder."
    assert bench.view.footer.save.isEnabled()


def type_passphrase(qtbot: QtBot, bench: Bench, first: str, second: str) -> None:
    box = bench.view.panel.extras.encryption
    if not box.wanted.isChecked():
        bench.view.panel.ensureWidgetVisible(box)
        qtbot.mouseClick(box.wanted, Qt.MouseButton.LeftButton)
    box.passphrase.entry.setText(first)
    box.again.entry.setText(second)


def test_a_passphrase_goes_into_the_saved_file_alone(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    asked, options = len(bench.pages.asked), bench.view.panel.options
    type_passphrase(qtbot, bench, "維港夜色", "維港夜色")
    qtbot.wait(30)
    assert len(bench.pages.asked) == asked
    assert bench.view.panel.options == options
    out = tmp_path / "out.pdf"
    save_to(monkeypatch, out)
    with qtbot.waitSignal(bench.feature.saved):
        qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    assert bench.pages.passphrases == ["維港夜色"]
    said = bench.view.footer.outcome.text()
    assert said == f"Saved as {out}; it opens only with its passphrase."
    kept = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if "維港夜色".encode() in path.read_bytes()]


def test_without_the_passphrase_that_is_asked_for_nothing_is_saved(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    proposed = save_to(monkeypatch, tmp_path / "out.pdf")
    box = bench.view.panel.extras.encryption
    for first, second, wrong, sentence in (
        ("", "", box.passphrase, "The PDF is to be encrypted, but there is no passphrase."),
        ("甲", "乙", box.again, "The two passphrases are not the same."),
    ):
        type_passphrase(qtbot, bench, first, second)
        qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
        assert bench.view.footer.outcome.text() == sentence
        assert wrong.entry.hasFocus()
        assert not wrong.visibleRegion().isEmpty()
        bench.view.panel.verticalScrollBar().setValue(0)
    assert proposed == []
    assert bench.pages.passphrases == []


def test_who_goes_back_to_reading_leaves_no_passphrase(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    type_passphrase(qtbot, bench, "維港夜色", "維港夜色")
    qtbot.waitUntil(lambda: not bench.view.panel.extras.encryption.hint.visibleRegion().isEmpty())
    bench.view.closed.emit()
    box = bench.view.panel.extras.encryption
    assert (box.wanted.isChecked(), box.passphrase.text, box.again.text) == (False, "", "")


def test_a_request_does_not_spell_its_passphrase_out():
    request = SetRequest(1, (), BriefingOptions(), Edition(), passphrase="維港夜色")
    assert "維港夜色" not in repr(request)


def test_all_pages_go_to_the_printer(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    out = tmp_path / "paper.pdf"

    def answer(_parent: QWidget, _title: str, pages: int) -> QPrinter:
        assert pages == 3
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        return printer

    monkeypatch.setattr(print_dialogs, "ask_printer", answer)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    assert not bench.view.panel.isEnabled()
    mark(bench.session, "m03", comment="丙")
    qtbot.waitUntil(lambda: not bench.feature.desk.printing)
    assert bench.view.panel.isEnabled()
    assert bench.view.footer.outcome.text() == "3 pages sent to the printer."
    with pypdfium2.PdfDocument(out) as paper:
        assert len(paper) == 3
        assert paper.get_page_size(0) == pytest.approx((595, 842), abs=2)
    qtbot.waitUntil(lambda: bench.view.footer.included.text() == "3 notes: 3 included")


class Office(QPrinter):
    """A printer of the system, which this one need not have."""

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat

    def printerName(self) -> str:
        return "Office"

    def copyCount(self) -> int:
        return 4

    def fromPage(self) -> int:
        return 2

    def toPage(self) -> int:
        return 3

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide


def give_office(monkeypatch: pytest.MonkeyPatch, spooler: Callable[..., None]) -> None:
    def answer(_parent: QWidget, _title: str, _pages: int) -> QPrinter:
        return Office()

    def found() -> str:
        return "lp"

    monkeypatch.setattr(print_dialogs, "ask_printer", answer)
    monkeypatch.setattr(print_desk, "find_spooler", found)
    monkeypatch.setattr(print_thread, "spool", spooler)


def test_a_spooler_gets_the_pages_as_they_are(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    spooled: list[tuple[bytes, Ticket, str]] = []
    gate = threading.Event()

    def spooler(pdf: bytes, ticket: Ticket, command: str) -> None:
        spooled.append((pdf, ticket, command))
        gate.wait(10)

    give_office(monkeypatch, spooler)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    assert bench.feature.desk.printing
    assert not bench.view.panel.isEnabled()
    mark(bench.session, "m03", comment="丙")
    gate.set()
    qtbot.waitUntil(lambda: not bench.feature.desk.printing)
    assert bench.view.panel.isEnabled()
    assert bench.view.footer.outcome.text() == "2 pages sent to the printer."
    [(pdf, ticket, command)] = spooled
    with pypdfium2.PdfDocument(pdf) as paper:
        assert len(paper) == 3
    assert (ticket.printer, ticket.copies, ticket.pages) == ("Office", 4, (2, 3))
    assert (ticket.sides, ticket.mono, command) == (Sides.LONG_EDGE, False, "lp")
    qtbot.waitUntil(lambda: bench.view.footer.included.text() == "3 notes: 3 included")


def test_a_spooler_that_refuses_is_said_in_place(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)

    def spooler(_pdf: bytes, _ticket: Ticket, _command: str) -> None:
        raise PrinterFailed(reason="no paper")

    give_office(monkeypatch, spooler)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bench.feature.desk.printing)
    assert bench.view.footer.outcome.text() == "The printer did not take the pages: no paper."
    assert bench.view.panel.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_said_in_place(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)

    def answer(_parent: QWidget, _title: str, _pages: int) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "nowhere" / "paper.pdf"))
        return printer

    monkeypatch.setattr(print_dialogs, "ask_printer", answer)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    assert "did not take the pages" in bench.view.footer.outcome.text()
    assert not bench.feature.desk.printing
    assert bench.view.panel.isEnabled()


def test_without_a_printer_one_is_told_what_to_do(
    qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(PrinterFailed):
        print_dialogs.ask_printer(bench.view, "", 1)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    assert bench.view.footer.outcome.text() == (
        "The printer did not take the pages: no printer is set up; save a PDF instead."
    )


def test_the_file_dialog_is_asked_for_a_pdf(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    parent = QWidget()
    qtbot.addWidget(parent)
    suffixes: list[str] = []

    def accept(dialog: QFileDialog) -> int:
        suffixes.append(dialog.defaultSuffix())
        return 1

    monkeypatch.setattr(QFileDialog, "exec", accept)
    path = print_dialogs.ask_path(parent, "Save", tmp_path / "a.pdf")
    assert path == tmp_path / "a.pdf"
    assert suffixes == ["pdf"]
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert print_dialogs.ask_path(parent, "Save", tmp_path / "a.pdf") is None


def test_stopping_does_not_wait_for_what_was_not_begun(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    asked = len(bench.pages.asked)
    bench.pages.gate.clear()
    for _ in range(3):
        qtbot.keyClick(bench.view.panel.pages.colour, Qt.Key.Key_Right)
        qtbot.keyClick(bench.view.panel.pages.colour, Qt.Key.Key_Left)
    threading.Timer(0.05, bench.pages.gate.set).start()
    bench.feature.stop()
    assert len(bench.pages.asked) <= asked + 1


def test_the_real_memorandum_is_set_and_saved(
    qtbot: QtBot,
    memorandum: Memorandum,
    program: ProgramFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    session = make_session(memorandum, tmp_path / "profile")
    mark(session, "m09", comment="請確認。")
    printing = Printing(memorandum, program.fonts, lambda _script: english(), now=lambda: MOMENT)
    parent = QWidget()
    qtbot.addWidget(parent)
    numbering = count(tmp_path / "profile")
    context = SimpleNamespace(
        printing=lambda: printing,
        now=lambda: MOMENT,
        numbering=lambda: numbering,
        settings=SettingsStore(tmp_path / "profile" / "settings.json"),
    )
    feature = PrintingFeature(session, make_look(program), context, parent)
    out = tmp_path / "out.pdf"
    save_to(monkeypatch, out)
    try:
        feature.open()
        window = show(qtbot, feature.view, 1280, 800)
        qtbot.waitUntil(feature.view.footer.save.isEnabled, timeout=20_000)
        with qtbot.waitSignal(feature.saved, timeout=20_000):
            qtbot.mouseClick(feature.view.footer.save, Qt.MouseButton.LeftButton)
        with pypdfium2.PdfDocument(out) as document:
            assert len(document) == feature.view.page_count > 3
        assert window.isVisible()
    finally:
        feature.stop()
        session.close()


def test_what_is_saved_is_numbered_and_what_is_looked_at_is_not(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    qtbot.keyClick(bench.view.panel.pages.colour, Qt.Key.Key_Right)
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert set(bench.pages.numbers) == {1}
    assert bench.numbering.records() == ()
    out = tmp_path / "out.pdf"
    save_to(monkeypatch, out)
    for number in (1, 2):
        with qtbot.waitSignal(bench.feature.saved):
            qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(bench.view.footer.save.isEnabled)
        # The next one's, and what was said goes on being said.
        assert bench.pages.numbers[-1] == number + 1
        assert bench.view.footer.outcome.text() == f"Saved as {out}."
    assert [each.number for each in bench.numbering.records()] == [1, 2]


def test_what_fails_takes_no_number(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    save_to(monkeypatch, tmp_path / "nowhere" / "out.pdf")
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "cannot be written" in bench.view.footer.outcome.text())
    assert bench.numbering.records() == ()


def test_what_is_spooled_is_numbered(qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch):
    open_view(qtbot, bench)
    give_office(monkeypatch, lambda *_: None)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bench.feature.desk.printing)
    qtbot.waitUntil(bench.view.footer.print.isEnabled)
    assert [each.number for each in bench.numbering.records()] == [1]
    assert bench.view.footer.outcome.text() == "2 pages sent to the printer."


def test_the_same_is_wanted_as_a_word_document(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    qtbot.keyClick(bench.view.panel.notes.audience, Qt.Key.Key_Right)
    qtbot.waitUntil(bench.view.footer.word.isEnabled)
    with qtbot.waitSignal(bench.feature.word_wanted) as wanted:
        qtbot.mouseClick(bench.view.footer.word, Qt.MouseButton.LeftButton)
    assert wanted.args == [BriefingOptions(audience=Audience.SIDE)]
