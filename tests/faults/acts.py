"""What is being done when the fault strikes; each runs in a process of its own."""

import contextlib
import itertools
import os
import sys
from pathlib import Path

from tests.faults.profiles import LONG_TEXT, append, now
from zjhk_desktop.domain.errors import ReviewError, ZjhkError
from zjhk_desktop.services.archiving import Archiving
from zjhk_desktop.services.closing_out import ClosingOut
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.services.sealing import Sealer, never
from zjhk_desktop.storage import connection
from zjhk_desktop.storage.profile_files import files_of, remove_file
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.settings import SettingsStore

REFUSED = 1
ARCHIVE_NAME = "meeting.zjarchive"


def run() -> None:
    """Do what the arguments say; exit with 1 if it is refused by an error of ours."""
    os.umask(0o077)
    name, profile = sys.argv[1], Path(sys.argv[2])
    try:
        ACTS[name](profile)
    except ZjhkError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(REFUSED)


def write(profile: Path) -> None:
    """Append until two more are acknowledged."""
    store = open_store(profile)
    for number in (4, 5):
        append(store, number, LONG_TEXT)
        acknowledge(number)
    store.close()


def write_on(profile: Path) -> None:
    """Append for ever; what fails is tried again with the next."""
    store = open_store(profile)
    for number in itertools.count(len(store.load().revisions) + 1):
        append(store, number, LONG_TEXT)
        acknowledge(number)


def write_many(profile: Path) -> None:
    """Append texts of different lengths, for the power to be cut in between."""
    store = open_store(profile)
    for number in range(4, 16):
        append(store, number, "字" * (number * 977 % 5000))
        acknowledge(number)
    store.close()


def write_carelessly(profile: Path) -> None:
    """Do the same without journal or syncing: the control."""
    connection._EXCLUSIVE = ("journal_mode=OFF", "synchronous=OFF")
    write_many(profile)


def back_up(profile: Path) -> None:
    """Take a backup."""
    safekeeping = Safekeeping(profile, now=now)
    store = safekeeping.open(Access.UPDATE, loaded)
    safekeeping.back_up()
    acknowledge(0)
    store.close()


def start(profile: Path) -> None:
    """Open the review, which repairs or migrates it if need be."""
    Safekeeping(profile, now=now).open(Access.CREATE, loaded).close()
    acknowledge(0)


def restore(profile: Path) -> None:
    """Bring back the newest backup."""
    safekeeping = Safekeeping(profile, now=now)
    store = safekeeping.open(Access.UPDATE, loaded)
    safekeeping.restore(safekeeping.backups()[0].path)
    acknowledge(0)
    store.close()


def close_out(profile: Path) -> None:
    """Archive the review beside the profile, and remove it."""
    safekeeping = Safekeeping(profile, now=now)
    store = safekeeping.open(Access.UPDATE, loaded)
    closing = make_closing(profile, safekeeping)
    archived = closing.archive(
        closing.snapshot(),
        profile.with_name(ARCHIVE_NAME),
        stopped=never,
        progressed=lambda _done, _all: None,
    )
    closing.remove(archived, store.close)
    acknowledge(0)


def close_out_carelessly(profile: Path) -> None:
    """Remove the review before the archive is written: the control."""
    safekeeping = Safekeeping(profile, now=now)
    store = safekeeping.open(Access.UPDATE, loaded)
    snapshot = make_closing(profile, safekeeping).snapshot()
    store.close()
    for each in files_of(profile):
        remove_file(each.path)
    Archiving(Sealer(()), now=now).write(snapshot, profile.with_name(ARCHIVE_NAME))
    acknowledge(0)


def make_closing(profile: Path, safekeeping: Safekeeping) -> ClosingOut:
    settings = SettingsStore(profile / "settings.json")
    archiving = Archiving(Sealer(()), now=now)
    return ClosingOut(profile, lambda: safekeeping.store, archiving, settings)


def open_store(profile: Path) -> ReviewStore:
    return loaded(ReviewStore(profile / "review.sqlite"))


def loaded(store: ReviewStore) -> ReviewStore:
    try:
        store.load()
    except ReviewError:
        store.close()
        raise
    return store


def acknowledge(number: int) -> None:
    """Tell the world; from now on it must not be lost."""
    with contextlib.suppress(OSError):
        os.write(1, f"{number}\n".encode())


ACTS = {
    "write": write,
    "write-on": write_on,
    "write-many": write_many,
    "write-carelessly": write_carelessly,
    "back-up": back_up,
    "start": start,
    "restore": restore,
    "close-out": close_out,
    "close-out-carelessly": close_out_carelessly,
}
