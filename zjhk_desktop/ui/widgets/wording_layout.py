"""A wording proposal set in lines: what goes is struck out, what comes in is tinted and lined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.wording import Part, Words, is_flat
from zjhk_desktop.ui.design.glyphs import spelled
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.patterns import draw_line
from zjhk_desktop.ui.models.utf16 import to_code_points, to_utf16
from zjhk_desktop.ui.widgets.edit_signs import draw_strike
from zjhk_desktop.ui.widgets.reader_geometry import x_of

_SHOWN = 4000
"""So many characters are set at most; fewer are seen."""
_STRIKE_WIDTH = 1.4
_ELLIPSIS = "……"
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of others: they are spelled out, or they would hide it."""
_ABOVE, _BELOW = 0.92, 0.22


@dataclass(frozen=True, slots=True)
class SetWording:
    """Words in lines.

    Attributes:
        said: the words as they are shown.
        layout: their lines, `line` px apart.
        spans: of each of `said`, `[start, end)` UTF-16 units of the layout.
    """

    said: tuple[Words, ...]
    layout: QTextLayout
    line: int
    spans: tuple[tuple[int, int], ...]

    @property
    def height(self) -> int:
        """Return the height of the lines in px."""
        return self.layout.lineCount() * self.line


@dataclass(frozen=True, slots=True)
class _Changed:
    """Changed words on one line: their place, the line's baseline, and if they are level."""

    part: Part
    box: QRectF
    baseline: float
    flat: bool


def set_wording(
    said: Sequence[Words], look: Look, font: QFont, width: float, *, line: int, most: int
) -> SetWording:
    """Return words in at most so many lines of a width in px, cut short if there are more."""
    shown = tuple(replace(each, text=_visible(each.text, look)) for each in said)
    found = _set(_cut(shown, _SHOWN), font, width, line)
    if found.layout.lineCount() <= most:
        return found
    text = found.layout.text()
    room = to_code_points(text, found.layout.lineAt(most).textStart())
    return _set(_cut(shown, room - len(_ELLIPSIS)), font, width, line)


def draw_wording(
    painter: QPainter,
    look: Look,
    category: Category,
    wording: SetWording,
    origin: QPointF,
    *,
    muted: bool = False,
) -> None:
    """Draw words with their upper left corner at a place; `muted` if they are settled."""
    colours = look.colours
    own = colours.categories[category]
    em = QFont(wording.layout.font()).pixelSize()
    inks = {
        Part.KEPT: colours.muted if muted else colours.ink,
        Part.DELETED: colours.muted,
        Part.INSERTED: colours.muted if muted else own.text,
    }
    boxes = _boxes(wording, origin, em)
    painter.save()
    for each in boxes:
        if each.part is Part.INSERTED:
            box = each.box
            painter.fillRect(box, QColor(own.band))
            draw_line(painter, Category.AMEND, box.left(), box.right(), box.bottom(), own.line)
    painter.setPen(QColor(inks[Part.KEPT]))
    spans = zip(wording.said, wording.spans, strict=True)
    # The layout is kept while themes come and go: inks are given as it is drawn.
    inked = [_inked(span, inks[each.part]) for each, span in spans if each.part is not Part.KEPT]
    wording.layout.draw(painter, origin, inked)
    painter.setPen(QPen(QColor(colours.muted if muted else own.line), _STRIKE_WIDTH))
    for each in boxes:
        if each.part is Part.DELETED:
            left, right = each.box.left(), each.box.right()
            draw_strike(painter, left, right, each.baseline, em, flat=each.flat)
    painter.restore()


def _boxes(wording: SetWording, origin: QPointF, em: int) -> list[_Changed]:
    """Return the places of the changed words on each line."""
    boxes: list[_Changed] = []
    for index in range(wording.layout.lineCount()):
        line = wording.layout.lineAt(index)
        first, last = line.textStart(), line.textStart() + line.textLength()
        baseline = origin.y() + line.y() + line.ascent()
        for each, (start, end) in zip(wording.said, wording.spans, strict=True):
            low, high = max(start, first), min(end, last)
            if each.part is not Part.KEPT and low < high:
                left, right = x_of(line.cursorToX(low)), x_of(line.cursorToX(high))
                top = round(baseline - _ABOVE * em)
                height = round(baseline + _BELOW * em) - top
                box = QRectF(origin.x() + left, top, right - left, height)
                boxes.append(_Changed(each.part, box, baseline, is_flat(each.text)))
    return boxes


def _visible(text: str, look: Look) -> str:
    """Return text without anything that acts instead of being seen, on one line after another."""
    for character in _TURNING:
        text = text.replace(character, spelled(character))
    return look.drawable(text).replace("\n", "\u2028")


def _cut(said: Sequence[Words], room: int) -> tuple[Words, ...]:
    """Return the first so many characters of words, with marks of omission if more follow."""
    kept: list[Words] = []
    for each in said:
        if len(each.text) > room:
            kept.append(replace(each, text=each.text[: max(0, room)] + _ELLIPSIS))
            break
        kept.append(each)
        room -= len(each.text)
    return tuple(kept)


def _set(said: tuple[Words, ...], font: QFont, width: float, height: int) -> SetWording:
    text = "".join(each.text for each in said)
    layout = QTextLayout(text, font)
    spans: list[tuple[int, int]] = []
    at = 0
    for each in said:
        end = at + to_utf16(each.text, len(each.text))
        spans.append((at, end))
        at = end
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return SetWording(said, layout, height, tuple(spans))


def _inked(span: tuple[int, int], colour: str) -> QTextLayout.FormatRange:
    style = QTextCharFormat()
    style.setForeground(QColor(colour))
    part = QTextLayout.FormatRange()
    part.start = span[0]  # pyright: ignore[reportAttributeAccessIssue]
    part.length = span[1] - span[0]  # pyright: ignore[reportAttributeAccessIssue]
    part.format = style  # pyright: ignore[reportAttributeAccessIssue]
    return part
