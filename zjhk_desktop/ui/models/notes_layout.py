"""How wide the columns of the page of all notes are, and how long words break in two lines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from zjhk_desktop.ui.models.notes_model import Column

_FIXED: dict[Column, int] = {
    Column.NUMBER: 52,
    Column.PLACE: 112,
    Column.CATEGORY: 112,
    Column.AUTHOR: 104,
    Column.DATE: 84,
    Column.VISIBILITY: 76,
    Column.STATE: 98,
}
_GIVING_WAY = (Column.VISIBILITY, Column.DATE, Column.AUTHOR, Column.STATE, Column.CATEGORY)
"""In a narrow window these columns go, in this order."""
_READABLE = 360
"""So wide, in px, words and comment together must be."""


def column_widths(room: int) -> dict[Column, int]:
    """Return the width in px of each column that there is room for; the rest are left out."""
    fixed = dict(_FIXED)
    for column in _GIVING_WAY:
        if room - sum(fixed.values()) >= _READABLE:
            break
        del fixed[column]
    rest = max(0, room - sum(fixed.values()))
    quote = round(rest * 0.45)
    widths = {**fixed, Column.QUOTE: quote, Column.COMMENT: rest - quote}
    return {column: widths[column] for column in Column if column in widths}


def two_lines(text: str, font: QFont, width: float) -> Sequence[str]:
    """Break words in at most two lines of a width, the second one cut short with an ellipsis."""
    flat = " ".join(text.split())
    if not flat or width <= 0:
        return ()
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    # Qt counts in UTF-16.
    units = flat.encode("utf-16-le")
    cut = 2 * line.textLength()
    first = units[:cut].decode("utf-16-le").rstrip()
    rest = units[cut:].decode("utf-16-le")
    if not rest:
        return (first,)
    second = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return (first, second)
