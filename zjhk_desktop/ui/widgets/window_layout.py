"""How the window's parts stand: bar, strip, columns side by side, status line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def reading_page(
    bar: QWidget, strip: QWidget, beside: Sequence[QWidget], status: QWidget
) -> QWidget:
    """Return the page for reading: what stands `beside` each other; the last takes the room."""
    middle = QHBoxLayout()
    middle.setContentsMargins(0, 0, 0, 0)
    middle.setSpacing(0)
    for widget in beside:
        middle.addWidget(widget)
    middle.setStretch(len(beside) - 1, 1)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(strip)
    column.addLayout(middle, 1)
    column.addWidget(status)
    return page


def fill_window(window: QWidget, content: QWidget) -> None:
    """Let a widget fill a window."""
    outer = QVBoxLayout(window)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(content)
