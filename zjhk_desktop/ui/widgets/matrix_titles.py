"""The titles over the columns of the matrix, each of which sorts by its column."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.models.matrix_rows import COLUMN_NAMES, Column, Sorting
from zjhk_desktop.ui.widgets.controls import DrawnButton
from zjhk_desktop.ui.widgets.matrix_table import MatrixTable

HEIGHT = 32
_EDGE = 8
_ARROW = 12
_RIGHT = (Column.NUMBER, Column.NOTES)


class TitleButton(DrawnButton):
    """A column's title; an arrow says in which order the rows stand by it."""

    def __init__(self, look: Look, column: Column, parent: QWidget) -> None:
        """Name a column."""
        super().__init__(look, parent)
        self.column = column
        self._sorting = Sorting()
        look.language_changed.connect(self._describe)
        self._describe()

    def set_sorting(self, sorting: Sorting) -> None:
        """Show the order of the rows, if it is by this column."""
        self._sorting = sorting
        self._describe()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        sorted_here = self._sorting.column is self.column
        lit = self.hovered or sorted_here
        painter.setPen(QColor(colours.navy if lit else colours.ink2))
        painter.setFont(self.look.font(Type.SMALL, Weight.MEDIUM))
        inner = QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, 0)
        if sorted_here:
            icon = "chevron-down" if self._sorting.descending else "chevron-up"
            wide = painter.fontMetrics().horizontalAdvance(self.text()) + _ARROW + 2
            left = inner.right() - wide if self.column in _RIGHT else inner.left()
            left = max(0.0, left)
            painter.drawText(inner.adjusted(left - inner.left(), 0, 0, 0), _MIDDLE, self.text())
            centre = QPointF(left + wide - _ARROW / 2, self.height() / 2)
            self.look.icons.paint(painter, icon, centre, _ARROW, colours.navy)
        else:
            side = Qt.AlignmentFlag.AlignRight if self.column in _RIGHT else _MIDDLE
            painter.drawText(inner, side | _MIDDLE, self.text())
        self.draw_focus(painter, Space.HALF)

    def _describe(self) -> None:
        words = self.look.words
        name = words(COLUMN_NAMES[self.column])
        self.setText(name)
        says = words("Sort by {column}").format(column=name)
        if self._sorting.column is self.column:
            order = N_("descending") if self._sorting.descending else N_("ascending")
            says = f"{says} ({words(order)})"
        self.setAccessibleName(says)
        self.setToolTip(says)


class MatrixTitles(QWidget):
    """The titles where the columns stand.

    Signals:
        sorting_chosen(Sorting): put the rows in this order.
    """

    sorting_chosen = Signal(object)

    def __init__(self, look: Look, table: MatrixTable, model: MatrixModel, parent: QWidget) -> None:
        """Name the columns of a table."""
        super().__init__(parent)
        self._look = look
        self._table = table
        self._model = model
        self.setFixedHeight(HEIGHT)
        self.buttons = {column: TitleButton(look, column, self) for column in Column}
        for button in self.buttons.values():
            button.clicked.connect(self._clicked)
        # The measures' own words have no order that anybody looks for.
        self.buttons[Column.MEASURE].setEnabled(False)
        self.buttons[Column.MEASURE].setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.columns_moved.connect(self.arrange)
        model.modelReset.connect(self._show_sorting)
        look.theme_changed.connect(self.update)
        self._show_sorting()

    def arrange(self) -> None:
        """Put the titles where the columns stand."""
        for column, button in self.buttons.items():
            left = self._table.columnViewportPosition(column)
            button.setGeometry(left, 0, self._table.columnWidth(column), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colours.sidebar))
        painter.drawRoundedRect(self.rect(), Space.HALF, Space.HALF)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, TitleButton):
            old = self._model.sorting
            again = old.column is button.column and not old.descending
            self.sorting_chosen.emit(Sorting(button.column, descending=again))

    def _show_sorting(self) -> None:
        for button in self.buttons.values():
            button.set_sorting(self._model.sorting)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
