"""The tour: the real window, driven offscreen through the main job, photographed on the way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QEvent,
    QEventLoop,
    QPoint,
    QPointF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.anchor import anchor_quote
from zjhk_desktop.domain.annotation import Audience, Category, Side, Visibility
from zjhk_desktop.domain.errors import CannotWrite, MemorandumError
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.storage.whole_file import write_whole
from zjhk_desktop.ui.application import make_application, open_window
from zjhk_desktop.ui.main_window import MainWindow

WIDTH, HEIGHT = 1440, 900

PATIENCE = 30_000
"""Milliseconds that the tour waits for the pages of the print view."""

_NOTES = (
    ("m09", "未來產業發展培育", Category.QUERY, "請確認「未來產業」的範圍是否包括低空經濟。"),
    ("m10", "加快提升兩地基礎研究、原始創新能力", Category.DONE, "已納入年度研究框架。"),
    ("m11", "實現創新生態協同發展", Category.KEY, ""),
    ("m12", "雙向科技金融投融資通道", Category.ACTION, "請提供可對接的機構名單。"),
    ("m39", "引進一流醫療服務品牌", Category.RESERVE, "範圍宜再商議。"),
)
"""What the tour's reviewer has marked before: passage, words, category, comment."""

_PROPOSAL = ("m13", "高端科技人才、創新創業人才", "高端科技人才和青年創新創業人才")
"""What the tour's reviewer proposes: passage, words, other words."""

_ASSESSMENTS = {
    "m01": Assessment(Status.AGREED),
    "m02": Assessment(Status.AGREED),
    "m03": Assessment(Status.IMPLEMENTED, owner="港方"),
    "m09": Assessment(Status.TO_CLARIFY, owner="浙方", next_step="請浙方說明範圍"),
    "m10": Assessment(Status.IMPLEMENTED),
    "m12": Assessment(Status.FOLLOW_UP, owner="雙方", due="2027-01-15", next_step="交換機構名單"),
    "m39": Assessment(Status.RESERVED, owner="港方", next_step="內部商議"),
}
"""What the tour's reviewer says of the measures."""


