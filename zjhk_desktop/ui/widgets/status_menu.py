"""The menu of statuses, chosen from by arrow keys, mouse or the digits 1…6."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.look import Look


class StatusMenu(QMenu):
    """Says which status a measure has, and takes another.

    Signals:
        chosen(Status): the measure is to have this status.
        details_requested(): owner, due date and next step are wanted.
    """

    chosen = Signal(object)
    details_requested = Signal()

    def __init__(
        self, look: Look, present: Status, parent: QWidget, *, details: bool = False
    ) -> None:
        """Offer the statuses, of which `present` is ticked, and perhaps the way to the details."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(self)
        for number, (status, name) in enumerate(STATUS_NAMES.items(), 1):
            action = self.addAction(f"{look.words(name)}\t{number}")
            action.setCheckable(True)
            action.setChecked(status is present)
            action.setData(number)
            group.addAction(action)
            if status is present:
                self.setActiveAction(action)
        if details:
            self.addSeparator()
            more = self.addAction(look.words("Owner, due date and next step…"))
            more.setData(0)
        self.triggered.connect(self._triggered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the status of a digit."""
        number = event.key() - Qt.Key.Key_0
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and 1 <= number <= len(STATUS_NAMES):
            action = next(each for each in self.actions() if each.data() == number)
            self.close()
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(list(STATUS_NAMES)[action.data() - 1])
        else:
            self.details_requested.emit()
