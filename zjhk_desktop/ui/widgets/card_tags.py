"""The tags of the open card: a chip each, which a click takes away, and a field for more."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton
from zjhk_desktop.ui.widgets.find_entry import Entry
from zjhk_desktop.ui.widgets.flow_row import FlowRow

HEIGHT = 24
_ICON = 20
_CROSS = 16
_FIELD = 96
_LONGEST = 100
"""The longest tag that can be typed, in UTF-16 units."""


class TagChip(DrawnButton):
    """One tag; a click, Delete or Backspace takes it away."""

    def __init__(self, look: Look, tag: str, parent: QWidget) -> None:
        """Show a tag."""
        super().__init__(look, parent)
        self.tag = tag
        self.setText(look.drawable(tag))
        name = look.words("Remove tag {tag}").format(tag=tag)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Return the width of the words and the cross, up to that of a card."""
        width = QFontMetricsF(self.look.note_font(Type.SMALL)).horizontalAdvance(self.text())
        return QSize(min(200, round(width) + 16 + _CROSS), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the tag away with Delete too."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.navy_tint if self.hovered else colours.hover))
        painter.drawRoundedRect(QRectF(self.rect()), Space.HALF, Space.HALF)
        painter.setFont(self.look.note_font(Type.SMALL))
        painter.setPen(QColor(colours.ink2))
        room = QRectF(8, 0, self.width() - 12 - _CROSS, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        cross = QPointF(self.width() - 12, self.height() / 2)
        ink = colours.navy if self.hovered else colours.muted
        self.look.icons.paint(painter, "x", cross, 11, ink)
        self.draw_focus(painter, Space.HALF)


class TagField(QWidget):
    """An entry for a tag after a plus."""

    def __init__(self, look: Look) -> None:
        """Start empty."""
        super().__init__()
        self._look = look
        self.entry = Entry(look, self)
        self.entry.setMaxLength(_LONGEST)
        self.setFocusProxy(self.entry)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self.update)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Return the size of a short tag."""
        return QSize(_ICON + _FIELD, HEIGHT)

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        self.entry.setFont(self._look.note_font(Type.SMALL))
        self.entry.setGeometry(_ICON - 2, 0, _FIELD, HEIGHT)
        self.entry.setPlaceholderText(self._look.words("Add tag"))
        self.entry.setAccessibleName(self._look.words("Add tag"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plus, and a line under what is typed."""
        painter = QPainter(self)
        colours = self._look.colours
        centre = QPointF(_ICON / 2 - 2, HEIGHT / 2)
        self._look.icons.paint(painter, "plus", centre, 13, colours.muted)
        if self.entry.hasFocus():
            painter.fillRect(QRectF(_ICON, HEIGHT - 2, _FIELD, 1.5), QColor(colours.navy))


class CardTags(FlowRow):
    """The tags of a note.

    Signals:
        tags_changed(tuple[str, ...]): the note is to have these.
        closed(): Escape was pressed with nothing typed.
    """

    tags_changed = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, width: int, parent: QWidget | None = None) -> None:
        """Show no tags, `width` px wide."""
        super().__init__(HEIGHT, parent)
        self._look = look
        self._tags: tuple[str, ...] = ()
        self._chips: list[TagChip] = []
        self.field = TagField(look)
        self.setFixedWidth(width)
        self.set_members([self.field])
        self.field.entry.accepted.connect(self.settle)
        self.field.entry.closed.connect(self._escaped)
        self.field.entry.focused.connect(self._focused)

    @property
    def chips(self) -> Sequence[TagChip]:
        """Return the chips, in order."""
        return self._chips

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self.field.entry.text()

    def set_text(self, text: str) -> None:
        """Show words that were typed before ("": they are saved, or another card's)."""
        self.field.entry.setText(text)

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        for chip in self._chips:
            if chip.hasFocus():
                self.field.setFocus()
            chip.hide()
            chip.deleteLater()
        self._chips = [TagChip(self._look, tag, self) for tag in tags]
        for chip in self._chips:
            chip.clicked.connect(self._remove)
        self.set_members([*self._chips, self.field])

    def settle(self) -> None:
        """Make a tag of what was typed; the words stay if nobody takes them."""
        self.field.entry.composition.finish()
        tag = self.text.strip().lstrip("#").strip()
        if tag and tag not in self._tags:
            self.tags_changed.emit((*self._tags, tag))
        if not tag or tag in self._tags:
            self.set_text("")

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, TagChip):
            self.tags_changed.emit(tuple(tag for tag in self._tags if tag != chip.tag))

    def _focused(self, focused: bool) -> None:
        self.field.update()
        if not focused:
            self.settle()

    def _escaped(self) -> None:
        if self.field.entry.text():
            self.field.entry.clear()
        else:
            self.closed.emit()
