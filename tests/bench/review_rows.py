"""What is measured of the review: one function a row."""

import sqlite3
import statistics
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.bench.bench import Bench
from tests.bench.many_notes import ANNOTATIONS, new_id, now, write_notes
from tests.bench.row import Row
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import AnnotationState, Author, Category
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import program_files
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.connection import connect
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum
from zjhk_desktop.storage.review_store import ReviewStore

REVISIONS_EACH = 5
BULK = 1_000
TIMES = 7
COMMITS = 101
BARE_COMMIT = "a bare commit of the same row with the same pragmas"
BARE_BULK = f"a bare insert of {BULK:,} such rows with the same pragmas"
EMPTY_AND_MORE = "twice opening an empty one and 300 ms, of the processor"
ROW = (str(uuid.uuid4()), "p" * 72, "a" * 80, "d" * 36, "t" * 24, 1, "s" * 500)


def committing(bench: Bench) -> Row:
    """From asking for an annotation to its being on the disk."""
    memorandum = _memorandum()
    anchor = anchor_range(memorandum.passages[5], 0, 4)
    review, bare = (bench.folder / "commit" / name for name in ("review.sqlite", "bare.sqlite"))
    ours: list[float] = []
    theirs: list[float] = []
    with closing(_open(review, memorandum)) as reviewing, closing(_bare(bare)) as connection:
        # In turn: what else the disk is busy with then falls on both.
        for _ in range(COMMITS):
            annotate = partial(reviewing.annotate, anchor, comment="請說明")
            ours.append(_timed(annotate, time.perf_counter))
            theirs.append(_inserting(connection, 1))
    measured, baseline = statistics.median(ours), statistics.median(theirs)
    return Row("committing an annotation", measured, baseline, "ms", 3.0, BARE_COMMIT)


def undoing(bench: Bench) -> Row:
    """Undoing a bulk change of a thousand annotations."""
    memorandum = _memorandum()
    path = bench.folder / "bulk" / "review.sqlite"
    _fill(path, memorandum, BULK, 1)
    waits: list[float] = []
    with closing(_open(path, memorandum)) as reviewing:
        names = [annotation.id for annotation in reviewing.annotations()]
        for _ in range(TIMES):
            reviewing.resolve(names)
            waits.append(_timed(reviewing.undo, time.perf_counter))
    with closing(_bare(bench.folder / "bulk" / "bare.sqlite")) as connection:
        baseline = statistics.median(_inserting(connection, BULK) for _ in range(TIMES))
    return Row("undo of a bulk change", statistics.median(waits), baseline, "ms", 10.0, BARE_BULK)


def opening(bench: Bench) -> Row:
    """Opening a review of many annotations, until they are there in order."""
    memorandum = _memorandum()
    full, empty = (bench.folder / name / "review.sqlite" for name in ("full", "empty"))
    _fill(full, memorandum, ANNOTATIONS, REVISIONS_EACH)
    _open(empty, memorandum).close()

    def open_(path: Path) -> None:
        with closing(_open(path, memorandum)) as reviewing:
            reviewing.annotations()

    measured = _median(lambda: open_(full), time.process_time)
    baseline = 2 * _median(lambda: open_(empty), time.process_time) + 300
    name = f"opening {ANNOTATIONS * REVISIONS_EACH:,} revisions"
    return Row(name, measured, baseline, "ms", 1.0, EMPTY_AND_MORE)


def _memorandum() -> Memorandum:
    return read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)


def _open(path: Path, memorandum: Memorandum) -> Reviewing:
    return Reviewing(ReviewStore(path), memorandum, now=now, new_id=new_id)


def _fill(path: Path, memorandum: Memorandum, count: int, revisions: int) -> None:
    """Write a review of so many annotations, each with so many revisions."""

    def note(number: int, author: Author, created: str) -> AnnotationState:
        passage = memorandum.measures[number % len(memorandum.measures)]
        anchor = anchor_range(passage, number % 5, number % 5 + 8)
        return AnnotationState(anchor, Category.KEY, author, created, comment=f"請說明 {number}")

    write_notes(path, count, note, revisions=revisions)


def _bare(path: Path) -> sqlite3.Connection:
    """Return a database with the same pragmas and one table of rows of a revision's size."""
    path.touch()
    connection = connect(path, exclusive=True)
    connection.execute(
        "CREATE TABLE revision (id TEXT PRIMARY KEY, annotation, parents, author, device, "
        "time, clock, state)"
    )
    return connection


def _inserting(connection: sqlite3.Connection, count: int) -> float:
    """Return the milliseconds of a bare commit of so many rows."""
    rows = [(new_id(), *ROW) for _ in range(count)]

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO revision VALUES (?,?,?,?,?,?,?,?)", rows)
        connection.execute("COMMIT")

    return _timed(insert, time.perf_counter)


def _median(act: Callable[[], object], clock: Callable[[], float]) -> float:
    return statistics.median(_timed(act, clock) for _ in range(TIMES))


def _timed(act: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    act()
    return (clock() - start) * 1000
