"""What is measured of conversion and search: one function a row."""

import json
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tests.bench.bench import Bench
from tests.bench.child import compare
from tests.bench.row import Absent, Row
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

FIRST_CONVERSION = 60.0
"""Milliseconds of processor time that the first conversion may cost a process."""
EMPTY_PROCESS = "what it may take more than an empty process, of the processor"
SEARCH_LIMIT = 3.0
COPIES = 1000
QUERIES = ("医疗", "香港天文臺", "合作", "衞", "不存在的字句")
SCAN = "a bare instr scan in SQLite over the same folded texts"
TIMES = 15
CONFIGURATIONS = {Script.HANS: "hk2s", Script.HANT: "s2hk"}
REFERENCE = """
import json, opencc, statistics, sys, time
texts, times = json.load(sys.stdin)
converter = opencc.OpenCC(sys.argv[1])
def run():
    start = time.perf_counter()
    for text in texts: converter.convert(text)
    return (time.perf_counter() - start) * 1000
run()
print(statistics.median(run() for _ in range(times)))
"""


def first_conversion_to_hans(bench: Bench) -> Row:
    """What the first conversion to Simplified costs a process."""
    return _first_conversion(bench, Script.HANS)


def first_conversion_to_hant(bench: Bench) -> Row:
    """What the first conversion to Traditional costs a process."""
    return _first_conversion(bench, Script.HANT)


def conversion_to_hans(bench: Bench) -> Row | Absent:
    """Converting the memorandum to Simplified beside the C++ library: no promise."""
    return _conversion(bench, Script.HANS, Script.HANT)


def conversion_to_hant(bench: Bench) -> Row | Absent:
    """Converting the memorandum to Traditional beside the C++ library: no promise."""
    return _conversion(bench, Script.HANT, Script.HANS)


def search_of_many_passages(bench: Bench) -> Row:
    """Searching a thousand memoranda for words of one to six characters, found and not."""
    memorandum = _many(_memorandum())
    searching = Searching(memorandum, Folder(program_files().opencc).fold)
    fold = Folder(program_files().opencc).fold
    with closing(sqlite3.connect(bench.folder / "passages.sqlite")) as connection:
        connection.execute("CREATE TABLE passage (id TEXT PRIMARY KEY, folded TEXT NOT NULL)")
        connection.executemany(
            "INSERT INTO passage VALUES (?, ?)",
            ((passage.id, passage.folded) for passage in memorandum.passages),
        )
        connection.commit()
        sql = "SELECT id, instr(folded, ?1) AS place FROM passage WHERE place > 0"

        def scan() -> None:
            for query in QUERIES:
                connection.execute(sql, (fold(query),)).fetchall()

        def search() -> None:
            for query in QUERIES:
                searching.in_passages(query)

        measured, baseline = _in_turn(search, scan)
    return Row("search of 51,000 passages", measured, baseline, "ms", SEARCH_LIMIT, SCAN)


def _first_conversion(bench: Bench, script: Script) -> Row:
    python = [sys.executable, "-I", "-X", "utf8"]
    probe = str(Path(__file__).with_name("first_conversion.py"))
    files = program_files()
    ours, empty = compare(
        [*python, probe, script, str(files.opencc), str(files.memorandum)],
        [*python, "-c", "pass"],
        bench.environment,
        times=bench.times,
    )
    extra = (ours.cpu - empty.cpu) * 1000
    name = f"first conversion to {script}"
    return Row(name, extra, FIRST_CONVERSION, "ms", 1.0, EMPTY_PROCESS)


def _conversion(bench: Bench, to: Script, source: Script) -> Row | Absent:
    name = f"memorandum to {to}"
    if bench.cpp_opencc is None:
        return Absent(name, "the C++ OpenCC cannot be had (is the registry within reach?)")
    memorandum = _memorandum()
    texts = [passage.text(source) for passage in memorandum.passages]
    converter = Converter(program_files().opencc, lambda: memorandum.glossary)

    def convert() -> None:
        for text in texts:
            converter.convert(text, to)

    measured, _ = _in_turn(convert, lambda: None)
    done = subprocess.run(
        [bench.cpp_opencc, "-I", "-c", REFERENCE, CONFIGURATIONS[to]],
        input=json.dumps([texts, TIMES]),
        capture_output=True,
        check=True,
        text=True,
    )
    return Row(name, measured, float(done.stdout), "ms", None, "the C++ OpenCC, once loaded")


def _memorandum() -> Memorandum:
    return read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)


def _many(memorandum: Memorandum) -> Memorandum:
    """Return a memorandum with the measures a thousand times over, each with its own id."""
    passages = tuple(
        replace(passage, id=f"{passage.id}-{copy}", position=copy * 51 + position)
        for copy in range(COPIES)
        for position, passage in enumerate(memorandum.measures)
    )
    return replace(memorandum, passages=passages, names=(), mentions=())


def _in_turn(ours: Callable[[], None], theirs: Callable[[], None]) -> tuple[float, float]:
    """Run both in turn, after one run of each that does not count; medians in milliseconds."""
    pairs = [(_milliseconds(ours), _milliseconds(theirs)) for _ in range(TIMES + 1)][1:]
    return statistics.median(one for one, _ in pairs), statistics.median(b for _, b in pairs)


def _milliseconds(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
