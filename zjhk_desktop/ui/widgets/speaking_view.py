"""Speaking mode: one measure at a time, large, with one's own notes and the time."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.choice_menu import ChoiceMenu
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_label import Label, LineLabel, muted, navy
from zjhk_desktop.ui.widgets.speaking_notes import SpeakingNotes
from zjhk_desktop.ui.widgets.speaking_text import SpeakingText
from zjhk_desktop.ui.widgets.speaking_time import SpeakingTime

_PLACE = 20
_BESIDE = 1180
"""From this width on notes stand beside the measure; below it, under it."""
_NOTES_SHARE = 0.36
_DIGITS = 3
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
}
_FAR = 1_000_000


class SpeakingView(QWidget):
    """Covers the window; everything on it works by keys.

    Signals:
        stepped(int): so many measures on, or back.
        jumped(int): to the measure of this number.
        paused(): let the time stand still, or go on.
        restarted(): let it begin anew.
        closed(): back to the text.
    """

    stepped = Signal(int)
    jumped = Signal(int)
    paused = Signal()
    restarted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._look = look
        self._typed = ""
        self._progress = 0.0
        self._place = ""
        self.place = LineLabel(look, navy, _PLACE, Weight.MEDIUM, self)
        self.course = ChoiceMenu(look, N_("Speak to"), self)
        self.limit = ChoiceMenu(look, N_("Time limit"), self)
        self.time = SpeakingTime(look, self)
        self.cross = IconButton(look, "x", parent=self)
        self.text = SpeakingText(look, self)
        self.notes = SpeakingNotes(look, self)
        self.nothing = Label(look, muted, _PLACE, parent=self)
        self.where = Label(look, navy, _PLACE, Weight.MEDIUM, self)
        self.keys = LineLabel(look, muted, Type.BASE, parent=self)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._arrange()
        self.time.clicked.connect(self.paused)
        self.cross.clicked.connect(self.closed)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._reword)
        self._reword()

    def set_place(self, place: str, where: str, progress: float) -> None:
        """Say which domain one is in, which measure of how many, and how far that is (0 to 1)."""
        self.place.setText(place)
        self._place, self._progress = where, progress
        self._show_where()
        self.update()

    def say_nothing(self, sentence: str) -> None:
        """Say why there is no measure to be seen ("": there is one)."""
        self.nothing.setText(sentence)
        self.nothing.setVisible(bool(sentence))

    def has_notes(self, notes: bool) -> None:
        """Give notes room, or none."""
        self.notes.setVisible(notes)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from measure to measure, scroll notes, take a number, rule the time."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain:
            super().keyPressEvent(event)
        elif (step := _STEPS.get(Qt.Key(key))) is not None:
            self._step(step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.stepped.emit(-_FAR if key == Qt.Key.Key_Home else _FAR)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.notes.go_on(1 if key == Qt.Key.Key_Down else -1)
        elif not self._take(key, event.text()):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the notes."""
        if event.angleDelta().y():
            self.notes.go_on(-1 if event.angleDelta().y() > 0 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between measure and notes."""
        super().resizeEvent(event)
        self._share()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, that of the notes, and how far one has come."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.paper))
        if self.notes.isVisible():
            box = QRectF(self.notes.geometry())
            beside = self.width() >= _BESIDE
            ground = QRectF(self.rect())
            if beside:
                ground.setLeft(box.left() - Space.THREE)
                ground.setTop(Space.TOOLBAR)
            else:
                ground.setTop(box.top() - Space.TWO)
            ground.setBottom(self._foot())
            painter.fillRect(ground, QColor(colours.sidebar))
        foot = self._foot()
        painter.fillRect(QRectF(0, foot, self.width(), 2), QColor(colours.rule))
        painter.fillRect(QRectF(0, foot, self.width() * self._progress, 2), QColor(colours.navy))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.TWO)
        head.addWidget(self.place, 1)
        for widget in (self.course, self.limit, self.time, self.cross):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.where)
        foot.addStretch(1)
        foot.addWidget(self.keys, 100)
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.THREE, Space.ONE, Space.THREE, Space.ONE)
        column.addLayout(head)
        column.addStretch(1)
        column.addLayout(foot)

    def _share(self) -> None:
        """Place measure and notes: beside each other if there is room, else one under the other."""
        top = Space.TOOLBAR + Space.THREE
        whole = QRectF(
            2 * Space.THREE,
            top,
            self.width() - 4 * Space.THREE,
            self._foot() - top - Space.TWO,
        )
        text, notes = QRectF(whole), QRectF(whole)
        if self.notes.isVisibleTo(self):
            if self.width() >= _BESIDE:
                width = round(whole.width() * _NOTES_SHARE)
                notes.setLeft(whole.right() - width + Space.THREE)
                text.setRight(whole.right() - width - Space.THREE)
            else:
                height = round(whole.height() * _NOTES_SHARE)
                notes.setTop(whole.bottom() - height)
                text.setBottom(whole.bottom() - height - 2 * Space.TWO)
        self.text.setGeometry(text.toRect())
        self._show_where()
        self.notes.setGeometry(notes.toRect())
        self.nothing.setGeometry(whole.toRect())
        self.update()

    def _foot(self) -> int:
        return self.height() - Space.TOOLBAR

    def _step(self, step: int) -> None:
        self._typed = ""
        if self.text.turn(step):
            self._show_where()
        else:
            self.stepped.emit(step)

    def _take(self, key: int, text: str) -> bool:
        """Take a digit, or what is done with digits; return whether the key was one of them."""
        if text.isascii() and text.isdigit():
            self._typed = (self._typed + text)[-_DIGITS:]
        elif key == Qt.Key.Key_Backspace:
            if not self._typed:
                self._step(-1)
                return True
            self._typed = self._typed[:-1]
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            typed, self._typed = self._typed, ""
            if typed:
                self.jumped.emit(int(typed))
            else:
                self.paused.emit()
        elif key == Qt.Key.Key_F5:
            self.restarted.emit()
        elif key == Qt.Key.Key_Escape:
            if not self._typed:
                self.closed.emit()
            self._typed = ""
        else:
            return False
        self._show_where()
        return True

    def _show_where(self) -> None:
        if self._typed:
            self.where.setText(self._look.words("Go to {number}").format(number=self._typed))
            return
        part, parts = self.text.part + 1, self.text.parts
        words = self._look.words("part {part} of {parts}").format(part=part, parts=parts)
        self.where.setText(f"{self._place}\u2003{words}" if parts > 1 else self._place)

    def _reword(self) -> None:
        words = self._look.words
        self.setAccessibleName(words("Speaking mode"))
        self.cross.set_name(words("Back to the text"), "Esc")
        self.keys.setText(
            words(
                "← → previous, next · number, Enter go there · ↑ ↓ notes · Enter pause · "
                "F5 time from nought · Esc back"
            )
        )
        self._show_where()
