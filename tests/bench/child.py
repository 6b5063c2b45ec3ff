"""Run a command to its end and say how long it took and how much memory it held."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took.

    Attributes:
        seconds: from being started to having ended.
        cpu: of these, how long the processor worked for it.
        peak: the most memory it held, in megabytes.
    """

    seconds: float
    cpu: float
    peak: float


def run(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Run a command that must succeed; what it says is shown only when it does not."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\n{said.read().decode(errors='replace')}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def medians(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    return Run(
        statistics.median(each.seconds for each in runs),
        statistics.median(each.cpu for each in runs),
        statistics.median(each.peak for each in runs),
    )


def compare(
    ours: Sequence[str], theirs: Sequence[str], environment: dict[str, str], *, times: int
) -> tuple[Run, Run]:
    """Run two commands in turn, after one run of each that does not count; return the medians."""
    pairs = [(run(ours, environment), run(theirs, environment)) for _ in range(times + 1)]
    counted = pairs[1:]
    return medians([mine for mine, _ in counted]), medians([other for _, other in counted])
