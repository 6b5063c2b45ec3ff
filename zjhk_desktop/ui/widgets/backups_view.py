"""The page of backups: what there is, taking another, and getting something back from one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.backups_model import BackupsModel
from zjhk_desktop.ui.widgets.backups_table import BackupsTable
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.find_label import Label, muted
from zjhk_desktop.ui.widgets.flow_row import FlowRow


class BackupsView(DeskPage):
    """The profile's backups.

    Signals:
        take_requested(): a backup is to be taken now.
        copy_requested(): a backup is to be written into a folder.
        look_requested(): the chosen backup is to be shown.
        restore_requested(): the review is to get what it lacks of the chosen backup.
        return_requested(): the review is to become what it was in the chosen backup.
    """

    take_requested = Signal()
    copy_requested = Signal()
    look_requested = Signal()
    restore_requested = Signal()
    return_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """List nothing yet."""
        super().__init__(look, N_("Backups"), parent)
        self._can_write = True
        self.model = BackupsModel(look, self)
        self._hint = Label(look, muted, Type.BASE, parent=self)
        self._hint.setWordWrap(True)
        self.take = PushButton(look, "archive", primary=True)
        self.copy = PushButton(look, "download")
        self._taking = FlowRow(parent=self)
        self._taking.set_members([self.take, self.copy])
        self.table = BackupsTable(look, self.model, self)
        self.look_into = PushButton(look, "eye")
        self.restore = PushButton(look, "undo-2")
        self.go_back = PushButton(look, "history")
        self._doing = FlowRow(parent=self)
        self._doing.set_members([self.look_into, self.restore, self.go_back])
        self._build()
        self._connect()
        self._retranslate()

    def begin(self) -> None:
        """Take the focus in the table, or where there is none, where a backup is taken."""
        if self.model.rowCount():
            self.table.begin()
        else:
            self.take.setFocus()

    def set_writable(self, writable: bool) -> None:
        """Say whether there is a review that can be backed up and written to."""
        self._can_write = writable
        self.follow()

    def follow(self, _what: object = None) -> None:
        """Offer what can be done with the chosen backup, and count."""
        chosen = self.table.chosen
        whole = chosen is not None and chosen.whole is True
        self.take.setEnabled(self._can_write)
        self.copy.setEnabled(self._can_write)
        self.look_into.setEnabled(whole)
        lacks = chosen is not None and chosen.lacking > 0
        self.restore.setEnabled(whole and lacks and self._can_write)
        self.go_back.setEnabled(whole and self._can_write)
        count = self.model.rowCount()
        self.table.setVisible(count > 0)
        self._doing.setVisible(count > 0)
        self._none.setVisible(count == 0)
        unseen = sum(each.whole is None for each in self.model.backups)
        tr = self._look.tr_
        words = tr.plural("{n} backup", "{n} backups", count).format(n=count)
        if unseen:
            checked = tr("{done} of {all} checked").format(done=count - unseen, all=count)
            words = f"{words} · {checked}"
        self._count.setText(words)

    def _build(self) -> None:
        self._none.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.READER_LEFT, 20, Space.TWO, 0)
        column.setSpacing(Space.TWO)
        column.addLayout(self._head())
        column.addWidget(self._hint)
        column.addWidget(self._taking)
        column.addWidget(self._none)
        column.addWidget(self.table, 100)
        column.addWidget(self._doing)
        column.addStretch(1)
        column.addSpacing(Space.ONE)

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.look_into.clicked.connect(self.look_requested)
        self.restore.clicked.connect(self.restore_requested)
        self.go_back.clicked.connect(self.return_requested)
        self.table.backup_chosen.connect(self._look_into)
        self.table.selection_changed.connect(self.follow)
        self.table.closed.connect(self.closed)
        self.model.dataChanged.connect(self.follow)
        self.model.modelReset.connect(self.follow)
        self._look.language_changed.connect(self._retranslate)

    def _look_into(self) -> None:
        if self.look_into.isEnabled():
            self.look_requested.emit()

    def _retranslate(self) -> None:
        words = self._look.words
        self._name(self.table)
        self._hint.setText(
            words(
                "Backups are taken while you work and when the window closes; old ones are "
                "thinned. “Add what the review lacks” takes nothing away. “Return to this backup” "
                "also changes and deletes what came later; that can be undone."
            )
        )
        self._none.setText(words("There are no backups yet."))
        for button, name in (
            (self.take, words("Back up now")),
            (self.copy, words("Back up to…")),
            (self.look_into, words("Look into it")),
            (self.restore, words("Add what the review lacks")),
            (self.go_back, words("Return to this backup")),
        ):
            button.set_label(name)
        self._taking.arrange()
        self._doing.arrange()
        self.follow()
