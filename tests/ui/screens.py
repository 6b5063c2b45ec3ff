"""What stands on the screen, painted in parts as things changed, and what it should be."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from zjhk_desktop.ui.main_window import MainWindow

TOLERANCE = 4
"""Levels of colour by which a slanting line may differ where its painting was cut."""


def screen_of(window: MainWindow) -> QImage:
    """Return what stands on the screen, painted in parts as it changed."""
    QApplication.processEvents()
    picture = window.screen().grabWindow(window.winId())
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted(window: MainWindow) -> QImage:
    """Return the window, painted as a whole."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def max_difference(one: QImage, other: QImage) -> int:
    """Return by how many levels a colour of two pictures differs at most."""
    pairs = zip(one.constBits(), other.constBits(), strict=True)
    return max(abs(a - b) for a, b in pairs)
