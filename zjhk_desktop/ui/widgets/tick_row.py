"""Boxes to tick, side by side: any number of a few things."""

import math
from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.choice_menu import Choice
from zjhk_desktop.ui.widgets.flow_row import FlowRow

_COLUMNS = 3


class TickRow(FlowRow):
    """One box for each choice, all ticked at first.

    Signals:
        changed(): the user ticked a box, or took a tick away.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(parent=parent)
        self._look = look
        self.boxes: dict[Hashable, CheckBox] = {}

    def set_choices(self, choices: Sequence[Choice], *, ticked: bool = True) -> None:
        """Offer choices; those known before keep their ticks, new ones begin `ticked`."""
        known = self.boxes
        self.boxes = {}
        for choice in choices:
            box = known.pop(choice.key, None)
            if box is None:
                box = CheckBox(self._look, self)
                box.setChecked(ticked)
                box.clicked.connect(self._clicked)
            box.setText(choice.label.replace("&", "&&"))
            box.setAccessibleName(choice.label)
            self.boxes[choice.key] = box
        for box in known.values():
            box.hide()
            box.deleteLater()
        self.set_members(list(self.boxes.values()))

    def advance(self, width: int) -> int:
        """Begin each box at a third of the row."""
        column = max(1, self.width() // _COLUMNS)
        return math.ceil(width / column) * column

    @property
    def ticked(self) -> tuple[Hashable, ...]:
        """Return the keys that are ticked, in order."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    @property
    def all_ticked(self) -> bool:
        """Say whether every box is ticked."""
        return all(box.isChecked() for box in self.boxes.values())

    def set_ticked(self, keys: Sequence[Hashable]) -> None:
        """Tick these and no others, without announcing it."""
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def _clicked(self) -> None:
        self.changed.emit()
