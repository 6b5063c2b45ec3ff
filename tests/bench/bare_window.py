"""The baseline: a bare window with a text in a QTextEdit, closed once it has painted.

Usage: `bare_window.py FONTS TEXT`: the folder of the fonts and the text's file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontDatabase, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

FACES = ("ZJHKSerifHK-Regular.ttf", "ZJHKSansHK-Regular.ttf", "ZJHKSansLatin-Regular.ttf")


class Text(QTextEdit):
    """A text that ends the application after its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    application = QApplication([])
    for face in FACES:
        QFontDatabase.addApplicationFont(str(Path(sys.argv[1]) / face))
    window = QMainWindow()
    text = Text()
    text.setReadOnly(True)
    font = QFont("ZJHK Serif HK")
    font.setPixelSize(18)
    text.setFont(font)
    text.setPlainText(Path(sys.argv[2]).read_text(encoding="utf-8"))
    window.setCentralWidget(text)
    window.resize(1440, 900)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
