"""The chip that names a measure's status, in the colours of the category that is next to it."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import CategoryColours, Colours, Type

HEIGHT = 22
_AIR = 12
_LEAST = 72

STATUS_ORDER = (
    Status.IMPLEMENTED,
    Status.AGREED,
    Status.FOLLOW_UP,
    Status.TO_CLARIFY,
    Status.RESERVED,
    Status.UNREVIEWED,
)
"""From what is done to what is not begun."""

_CATEGORIES = {
    Status.RESERVED: Category.RESERVE,
    Status.TO_CLARIFY: Category.QUERY,
    Status.FOLLOW_UP: Category.ACTION,
    Status.IMPLEMENTED: Category.DONE,
}


def status_colours(colours: Colours, status: Status) -> CategoryColours:
    """Return the colours of a status: ground, bar, and words on the ground."""
    if status in _CATEGORIES:
        return colours.categories[_CATEGORIES[status]]
    if status is Status.AGREED:
        return CategoryColours(colours.navy_tint, colours.navy, colours.navy)
    return CategoryColours(colours.paper, colours.strong_rule, colours.muted)


def chip_size(look: Look) -> QSizeF:
    """Return the size of every status chip: that of the longest name."""
    metrics = QFontMetricsF(_font(look))
    longest = max(metrics.horizontalAdvance(look.words(name)) for name in STATUS_NAMES.values())
    return QSizeF(max(_LEAST, longest + 2 * _AIR), HEIGHT)


def paint_chip(painter: QPainter, look: Look, box: QRectF, status: Status) -> None:
    """Draw a status in a box; what is not reviewed has an outline only."""
    colours = status_colours(look.colours, status)
    empty = status is Status.UNREVIEWED
    painter.setPen(QColor(colours.line) if empty else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.band))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5) if empty else box
    painter.drawRoundedRect(inner, box.height() / 2, box.height() / 2)
    painter.setFont(_font(look))
    painter.setPen(QColor(colours.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.words(STATUS_NAMES[status]))


def _font(look: Look) -> QFont:
    return look.font(Type.SMALL, Weight.MEDIUM)
