"""A fault at each single call that reaches the disk, for each thing that is done to a profile."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.profiles import ROOT, begin, make_profile, now, opened, run_act
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.backups import list_backups
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.unfinished import RECOVERY_LOCK

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace injects the faults"),
]

CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,link,rename,mkdir"
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO")
SAMPLE = ROOT / "tests" / "data" / "review-schema-2.sqlite"


@dataclass(frozen=True)
class Case:
    """An act and the profile it is done to."""

    act: str
    prepare: Callable[[Path], None]


def sound(profile: Path) -> None:
    make_profile(profile)


def damaged(profile: Path) -> None:
    """A review with a garbled page, and a backup of its first state."""
    path = make_profile(profile, count=1)
    backed_up(profile)
    store = ReviewStore(path)
    store.load()
    from tests.faults.profiles import append

    append(store, 2, "字" * 3000)
    append(store, 3, "字" * 3000)
    store.close()
    content = bytearray(path.read_bytes())
    page = len(content) // 2 // 4096 * 4096
    content[page : page + 4096] = b"\xaa" * 4096
    path.write_bytes(content)


def gone(profile: Path) -> None:
    make_profile(profile).unlink()


def of_an_older_version(profile: Path) -> None:
    profile.mkdir(mode=0o700)
    shutil.copyfile(SAMPLE, profile / "review.sqlite")


def behind_its_backup(profile: Path) -> None:
    path = make_profile(profile)
    backed_up(profile)
    path.unlink()
    (profile / "review.journal").unlink()
    backups = profile / "backups"
    aside = profile.with_name("aside")
    backups.rename(aside)
    make_profile(profile, count=1)
    aside.rename(backups)


def backed_up(profile: Path) -> None:
    safekeeping = Safekeeping(profile, now=now)

    def load(store: ReviewStore) -> ReviewStore:
        store.load()
        return store

    store = safekeeping.open(Access.UPDATE, load)
    safekeeping.back_up()
    store.close()


CASES = {
    "writing": Case("write", sound),
    "backing up": Case("back-up", sound),
    "recovering": Case("start", damaged),
    "rebuilding": Case("start", gone),
    "migrating": Case("start", of_an_older_version),
    "restoring": Case("restore", behind_its_backup),
}


def points_of(case: Case, profile: Path, log: Path) -> list[tuple[str, int]]:
    """Return every call of a run without a fault: its name, and which of that name it is."""
    done = run_act(case.act, profile, "strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(log))
    if done.returncode:
        pytest.skip(f"this machine does not let strace trace: {done.stderr[-200:]!r}")
    counts: Counter[str] = Counter()
    points: list[tuple[str, int]] = []
    for name in re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE):
        counts[name] += 1
        points.append((name, counts[name]))
    return points


def inject(
    case: Case, profile: Path, fault: str, point: tuple[str, int]
) -> "subprocess.CompletedProcess[bytes]":
    # strace counts the calls of each name by themselves.
    name, at = point
    return run_act(
        case.act,
        profile,
        *("strace", "-f", "-qq", "-e", f"trace={name}", "-o", "/dev/null"),
        *("-e", f"inject={name}:{fault}:when={at}"),
    )


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", CASES)
def test_all_is_old_or_all_is_new(
    fast: Path,
    name: str,
    fault: str,
    amount: Callable[[int, int], int],
    covered: Callable[[str], None],
) -> None:
    case, profile, start = CASES[name], fast / "profile", fast / "start"
    case.prepare(start)
    begin(profile, start)
    points = points_of(case, profile, fast / "log")
    assert len(points) >= 20
    begin(profile, start)
    must = {each.id for each in opened(profile)[0].revisions}
    assert must
    # The short form spreads its few points over the whole act, a fault's kinds out of step.
    tries = min(len(points), amount(4, len(points)))
    first = FAULTS.index(fault) * len(points) // (3 * tries)
    chosen = [points[first + len(points) * step // tries] for step in range(tries)]
    struck = 0
    for at in chosen:
        begin(profile, start)
        before = {path.name: path.read_bytes() for path in start.glob("backups/*.sqlite")}
        done = inject(case, profile, fault, at)
        assert b"Traceback" not in done.stderr, (at, done.stderr.decode())
        acknowledged = {f"a{number}" for number in map(int, done.stdout.split()) if number}
        stored, _ = opened(profile)
        assert must <= {each.id for each in stored.revisions}, at
        assert acknowledged <= {each.annotation for each in stored.revisions}, at
        left = {entry.name for entry in profile.rglob(".review-*")}
        assert left <= {RECOVERY_LOCK}, at
        assert all(info.whole for info in list_backups(profile / "backups")), at
        for backup, content in before.items():
            assert (profile / "backups" / backup).read_bytes() == content, at
        struck += done.returncode != 0
    # The control: most faults are felt.
    assert struck >= len(chosen) / 2
    covered(f"{name}, {fault}: {len(chosen)} of {len(points)} calls, {struck} ended the act")
