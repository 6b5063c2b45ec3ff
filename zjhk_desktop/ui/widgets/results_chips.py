"""The chips over the results: all, memorandum, notes, each with its count."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.results_rows import Results, Scope
from zjhk_desktop.ui.widgets.controls import DrawnButton

SCOPE_NAMES: dict[Scope, str] = {
    Scope.ALL: N_("All"),
    Scope.MEMORANDUM: N_("Memorandum"),
    Scope.NOTES: N_("Notes"),
}


class Chip(DrawnButton):
    """A choice in a rounded frame: its name, and how many places it has."""

    def __init__(self, look: Look, scope: Scope, parent: QWidget | None = None) -> None:
        """Offer a scope."""
        super().__init__(look, parent)
        self.scope = scope
        self._count = 0
        self.setCheckable(True)
        self.retranslate()
        look.language_changed.connect(self.retranslate)

    def set_count(self, count: int) -> None:
        """Show a count."""
        if count != self._count:
            self._count = count
            self.retranslate()

    def retranslate(self) -> None:
        """Take the name in the interface language."""
        self.setText(self.look.words(SCOPE_NAMES[self.scope]))
        self.setAccessibleName(f"{self.text()} {self._count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of name and count with air."""
        name = QFontMetricsF(self._face(checked=True)).horizontalAdvance(self.text())
        count = QFontMetricsF(self.look.font(Type.SMALL)).horizontalAdvance(str(self._count))
        return QSize(round(name + count) + 34, Space.CONTROL_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the name and the count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        checked = self.isChecked()
        radius = self.height() / 2
        painter.setPen(QColor(colours.navy if checked else colours.strong_rule))
        ground = colours.navy_tint if checked else colours.hover if self.hovered else colours.field
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inner = QRectF(self.rect()).adjusted(14, 0, -14, 0)
        painter.setFont(self._face(checked=checked))
        painter.setPen(QColor(colours.navy if checked else colours.ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(self.look.font(Type.SMALL))
        painter.setPen(QColor(colours.navy if checked else colours.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, str(self._count))
        self.draw_focus(painter, radius)

    def _face(self, *, checked: bool) -> QFont:
        return self.look.font(Type.SMALL, Weight.MEDIUM if checked else Weight.REGULAR)


class ResultsChips(QWidget):
    """The chips in a row, of which one is chosen.

    Signals:
        chosen(Scope): the user chose another scope.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with all."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.chips = {scope: Chip(look, scope, self) for scope in Scope}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.ONE)
        for chip in self.chips.values():
            row.addWidget(chip)
            self._group.addButton(chip)
        row.addStretch(1)
        self.chips[Scope.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def scope(self) -> Scope:
        """Return the chosen scope."""
        return next(scope for scope, chip in self.chips.items() if chip.isChecked())

    def set_scope(self, scope: Scope) -> None:
        """Choose a scope without announcing it."""
        self.chips[scope].setChecked(True)

    def set_results(self, results: Results) -> None:
        """Show the counts of what was found."""
        for scope, chip in self.chips.items():
            chip.set_count(results.count(scope))

    def _clicked(self) -> None:
        self.chosen.emit(self.scope)
