"""One printing in a process of its own: `print_probe.py whole|flow OUT`.

Prints the milliseconds from having everything imported and the memorandum read. `whole` is the
marked-up briefing of a review of 500 notes, `flow` the same words as reportlab's own paragraphs,
one after another.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.print_notes import printed_notes
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import program_files
from zjhk_desktop.services.printing import Printing
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum


def whole(memorandum: Memorandum, notes: list[Annotation], out: Path) -> Callable[[], object]:
    """Return what prints the briefing into a file."""
    now = datetime(2026, 1, 2, tzinfo=UTC)
    printing = Printing(memorandum, program_files().fonts, lambda _: english(), now=lambda: now)
    return lambda: printing.save(notes, BriefingOptions(), out)


def flow(memorandum: Memorandum, notes: list[Annotation], out: Path) -> Callable[[], object]:
    """Return what sets the same words by reportlab's own means, without marks or cards."""
    # Only this needs it.
    from tests.bench.print_flow import print_flow

    return lambda: print_flow(memorandum, notes, out)


MODES: dict[str, Callable[[Memorandum, list[Annotation], Path], Callable[[], object]]] = {
    "whole": whole,
    "flow": flow,
}


def main() -> int:
    """Do what is asked for once, and say how long it took."""
    mode, out = sys.argv[1:]
    memorandum = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
    notes = printed_notes(memorandum)
    action = MODES[mode](memorandum, notes, Path(out))
    start = time.perf_counter()
    action()
    print(json.dumps((time.perf_counter() - start) * 1000))
    return 0


if __name__ == "__main__":
    sys.exit(main())
