"""Times scrolling through a review of very many notes, and what one does to it in the window.

Usage: `crowd_probe.py PROFILE`: prints milliseconds as JSON. A frame lasts from a step of the
wheel, or of a page, until reader and cards are painted, in time of the processor; `bare` frames
are those of a QTextEdit of the same text, in the same process; `step` is both kinds together.
"""

import itertools
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QTextEdit

from tests.bench.many_notes import ANNOTATIONS, MakeNote, write_notes
from zjhk_desktop.app import Program
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import AnnotationState, Author, Category
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.storage.review_file import FILE_NAME
from zjhk_desktop.ui.application import make_application, open_window
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.main_window import MainWindow

ROUNDS = 5
TIMES = 7
NOTCH = -120
"""One step of a wheel, as Qt counts it."""
COMMENT = "請說明「合作平台」的範圍、牽頭單位和時間表，並與第十一項的用語一致。"
PLACE = "m25"


def milliseconds(action: Callable[[], object], clock: Callable[[], float]) -> float:
    """Return how long an action takes until everything it changed is painted."""
    start = clock()
    action()
    QApplication.processEvents()
    return (clock() - start) * 1000


def notes_all_over(memorandum: Memorandum) -> MakeNote:
    """Return what makes notes all over the measures, of all categories and many lengths."""
    measures = memorandum.measures

    def note(number: int, author: Author, created: str) -> AnnotationState:
        passage = measures[number % len(measures)]
        start = (number // len(measures) * 7) % (len(passage) - 4)
        anchor = anchor_range(passage, start, min(start + 3 + number % 9, len(passage)))
        category = list(Category)[number % 6]
        comment = (COMMENT * 2)[: number * 13 % 60]
        return AnnotationState(anchor, category, author, created, comment=comment)

    return note


def bare_edit(memorandum: Memorandum, like: QTextEdit) -> QTextEdit:
    """Return a QTextEdit of a view's size with the same text."""
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setFont(faces.serif(Script.HANT, 18))
    edit.setPlainText("\n".join(passage.text_hant for passage in memorandum.passages))
    edit.resize(like.size())
    edit.show()
    edit.document().size()
    return edit


def turn_wheel(view: QTextEdit) -> None:
    """Turn the wheel by one step over a view."""
    middle = view.viewport().rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(view.viewport().mapToGlobal(middle)),
        QPoint(),
        QPoint(0, NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def turn_page(view: QTextEdit) -> None:
    """Go on by a page."""
    view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)


def frames(view: QTextEdit, step: Callable[[QTextEdit], None]) -> list[float]:
    """Step through all of a view from its top; return the milliseconds of each frame."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    found: list[float] = []
    while bar.value() < bar.maximum():
        found.append(milliseconds(lambda: step(view), time.process_time))
    return found


def percentile(values: list[float], part: float = 0.95) -> float:
    """Return the value that this part of the values does not exceed."""
    return sorted(values)[math.ceil(part * len(values)) - 1]


def scrolled(window: MainWindow) -> dict[str, float]:
    """Scroll through the window's text and a bare one in turn; return 95th percentiles."""
    bare = bare_edit(window.session.memorandum, window.reader)
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, view in (("", window.reader), ("bare_", bare)):
            found.setdefault(f"{name}wheel", []).extend(frames(view, turn_wheel))
            found.setdefault(f"{name}page", []).extend(frames(view, turn_page))
    bare.close()
    for name in ("", "bare_"):
        found[f"{name}step"] = [*found[f"{name}wheel"], *found[f"{name}page"]]
    return {name: percentile(values) for name, values in found.items()}


def acted(window: MainWindow) -> dict[str, float]:
    """Mark, edit, undo, switch, list and filter; return the median of each."""
    session = window.session
    window.going.jump(PLACE)
    QApplication.processEvents()
    passage = session.memorandum.passage(PLACE)
    note = session.annotations_of(PLACE)[3].id
    numbers = itertools.count()

    def mark() -> None:
        session.annotate(anchor_range(passage, 3, 9 + next(numbers) % 9), Category.KEY)

    def filter_notes(text: str) -> None:
        window.noting.view.field.entry.setText(text)

    def timed(*actions: Callable[[], object]) -> float:
        """Return the median of the last of some actions, which are done in turn."""
        taken: list[float] = []
        for _ in range(TIMES):
            *_, last = [milliseconds(action, time.process_time) for action in actions]
            taken.append(last)
        return statistics.median(taken)

    found = {
        "activate": timed(lambda: session.activate(""), lambda: session.activate(note)),
        "edit": timed(lambda: session.edit(note, comment=f"改 {next(numbers)}")),
        "mark": timed(mark),
        "undo": timed(mark, session.undo),
        "switch": timed(window.viewing.switch_script),
        "list": timed(window.paging.close, window.noting.toggle),
    }
    found["filter"] = timed(lambda: filter_notes(""), lambda: filter_notes("範圍"))
    return found


def main() -> int:
    """Open the window on a review of many notes and measure."""
    profile = Path(sys.argv[1])
    profile.mkdir(mode=0o700)
    context = Program(program_files(), profile, english()).window_context(profile)
    make_application(context)
    assert context.memorandum is not None
    write_notes(profile / FILE_NAME, ANNOTATIONS, notes_all_over(context.memorandum))
    window = open_window(context)
    assert isinstance(window, MainWindow)
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    figures = {**scrolled(window), **acted(window)}
    window.close()
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
