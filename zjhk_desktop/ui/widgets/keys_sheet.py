"""The sheet of keys: every command with its shortcut, made from the commands themselves."""

import math

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.commands import CommandTable, Menu
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.key_names import key_name
from zjhk_desktop.ui.widgets.key_caps import CAP_AIR, draw_cap

_ROWS = (26, 23, 20)
"""Heights of a row: the first at which there is room for all words."""
_COLUMN = 280
_BETWEEN = 32
_AROUND = CAP_AIR + Space.ONE
Group = tuple[str, list[tuple[str, str]]]
"""A menu's title, and (text, keys) of its commands."""


class KeysSheet(QWidget):
    """Covers the window until Escape, F1 or a click."""

    def __init__(self, look: Look, commands: CommandTable, parent: QWidget) -> None:
        """Make a hidden sheet over `parent`."""
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._commands = commands
        self._before: QWidget | None = None
        self._row = _ROWS[0]
        parent.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self.update)
        self.hide()

    def toggle(self) -> None:
        """Show the sheet, or put it away."""
        if self.isVisible():
            self.close_sheet()
            return
        self._before = self.window().focusWidget()
        self.setGeometry(self._over.rect())
        self.setAccessibleName(self._look.words("Keys"))
        self.setAccessibleDescription(
            "; ".join(f"{text} {keys}" for _menu, rows in self.groups() for text, keys in rows)
        )
        self.show()
        self.raise_()
        self.setFocus()

    def close_sheet(self) -> None:
        """Put the sheet away and give the focus back to where it was."""
        before, self._before = self._before, None
        if before is not None:
            before.setFocus()
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def groups(self) -> list[Group]:
        """Return the menus' titles, each with (text, keys) of its commands that have keys."""
        groups: list[Group] = []
        for menu in Menu:
            rows = [
                (self._look.words(command.text), key_name(command.shortcuts[0]))
                for command in self._commands.commands
                if command.menu is menu and command.shortcuts
            ]
            if rows:
                groups.append((self._look.words(menu.value), rows))
        return groups

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groups in columns, first come first placed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.window))
        top = Space.THREE
        columns = self._columns(top + 52)
        widths = self._widths(columns)
        whole = sum(widths) + _BETWEEN * (len(widths) - 1)
        left = max(Space.THREE, (self.width() - whole) // 2)
        painter.setFont(self._look.serif(Type.TITLE, Weight.BOLD))
        painter.setPen(QColor(colours.navy))
        title = QRectF(left, top, self.width(), 36)
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self._look.words("Keys"))
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        hint = QRectF(left, top, self.width() - 2 * left, 36)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(hint, end, self._look.words("Esc: back to reading"))
        for column, width in zip(columns, widths, strict=True):
            y = top + 52
            for heading, rows in column:
                height = self._height(rows)
                self._draw_group(painter, heading, rows, QRect(left, y, width, height))
                y += height
            left += width + _BETWEEN

    def _columns(self, start: int) -> list[list[Group]]:
        """Return the groups in columns that begin at `start` px, with lower rows if they must."""
        groups = self.groups()
        columns: list[list[Group]] = []
        for self._row in _ROWS:
            columns = self._place(groups, start)
            if sum(self._needs(columns)) <= self._room(columns):
                break
        return columns

    def _place(self, groups: list[Group], start: int) -> list[list[Group]]:
        """Return groups in columns, first come first placed."""
        columns: list[list[Group]] = [[]]
        y = start
        for group in groups:
            height = self._height(group[1])
            if columns[-1] and y + height > self.height() - Space.THREE:
                columns.append([])
                y = start
            columns[-1].append(group)
            y += height
        return columns

    def _widths(self, columns: list[list[Group]]) -> list[int]:
        """Return the columns' widths: the same, unless the words of one ask for more."""
        room, needs = self._room(columns), self._needs(columns)
        same = min(_COLUMN, room // len(columns))
        if max(needs) <= same or sum(needs) > room:
            return [same] * len(columns)
        spare = (room - sum(needs)) // len(columns)
        return [need + spare for need in needs]

    def _room(self, columns: list[list[Group]]) -> int:
        return self.width() - 2 * Space.THREE - _BETWEEN * (len(columns) - 1)

    def _needs(self, columns: list[list[Group]]) -> list[int]:
        """Return the widths at which the columns' words are whole."""
        words = QFontMetricsF(self._look.font(Type.BASE))
        keys = QFontMetricsF(self._look.font(Type.SMALL))
        return [
            max(
                math.ceil(words.horizontalAdvance(text) + keys.horizontalAdvance(key)) + _AROUND
                for _heading, rows in column
                for text, key in rows
            )
            for column in columns
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the sheet away with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Put the sheet away with a click."""
        self.close_sheet()

    def _draw_group(
        self, painter: QPainter, heading: str, rows: list[tuple[str, str]], box: QRect
    ) -> None:
        colours = self._look.colours
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.font(Type.HEAD, Weight.BOLD))
        painter.setPen(QColor(colours.navy))
        painter.drawText(QRectF(box.left(), box.top(), box.width(), 28), middle, heading)
        y = box.top() + 34
        for text, keys in rows:
            end = QPointF(box.left() + box.width(), y + self._row / 2)
            cap = end.x() - draw_cap(painter, self._look, end, keys)
            painter.setFont(self._look.font(Type.BASE))
            painter.setPen(QColor(colours.ink))
            line = QRectF(box.left(), y, cap - box.left() - Space.HALF, self._row)
            elided = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, middle, elided)
            y += self._row

    def _height(self, rows: list[tuple[str, str]]) -> int:
        """Return the height of a group with its heading and the air below it."""
        return 34 + self._row * len(rows) + Space.TWO
