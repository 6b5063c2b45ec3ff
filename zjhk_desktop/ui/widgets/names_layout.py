"""Where the parts of a row of the index of names stand, for the width there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.names_rows import NameEntry, name_forms

ROW = 32
CHIP_HEIGHT = 22
_PAD = 5.0
_EDGE = 8.0
_GAP = 16.0
_CHIP_GAP = 4.0
_NARROW = 720
_WIDE_SHARES = (0.27, 0.25, 0.28, 0.2)
_NARROW_SHARES = (0.66, 0.34)
WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a box, in px from the row's top left; `main` for the name as it is read."""

    words: str
    box: QRectF
    font: QFont
    main: bool


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """The parts of one row: its cells, a chip for each mention, and the height they take."""

    cells: Sequence[Cell]
    chips: Sequence[QRectF]
    height: int


def column_boxes(width: float) -> list[QRectF]:
    """Return the columns: name, other script, English, mentions; two of them where it is narrow."""
    shares = _WIDE_SHARES if width >= _NARROW else _NARROW_SHARES
    room = width - 2 * _EDGE - _GAP * (len(shares) - 1)
    boxes: list[QRectF] = []
    left = _EDGE
    for share in shares:
        boxes.append(QRectF(left, 0, room * share, ROW))
        left += room * share + _GAP
    return boxes


def lay_out(entry: NameEntry, script: Script, look: Look, width: float) -> EntryLayout:
    """Return where everything of a name stands in a row of a width."""
    *columns, last = column_boxes(width)
    forms = name_forms(entry.name, script)
    texts = (
        (forms.name, look.serif(Type.EXCERPT)),
        (forms.other, faces.sans(script.other, Type.BASE)),
        (forms.gloss, look.font(Type.BASE)),
    )
    cells: list[Cell] = []
    top = bottom = _PAD
    for number, (words, font) in enumerate(texts):
        if not words or (len(columns) == 1 and number == 1 and words == forms.name):
            continue
        column = columns[number] if len(columns) > 1 else columns[0]
        if len(columns) > 1:
            top = _PAD
        metrics = QFontMetricsF(font)
        room = QRectF(column.left(), top, column.width(), 1000)
        own = ceil(metrics.boundingRect(room, int(WRAP), words).height())
        height = max(ROW - 2 * _PAD, own) if top == _PAD else own
        lift = (height - own) / 2
        cells.append(
            Cell(
                words,
                QRectF(column.left(), top + lift, column.width(), own),
                font,
                number == 0,
            )
        )
        top += height
        bottom = max(bottom, top)
    chips = _chips(entry.labels, last, look)
    if chips:
        bottom = max(bottom, chips[-1].bottom())
    return EntryLayout(cells, chips, round(max(ROW, bottom + _PAD)))


def chip_font(look: Look) -> QFont:
    """Return the face of the chips."""
    return look.font(Type.SMALL, Weight.MEDIUM)


def _chips(labels: Sequence[str], column: QRectF, look: Look) -> list[QRectF]:
    """Return the chips from left to right, in as many lines as they need."""
    metrics = QFontMetricsF(chip_font(look))
    chips: list[QRectF] = []
    left, top = column.left(), (ROW - CHIP_HEIGHT) / 2
    for label in labels:
        width = max(28.0, metrics.horizontalAdvance(label) + 2 * Space.ONE)
        if chips and left + width > column.right():
            left, top = column.left(), top + CHIP_HEIGHT + _CHIP_GAP
        chips.append(QRectF(left, top, width, CHIP_HEIGHT))
        left += width + _CHIP_GAP
    return chips
