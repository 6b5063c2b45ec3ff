"""Icons: Lucide outlines drawn in the colour of their place, sharp at any scaling."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from zjhk_desktop.domain.errors import ResourceMissing

STROKE = 1.75
"""Line width of icons in units of their 24-unit grid."""


class Icons:
    """Draws the bundled icons, each in any colour."""

    def __init__(self, folder: Path) -> None:
        """Take icons from a folder of SVG files."""
        self._folder = folder
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

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
            path = self._folder / f"{name}.svg"
            try:
                text = path.read_text(encoding="utf-8")
            except OSError:
                raise ResourceMissing(path=path) from None
            text = text.replace("currentColor", QColor(colour).name())
            text = text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
            self._renderers[key] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[key]
