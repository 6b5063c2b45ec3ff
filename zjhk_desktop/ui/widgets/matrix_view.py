"""The page of the matrix: title, summary, filters, and the table of measures."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.models.matrix_rows import Column, Focus, MeasureRow
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.controls import LinkButton
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.export_button import ExportButton
from zjhk_desktop.ui.widgets.matrix_filters import MatrixFilters
from zjhk_desktop.ui.widgets.matrix_summary import MatrixSummary
from zjhk_desktop.ui.widgets.matrix_table import MatrixTable
from zjhk_desktop.ui.widgets.matrix_titles import MatrixTitles

_LEFT = Space.READER_LEFT


class MatrixView(DeskPage):
    """All measures with what the reviewer says of each.

    Signals:
        filter_changed(str): the words typed over the table are others.
        measure_chosen(str): go to the measure of this passage id.
        export_requested(list): these rows are to be exported.
        copy_requested(list): these rows are to be copied.
    """

    export_requested = Signal(object)
    copy_requested = Signal(object)
    filter_changed = Signal(str)
    measure_chosen = Signal(str)

    def __init__(
        self,
        session: Session,
        look: Look,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """Show the measures of a session's memorandum."""
        super().__init__(look, N_("Review matrix"), parent)
        self._session = session
        self.model = MatrixModel(session, look, now, self)
        self.summary = MatrixSummary(look, self.model, self)
        self.filters = MatrixFilters(session, look, self.model, self)
        self.table = MatrixTable(look, self.model, self)
        self.titles = MatrixTitles(look, self.table, self.model, self)
        self.export = ExportButton(look, self, N_("Export CSV…"))
        self.show_all = LinkButton(look, self)
        self._place = ("", int(Column.STATUS))
        self._build()
        self._connect()
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def begin(self) -> None:
        """Take the focus for walking over the measures."""
        self.table.begin()

    def begin_filter(self) -> None:
        """Take the focus for filtering."""
        self.filters.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self, passages: AbstractSet[str] | None) -> None:
        """Show the measures of these passages only (None: all that the filters let through)."""
        self.model.set_filter(replace(self.model.filter, found=passages))

    def _build(self) -> None:
        none = QHBoxLayout()
        none.addWidget(self._none)
        none.addWidget(self.show_all)
        none.addStretch(1)
        self._none.setMargin(Space.ONE)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self.titles)
        table.addLayout(none)
        table.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 20, Space.TWO, 0)
        column.setSpacing(Space.TWO)
        column.addLayout(self._head(None, self.export))
        column.addWidget(self.summary)
        column.addWidget(self.filters)
        column.addLayout(table, 1)

    def _connect(self) -> None:
        self.filters.chosen.connect(self.model.set_filter)
        self.filters.filter_changed.connect(self.filter_changed)
        self.filters.field.left_downwards.connect(self.table.begin)
        self.filters.field.closed.connect(self.closed)
        self.titles.sorting_chosen.connect(self.model.set_sorting)
        self.table.measure_chosen.connect(self.measure_chosen)
        self.table.left_upwards.connect(self.begin_filter)
        self.table.closed.connect(self.closed)
        self.export.export_requested.connect(self._export)
        self.table.copy_requested.connect(self._copy)
        self.show_all.clicked.connect(self.filters.clear)
        self.model.followed.connect(self._follow)
        self.model.modelAboutToBeReset.connect(self._remember_place)
        self.model.modelReset.connect(self._return_to_place)
        self.model.modelReset.connect(self._count_measures)

    def _export(self) -> None:
        self.export_requested.emit(self.model.measures)

    def _copy(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        self.copy_requested.emit([row] if isinstance(row, MeasureRow) else [])

    def _follow(self, passage: str) -> None:
        """Go where an undo or redo has changed something, so that one sees what it did."""
        if self.model.row_of(passage) >= 0:
            self.table.go_to(passage, max(Column.STATUS, self.table.currentIndex().column()))

    def _remember_place(self) -> None:
        if self.table.passage:
            self._place = (self.table.passage, self.table.currentIndex().column())

    def _return_to_place(self) -> None:
        passage, column = self._place
        if self.model.row_of(passage) >= 0:
            self.table.go_to(passage, column)

    def _count_measures(self) -> None:
        shown = len(self.model.measures)
        total = self.model.count(Focus.ALL)
        look = self._look
        words = look.tr_.plural("{n} measure", "{n} measures", shown).format(n=shown)
        if shown < total:
            words = look.words("{shown} of {all} measures").format(shown=shown, all=total)
        self._count.setText(words)
        self.export.set_counts(0, shown)
        for widget in (self._none, self.show_all):
            widget.setVisible(not shown)

    def _retranslate(self) -> None:
        words = self._look.words
        self._name(self.table)
        self._none.setText(words("No measure is left by these filters."))
        self.show_all.setText(words("Show all measures"))
        self.show_all.setAccessibleName(words("Show all measures"))
        self._count_measures()
