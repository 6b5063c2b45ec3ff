"""Stamps: small drawings that are made once and then only copied."""

import math
from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap


class Stamps:
    """Keeps stamps by what they show; colours and sizes are part of that."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._stamps: dict[tuple[Hashable, int, int, float], QPixmap] = {}

    def stamp(
        self,
        painter: QPainter,
        what: Hashable,
        width: int,
        height: int,
        draw: Callable[[QPainter], None],
    ) -> QPixmap:
        """Return a stamp of a size in px for what a painter paints on; `draw` makes a new one."""
        ratio = painter.device().devicePixelRatio()
        key = (what, width, height, ratio)
        if key not in self._stamps:
            stamp = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            onto = QPainter(stamp)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(onto)
            onto.end()
            self._stamps[key] = stamp
        return self._stamps[key]
