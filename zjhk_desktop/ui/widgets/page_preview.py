"""One page, as large as fits, on a desk."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type

_SHADOW = 8
_SCREEN = 96 / 72
"""Pixels for each point at 100 %."""


class PagePreview(QWidget):
    """Shows a page; while another is being drawn, the last one stays.

    Signals:
        picture_wanted(float): the page is wanted at so many device pixels a point.
        zoomed(int): the page is shown at so many per cent.
        turned(int): the wheel asked for the next (+1) or previous (-1) page.
    """

    picture_wanted = Signal(float)
    zoomed = Signal(int)
    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with an empty desk."""
        super().__init__(parent)
        self._look = look
        self._size: tuple[float, float] | None = None
        self._picture: QImage | None = None
        self._sentence = ""
        self._refused = False
        self._wheel = 0
        self._resizing = QTimer(self)
        self._resizing.setSingleShot(True)
        self._resizing.setInterval(60)
        self._resizing.timeout.connect(self._want)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self.update)

    @property
    def is_drawn(self) -> bool:
        """Say whether a page's picture is in view."""
        return self._picture is not None

    @property
    def sentence(self) -> str:
        """Return what is said over the page, or ""."""
        return self._sentence

    @property
    def room(self) -> tuple[float, float]:
        """Return width and height that a page may take, in device pixels."""
        ratio = self.devicePixelRatioF()
        return (self._room[0] * ratio, self._room[1] * ratio)

    def show_page(self, size: tuple[float, float], name: str) -> None:
        """Look at a page of a size in points; its picture is asked for."""
        self._size = size
        self.setAccessibleName(name)
        self._want()
        self.update()

    def show_early(self, size: tuple[float, float], name: str, picture: QImage) -> None:
        """Show a page, of which a better picture is asked for when the others are there."""
        self._size, self._picture = size, picture
        self.setAccessibleName(name)
        self.zoomed.emit(round(100 * self._scale(size) / _SCREEN))
        self.update()

    def show_nothing(self) -> None:
        """Show the empty desk."""
        self._size = self._picture = None
        self.update()

    def show_picture(self, picture: QImage) -> None:
        """Show the page's picture."""
        self._picture = picture
        self.update()

    def say(self, sentence: str, *, refused: bool) -> None:
        """Say something over the page: that one has to wait, or why there is no page."""
        self._sentence, self._refused = sentence, refused
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a page's usual size."""
        return QSize(720, 760)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page anew once the size has settled."""
        super().resizeEvent(event)
        self._resizing.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn pages."""
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= 120:
            step = -1 if self._wheel > 0 else 1
            self._wheel += 120 * step
            self.turned.emit(step)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the desk, the page and what is said."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.window if colours.dark else colours.rule))
        page = self._page()
        if page is not None and self._picture is not None:
            self._draw_shadow(painter, page)
            painter.fillRect(page, Qt.GlobalColor.white)
            painter.drawImage(page, self._picture)
        if self._sentence:
            self._draw_sentence(painter)

    def _page(self) -> QRectF | None:
        """Return where the page lies, on whole pixels."""
        if self._size is None:
            return None
        scale = self._scale(self._size)
        width, height = round(self._size[0] * scale), round(self._size[1] * scale)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        return QRectF(left, top, width, height)

    @property
    def _room(self) -> tuple[float, float]:
        return (
            max(40, self.width() - 2 * Space.THREE),
            max(40, self.height() - 2 * Space.TWO),
        )

    def _scale(self, size: tuple[float, float]) -> float:
        room_x, room_y = self._room
        return min(room_x / size[0], room_y / size[1])

    def _want(self) -> None:
        if self._size is not None:
            scale = self._scale(self._size)
            self.zoomed.emit(round(100 * scale / _SCREEN))
            self.picture_wanted.emit(scale * self.devicePixelRatioF())

    def _draw_shadow(self, painter: QPainter, page: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(self._look.colours.shadow)
        shade.setAlphaF(0.12 if self._look.colours.dark else 0.022)
        painter.setBrush(shade)
        for spread in range(1, _SHADOW):
            painter.drawRoundedRect(
                page.adjusted(-spread, 2 - spread, spread, spread + 2), spread, spread
            )

    def _draw_sentence(self, painter: QPainter) -> None:
        colours = self._look.colours
        painter.setFont(self._look.font(Type.BASE))
        option = QTextOption(Qt.AlignmentFlag.AlignCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        room = QRectF(0, 0, min(440, self.width() - 64), 200)
        box = painter.boundingRect(room, self._sentence, option).adjusted(-16, -9, 16, 9)
        box.moveCenter(QRectF(self.rect()).center())
        box.moveTop(Space.THREE)
        painter.setPen(QPen(QColor(colours.strong_rule), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        painter.setPen(QColor(colours.warning if self._refused else colours.ink2))
        painter.drawText(box, self._sentence, option)
