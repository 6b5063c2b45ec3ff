"""The line setter: text in, lines with a box for each code point out."""

from collections.abc import Callable, Sequence

from zjhk_desktop.briefing.breaking import Paragraph, break_lines
from zjhk_desktop.briefing.cells import Cell, CellMaker
from zjhk_desktop.briefing.characters import Kind, paragraphs
from zjhk_desktop.briefing.faces import Faces, Style
from zjhk_desktop.briefing.gaps import Gaps
from zjhk_desktop.briefing.lines import Box, SetLine
from zjhk_desktop.domain.script import Script

_LABEL = 60
"""Texts on one line are remembered up to this length: labels come again and again."""


def _go_on() -> None:
    """Set on to the end."""


class LineSetter:
    """Sets texts of one script."""

    def __init__(self, faces: Faces, script: Script, step: Callable[[], None] = _go_on) -> None:
        """Take the fonts and the script whose face comes first.

        Args:
            faces: the bundled fonts.
            script: of what is set.
            step: called before each paragraph; what it raises ends the setting.
        """
        self._step = step
        self._maker = CellMaker(faces, script)
        self._gaps = Gaps()
        self._labels: dict[tuple[str, Style, float, bool, bool], SetLine] = {}

    def lines(
        self,
        text: str,
        style: Style,
        measure: float,
        *,
        indent: float = 0.0,
        trim: bool = True,
    ) -> tuple[SetLine, ...]:
        """Return a text set to a measure; each of its paragraphs begins a line.

        Args:
            text: anything; offsets in the lines count its code points.
            style: how it is set.
            measure: width of the lines in points.
            indent: how far the first line of each paragraph is moved in.
            trim: cut the outer side off curly quotes.
        """
        lines: list[SetLine] = []
        for start, paragraph in paragraphs(text):
            self._step()
            cells = self._maker.cells(paragraph, style, trim=trim)
            lines.extend(self._set_paragraph(cells, start, measure, indent))
        return tuple(lines)

    def line(
        self,
        text: str,
        style: Style,
        *,
        tracking: float = 0.0,
        trim: bool = True,
        tabular: bool = False,
    ) -> SetLine:
        """Return a text on one line at its natural width.

        Args:
            text: a label or title; breaks in it become spaces.
            style: how it is set.
            tracking: extra space between characters, in points.
            trim: cut the outer side off curly quotes.
            tabular: set all digits equally wide, for figures below one another.
        """
        key = (text, style, tracking, trim, tabular)
        known = self._labels.get(key)
        if known is not None:
            return known
        flat = " ".join(part for _, part in paragraphs(text))
        cells = self._maker.cells(flat, style, trim=trim, tabular=tabular)
        adjust = [gap.natural + tracking for gap in self._gaps.of(cells)]
        line = SetLine(_place(cells, adjust, 0, 0.0), 0, len(flat))
        if len(text) <= _LABEL:
            self._labels[key] = line
        return line

    def shortened(self, text: str, style: Style, measure: float, *, most: int = 200) -> SetLine:
        """Return a text on one line, cut short by …… where it does not fit the measure."""
        flat = " ".join(part for _, part in paragraphs(text[:most]))
        line = self.line(flat, style)
        cut = len(flat)
        while cut > 1 and line.width > measure:
            over = max(1, int((line.width - measure) / style.size / 1.2))
            cut = max(1, cut - over)
            line = self.line(flat[:cut].rstrip() + "……", style)
        return line

    def _set_paragraph(
        self, cells: Sequence[Cell], start: int, measure: float, indent: float
    ) -> list[SetLine]:
        """Break a paragraph and justify its lines."""
        if not cells:
            return [SetLine((), start, start)]
        paragraph = Paragraph(cells, self._gaps.of(cells))
        lines: list[SetLine] = []
        for begin, end in break_lines(paragraph, measure - indent, measure):
            inset = indent if begin == 0 else 0.0
            lines.append(_set_line(paragraph, begin, end, start, measure - inset, inset))
        return lines


def _set_line(
    paragraph: Paragraph, begin: int, end: int, start: int, measure: float, inset: float
) -> SetLine:
    """Place the cells of one line; a full line reaches exactly to its measure."""
    last = paragraph.last_ink(begin, end)
    fit = paragraph.fit(begin, end, measure)
    gaps = paragraph.gaps[begin : max(begin, last - 1)]
    is_last = end == len(paragraph.cells)
    ratio = 0.0
    if fit.slack < 0 and fit.shrink > 0:
        ratio = max(-1.0, fit.slack / fit.shrink)
    elif not is_last and 0 < fit.slack <= fit.stretch:
        ratio = fit.slack / fit.stretch
    adjust = [gap.natural + ratio * (gap.shrink if ratio < 0 else gap.stretch) for gap in gaps]
    boxes = _place(paragraph.cells[begin:last], adjust, start + begin, inset)
    justified = bool(boxes) and abs(boxes[-1].x1 - inset - measure) < 1e-6
    return SetLine(boxes, start + begin, start + end, justified)


def _place(
    cells: Sequence[Cell], adjust: Sequence[float], first: int, inset: float
) -> tuple[Box, ...]:
    """Return the boxes of a line whose gaps are adjusted by so much.

    White that was squeezed out at a gap is taken from both neighbours in proportion, so that
    their boxes meet without overlapping; the white at the line's two edges is cut off.
    """
    if not cells:
        return ()
    boxes: list[Box] = []
    edge = inset
    pen = inset - cells[0].left
    base = cells[0]
    for index, cell in enumerate(cells):
        x1 = pen + cell.width
        origin = pen + cell.shift
        if cell.kind is not Kind.JOINED:
            base = cell
        elif cell.centred:
            # Over the middle of what it stands on, whose advance the pen has just gone.
            origin -= base.width / 2
        if index + 1 == len(cells):
            x1 -= cell.right
            boxes.append(Box(first + index, cell, edge, x1, origin))
            break
        change = adjust[index]
        pen = x1 + change
        if change < 0:
            white = cell.right + cells[index + 1].left
            x1 = max(edge, x1 + change * (cell.right / white if white else 0.5))
        boxes.append(Box(first + index, cell, edge, x1, origin))
        edge = max(x1, pen) if change >= 0 else x1
    return tuple(boxes)
