"""對照: both scripts side by side, a row a passage, so that paragraph tops align."""

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from zjhk_desktop.domain.memorandum import Memorandum, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_styles import ReaderStyles

ROW_AIR = 10
"""Px between the rule above a measure's row and its text."""

ORDER = (Script.HANT, Script.HANS)
"""The scripts from left to right: the authoritative one first."""


class ParallelDocument(ReaderDocument):
    """A table of two columns; the map holds each passage in both scripts."""

    def __init__(self, memorandum: Memorandum, styles: ReaderStyles) -> None:
        """Set both texts of a memorandum; `styles` must have no indent of their own."""
        self._table: QTextTable | None = None
        self._air: list[tuple[float, float]] = []
        super().__init__(memorandum, ORDER[0], styles)

    @property
    def is_parallel(self) -> bool:
        """Say whether both scripts stand side by side."""
        return True

    def _margins(self, stand: ReaderColumns) -> tuple[float, float]:
        return stand.text_left, stand.right_margin

    def _fit(self, stand: ReaderColumns) -> None:
        super()._fit(stand)
        if self._table is None:
            return
        table_format = self._table.format()
        gap = stand.second_left - stand.text_left - stand.measure
        kind = QTextLength.Type.FixedLength
        widths = [QTextLength(kind, stand.measure + gap), QTextLength(kind, stand.measure)]
        table_format.setColumnWidthConstraints(widths)
        self._table.setFormat(table_format)
        for row, (above, below) in enumerate(self._air):
            for column in range(len(ORDER)):
                cell_format = QTextTableCellFormat()
                cell_format.setTopPadding(above)
                cell_format.setBottomPadding(below)
                cell_format.setRightPadding(0 if column else gap)
                self._table.cellAt(row, column).setFormat(cell_format)

    def _build(self) -> None:
        rows = [
            (section, group, index)
            for section in self._memorandum.sections
            for index, group in enumerate(self._groups(section))
        ]
        self._shrink_block()
        table_format = QTextTableFormat()
        table_format.setBorder(0)
        table_format.setCellPadding(0)
        table_format.setCellSpacing(0)
        self._table = self._cursor.insertTable(len(rows), len(ORDER), table_format)
        for row, (section, group, index) in enumerate(rows):
            block = self._block(section, group, index)
            # A cell drops the margins of its first and last block: its padding stands for them.
            above = ROW_AIR if group[0].kind is PassageKind.MEASURE else block.topMargin()
            self._air.append((above, block.bottomMargin()))
            block.setTopMargin(0)
            block.setBottomMargin(0)
            for column, script in enumerate(ORDER):
                self._cursor = self._table.cellAt(row, column).firstCursorPosition()
                self._cursor.setBlockFormat(block)
                self._write_group(section, group, index, script)

    def _shrink_block(self) -> None:
        """Take the height from the empty block that a document begins with before a table."""
        block = QTextBlockFormat()
        block.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(block)


def row_bottom(document: ReaderDocument, passage: str) -> float:
    """Return the bottom of a passage's row, the longer of its two texts, in document px."""
    layout = document.document.documentLayout()
    return max(
        layout.blockBoundingRect(
            document.document.findBlock(document.map.placement(passage, script).start)
        ).bottom()
        for script in document.map.scripts
    )
