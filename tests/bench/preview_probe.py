"""Times the print view of a review of very many notes, in the real window.

Usage: `preview_probe.py PROFILE`: prints milliseconds as JSON. `first` is from the change of an
option to a page of it in the preview, `text` the same of a page of text, `whole` to all pages
being there. `gap` is the longest time in which the window, meanwhile, does nothing else.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.print_notes import printed_notes
from zjhk_desktop.app import Program
from zjhk_desktop.domain.language import english
from zjhk_desktop.paths import program_files
from zjhk_desktop.ui.application import make_application, open_window
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.print_view import PrintView

TIMES = 6
PATIENCE = 60
TICK = 0.01
"""The window is asked so often, in seconds, whether it is there."""

_WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


def settle(seconds: float) -> None:
    """Let the window finish what it has begun."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents(_WAIT)


def until_ready(view: PrintView) -> tuple[float, float, float]:
    """Wait for pages; return the milliseconds to the first, to all, and the longest gap."""
    start = last = time.perf_counter()
    before = view.preview._picture
    first = gap = 0.0
    while not view.footer.save.isEnabled():
        QApplication.processEvents(_WAIT)
        now = time.perf_counter()
        gap, last = max(gap, now - last - TICK), now
        if not first and view.preview._picture is not before:
            first = now - start
        assert now - start < PATIENCE
    whole = time.perf_counter() - start
    return (1000 * (first or whole), 1000 * whole, 1000 * gap)


def main() -> int:
    """Open the window and its print view, and change an option several times."""
    context = Program(program_files(), Path(sys.argv[1]), english()).window_context(
        Path(sys.argv[1])
    )
    make_application(context)
    window = open_window(context)
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    window.show()
    session = window.session
    for note in printed_notes(session.memorandum):
        session.annotate(note.anchor, note.state.category, note.state.comment)
    ticks = QTimer(interval=round(1000 * TICK))
    ticks.start()
    settle(1)
    window.printing.open()
    view = window.printing.view
    until_ready(view)
    figures: dict[str, list[float]] = {"first": [], "text": [], "whole": [], "gap": []}
    for name, page in (("first", 0), ("text", 2)):
        view.look_at(page)
        for index in range(TIMES):
            settle(0.3)
            colours = view.panel.pages.colour
            colours.set_value("mono" if index % 2 == 0 else "colour")
            colours.chosen.emit(colours.value)
            first, whole, gap = until_ready(view)
            figures[name].append(first)
            figures["whole"].append(whole)
            figures["gap"].append(gap)
    window.close()
    print(json.dumps({name: statistics.median(values) for name, values in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
