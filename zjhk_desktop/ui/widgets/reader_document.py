"""The memorandum as one Qt document in one script, with a map of where each passage stands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind, Section, SectionKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.tokens import LINE_RATIO, Space, Type
from zjhk_desktop.ui.models.text_map import Placement, TextMap

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_JUSTIFY = Qt.AlignmentFlag.AlignJustify
_TAB = QTextOption.TabType.CenterTab


class ReaderDocument:
    """Builds and holds the document; `map` says where each passage stands.

    Attributes:
        document: the Qt document; its colours come from `recolour`.
        map: passage <-> position.
        size: the body's text size in px.
    """

    def __init__(self, memorandum: Memorandum, script: Script, size: int, navy: str) -> None:
        """Lay out the memorandum's passages as blocks in one script, headings in `navy`."""
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.map = TextMap(script)
        self.size = size
        self._memorandum = memorandum
        self._fresh = True
        self._navy = QColor(navy)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self.document.setDefaultFont(faces.serif(script, size))
        self._cursor = QTextCursor(self.document)
        self._cursor.beginEditBlock()
        for section in memorandum.sections:
            self._add_section(section)
        self._cursor.endEditBlock()

    def set_columns(self, left: float, right: float, measure: float) -> None:
        """Set the page's side margins, and the signature's columns in a text `measure` px wide."""
        frame = self.document.rootFrame()
        frame_format = frame.frameFormat()
        if (left, right) == (frame_format.leftMargin(), frame_format.rightMargin()):
            return
        frame_format.setLeftMargin(left)
        frame_format.setRightMargin(right)
        frame_format.setTopMargin(Space.ONE)
        # One edit, so that the text is laid out once, and whole, with the last word on its width.
        edit = QTextCursor(self.document)
        edit.beginEditBlock()
        frame.setFrameFormat(frame_format)
        self._place_signature(measure)
        edit.endEditBlock()

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

    def _place_signature(self, measure: float) -> None:
        tabs = [QTextOption.Tab(measure * share, _TAB) for share in (0.25, 0.75)]
        for placement in self.map.placements:
            if placement.passage.startswith("g"):
                cursor = QTextCursor(self.document.findBlock(placement.start))
                block_format = cursor.blockFormat()
                block_format.setTabPositions(tabs)
                cursor.setBlockFormat(block_format)

    def _add_section(self, section: Section) -> None:
        passages = self._memorandum.passages_of(section.id)
        if section.kind is SectionKind.SIGNATURE:
            for row, index in enumerate(range(0, len(passages), 2)):
                self._add_signature_row(passages[index : index + 2], first=row == 0)
            return
        for index, passage in enumerate(passages):
            self._add_passage(section, passage, index)

    def _add_passage(self, section: Section, passage: Passage, index: int) -> None:
        line = self._line(1.0)
        body = self._font(self.size)
        if passage.kind is PassageKind.MEASURE:
            block = self._block(line, gap=Space.PARAGRAPH_GAP, align=_JUSTIFY)
            self._insert(block, body, "", passage)
        elif passage.kind is PassageKind.DOMAIN:
            heading = self._font(self.size * Type.TITLE / Type.BODY, Weight.BOLD)
            block = self._block(self._line(1.25), above=44, gap=28, left=0)
            self._insert(block, heading, f"{section.numeral}、", passage)
        elif passage.kind is PassageKind.PREAMBLE:
            block = self._block(line, gap=Space.PARAGRAPH_GAP, align=_JUSTIFY)
            block.setTextIndent(2 * self.size)
            self._insert(block, body, "", passage)
        else:
            self._add_title(section, passage, index)

    def _add_title(self, section: Section, passage: Passage, index: int) -> None:
        """Titles are centred; the annex's first line is its flush-left label."""
        if section.kind is SectionKind.ANNEX and index == 0:
            block = self._block(self._line(1.0), above=72, gap=20, left=0)
            self._insert(block, self._font(self.size * 0.9, Weight.BOLD), "", passage)
            return
        first = index == 0
        font = self._font(self.size * (Type.TITLE if first else 20) / Type.BODY, Weight.BOLD)
        if section.kind is SectionKind.TITLE and not first:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.size * 0.8)
        above = 36 if section.kind is SectionKind.TITLE and first else 0
        last = passage is self._memorandum.passages_of(section.id)[-1]
        block = self._block(
            self._line(1.3 if first else 1.2), above=above, gap=44 if last else 4, align=_CENTRE
        )
        self._insert(block, font, "", passage)

    def _add_signature_row(self, cells: tuple[Passage, ...], *, first: bool) -> None:
        block = self._block(self._line(1.0), above=36 if first else 0, gap=4)
        self._start_block(block)
        font = self._character_format(self._font(self.size))
        for cell in cells:
            self._cursor.insertText("\t", font)
            self._write(cell, font)

    def _insert(self, block: QTextBlockFormat, font: QFont, prefix: str, passage: Passage) -> None:
        self._start_block(block)
        character_format = self._character_format(font)
        if prefix:
            self._cursor.insertText(prefix, character_format)
        self._write(passage, character_format)

    def _write(self, passage: Passage, character_format: QTextCharFormat) -> None:
        text = passage.text(self.map.script)
        start = self._cursor.position()
        self._cursor.insertText(text, character_format)
        self.map.add(Placement(passage.id, text, start, self._cursor.position()))

    def _start_block(self, block: QTextBlockFormat) -> None:
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._fresh = False
        else:
            self._cursor.insertBlock(block)

    def _line(self, scale: float) -> int:
        """Return a line height in whole px, so that baselines fall on pixels."""
        return round(self.size * LINE_RATIO * scale)

    def _font(self, pixels: float, weight: QFont.Weight = Weight.REGULAR) -> QFont:
        return faces.serif(self.map.script, pixels, weight)

    def _character_format(self, font: QFont) -> QTextCharFormat:
        """Headings, the only bold text, are navy; the body takes the palette's ink."""
        character_format = QTextCharFormat()
        character_format.setFont(font)
        if font.weight() is Weight.BOLD:
            character_format.setForeground(self._navy)
        return character_format

    @staticmethod
    def _block(
        line: int,
        *,
        above: float = 0,
        gap: float = 0,
        left: float = Space.NUMBER_COLUMN,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(above)
        block.setBottomMargin(gap)
        block.setLeftMargin(left)
        block.setAlignment(align)
        return block
