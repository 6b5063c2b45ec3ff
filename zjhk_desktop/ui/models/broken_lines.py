"""Words broken in a few lines of a width, the last one cut short if there are more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption


def broken_lines(text: str, font: QFont, width: float, most: int = 2) -> Sequence[str]:
    """Return words in at most so many lines of a width in px, white space run together."""
    flat = " ".join(text.split())
    if not flat or width <= 0:
        return ()
    # Qt counts in UTF-16.
    units = flat.encode("utf-16-le")
    breaks = _breaks(flat, font, width, most - 1)
    lines = [units[2 * start : 2 * end].decode("utf-16-le").rstrip() for start, end in breaks]
    rest = units[2 * breaks[-1][1] if breaks else 0 :].decode("utf-16-le")
    if rest:
        lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def _breaks(flat: str, font: QFont, width: float, most: int) -> list[tuple[int, int]]:
    """Return where the first lines begin and end, in UTF-16 units."""
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    breaks: list[tuple[int, int]] = []
    while len(breaks) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        breaks.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return breaks
