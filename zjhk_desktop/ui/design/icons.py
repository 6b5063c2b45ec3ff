"""Icons: Lucide outlines drawn in the colour of their place, sharp at any scaling."""

import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75
"""Line width of icons in units of their 24-unit grid."""
_NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>'


_log = logging.getLogger(__name__)


class Icons:
    """Draws the bundled icons, each in any colour; one that is missing is logged, not drawn."""

    def __init__(self, folder: Path) -> None:
        """Take icons from a folder of SVG files."""
        self._folder = folder
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._missing: set[str] = set()

    def paint(
        self, painter: QPainter, name: str, centre: QPointF, size: float, colour: str
    ) -> None:
        """Draw an icon around a point, `size` px wide."""
        box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        self._renderer(name, colour).render(painter, box)

    def icon(self, name: str, colour: str, size: int = 16) -> QIcon:
        """Return an icon for menus, at single and double density."""
        icon = QIcon()
        for ratio in (1, 2):
            pixmap = QPixmap(size * ratio, size * ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._renderer(name, colour).render(painter)
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            icon.addPixmap(pixmap)
        return icon

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        key = (name, colour)
        if key not in self._renderers:
            text = self._read(name)
            text = text.replace("currentColor", QColor(colour).name())
            text = text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
            self._renderers[key] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[key]

    def _read(self, name: str) -> str:
        """Return an icon's outlines; an empty drawing if they are missing.

        An exception must not leave a paint event, where Qt would crash over the open painter.
        """
        try:
            return (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            if name not in self._missing:
                self._missing.add(name)
                _log.error("the icon %s is missing", name)
            return _NOTHING
