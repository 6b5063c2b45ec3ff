"""Kills at random moments, and files that may not grow."""

import random
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.profiles import act, begin, make_profile, numbers, opened

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_a_writer_killed_at_any_moment_loses_nothing(
    fast: Path, amount: Callable[[int, int], int], covered: Callable[[str], None]
) -> None:
    sound, profile = make_profile(fast / "sound").parent, fast / "profile"
    chance = random.Random(20261123)
    hot = total = 0
    trials = amount(6, 200)
    for _ in range(trials):
        begin(profile, sound)
        writer = subprocess.Popen(act("write-on", profile), stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(chance.random() * 0.05)
        writer.send_signal(signal.SIGKILL)
        acknowledged = {1, 2, 3, *map(int, (first + writer.stdout.read()).split())}
        writer.wait()
        writer.stdout.close()
        hot += (profile / "review.sqlite-journal").stat().st_size > 0
        stored, safekeeping = opened(profile)
        assert safekeeping.recovery is None
        assert acknowledged <= numbers(stored)
        assert len(numbers(stored) - acknowledged) <= 1
        total += len(acknowledged)
    covered(f"random kills: {trials}, {hot} within a transaction, {total} acknowledged, none lost")


@pytest.mark.parametrize("room", [0, 600, 5000, 20_000])
def test_a_file_that_may_not_grow_loses_nothing(fast: Path, room: int) -> None:
    profile = fast / "profile"
    path = make_profile(profile)
    limit = path.stat().st_size + room

    def restrict() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        act("write-on", profile), capture_output=True, preexec_fn=restrict, check=False, timeout=60
    )
    # The control: it was the limit that ended it, with one sentence.
    assert done.returncode == 1
    assert b"was not saved" in done.stderr
    assert b"Traceback" not in done.stderr
    stored, safekeeping = opened(profile)
    assert {1, 2, 3, *map(int, done.stdout.split())} == numbers(stored)
    assert safekeeping.recovery is None
