"""The memorandum as one Qt document in one script, with a map of where each passage stands."""

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextOption

from zjhk_desktop.domain.memorandum import (
    Memorandum,
    Passage,
    PassageKind,
    Section,
    SectionKind,
)
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.text_map import Placement, TextMap
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns
from zjhk_desktop.ui.widgets.reader_justify import justify
from zjhk_desktop.ui.widgets.reader_styles import ReaderStyles, signature_tabs


class ReaderDocument:
    """Builds and holds the document; `map` says where each passage stands.

    Attributes:
        document: the Qt document.
        map: passage <-> position.
        size: the body's text size in px.
    """

    def __init__(self, memorandum: Memorandum, script: Script, styles: ReaderStyles) -> None:
        """Set the memorandum's passages as blocks in one script."""
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.map = TextMap(script)
        self.size = styles.size
        self._memorandum = memorandum
        self._styles = styles
        self._fresh = True
        self._stand: ReaderColumns | None = None
        self._justified: ReaderColumns | None = None
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self.document.setDefaultFont(faces.serif(script, styles.size))
        self._cursor = QTextCursor(self.document)
        self._cursor.beginEditBlock()
        self._build()
        self._cursor.endEditBlock()

    @property
    def is_parallel(self) -> bool:
        """Say whether both scripts stand side by side."""
        return False

    def set_columns(self, stand: ReaderColumns) -> None:
        """Set the page's side margins, and the signature's two columns."""
        if stand == self._stand:
            return
        self._stand = stand
        frame = self.document.rootFrame()
        frame_format = frame.frameFormat()
        left, right = self._margins(stand)
        frame_format.setLeftMargin(left)
        frame_format.setRightMargin(right)
        frame_format.setTopMargin(Space.ONE)
        # One edit, so that the text is laid out once, and whole, with the last word on its width.
        edit = QTextCursor(self.document)
        edit.beginEditBlock()
        frame.setFrameFormat(frame_format)
        self._fit(stand)
        edit.endEditBlock()

    def finish(self) -> None:
        """Lay everything out, and justify it if its columns are new."""
        if self._justified == self._stand:
            # Qt lays out in steps; asking for the size takes all of them.
            self.document.size()
            return
        self._justified = self._stand
        body = [p.start for p in self.map.placements if p.passage.startswith(("m", "p"))]
        justify(self.document, body, self.size)

    def set_tail(self, height: float, least: float) -> None:
        """Let the page end at `height` px, but at least `least` below the last line."""
        block = self.document.lastBlock()
        layout = self.document.documentLayout()
        end = layout.blockBoundingRect(block).bottom()
        block_format = block.blockFormat()
        margin = float(round(max(least, height - end)))
        if abs(margin - block_format.bottomMargin()) > 1:
            block_format.setBottomMargin(margin)
            QTextCursor(block).setBlockFormat(block_format)

    def _margins(self, stand: ReaderColumns) -> tuple[float, float]:
        return stand.left, stand.right_margin

    def _fit(self, stand: ReaderColumns) -> None:
        """Place the signature's tabs for a column's width."""
        tabs = signature_tabs(stand.measure)
        for placement in self.map.placements:
            if placement.passage.startswith("g"):
                cursor = QTextCursor(self.document.findBlock(placement.start))
                block_format = cursor.blockFormat()
                block_format.setTabPositions(tabs)
                cursor.setBlockFormat(block_format)

    def _build(self) -> None:
        for section in self._memorandum.sections:
            for index, group in enumerate(self._groups(section)):
                self._start_block(self._block(section, group, index))
                self._write_group(section, group, index, self.map.script)

    def _groups(self, section: Section) -> list[tuple[Passage, ...]]:
        """Return what stands on a line of its own: passages, or the two cells of a signature."""
        passages = self._memorandum.passages_of(section.id)
        step = 2 if section.kind is SectionKind.SIGNATURE else 1
        return [passages[i : i + step] for i in range(0, len(passages), step)]

    def _block(self, section: Section, group: tuple[Passage, ...], index: int) -> QTextBlockFormat:
        last = group[-1] is self._memorandum.passages_of(section.id)[-1]
        return self._styles.block(section, group[0], index, last)

    def _write_group(
        self, section: Section, group: tuple[Passage, ...], index: int, script: Script
    ) -> None:
        font = self._styles.face(section, group[0], index, script)
        characters = self._styles.characters(font)
        for passage in group:
            if passage.kind is PassageKind.SIGNATURE:
                self._cursor.insertText("\t", characters)
            elif passage.kind is PassageKind.DOMAIN and not self.is_parallel:
                self._cursor.insertText(f"{section.numeral}、", characters)
            text = passage.text(script)
            start = self._cursor.position()
            self._cursor.insertText(text, characters)
            self.map.add(Placement(passage.id, text, start, self._cursor.position(), script))

    def _start_block(self, block: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._fresh = False
        else:
            self._cursor.insertBlock(block)