class Tour:
    """Drives one window and takes its pictures."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Photograph a window into a folder."""
        self._window = window
        self._folder = folder
        self._paths: list[Path] = []

    def picture(self, name: str, *, after: int = 60) -> None:
        """Let the window settle for some milliseconds and save what it shows.

        Raises:
            CannotWrite: the picture cannot be written.
        """
        settle(after)
        path = self._folder / f"{len(self._paths) + 1:02d}-{name}.png"
        # Qt's own writer would complain on stderr and leave an empty file.
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._window.grab().save(buffer, "PNG")
        buffer.close()
        try:
            write_whole(bytes(data.data()), path)
        except OSError as error:
            raise CannotWrite(path=path, reason=reason_of(error, path.parent)) from None
        self._paths.append(path)

    def run(self, context: WindowContext) -> list[Path]:
        """Walk through the main job and return the paths of pictures and PDF, in order."""
        window, session = self._window, self._window.session
        self.picture("opened")
        session.set_author("審閱者甲", Side.HONG_KONG)
        for passage, words, category, comment in _NOTES:
            anchor = anchor_quote(session.memorandum.passage(passage), words)
            note = session.annotate(anchor, category, comment)
            session.edit(note, visibility=Visibility.SIDE)
        window.going.jump("d03")
        self.drag("m14", 17, 25)
        self.picture("selected")
        window.marking.mark(Category.AMEND.value)
        type_text(window.cards.editor.comment, "建議與第11項「創科合作平台」的用語一致。")
        self.picture("annotated", after=400)
        window.cards.close_editor()
        self._propose()
        session.set_script(Script.HANS)
        self.picture("simplified")
        session.set_parallel(True)
        self.picture("parallel")
        session.set_parallel(False)
        type_text(window.bar.find_field, "醫療")
        self.picture("found")
        press(window.bar.find_field, Qt.Key.Key_Escape)
        session.set_script(Script.HANT)
        window.dressing.set_theme(Theme.DARK)
        self.picture("dark")
        window.dressing.set_theme(Theme.LIGHT)
        window.naming.toggle()
        self.picture("names")
        window.naming.toggle()
        window.noting.toggle()
        self.picture("notes")
        window.noting.toggle()
        window.commands.action("past.review").trigger()
        self.picture("past")
        window.commands.action("past.review").trigger()
        for passage, assessment in _ASSESSMENTS.items():
            session.assess(passage, assessment)
        window.assessing.toggle()
        self.picture("matrix")
        window.assessing.toggle()
        window.printing.open()
        wait_until(lambda: window.printing.view.preview.is_drawn)
        self.picture("print", after=600)
        press(window.printing.view, Qt.Key.Key_Escape)
        self._print(context)
        return self._paths

    def _propose(self) -> None:
        """Propose other words, and look at the card while they are typed."""
        session, cards = self._window.session, self._window.cards
        passage, words, proposal = _PROPOSAL
        anchor = anchor_quote(session.memorandum.passage(passage), words)
        note = session.annotate(anchor, Category.AMEND)
        session.edit(note, proposal=Proposal(proposal), visibility=Visibility.SIDE)
        self._window.going.jump(passage)
        cards.open_editor(note)
        self.picture("proposed", after=400)
        cards.close_editor()

    def drag(self, passage: str, start: int, end: int) -> None:
        """Select code points of a passage with the mouse."""
        reader = self._window.reader
        points: list[QPoint] = []
        for offset in (start, end):
            cursor = QTextCursor(reader.document())
            cursor.setPosition(reader.map.position(passage, offset))
            points.append(reader.cursorRect(cursor).center())
        viewport = reader.viewport()
        mouse(viewport, QEvent.Type.MouseButtonPress, points[0])
        mouse(viewport, QEvent.Type.MouseMove, points[1])
        mouse(viewport, QEvent.Type.MouseButtonRelease, points[1])

    def _print(self, context: WindowContext) -> None:
        out = self._folder / "briefing.pdf"
        options = BriefingOptions(audience=Audience.SELF)
        context.printing().save(self._window.session.annotations, options, out)
        self._paths.append(out)


def run_tour(context: WindowContext, folder: Path) -> list[Path]:
    """Drive the real window through the main job; return pictures and PDF in order.

    Raises:
        MemorandumError: there is no memorandum to show.
        CannotWrite: a picture or the PDF cannot be written.
    """
    make_application(context)
    window = open_window(context)
    if not isinstance(window, MainWindow):
        raise context.memorandum_error or MemorandumError
    window.resize(WIDTH, HEIGHT)
    window.show()
    try:
        return Tour(window, folder).run(context)
    finally:
        window.close()
        settle(0)


def wait_until(condition: Callable[[], bool]) -> None:
    """Let events run until a condition holds, or for `PATIENCE` milliseconds."""
    for _ in range(PATIENCE // 50):
        if condition():
            return
        settle(50)


def settle(milliseconds: int) -> None:
    """Let events and timers run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def mouse(widget: QWidget, kind: QEvent.Type, point: QPoint) -> None:
    """Send a left-button mouse event."""
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    place = QPointF(point)
    event = QMouseEvent(
        kind,
        place,
        QPointF(widget.mapToGlobal(point)),
        button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(widget, event)


def type_text(widget: QWidget, text: str) -> None:
    """Type text as an input method does: composed first, then committed."""
    target = widget.focusProxy() or widget
    target.setFocus()
    composed = QInputMethodEvent(text[:2], [])
    QCoreApplication.sendEvent(target, composed)
    committed = QInputMethodEvent("", [])
    committed.setCommitString(text)
    QCoreApplication.sendEvent(target, committed)
    QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press and let go a key."""
    target = widget.focusProxy() or widget
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(target, event)
