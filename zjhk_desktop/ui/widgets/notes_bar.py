"""What can be done with the selected notes, all of them at once."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Category, Visibility
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import VISIBILITY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.category_button import CategoryButton, Shape
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_label import Label, navy
from zjhk_desktop.ui.widgets.flow_row import FlowRow


class NotesBar(QWidget):
    """How many are selected, the categories, who may see them, resolve, reopen, delete.

    Of deleted notes: restore. Of a single one: what it has been.

    Signals:
        category_chosen(Category): the selected notes are to have this category.
        visibility_chosen(Visibility): they are to be seen by these.
        resolve_requested(bool): they are to be resolved, or open again.
        delete_requested(): they are to go.
        restore_requested(): they are to come back.
        history_requested(): what the only one selected has been is wanted.
    """

    category_chosen = Signal(object)
    visibility_chosen = Signal(object)
    resolve_requested = Signal(bool)
    delete_requested = Signal()
    restore_requested = Signal()
    history_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Offer everything; nothing is selected."""
        super().__init__(parent)
        self._look = look
        self._count = 0
        self._label = Label(look, navy, Type.BASE, Weight.MEDIUM, self)
        self.categories = [CategoryButton(look, category, Shape.BAR) for category in Category]
        self._visibility: Visibility | None = None
        self.share = PushButton(look, "eye")
        self.resolve = PushButton(look, "check")
        self.reopen = PushButton(look, "undo-2")
        self.bin = PushButton(look, "trash-2")
        self.restore = PushButton(look, "undo-2")
        self.history = PushButton(look, "history")
        self._row = FlowRow(parent=self)
        self._row.set_members(
            [
                self._label,
                *self.categories,
                self.share,
                self.resolve,
                self.reopen,
                self.bin,
                self.restore,
                self.history,
            ]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.ONE, 0, Space.ONE)
        column.addWidget(self._row)
        for button in self.categories:
            button.clicked.connect(self._choose)
        self.share.clicked.connect(self.open_visibilities)
        self.resolve.clicked.connect(self._resolve)
        self.reopen.clicked.connect(self._reopen)
        self.bin.clicked.connect(self.delete_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.history.clicked.connect(self.history_requested)
        look.language_changed.connect(self._retranslate)
        look.theme_changed.connect(self.update)
        self._retranslate()

    def set_selection(
        self,
        count: int,
        *,
        open_ones: int,
        deleted: bool = False,
        visibility: Visibility | None = None,
    ) -> None:
        """Say how many notes are selected, and of what kind they are.

        Args:
            count: how many are selected.
            open_ones: how many of them are open.
            deleted: whether they are deleted.
            visibility: who may see all of them (None: they differ).
        """
        self._count = count
        self._visibility = visibility
        for button in (*self.categories, self.share, self.bin):
            button.setVisible(not deleted)
        self.resolve.setVisible(not deleted and open_ones > 0)
        self.reopen.setVisible(not deleted and open_ones < count)
        self.restore.setVisible(deleted)
        self.history.setVisible(count == 1)
        self._retranslate()

    def open_visibilities(self) -> QMenu:
        """Show above the button who may see the notes, to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for visibility, name in VISIBILITY_NAMES.items():
            action = menu.addAction(self._look.words(name))
            action.setCheckable(True)
            action.setChecked(visibility is self._visibility)
            action.setData(visibility.value)
            group.addAction(action)
        menu.triggered.connect(self._visibility_chosen)
        menu.popup(self.share.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 2)))
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule above."""
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(self._look.colours.strong_rule))

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, CategoryButton):
            self.category_chosen.emit(button.category)

    def _visibility_chosen(self, action: QAction) -> None:
        self.visibility_chosen.emit(Visibility(action.data()))

    def _resolve(self) -> None:
        self.resolve_requested.emit(True)

    def _reopen(self) -> None:
        self.resolve_requested.emit(False)

    def _retranslate(self) -> None:
        words = self._look.words
        count = self._look.tr_.plural("{n} selected", "{n} selected", self._count)
        self._label.setText(count.format(n=self._count))
        self.setAccessibleName(self._label.text())
        for button, name in (
            (self.share, words("Visible to…")),
            (self.resolve, words("Resolve")),
            (self.reopen, words("Reopen")),
            (self.bin, words("Delete")),
            (self.restore, words("Bring back")),
            (self.history, words("History")),
        ):
            button.set_label(name)
        self._row.arrange()
