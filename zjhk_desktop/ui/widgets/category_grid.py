"""The six categories as chips in two rows, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.category_button import CategoryButton, Shape

_COLUMNS = 3


class CategoryGrid(QWidget):
    """Offers the categories.

    Signals:
        chosen(Category): this one was clicked.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with none chosen."""
        super().__init__(parent)
        self._chips = [CategoryButton(look, category, Shape.CHIP, self) for category in Category]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for index, chip in enumerate(self._chips):
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(self._clicked)
            grid.addWidget(chip, index // _COLUMNS, index % _COLUMNS)

    @property
    def chips(self) -> Sequence[CategoryButton]:
        """Return the chips, in the order of the categories."""
        return self._chips

    def show_category(self, category: Category) -> None:
        """Show which one is chosen."""
        for chip in self._chips:
            chip.setChecked(chip.category is category)

    def _clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, CategoryButton):
            self.chosen.emit(chip.category)
