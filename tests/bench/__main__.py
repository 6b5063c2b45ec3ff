"""Measure, print the table, and fail when a promise is broken."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.bench import Bench
from tests.bench.rows import ROWS

HEADING = f"{'':38} {'ours':>9} {'baseline':>9} {'':3} {'ratio':>7} {'limit':>6}"


def main() -> int:
    """Run every row and return 1 when one takes too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--times", type=int, default=9, help="runs of each command")
    given = parser.parse_args()
    print(HEADING)
    kept = True
    with tempfile.TemporaryDirectory(prefix="zjhk-bench-") as folder:
        bench = Bench(Path(folder), given.times)
        for measure in ROWS:
            row = measure(bench)
            print(row.line(), flush=True)
            kept = kept and row.is_kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
