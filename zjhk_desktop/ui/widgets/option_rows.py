"""Labelled rows of options: what an option is called at the left, its control at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.find_label import Label, muted

LABEL = 88
"""Width of the names."""
ROOM = 288
"""Width of the controls."""


class OptionRows(QWidget):
    """A group of rows, with a rule above it unless it is the first."""

    def __init__(self, look: Look, *, ruled: bool, parent: QWidget | None = None) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._look = look
        self._ruled = ruled
        self._names: dict[str, Label] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, Space.TWO if ruled else 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(Space.HALF)
        self._grid.setColumnMinimumWidth(0, LABEL)
        self._grid.setColumnStretch(1, 1)
        # Else controls of fixed width would leave the rest of the room to the names.
        policy = QSizePolicy.Policy
        self._grid.addItem(QSpacerItem(0, 0, policy.Expanding, policy.Fixed), 0, 1)
        look.theme_changed.connect(self.update)

    def add_row(self, name: str, control: QWidget | QLayout, *below: QWidget) -> None:
        """Add an option with what is said below it; `name` is English, marked for catalogues."""
        row = self._grid.rowCount()
        label = self._names[name] = Label(self._look, muted, Type.BASE, parent=self)
        label.setFixedSize(LABEL, Space.CONTROL)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(control, QLayout):
            self._grid.addLayout(control, row, 1)
        else:
            self._grid.addWidget(control, row, 1)
        for number, widget in enumerate(below, 1):
            self._grid.addWidget(widget, row + number, 1)
        self._grid.setRowMinimumHeight(row + len(below) + 1, Space.HALF)

    def show_row(self, name: str, shown: bool) -> None:
        """Show the name of a row, or not; its control is its owner's."""
        self._names[name].setVisible(shown)

    def retranslate_names(self) -> None:
        """Say the names in the interface's language."""
        for name, label in self._names.items():
            label.setText(self._look.words(name))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule above."""
        if self._ruled:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, QColor(self._look.colours.rule))
