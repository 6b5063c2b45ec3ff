"""How each kind of passage is set in the reader: its block and its face."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextOption

from zjhk_desktop.domain.memorandum import Passage, PassageKind, Section, SectionKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.tokens import LINE_RATIO, Space, Type

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TAB = QTextOption.TabType.CenterTab


@dataclass(frozen=True, slots=True)
class ReaderStyles:
    """The styles of one text size.

    Attributes:
        size: of the body, in px.
        navy: colour of titles and headings.
        indent: left margin of body text, where the numbers stand in the same column.
        title_scale: titles' size in a full column is 1; narrower columns take less.
    """

    size: int
    navy: str
    indent: float = Space.NUMBER_COLUMN
    title_scale: float = 1.0

    def block(self, section: Section, passage: Passage, index: int, last: bool) -> QTextBlockFormat:
        """Return the block of a passage, the `index`th of its section."""
        if passage.kind is PassageKind.MEASURE:
            return self._block(1.0, gap=Space.PARAGRAPH_GAP)
        if passage.kind is PassageKind.PREAMBLE:
            block = self._block(1.0, gap=Space.PARAGRAPH_GAP)
            block.setTextIndent(2 * self.size)
            return block
        if passage.kind is PassageKind.DOMAIN:
            return self._block(1.25, above=44, gap=28, left=0)
        if passage.kind is PassageKind.SIGNATURE:
            return self._block(1.0, above=36 if index == 0 else 0, gap=4)
        if section.kind is SectionKind.ANNEX and index == 0:
            return self._block(1.0, above=72, gap=20, left=0)
        above = 36 if section.kind is SectionKind.TITLE and index == 0 else 0
        scale = 1.3 if index == 0 else 1.2
        return self._block(scale, above=above, gap=44 if last else 4, align=_CENTRE)

    def face(self, section: Section, passage: Passage, index: int, script: Script) -> QFont:
        """Return the face of a passage: the label of the annex, titles and headings are bold."""
        if passage.kind is PassageKind.DOMAIN:
            return faces.serif(script, self.size * Type.TITLE / Type.BODY, Weight.BOLD)
        if passage.kind is not PassageKind.TITLE:
            return faces.serif(script, self.size)
        if section.kind is SectionKind.ANNEX and index == 0:
            return faces.serif(script, self.size * 0.9, Weight.BOLD)
        pixels = self.size * (Type.TITLE if index == 0 else 20) / Type.BODY * self.title_scale
        font = faces.serif(script, pixels, Weight.BOLD)
        if section.kind is SectionKind.TITLE and index > 0:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.size * 0.8)
        return font

    def characters(self, font: QFont) -> QTextCharFormat:
        """Return the format of text in a face: bold is navy, the body takes the palette's ink."""
        character_format = QTextCharFormat()
        character_format.setFont(font)
        if font.weight() is Weight.BOLD:
            character_format.setForeground(QColor(self.navy))
        return character_format

    def _block(
        self,
        line: float,
        *,
        above: float = 0,
        gap: float = 0,
        left: float | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> QTextBlockFormat:
        block = QTextBlockFormat()
        # Whole px, so that baselines fall on pixels.
        height = round(self.size * LINE_RATIO * line)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(above)
        block.setBottomMargin(gap)
        block.setLeftMargin(self.indent if left is None else left)
        block.setAlignment(align)
        return block


def signature_tabs(measure: float) -> list[QTextOption.Tab]:
    """Return the tabs that centre the two parties' lines in a column `measure` px wide."""
    return [QTextOption.Tab(measure * share, _TAB) for share in (0.25, 0.75)]
