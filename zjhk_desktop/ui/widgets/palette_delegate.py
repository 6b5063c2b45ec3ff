"""How a row of the command palette is drawn: icon, title, remark, menu and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.palette_model import PaletteModel, Row
from zjhk_desktop.ui.widgets.cell_delegate import CellDelegate, Index
from zjhk_desktop.ui.widgets.grounds import draw_current
from zjhk_desktop.ui.widgets.key_caps import draw_cap

ROW = 34
_ICON = 24
_TEXT = 44
_PART = 96
_KEYS = 116
_AIR = 12
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PaletteDelegate(CellDelegate):
    """Draws the rows of a `PaletteModel`."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return a row's height."""
        return QSize(0, ROW)

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a row."""
        row = index.data(PaletteModel.RowRole)
        colours = self._look.colours
        if state & QStyle.StateFlag.State_Selected:
            draw_current(painter, box, colours)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        self._draw_icon(painter, box, row)
        right = self._draw_end(painter, box, row)
        self._draw_words(painter, QRectF(_TEXT, box.top(), right - _TEXT, box.height()), row)

    def _draw_icon(self, painter: QPainter, box: QRectF, row: Row) -> None:
        """Draw a tick, a clock, or the command's own icon."""
        entry, colours = row.entry, self._look.colours
        place = "arrow-right" if entry.passage else entry.icon
        name = "check" if entry.on else "history" if row.recent else place
        if name:
            ink = colours.navy if entry.on else colours.muted
            ink = ink if entry.enabled else colours.strong_rule
            centre = QPointF(box.left() + _ICON, box.center().y())
            self._look.icons.paint(painter, name, centre, 15, ink)

    def _draw_end(self, painter: QPainter, box: QRectF, row: Row) -> float:
        """Draw keys and menu from the right; return where the words must end."""
        entry, colours = row.entry, self._look.colours
        right = box.right() - Space.TWO
        if entry.keys:
            draw_cap(painter, self._look, QPointF(right, box.center().y()), entry.keys)
        right -= _KEYS
        part = QRectF(right - _PART, box.top(), _PART, box.height())
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        shown = painter.fontMetrics().elidedText(entry.part, Qt.TextElideMode.ElideRight, _PART)
        painter.drawText(part, _RIGHT, shown)
        width = painter.fontMetrics().horizontalAdvance(shown)
        return right - width - _AIR

    def _draw_words(self, painter: QPainter, line: QRectF, row: Row) -> None:
        """Draw the title, and behind it the other title that was met, or the remark."""
        entry, colours = row.entry, self._look.colours
        ink = colours.ink if entry.enabled else colours.muted
        face = self._look.text_font if entry.passage else self._look.font
        usual, strong = face(Type.BASE), face(Type.BASE, Weight.BOLD)
        taken = self._draw_met(painter, line, entry.title, row.places, (usual, strong), ink)
        behind = line.adjusted(taken + _AIR, 0, 0, 0)
        usual, strong = face(Type.SMALL), face(Type.SMALL, Weight.BOLD)
        if row.other:
            words = (row.other, row.other_places)
            taken = self._draw_met(painter, behind, *words, (usual, strong), colours.muted)
            behind = behind.adjusted(taken + _AIR, 0, 0, 0)
        self._draw_met(painter, behind, entry.remark, (), (usual, strong), colours.muted)

    def _draw_met(
        self,
        painter: QPainter,
        line: QRectF,
        text: str,
        places: Sequence[int],
        faces: tuple[QFont, QFont],
        ink: str,
    ) -> float:
        """Draw a text, the characters at `places` in navy and bold; return its width."""
        left = line.left()
        metrics = [QFontMetricsF(face) for face in faces]
        whole = metrics[0].horizontalAdvance(text)
        if line.width() < _TEXT:
            return 0
        if whole > line.width() and not places:
            text = metrics[0].elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.save()
        painter.setClipRect(line)
        for run, met in _runs(text, places):
            painter.setFont(faces[met])
            painter.setPen(QColor(self._look.colours.navy if met else ink))
            width = metrics[met].horizontalAdvance(run)
            painter.drawText(QRectF(left, line.top(), width + 2, line.height()), _MIDDLE, run)
            left += width
        painter.restore()
        return min(left, line.right()) - line.left()


def _runs(text: str, places: Sequence[int]) -> list[tuple[str, bool]]:
    """Return a text in parts that are met or not, in turn."""
    runs: list[tuple[str, bool]] = []
    for place, character in enumerate(text):
        met = place in places
        if runs and runs[-1][1] == met:
            runs[-1] = (runs[-1][0] + character, met)
        else:
            runs.append((character, met))
    return runs
