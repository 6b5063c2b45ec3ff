"""Profiles to break, and what must be true of them afterwards."""

import itertools
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import make_revision
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.review_rows import Identity, StoredReview
from zjhk_desktop.storage.review_store import Access, ReviewStore

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LONG_TEXT = "字" * 3000
STAMPS = itertools.count(1)


def now() -> datetime:
    return NOW


def append(store: ReviewStore, number: int, text: str = "") -> None:
    """Append the annotation of a number; its comment is `text` and the number."""
    revision = make_revision(
        f"a{number}",
        (),
        REVIEWER,
        DEVICE,
        f"2026-11-{number:05}",
        number,
        sample_state(f"{text}{number}"),
    )
    store.append(
        Operation(f"o{number}", ChangeKind.ADDED, ChangeKind.ADDED, "", (revision.id,)), [revision]
    )


def make_profile(folder: Path, count: int = 3, text: str = LONG_TEXT) -> Path:
    """Make a sound profile with numbered annotations, and return its review's file."""
    path = folder / "review.sqlite"
    store = ReviewStore(path)
    store.load()
    store.save_identity(Identity(REVIEWER, DEVICE))
    for number in range(1, count + 1):
        append(store, number, text)
    store.close()
    return path


def begin(profile: Path, sound: Path) -> None:
    """Put a sound profile in the place of one that was broken."""
    shutil.rmtree(profile, ignore_errors=True)
    shutil.copytree(sound, profile, symlinks=True)


def opened(profile: Path, access: Access = Access.CREATE) -> tuple[StoredReview, Safekeeping]:
    """Open a profile as the program does, and return what is in it."""
    safekeeping = Safekeeping(profile, now=now)
    stored: list[StoredReview] = []
    stores: list[ReviewStore] = []

    def read(store: ReviewStore) -> None:
        stores.append(store)
        stored.append(store.load())

    safekeeping.open(access, read)
    stores[-1].close()
    return stored[-1], safekeeping


def numbers(stored: StoredReview) -> set[int]:
    """Return the numbers of the annotations that are there; each must be whole."""
    found = {int(each.annotation[1:]) for each in stored.revisions}
    for each in stored.revisions:
        assert each.is_authentic
        assert each.state.comment.lstrip("字") == each.annotation[1:]
    logged = {name for operation in stored.operations for name in operation.revisions}
    assert logged <= {each.id for each in stored.revisions}
    return found


def run_act(name: str, profile: Path, *before: str) -> "subprocess.CompletedProcess[bytes]":
    """Run one of the acts below in a process of its own, under a tracer perhaps."""
    return subprocess.run([*before, *act(name, profile)], capture_output=True, check=False)


def act(name: str, profile: Path) -> list[str]:
    """Return the command line of an act."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.faults.acts import run; run()"
    )
    return [sys.executable, "-I", "-B", "-c", code, name, str(profile)]
