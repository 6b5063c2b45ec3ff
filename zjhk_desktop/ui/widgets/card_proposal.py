"""What a card proposes: the words on a ground of their own, between heading and comment."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zjhk_desktop.domain.annotation import Annotation, Category
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.card_text import (
    HEADER,
    PAD,
    SPINE,
    TEXT_WIDTH,
    WORDING_PAD,
    CardText,
)
from zjhk_desktop.ui.widgets.wording_layout import SetWording, draw_wording


def draw_proposal(painter: QPainter, look: Look, annotation: Annotation, text: CardText) -> None:
    """Draw what a card proposes, if it proposes anything."""
    if text.wording is None:
        return
    state = annotation.state
    height = text.wording.height + 2 * WORDING_PAD
    box = QRectF(SPINE + PAD, HEADER, TEXT_WIDTH, height)
    draw_on_ground(painter, look, state.category, text.wording, box, muted=state.resolved)


def draw_on_ground(
    painter: QPainter,
    look: Look,
    category: Category,
    wording: SetWording,
    box: QRectF,
    *,
    muted: bool = False,
) -> None:
    """Draw proposed words on their ground; `muted` if they are settled."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.sidebar))
    painter.drawRoundedRect(box, Space.HALF, Space.HALF)
    place = QPointF(box.left() + WORDING_PAD, box.top() + WORDING_PAD)
    draw_wording(painter, look, category, wording, place, muted=muted)
