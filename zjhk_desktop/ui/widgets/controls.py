"""Buttons of the design language: icon, push, segment; drawn, so that both themes are exact."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type


class DrawnButton(QAbstractButton):
    """A button that draws itself from the look; subclasses say what and how large."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Follow the look's theme and language."""
        super().__init__(parent)
        self.look = look
        self.hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._reword)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def set_label(self, label: str, spoken: str = "") -> None:
        """Set the words on it, which are its name for a screen reader too, unless that is given."""
        self.setText(label)
        self.setAccessibleName(spoken or label)
        self.updateGeometry()

    def ink(self) -> str:
        """Return the colour of the label or icon."""
        return self.look.colours.ink if self.isEnabled() else self.look.colours.strong_rule

    def draw_focus(
        self, painter: QPainter, radius: float = Space.RADIUS, *, on_navy: bool = False
    ) -> None:
        """Draw the focus ring; on a navy ground, inside it."""
        if self.hasFocus():
            colours = self.look.colours
            inset = 3 if on_navy else 1
            painter.setPen(QPen(QColor(colours.on_navy if on_navy else colours.navy), 2 - on_navy))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, radius - on_navy, radius - on_navy)

    def _reword(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(DrawnButton):
    """An icon alone; its accessible name and tooltip say what it does."""

    def __init__(
        self,
        look: Look,
        icon: str,
        *,
        framed: bool = False,
        side: int = Space.CONTROL,
        icon_size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon in a square of `side` px."""
        super().__init__(look, parent)
        self._icon = icon
        self._framed = framed
        self._side = side
        self._icon_size = icon_size

    def set_name(self, name: str, keys: str = "") -> None:
        """Set what it does, and its keys for the tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def sizeHint(self) -> QSize:
        """Return the square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the state and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = QColor(colours.field if self._framed else Qt.GlobalColor.transparent)
        if self.isChecked():
            fill = QColor(colours.navy_tint)
        elif (self.hovered or self.isDown()) and self.isEnabled():
            fill = QColor(colours.hover)
        painter.setPen(QColor(colours.rule) if self._framed else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        ink = colours.navy if self.isChecked() else self.ink()
        self.look.icons.paint(
            painter, self._icon, QRectF(self.rect()).center(), self._icon_size, ink
        )
        self.draw_focus(painter)


class PushButton(DrawnButton):
    """A labelled button, `primary` for the one thing a place is for."""

    def __init__(
        self,
        look: Look,
        icon: str = "",
        *,
        primary: bool = False,
        height: int = Space.CONTROL,
        padding: int = Space.TWO,
        parent: QWidget | None = None,
    ) -> None:
        """Show a label with an optional icon before it."""
        super().__init__(look, parent)
        self._icon = icon
        self._primary = primary
        self._height = height
        self._padding = padding

    @property
    def icon_name(self) -> str:
        """Return the icon before the label, or ""."""
        return self._icon

    def show_icon(self, icon: str) -> None:
        """Show another icon before the label."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """Return the label's width with air."""
        width = QFontMetricsF(self._face()).horizontalAdvance(self.text()) + 2 * self._padding
        return QSize(round(width + (22 if self._icon else 0)), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the icon and the label."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = self.ink()
        if self._primary:
            ground = QColor(colours.navy if self.isEnabled() else colours.hover)
            ink = colours.on_navy if self.isEnabled() else colours.muted
            if self.hovered and self.isEnabled():
                ground = ground.lighter(115) if not colours.dark else ground.darker(108)
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            lit = self.hovered and self.isEnabled()
            ground = QColor(colours.hover if lit else colours.field)
            painter.setPen(QColor(colours.strong_rule))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        painter.setFont(self._face())
        width = painter.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - width - (22 if self._icon else 0)) / 2
        if self._icon:
            centre = QPointF(left + 8, self.height() / 2)
            self.look.icons.paint(painter, self._icon, centre, 16, ink)
            left += 22
        painter.setPen(QColor(ink))
        painter.drawText(
            QRectF(left, 0, width + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
        self.draw_focus(painter, on_navy=self._primary)

    def _face(self) -> QFont:
        return self.look.font(Type.BASE, Weight.MEDIUM)


class LinkButton(DrawnButton):
    """A word that acts, in navy."""

    def sizeHint(self) -> QSize:
        """Return the label's size."""
        metrics = QFontMetricsF(self.look.font(Type.BASE, Weight.MEDIUM))
        return QSize(round(metrics.horizontalAdvance(self.text()) + 8), Space.CONTROL_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the label, underlined under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.look.font(Type.BASE, Weight.MEDIUM)
        font.setUnderline(self.hovered)
        painter.setFont(font)
        painter.setPen(QColor(self.look.colours.navy))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        self.draw_focus(painter)
