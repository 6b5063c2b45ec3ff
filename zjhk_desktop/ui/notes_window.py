"""The window without a memorandum: says why, and keeps the notes readable and exportable."""

import json
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import CannotWrite, ReviewError
from zjhk_desktop.services.note_records import annotation_record
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.widgets.controls import PushButton


class NotesWindow(QWidget):
    """A table of the notes with the words they were made on.

    Signals:
        closed(): it has been closed.
    """

    closed = Signal()

    def __init__(
        self,
        context: WindowContext,
        reviewing: Reviewing | None,
        look: Look,
        problem: ReviewError | None,
    ) -> None:
        """Show what can be shown without the memorandum."""
        super().__init__()
        self._reviewing = reviewing
        self._look = look
        self._notes = reviewing.annotations() if reviewing else []
        # The review may be closed by the time that they are saved.
        self._replies = {a.id: reviewing.replies(a.id) for a in self._notes} if reviewing else {}
        errors = [error for error in (context.memorandum_error, problem) if error is not None]
        self.sentence = QLabel(" ".join(error.sentence(look.tr_) for error in errors))
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setFont(look.font(Type.COMMENT, Weight.MEDIUM))
        self.said = QLabel("")
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setFont(look.font())
        self.table = self._fill_table()
        self.save = PushButton(look, "download", primary=True)
        self.save.setText(look.words("Save the notes…"))
        self.save.setEnabled(bool(self._notes))
        self.save.clicked.connect(self._ask_and_save)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(16)
        for widget in (self.sentence, self.table, self.said, self.save):
            column.addWidget(widget)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, QColor(look.colours.paper))
        self.setPalette(palette)
        self.setWindowTitle(look.words("Notes"))
        self.resize(900, 600)

    def save_to(self, path: Path) -> None:
        """Write the notes as JSON, as `zjhk-desktop notes --json` prints them.

        Raises:
            CannotWrite: the file cannot be written.
        """
        records = [annotation_record(each, self._replies[each.id]) for each in self._notes]
        try:
            path.write_text(
                json.dumps(records, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
            )
        except OSError as error:
            raise CannotWrite(path=path, reason=error.strerror) from None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the review."""
        if self._reviewing is not None:
            self._reviewing.close()
            self._reviewing = None
        event.accept()
        self.closed.emit()

    def _fill_table(self) -> QTableWidget:
        words = self._look.words
        headings = [words("Passage"), words("Words"), words("Category"), words("Comment")]
        table = QTableWidget(len(self._notes), len(headings))
        table.setHorizontalHeaderLabels(headings)
        table.setAccessibleName(words("Notes"))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        for row, annotation in enumerate(self._notes):
            for column, text in enumerate(self._cells(annotation)):
                table.setItem(row, column, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.resizeRowsToContents()
        return table

    def _cells(self, annotation: Annotation) -> tuple[str, str, str, str]:
        state = annotation.state
        category = self._look.words(CATEGORY_NAMES[state.category])
        return state.anchor.passage, state.anchor.quote, category, state.comment

    def _ask_and_save(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self, self._look.words("Save the notes…"), "notes.json", "JSON (*.json)"
        )
        if not name:
            return
        try:
            self.save_to(Path(name))
        except CannotWrite as error:
            self.said.setText(error.sentence(self._look.tr_))
        else:
            self.said.setText(self._look.words("Saved as {path}.").format(path=name))
