"""Close-out struck at each call: everything is in the profile, or all of it in a whole archive."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.acts import ARCHIVE_NAME
from tests.faults.profiles import begin, now, opened
from tests.faults.test_every_call import FAULTS, Case, inject, points_of
from tests.unit.storage.archives import fill
from zjhk_desktop.domain.archive_errors import ArchiveError
from zjhk_desktop.services.archiving import Archiving
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.services.sealing import Sealer
from zjhk_desktop.storage.review_store import Access, ReviewStore

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace injects the faults"),
]


def with_a_backup(profile: Path) -> None:
    fill(profile)
    safekeeping = Safekeeping(profile, now=now)

    def load(store: ReviewStore) -> ReviewStore:
        store.load()
        return store

    store = safekeeping.open(Access.UPDATE, load)
    safekeeping.back_up()
    store.close()


def held(profile: Path) -> set[str]:
    """Return the states in the profile, as the next start finds them."""
    return {each.id for each in opened(profile)[0].revisions}


def archived(profile: Path) -> set[str]:
    """Return the states in a whole archive beside the profile."""
    try:
        content = Archiving(Sealer(()), now=now).read(profile.with_name(ARCHIVE_NAME))
    except ArchiveError:
        return set()
    return {each.id for each in content.review.revisions}


def strike(
    case: Case, fault: str, fast: Path, amount: Callable[[int, int], int]
) -> tuple[int, int, int]:
    """Strike a close-out at its calls; return how many losses, archives and points there were."""
    profile, start = fast / "profile", fast / "start"
    case.prepare(start)
    begin(profile, start)
    points = points_of(case, profile, fast / "log")
    begin(profile, start)
    must = held(profile)
    assert must
    tries = min(len(points), amount(6, len(points)))
    lost = whole = 0
    for step in range(tries):
        begin(profile, start)
        profile.with_name(ARCHIVE_NAME).unlink(missing_ok=True)
        done = inject(case, profile, fault, points[len(points) * step // tries])
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        saved = archived(profile)
        whole += must <= saved
        lost += not (must <= saved or must <= held(profile))
        # What is acknowledged has been done: nothing is left, and the archive is whole.
        if done.stdout:
            assert must <= saved
    return lost, whole, tries


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_lost_wherever_it_is_struck(
    fast: Path, fault: str, amount: Callable[[int, int], int], covered: Callable[[str], None]
) -> None:
    lost, whole, tries = strike(Case("close-out", with_a_backup), fault, fast, amount)
    assert lost == 0
    covered(f"close-out, {fault}: {tries} calls, {whole} left a whole archive, nothing lost")


def test_a_careless_close_out_would_lose(fast: Path, amount: Callable[[int, int], int]) -> None:
    """The control: removed first, some strikes leave neither."""
    case = Case("close-out-carelessly", with_a_backup)
    lost, _, _ = strike(case, "signal=KILL", fast, lambda _short, long: long)
    assert lost > 0
