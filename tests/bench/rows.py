"""What is measured: one function a row, all of them in `ROWS`."""

import re
import subprocess
from collections.abc import Callable

from tests.bench.bench import Bench
from tests.bench.crowd_rows import (
    edit_of_one,
    filter_of_all_notes,
    frame,
    frame_beside_bare,
    mark_beside_many,
    page_frame,
    page_of_all_notes,
    switch_beside_many,
    undo_beside_many,
    wheel_frame,
)
from tests.bench.print_rows import (
    briefing_beside_flow,
    briefing_beside_office,
    first_page_beside_whole,
    memory_beside_flow,
    text_page_beside_whole,
    window_beside_setting,
)
from tests.bench.review_rows import committing, opening, undoing
from tests.bench.row import Absent, Row
from tests.bench.text_rows import (
    conversion_to_hans,
    conversion_to_hant,
    first_conversion_to_hans,
    first_conversion_to_hant,
    search_of_many_passages,
)

START_LIMIT = 2.5
MEMORY_LIMIT = 1.8
HEAVY = ("reportlab", "pypdfium2", "pikepdf", "docx", "lxml", "PIL", "sqlite_utils")
BARE_WINDOW = "a bare window with the same text"
COLD = "a bare QTextEdit's first layout of the same text in the process"
WARM = "a later one, with all glyphs known"


def start_to_first_paint(bench: Bench) -> Row:
    """From starting the process to the text on the screen, and out again."""
    ours, bare = bench.windows
    measured, baseline = ours.seconds * 1000, bare.seconds * 1000
    return Row("start to first paint", measured, baseline, "ms", START_LIMIT, BARE_WINDOW)


def resident_memory(bench: Bench) -> Row:
    """The most memory held up to the first paint."""
    ours, bare = bench.windows
    return Row("resident memory", ours.peak, bare.peak, "MB", MEMORY_LIMIT, BARE_WINDOW)


def heavy_imports_at_start(bench: Bench) -> Row:
    """How many of the heavy packages the start of the window imports: none."""
    done = subprocess.run(
        bench.program("--quit-after-first-paint", options=("-X", "importtime")),
        env=bench.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(re.findall(r"\| +(\w+)", done.stderr))
    found = sorted(imported.intersection(HEAVY))
    against = ", ".join(found) or f"none of {', '.join(HEAVY)}"
    return Row("heavy imports at start", len(found), 1, "", 0, against)


def script_switch(bench: Bench) -> Row:
    """From asking for the other script to all of the window painted in it."""
    waits = bench.waits
    return Row("script switch", waits["switch"], waits["cold"], "ms", 1.0, COLD)


def script_switch_with_many_marks(bench: Bench) -> Row:
    """The same with 500 marks."""
    waits = bench.waits
    return Row("script switch with 500 marks", waits["switch_many"], waits["cold"], "ms", 1.0, COLD)


def find_keystroke(bench: Bench) -> Row:
    """From a keystroke in Find to its hits painted, in the list and in the text."""
    waits = bench.waits
    return Row("find keystroke", waits["find"], waits["cold"], "ms", 0.5, COLD)


def switch_against_warm(bench: Bench) -> Row:
    """The same switch beside a layout whose glyphs are all known already: no promise."""
    waits = bench.waits
    return Row("script switch", waits["switch"], waits["warm"], "ms", None, WARM)


ROWS: tuple[Callable[[Bench], Row | Absent], ...] = (
    start_to_first_paint,
    resident_memory,
    heavy_imports_at_start,
    script_switch,
    script_switch_with_many_marks,
    find_keystroke,
    switch_against_warm,
    frame,
    wheel_frame,
    page_frame,
    frame_beside_bare,
    edit_of_one,
    mark_beside_many,
    undo_beside_many,
    page_of_all_notes,
    filter_of_all_notes,
    switch_beside_many,
    first_conversion_to_hans,
    first_conversion_to_hant,
    conversion_to_hans,
    conversion_to_hant,
    search_of_many_passages,
    committing,
    undoing,
    opening,
    briefing_beside_flow,
    memory_beside_flow,
    briefing_beside_office,
    first_page_beside_whole,
    text_page_beside_whole,
    window_beside_setting,
)
