"""Archives: what goes in comes out, and whatever else is given is refused by one error."""

import io
import json
import sqlite3
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from tests.unit.storage.archives import (
    HERE,
    NOW,
    archive_of,
    doctored,
    fill,
    read_image_of,
    rebuilt,
    zipped,
)
from zjhk_desktop.domain.archive_errors import ArchiveDamaged
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import ReviewError, ReviewTooNew
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.domain.revision import LATEST_CLOCK, Revision, build_revision, encode_state
from zjhk_desktop.storage import archive as module
from zjhk_desktop.storage import review_image
from zjhk_desktop.storage.archive import pack_archive, unpack_archive
from zjhk_desktop.storage.connection import connect
from zjhk_desktop.storage.review_file import create_review
from zjhk_desktop.storage.review_image import image_of, read_image
from zjhk_desktop.storage.review_rows import (
    Identity,
    StoredReview,
    append_operation,
    append_revisions,
    write_draft,
    write_identity,
)


@pytest.fixture
def made(tmp_path: Path) -> tuple[bytes, StoredReview]:
    return archive_of(fill(tmp_path / "profile"))


def refused(data: bytes) -> str:
    with pytest.raises(ArchiveDamaged) as caught:
        unpack_archive(data, HERE)
    return str(caught.value)


def test_what_goes_in_comes_out(made: tuple[bytes, StoredReview]) -> None:
    data, stored = made
    content = unpack_archive(data, HERE)
    assert content.review == stored
    assert content.review.drafts
    assert content.created == NOW
    assert len(content.review.revisions) == 4


def test_no_byte_can_change_unnoticed(made: tuple[bytes, StoredReview]) -> None:
    data, stored = made
    equal = 0
    for place in range(len(data)):
        broken = data[:place] + bytes([data[place] ^ 0x5A]) + data[place + 1 :]
        try:
            equal += unpack_archive(broken, HERE).review == stored
        except ArchiveDamaged:
            continue
        assert unpack_archive(broken, HERE).review == stored, place
    # The control: most flips are felt; dates and the like inside the zip are not ours.
    assert equal < len(data) / 10


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_a_cut_archive_is_refused(made: tuple[bytes, StoredReview], part: float) -> None:
    assert "is not an archive" in refused(made[0][: int(len(made[0]) * part)])


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"manifest.json": b"{}"},
        {"manifest.json": b"{}", "review.sqlite": b"", "more": b""},
        {"manifest.json": b"{}", "../review.sqlite": b""},
        {"manifest.json": b"{}", "/review.sqlite": b""},
        {"manifest.json": b"{}", "C:\\review.sqlite": b""},
        {"manifest.json": b"{}", "CON": b""},
    ],
)
def test_other_members_are_refused(members: dict[str, bytes]) -> None:
    assert "other things" in refused(zipped(members))


def test_a_name_that_comes_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("manifest.json", b"{}")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("manifest.json", b"{}")
    assert "other things" in refused(out.getvalue())


def test_a_million_names_are_refused_by_their_number() -> None:
    assert "other things" in refused(zipped({f"n{number}": b"" for number in range(20_000)}))


def test_an_encrypted_member_is_refused(made: tuple[bytes, StoredReview]) -> None:
    data = bytearray(made[0])
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert "other things" in refused(bytes(data))


def test_members_upon_one_another_are_refused(made: tuple[bytes, StoredReview]) -> None:
    data = bytearray(made[0])
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    # Both directory entries point to the same place.
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refused(bytes(data))


def test_a_bomb_is_refused_before_it_fills_the_memory(
    made: tuple[bytes, StoredReview], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)
    bomb = rebuilt(made[0], image=b"\0" * 40_000_000)
    assert len(bomb) < 100_000
    tracemalloc.start()
    assert "larger" in refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
    # The control: an honest archive is within the limit.
    assert unpack_archive(made[0], HERE).review == made[1]


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b"[" * 60_000,
        b'{"format": "zjhk-archive", "version": 2}',
        b'{"format": "zjhk-archive", "version": 1, "created": 5, "members": {}}',
        b'{"format": "zjhk-archive", "version": 1, "created": "2026-01-01T00:00:00+00:00"}',
        b"\xff\xfe",
        b"1" * 6000,
    ],
)
def test_a_strange_manifest_is_refused(manifest: bytes) -> None:
    assert refused(zipped({"manifest.json": manifest, "review.sqlite": b""}))


