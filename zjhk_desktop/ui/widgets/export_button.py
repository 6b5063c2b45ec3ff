"""The button that exports a table: what is selected, or all that is shown."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.controls import PushButton


class ExportButton(PushButton):
    """Asks which rows only where there is a choice.

    Signals:
        export_requested(bool): export the selected rows only, or (False) all that are shown.
    """

    export_requested = Signal(bool)

    def __init__(self, look: Look, parent: QWidget, message: str) -> None:
        """Offer all rows; the message, marked for the catalogues, is the button's."""
        super().__init__(look, "download", parent=parent)
        self._message = message
        self._selected = self._shown = 0
        self.clicked.connect(self._ask)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def set_counts(self, selected: int, shown: int) -> None:
        """Say how many rows are selected, and how many are shown."""
        self._selected, self._shown = selected, shown
        self.setEnabled(shown > 0)

    def open_menu(self) -> QMenu:
        """Show below the button which rows there are to export."""
        words = self.look.words
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for selected, text in (
            (True, words("Selected ({n})…").format(n=self._selected)),
            (False, words("All shown ({n})…").format(n=self._shown)),
        ):
            menu.addAction(text).setData(selected)
        menu.triggered.connect(self._chosen)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        return menu

    def _ask(self) -> None:
        if 0 < self._selected < self._shown:
            self.open_menu()
        else:
            self.export_requested.emit(False)

    def _chosen(self, action: QAction) -> None:
        self.export_requested.emit(action.data())

    def _retranslate(self) -> None:
        self.setText(self.look.words(self._message))
        self.setAccessibleName(self.text())
        self.updateGeometry()
