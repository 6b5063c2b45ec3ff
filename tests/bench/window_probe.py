"""Times what the eye waits for in the real window, beside bare layouts in the same process.

Usage: `window_probe.py PROFILE`: prints milliseconds as JSON. `cold` is the first layout of the
text that the process makes, before any glyph of it is known; `warm` is a later one.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QTextEdit

from zjhk_desktop.app import Program
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.ui.application import make_application, open_window
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.session import Session

TIMES = 15
NOTES = 60
MANY = 500
QUERIES = ("合", "合作", "合作平", "合作平台", "医", "医疗", "医疗机", "医疗机构")


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes until everything it changed is painted."""
    start = time.perf_counter()
    action()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def bare_layout(memorandum: Memorandum) -> float:
    """Lay the same text out in a new QTextEdit of the reader's size and paint it."""
    text = "\n".join(passage.text_hant for passage in memorandum.passages)
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(faces.serif(Script.HANT, 18))
    edit.resize(1160, 812)

    def show() -> None:
        edit.setPlainText(text)
        edit.show()
        edit.document().size()

    taken = milliseconds(show)
    edit.close()
    edit.deleteLater()
    return taken


def mark(session: Session, numbers: range) -> None:
    """Add notes of all categories all over the measures."""
    for index in numbers:
        passage = session.memorandum.measures[index % 51]
        start = 2 + index // 51
        anchor = anchor_range(passage, start, min(start + 8, len(passage)))
        session.annotate(anchor, list(Category)[index % 6], "批註" * 12)


def main() -> int:
    """Open the window on a review with some notes and measure."""
    profile = Path(sys.argv[1])
    context = Program(program_files(), profile, english()).window_context(profile)
    make_application(context)
    assert context.memorandum is not None
    cold = bare_layout(context.memorandum)
    window = open_window(context)
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    window.show()
    session = window.session
    mark(session, range(NOTES))
    window.going.jump("m09")
    QApplication.processEvents()
    warm = [bare_layout(session.memorandum) for _ in range(TIMES)]
    switches = [milliseconds(window.viewing.switch_script) for _ in range(TIMES)]
    field = window.bar.find_field
    field.set_query("浙")
    QApplication.processEvents()
    keys = [milliseconds(lambda query=query: field.set_query(query)) for query in QUERIES * 2]
    field.set_query("")
    mark(session, range(NOTES, MANY))
    QApplication.processEvents()
    many = [milliseconds(window.viewing.switch_script) for _ in range(TIMES)]
    window.close()
    figures = {
        "cold": [cold],
        "warm": warm,
        "switch": switches[2:],
        "find": keys,
        "switch_many": many[2:],
    }
    print(json.dumps({name: statistics.median(values) for name, values in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