def test_another_review_than_the_manifest_says_is_refused(
    made: tuple[bytes, StoredReview],
) -> None:
    with zipfile.ZipFile(io.BytesIO(made[0])) as old:
        manifest = old.read("manifest.json")
    assert "not the one" in refused(
        zipped({"manifest.json": manifest, "review.sqlite": b"SQLite format 3\0"})
    )


@pytest.mark.parametrize(
    "image", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\0" * 5000, b"<html></html>" * 400]
)
def test_what_is_no_review_is_refused(made: tuple[bytes, StoredReview], image: bytes) -> None:
    assert "not whole" in refused(rebuilt(made[0], image=image))


@pytest.mark.parametrize(
    "statements",
    [
        ("PRAGMA application_id=7",),
        ("DROP TABLE draft", "CREATE VIEW draft AS SELECT 'a' annotation_id, 'b' text, 'c' sha256"),
        (
            "DROP TABLE draft",
            (
                "CREATE TABLE draft (annotation_id TEXT, sha256 TEXT, "
                "text TEXT GENERATED ALWAYS AS (annotation_id) VIRTUAL)"
            ),
        ),
        ("CREATE VIRTUAL TABLE words USING fts5(x)",),
        ("DROP TRIGGER batch_refuses_update", "UPDATE batch SET records = '{}'"),
        ("DROP TRIGGER batch_refuses_delete", "DELETE FROM batch"),
        ("UPDATE draft SET text = 'other'",),
        ("UPDATE profile SET value = 'other' WHERE key = 'author'",),
    ],
)
def test_a_doctored_review_is_refused(
    made: tuple[bytes, StoredReview], statements: tuple[str, ...], tmp_path: Path
) -> None:
    image, _ = read_image_of(tmp_path / "profile" / "review.sqlite")
    # The control: untouched it is taken.
    assert unpack_archive(rebuilt(made[0], image=image), HERE).review == made[1]
    assert "not whole" in refused(rebuilt(made[0], image=doctored(image, *statements)))


def test_a_newer_review_is_refused_by_its_version(
    made: tuple[bytes, StoredReview], tmp_path: Path
) -> None:
    image, _ = read_image_of(tmp_path / "profile" / "review.sqlite")
    newer = doctored(image, "PRAGMA user_version=99")
    with pytest.raises(ReviewTooNew):
        unpack_archive(rebuilt(made[0], image=newer), HERE)


