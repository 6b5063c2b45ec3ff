"""Power cuts: every moment of a writing session, with what the disk had not synced yet torn.

The calls of the real store are recorded by strace and replayed: up to the cut, what was synced
stands; of the writes since, any part may have reached the disk, in any order, whole or torn.
"""

import ast
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults.profiles import begin, make_profile, numbers, opened, run_act
from zjhk_desktop.domain.errors import ReviewError
from zjhk_desktop.storage.review_store import Access, ReviewStore

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace records the calls"),
]

TRACED = "pwrite64,write,lseek,ftruncate,fsync,fdatasync"
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((\d+)<([^>]*)>(?:, (.*))?\) += (-?\d+)", re.DOTALL)
DATA = re.compile(r'"((?:[^"\\]|\\.)*)", (\d+)(?:, (\d+))?')
SECTOR = 512


@dataclass(frozen=True)
class Call:
    """One recorded call: `data` lands at `place`; a truncation has none; a sync neither."""

    name: str
    file: str
    data: bytes = b""
    place: int = 0
    acknowledged: int = 0


@dataclass
class Disk:
    """The files as they are if everything reached the disk, and what had to."""

    synced: dict[str, bytes]
    pending: dict[str, list[Call]] = field(default_factory=dict)

    def do(self, call: Call) -> None:
        waiting = self.pending.setdefault(call.file, [])
        if call.name == "sync":
            self.synced[call.file] = lay(self.synced.get(call.file, b""), waiting)
            waiting.clear()
        else:
            waiting.append(call)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return what may be on the disk if the power goes now."""
        manner = chance.randrange(4)
        state: dict[str, bytes] = dict(self.synced)
        for name, waiting in self.pending.items():
            if manner == 0:
                landed: list[Call] = []
            elif manner == 1:
                landed = list(waiting)
            else:
                landed = [each for each in waiting if chance.random() < 0.5]
                if manner == 3:
                    landed = [torn(each, chance) for each in landed]
            state[name] = lay(state.get(name, b""), landed)
        return state


def lay(content: bytes, calls: list[Call]) -> bytes:
    laid = bytearray(content)
    for call in calls:
        if call.name == "truncate":
            del laid[call.place :]
            laid.extend(bytes(call.place - len(laid)))
        else:
            laid.extend(bytes(max(0, call.place - len(laid))))
            laid[call.place : call.place + len(call.data)] = call.data
    return bytes(laid)


def torn(call: Call, chance: random.Random) -> Call:
    sectors = range(0, len(call.data), SECTOR)
    end = chance.choice([*sectors, len(call.data)])
    return Call(call.name, call.file, call.data[:end], call.place) if call.data else call


def record(act: str, profile: Path, log: Path) -> list[Call]:
    done = run_act(
        act, profile, "strace", "-f", "-qq", "-y", "-s", "1000000", "-e", f"trace={TRACED}",
        "-o", str(log),
    )  # fmt: skip
    if done.returncode and not done.stdout:
        pytest.skip("this machine does not let strace trace")
    return list(parse(log.read_text(encoding="latin-1"), profile))


def parse(log: str, profile: Path) -> Iterator[Call]:
    places: dict[str, int] = {}
    for line in log.splitlines():
        match = CALL.match(line)
        if match is None:
            continue
        name, handle, path, rest, result = match.groups()
        if handle == "1" and name == "write":
            data = DATA.match(rest)
            assert data is not None
            yield Call("acknowledge", "", acknowledged=int(data[1].removesuffix("\\n")))
        if Path(path).parent != profile:
            continue
        file = Path(path).name
        if name == "lseek":
            places[handle] = int(result)
        elif name in {"fsync", "fdatasync"}:
            yield Call("sync", file)
        elif name == "ftruncate":
            yield Call("truncate", file, place=int(rest))
        else:
            data = DATA.match(rest)
            assert data is not None, line[:200]
            content = ast.literal_eval(f'b"{data[1]}"')
            assert len(content) == int(data[2])
            place = int(data[3]) if name == "pwrite64" else places.get(handle, 0)
            if name == "write":
                places[handle] = place + len(content)
            yield Call("write", file, content, place)


def cuts(
    calls: list[Call], sound: Path, count: int, chance: random.Random
) -> Iterator[tuple[dict[str, bytes], set[int]]]:
    """Yield disks after a cut, spread over the whole session, and what was acknowledged."""
    disk = Disk({each.name: each.read_bytes() for each in sound.iterdir() if each.is_file()})
    acknowledged = {1, 2, 3}
    each = count / len(calls)
    owed = 0.0
    for call in calls:
        if call.name == "acknowledge":
            acknowledged.add(call.acknowledged)
        else:
            disk.do(call)
        owed += each
        while owed >= 1:
            owed -= 1
            yield disk.cut(chance), set(acknowledged)


def lay_out(state: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for name, content in state.items():
        (folder / name).write_bytes(content)


@pytest.fixture
def sound(fast: Path) -> Path:
    return make_profile(fast / "sound").parent


def test_nothing_acknowledged_is_lost_when_the_power_goes(
    fast: Path, sound: Path, amount: Callable[[int, int], int], covered: Callable[[str], None]
) -> None:
    profile = fast / "profile"
    begin(profile, sound)
    calls = record("write-many", profile, fast / "log")
    syncs = sum(call.name == "sync" for call in calls)
    assert syncs >= 12 * 4
    chance = random.Random(20261123)
    tried = merged = 0
    for state, acknowledged in cuts(calls, sound, amount(500, 10_500), chance):
        tried += 1
        lay_out(state, profile)
        # By the store alone: recovery must not be needed.
        store = ReviewStore(profile / "review.sqlite", [Access.READ, Access.CREATE][tried % 2])
        found = numbers(store.load())
        store.close()
        assert acknowledged <= found
        assert len(found - acknowledged) <= 1
        # And if the database is gone altogether, the journal holds as much.
        if tried % 5 == 0:
            lay_out(state, profile)
            (profile / "review.sqlite").unlink()
            rebuilt, _ = opened(profile)
            assert acknowledged <= numbers(rebuilt)
            merged += 1
    assert tried >= amount(400, 10_000)
    covered(f"power cut: {tried} states of {len(calls)} calls; {merged} rebuilt by the journal")


def test_without_syncing_the_same_cuts_do_harm(
    fast: Path, sound: Path, amount: Callable[[int, int], int], covered: Callable[[str], None]
) -> None:
    """The control of the test above: the method finds what is not safe."""
    profile = fast / "profile"
    begin(profile, sound)
    calls = record("write-carelessly", profile, fast / "log")
    chance = random.Random(20261124)
    tried = harmed = 0
    for state, acknowledged in cuts(calls, sound, amount(60, 1000), chance):
        tried += 1
        # Without the second store, which is synced even so.
        lay_out({name: data for name, data in state.items() if name != "review.journal"}, profile)
        try:
            store = ReviewStore(profile / "review.sqlite", Access.READ)
            harmed += not acknowledged <= numbers(store.load())
            store.close()
        except ReviewError:
            harmed += 1
    assert harmed > tried / 10
    covered(f"power cut without syncing (control): {harmed} of {tried} harmed")
