"""The strip over everything while the review is shown as it was: which moment, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.choice_menu import Choice, ChoiceMenu
from zjhk_desktop.ui.widgets.controls import IconButton, PushButton
from zjhk_desktop.ui.widgets.find_label import LineLabel, ink, navy
from zjhk_desktop.ui.widgets.moment_slider import MomentSlider

_ICON = 40


class PastStrip(QWidget):
    """Says what is shown, steps from moment to moment, restores, and leads back to now.

    Signals:
        moment_chosen(int): the moment of this number, from 0, is wanted.
        day_chosen(str): the last moment of this day (ISO) is wanted.
        restore_requested(): the review is to be made what is shown.
        closed(): the present is wanted again.
    """

    moment_chosen = Signal(int)
    day_chosen = Signal(object)
    restore_requested = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        """Make a hidden strip."""
        super().__init__()
        self._look = look
        self.title = LineLabel(look, navy, Type.BASE, Weight.BOLD, self)
        self.done = LineLabel(look, ink, Type.BASE, parent=self)
        self.restore = PushButton(look, "history", height=Space.CONTROL_SMALL)
        self.back = PushButton(look, primary=True, height=Space.CONTROL_SMALL)
        self.earlier = IconButton(look, "chevron-left", framed=True, side=Space.CONTROL_SMALL)
        self.later = IconButton(look, "chevron-right", framed=True, side=Space.CONTROL_SMALL)
        self.slider = MomentSlider(look, self)
        self.count = LineLabel(look, ink, Type.SMALL, parent=self)
        self.day = ChoiceMenu(look, N_("Day"))
        self._steps = QWidget(self)
        self._arrange()
        self.slider.valueChanged.connect(self._slid)
        self.earlier.clicked.connect(self._step_back)
        self.later.clicked.connect(self._step_on)
        self.day.chosen.connect(self.day_chosen)
        self.restore.clicked.connect(self.restore_requested)
        self.back.clicked.connect(self.closed)
        look.language_changed.connect(self._retranslate)
        look.theme_changed.connect(self.update)
        self._retranslate()
        self.hide()

    def set_moments(self, count: int, days: Sequence[Choice]) -> None:
        """Offer moments to step over, and the days on which they lie."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, count - 1))
        self.slider.setPageStep(max(1, count // 20))
        self.slider.blockSignals(False)
        self.day.set_choices(days)
        self._steps.setVisible(count > 0)

    def show_moment(self, number: int, day: str, title: str, done: str) -> None:
        """Say which moment is shown, from 0, and what was done then."""
        self.slider.blockSignals(True)
        self.slider.setValue(number)
        self.slider.blockSignals(False)
        self.day.set_value(day)
        last = self.slider.maximum()
        self.earlier.setEnabled(number > 0)
        self.later.setEnabled(number < last)
        self.count.setText(f"{number + 1} / {last + 1}")
        self.done.setText(done)
        self.slider.setAccessibleDescription(f"{title} {done}")
        self.say(title)

    def say(self, title: str) -> None:
        """Say what is shown."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def begin(self) -> None:
        """Take the focus, where one steps on from."""
        there = self._steps.isVisibleTo(self)
        (self.slider if there else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to now with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the rule below and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.navy_tint))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(colours.navy))
        middle = self.title.geometry().center().y() + 1
        self._look.icons.paint(painter, "history", QPointF(22, middle), 16, colours.navy)

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.ONE)
        first.addWidget(self.title, 1)
        first.addWidget(self.restore)
        first.addWidget(self.back)
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(Space.ONE)
        steps.addWidget(self.earlier)
        steps.addWidget(self.slider, 2)
        steps.addWidget(self.later)
        steps.addWidget(self.count)
        steps.addWidget(self.day)
        steps.addWidget(self.done, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(_ICON, Space.ONE, Space.TWO, Space.ONE)
        column.setSpacing(Space.HALF)
        column.addLayout(first)
        column.addWidget(self._steps)

    def _step_back(self) -> None:
        self.slider.setValue(self.slider.value() - 1)

    def _step_on(self) -> None:
        self.slider.setValue(self.slider.value() + 1)

    def _slid(self, number: int) -> None:
        self.moment_chosen.emit(number)

    def _retranslate(self) -> None:
        words = self._look.words
        self.earlier.set_name(words("Previous moment"))
        self.later.set_name(words("Next moment"))
        self.slider.setAccessibleName(words("Moment"))
        back = words("Back to now")
        for button, name in (
            (self.restore, words("Restore the review to this state")),
            (self.back, back),
        ):
            button.set_label(name)
        self.back.setToolTip(f"{back} (Esc)")