def test_a_value_that_is_too_long_is_refused(
    made: tuple[bytes, StoredReview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image, _ = read_image_of(tmp_path / "profile" / "review.sqlite")
    assert read_image(image, HERE) == made[1]
    monkeypatch.setattr(review_image, "_LONGEST_VALUE", 200)
    assert "not whole" in refused(made[0])


def hostile(**changes: object) -> Revision:
    """Return a revision with an honest digest and a state that this program never wrote."""
    content = json.loads(encode_state(sample_state("x")))
    annotation, device = str(changes.pop("annotation", "a")), str(changes.pop("device", DEVICE))
    author = replace(REVIEWER, id=str(changes.pop("writer", REVIEWER.id)))
    parents = tuple(str(changes.pop("parents", "")).split())
    time = str(changes.pop("time", "2026-01-02T03:04:05.000Z"))
    clock = int(str(changes.pop("clock", 1)))
    for key, value in changes.items():
        target = content
        *way, last = key.split("__")
        for step in way:
            target = target[step]
        target[last] = value
    # As this program writes it, but for what cannot be written as it is.
    surrogates = "\ud800" in str(content["comment"])
    text = json.dumps(content, ensure_ascii=surrogates, sort_keys=True, separators=(",", ":"))
    return build_revision(annotation, parents, author, device, time, clock, text)


STEERING = "a\x1b[2J\nm99"
"""An id that would clear a terminal and write a line of its own."""


@pytest.mark.parametrize(
    "changes",
    [
        {"comment": 5},
        {"comment": None},
        {"comment": "字" * 20_001},
        {"comment": "\ud800"},
        {"comment": "a\0b"},
        {"tags": [1]},
        {"tags": 7},
        {"category": "none"},
        {"anchor__start": -1},
        {"anchor__end": 10**9},
        {"anchor__start": 9, "anchor__end": 2},
        {"anchor__quote": ["x"]},
        {"created": "yesterday"},
        {"created": "2026-01-01"},
        {"author__name": 3},
        {"more": 1},
        {"time": "never"},
        {"clock": 2**60},
        {"clock": 2**40 + 1},
        {"annotation": STEERING},
        {"annotation": ""},
        {"annotation": "a" * 101},
        {"device": STEERING},
        {"writer": STEERING},
        {"parents": "a"},
        {"reply_to": STEERING},
        {"author__id": STEERING},
        {"author__name": "字" * 61},
        {"anchor__passage": STEERING},
        {"tags": ["字"] * 1001},
    ],
)
def test_a_state_that_this_program_could_not_write_is_refused(
    changes: dict[str, object], tmp_path: Path
) -> None:
    assert "not of the form" in refused(archive_with(hostile(**changes), tmp_path))


def test_a_state_under_another_s_name_is_refused(tmp_path: Path) -> None:
    honest = hostile()
    renamed = Revision("0" * 64, honest.annotation, (), honest.clock, honest.record)
    assert "not of the form" in refused(archive_with(renamed, tmp_path))


def test_the_sample_state_itself_is_taken(tmp_path: Path) -> None:
    """The control of the test above."""
    content = unpack_archive(archive_with(hostile(), tmp_path), HERE)
    assert len(content.review.revisions) == 1


def test_the_latest_clock_is_taken(tmp_path: Path) -> None:
    data = archive_with(hostile(clock=LATEST_CLOCK), tmp_path)
    assert unpack_archive(data, HERE).review.revisions[0].clock == LATEST_CLOCK


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: write_draft(c, "a", "a\0b", "2026"),
        lambda c: write_draft(c, "a", "字" * 20_001, "2026"),
        lambda c: write_draft(c, STEERING, "x", "2026"),
        lambda c: write_draft(c, "a b c", "x", "2026"),
        lambda c: append_operation(c, operation(STEERING)),
        lambda c: append_operation(c, operation("o", target=STEERING)),
        lambda c: write_identity(c, Identity(REVIEWER, STEERING)),
        lambda c: write_identity(c, Identity(replace(REVIEWER, id=STEERING), DEVICE)),
        lambda c: write_identity(c, Identity(replace(REVIEWER, name="字" * 61), DEVICE)),
        lambda c: write_identity(c, introducing("字" * 201)),
        lambda c: write_identity(c, introducing("甲\0乙")),
        lambda c: write_identity(c, introducing("甲", count=1001)),
    ],
)
def test_what_else_this_program_could_not_write_is_refused(
    spoil: Callable[[sqlite3.Connection], None], tmp_path: Path
) -> None:
    assert "not of the form" in refused(archive_with(hostile(), tmp_path, spoil))


def test_what_else_this_program_writes_is_taken(tmp_path: Path) -> None:
    """The control of the test above."""

    def write(connection: sqlite3.Connection) -> None:
        write_draft(connection, "a", "字" * 20_000, "2026")
        write_draft(connection, f"{REVIEWER.id} a", "x", "2026")
        write_draft(connection, f"{REVIEWER.id} a#next_step", "x", "2026")
        append_operation(connection, operation("o", "p"))
        write_identity(connection, introducing("字" * 200, count=1000))

    review = unpack_archive(archive_with(hostile(), tmp_path, write), HERE).review
    assert len(review.drafts) == 3
    assert len(review.operations) == 1
    assert review.identity is not None
    assert len(review.identity.known) == 1000


def operation(name: str, target: str = "") -> Operation:
    return Operation(name, ChangeKind.ADDED, ChangeKind.ADDED, target, ())


def introducing(organisation: str, count: int = 1) -> Identity:
    """Return an identity with so many reviewers of an organisation."""
    known = (Reviewer(replace(REVIEWER, id=f"r{n}"), organisation) for n in range(1, count))
    return Identity(REVIEWER, DEVICE, (Reviewer(REVIEWER, organisation), *known))


def archive_with(
    revision: Revision, folder: Path, more: Callable[[sqlite3.Connection], None] = lambda _: None
) -> bytes:
    """Return the archive of a review that holds one revision and more, made by hand."""
    path = folder / "profile" / "review.sqlite"
    create_review(path)
    connection = connect(path, exclusive=True)
    try:
        append_revisions(connection, [revision])
        more(connection)
        return pack_archive(image_of(connection.backup, path), {}, NOW)
    finally:
        connection.close()


def test_a_statement_of_no_end_is_ended(
    made: tuple[bytes, StoredReview], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image, _ = read_image_of(tmp_path / "profile" / "review.sqlite")
    # So few instructions that even an honest review takes too many.
    assert read_image(image, HERE) == made[1]
    monkeypatch.setattr(review_image, "_TURNS", 1)
    monkeypatch.setattr(review_image, "_STEPS", 10)
    with pytest.raises(ReviewError, match="interrupted"):
        read_image(image, HERE)
