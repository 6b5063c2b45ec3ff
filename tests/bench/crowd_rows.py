"""What is measured of the window on a review of very many notes: one function a row."""

from tests.bench.bench import Bench
from tests.bench.many_notes import ANNOTATIONS
from tests.bench.row import Row

FRAME = 1000 / 60
AT_ONCE = 100.0
"""Milliseconds within which something seems to happen at once."""
ONE_FRAME = "one frame at 60 Hz, of the processor; 95th percentile"
BARE = "a bare QTextEdit with the same text, 95th percentile"
TENTH = "a tenth of a second"


def frame(bench: Bench) -> Row:
    """From a step through the text, of the wheel or of a page, to reader and cards painted."""
    return _row(f"frame through {ANNOTATIONS:,} notes", bench.crowd["step"], FRAME, ONE_FRAME)


def frame_beside_bare(bench: Bench) -> Row:
    """The same beside a bare text: no promise."""
    name = f"frame through {ANNOTATIONS:,} notes"
    return Row(name, bench.crowd["step"], bench.crowd["bare_step"], "ms", None, BARE)


def wheel_frame(bench: Bench) -> Row:
    """The frames that are steps of the wheel: no promise of their own."""
    return Row("of these, by the wheel", bench.crowd["wheel"], FRAME, "ms", None, ONE_FRAME)


def page_frame(bench: Bench) -> Row:
    """The frames that are steps of a page, when all of it is new: no promise of their own."""
    return Row("of these, by pages", bench.crowd["page"], FRAME, "ms", None, ONE_FRAME)


def edit_of_one(bench: Bench) -> Row:
    """From an edit to the disk, and to everything painted."""
    return _row(f"edit of one of {ANNOTATIONS:,} notes", bench.crowd["edit"], AT_ONCE, TENTH)


def mark_beside_many(bench: Bench) -> Row:
    """From marking words to the disk, and to everything painted."""
    return _row(f"mark beside {ANNOTATIONS:,} notes", bench.crowd["mark"], AT_ONCE, TENTH)


def undo_beside_many(bench: Bench) -> Row:
    """From undoing a mark to the disk, and to everything painted."""
    return _row(f"undo beside {ANNOTATIONS:,} notes", bench.crowd["undo"], AT_ONCE, TENTH)


def page_of_all_notes(bench: Bench) -> Row:
    """From asking for the page of all notes to its first paint."""
    return _row(f"page of {ANNOTATIONS:,} notes", bench.crowd["list"], AT_ONCE, TENTH)


def filter_of_all_notes(bench: Bench) -> Row:
    """From a word in its filter to what it finds, painted."""
    return _row(f"filter of {ANNOTATIONS:,} notes", bench.crowd["filter"], AT_ONCE, TENTH)


def switch_beside_many(bench: Bench) -> Row:
    """From asking for the other script to all of the window painted in it."""
    return _row(f"switch beside {ANNOTATIONS:,} notes", bench.crowd["switch"], AT_ONCE, TENTH)


def _row(name: str, measured: float, most: float, against: str) -> Row:
    return Row(name, measured, most, "ms", 1.0, against)
