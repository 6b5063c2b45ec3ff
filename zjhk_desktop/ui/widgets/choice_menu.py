"""A button that names one of several choices and opens them as a menu."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton

_MOST = 220
_AIR = 44


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: a key of one's own, and its words in the interface language."""

    key: Hashable
    label: str


class ChoiceMenu(DrawnButton):
    """「領域：全部」: what is chosen among, and the choice; the first is the usual one.

    Signals:
        chosen(object): the user chose the choice of this key.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        """Offer nothing yet; `title` is English, marked for the catalogues."""
        super().__init__(look, parent)
        self._title = title
        self._choices: tuple[Choice, ...] = ()
        self._value: Hashable = None
        self.clicked.connect(self._open)

    @property
    def value(self) -> Hashable:
        """Return the key of the choice (None: there are no choices)."""
        return self._value

    @property
    def choices(self) -> Sequence[Choice]:
        """Return what there is to choose."""
        return self._choices

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer choices; the present one stays if it is still among them, else the first is."""
        self._choices = tuple(choices)
        keys = [choice.key for choice in choices]
        if self._value not in keys:
            self._value = keys[0] if keys else None
        self._describe()

    def set_value(self, key: Hashable) -> None:
        """Choose without announcing it."""
        self._value = key
        self._describe()

    def build_menu(self) -> QMenu:
        """Return the choices as a menu, the present one ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for number, choice in enumerate(self._choices):
            action = menu.addAction(choice.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.key == self._value)
            action.setData(number)
            group.addAction(action)
        menu.triggered.connect(self._triggered)
        return menu

    def sizeHint(self) -> QSize:
        """Return the width of the words with air, up to a most."""
        width = QFontMetricsF(self.look.font(Type.BASE)).horizontalAdvance(self.text())
        return QSize(min(_MOST, round(width) + _AIR), Space.CONTROL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter and Down, as with Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the words and the arrow; filled while the choice is not the usual."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        unusual = bool(self._choices) and self._value != self._choices[0].key
        ground = colours.hover if self.hovered else colours.field
        painter.setPen(QColor(colours.navy if unusual else colours.strong_rule))
        painter.setBrush(QColor(colours.navy_tint if unusual else ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        painter.setFont(self.look.font(Type.BASE))
        painter.setPen(QColor(colours.navy if unusual else colours.ink2))
        room = QRectF(12, 0, self.width() - _AIR + 4, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        arrow = QPointF(self.width() - 16, self.height() / 2)
        self.look.icons.paint(painter, "chevron-down", arrow, 14, colours.muted)
        self.draw_focus(painter)

    def _open(self) -> None:
        if self._choices:
            self.build_menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _triggered(self, action: QAction) -> None:
        key = self._choices[action.data()].key
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)

    def _reword(self) -> None:
        self._describe()
        super()._reword()

    def _describe(self) -> None:
        words = self.look.words
        label = next((c.label for c in self._choices if c.key == self._value), "")
        text = words("{title}: {choice}").format(title=words(self._title), choice=label)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()
