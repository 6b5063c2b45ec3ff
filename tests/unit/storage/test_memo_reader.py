"""The bundled memorandum is read only when it is the very file that was issued."""

import hashlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import MemorandumDamaged, MemorandumMissing
from zjhk_desktop.domain.memorandum import Memorandum, PassageKind, SectionKind
from zjhk_desktop.paths import ProgramFiles, program_files
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

BYTES = program_files().memorandum.read_bytes()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "批 #?%.sqlite"
    path.write_bytes(BYTES)
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_digest_in_the_program_is_the_file_s(program: ProgramFiles) -> None:
    assert digest(program.memorandum) == MEMORANDUM_SHA256


def test_a_copy_anywhere_is_read(copy: Path, memorandum: Memorandum) -> None:
    assert read_memorandum(copy, MEMORANDUM_SHA256) == memorandum


def test_a_relative_path_is_read(
    copy: Path, memorandum: Memorandum, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.parent)
    assert read_memorandum(Path(copy.name), MEMORANDUM_SHA256) == memorandum


def test_reading_leaves_no_trace(copy: Path) -> None:
    copy.chmod(stat.S_IRUSR)
    copy.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        read_memorandum(copy, MEMORANDUM_SHA256)
        assert [path.name for path in copy.parent.iterdir() if path.is_file()] == [copy.name]
    finally:
        copy.parent.chmod(stat.S_IRWXU)
    assert copy.read_bytes() == BYTES


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(MemorandumMissing, match="annotations are safe"):
        read_memorandum(tmp_path / "memo.sqlite", MEMORANDUM_SHA256)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(MemorandumMissing):
        read_memorandum(tmp_path, MEMORANDUM_SHA256)


def test_unreadable(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(MemorandumMissing):
        read_memorandum(copy, MEMORANDUM_SHA256)


@pytest.mark.parametrize(
    "data", [b"", b"text", b"<html>", bytes(4096), BYTES[:-1], BYTES[:4096], BYTES + b"\0"]
)
def test_another_file_in_its_place(copy: Path, data: bytes) -> None:
    copy.write_bytes(data)
    with pytest.raises(MemorandumDamaged, match="annotations are safe"):
        read_memorandum(copy, MEMORANDUM_SHA256)


@given(st.integers(0, len(BYTES) - 1), st.integers(0, 7))
def test_a_single_bit_shows(
    tmp_path_factory: pytest.TempPathFactory, offset: int, bit: int
) -> None:
    path = tmp_path_factory.mktemp("bit") / "memo.sqlite"
    data = bytearray(BYTES)
    data[offset] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(MemorandumDamaged):
        read_memorandum(path, MEMORANDUM_SHA256)


class TestWithItsOwnDigest:
    """Even a file whose digest is right is not taken for more than it is."""

    @pytest.mark.parametrize("data", [b"", b"text" * 100, BYTES[:8192]])
    def test_no_database(self, copy: Path, data: bytes) -> None:
        copy.write_bytes(data)
        with pytest.raises(MemorandumDamaged):
            read_memorandum(copy, digest(copy))

    @pytest.mark.parametrize(
        "change",
        [
            "PRAGMA application_id = 1",
            "PRAGMA user_version = 2",
            "DROP TABLE mention",
            "DROP TABLE glossary",
            "DELETE FROM memorandum",
            "UPDATE section SET kind = 'other'",
            "UPDATE name SET kind = 'other'",
        ],
    )
    def test_another_schema(self, copy: Path, change: str) -> None:
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute(change)
        with pytest.raises(MemorandumDamaged):
            read_memorandum(copy, digest(copy))


@pytest.fixture
def connection(program: ProgramFiles) -> Iterator[sqlite3.Connection]:
    uri = f"{program.memorandum.as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("memorandum", "id title_hant title_hans signed_on place_hant place_hans source_sha256"),
        ("section", "id kind position number numeral heading_hant heading_hans"),
        (
            "passage",
            "id section_id position kind number text_hant text_hans folded sha256",
        ),
        ("name", "id kind hant hans en"),
        ("mention", "name_id passage_id start end"),
        ("glossary", "hant hans"),
        ("domains", "number numeral title_hant title_hans"),
        ("measures", "number domain text_hant text_hans"),
    ],
)
def test_the_schema_is_the_agreed_one(
    connection: sqlite3.Connection, table: str, columns: str
) -> None:
    cursor = connection.execute(f"SELECT * FROM {table}")
    assert [column[0] for column in cursor.description] == columns.split()


def test_the_header_names_the_program(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (0x5A4A484B,)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert BYTES[18:20] == b"\x01\x01", "a rollback journal, not a write-ahead log"


def test_each_passage_has_its_digest(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT text_hant, text_hans, sha256 FROM passage").fetchall()
    assert len(rows) == 82
    for hant, hans, found in rows:
        assert found == hashlib.sha256(f"{hant}\n{hans}".encode()).hexdigest()


def test_views_number_domains_and_measures(connection: sqlite3.Connection) -> None:
    domains = connection.execute("SELECT number, numeral, title_hans FROM domains").fetchall()
    measures = connection.execute("SELECT number, domain FROM measures").fetchall()
    assert [row[0] for row in domains] == list(range(1, 14))
    assert domains[0] == (1, "一", "共建“一带一路”及商贸投资")
    assert [row[0] for row in measures] == list(range(1, 52))
    assert (measures[6], measures[50]) == ((7, 2), (51, 13))


def test_the_parts_of_the_memorandum(memorandum: Memorandum) -> None:
    kinds = [section.kind for section in memorandum.sections]
    assert kinds[:4] == [
        SectionKind.TITLE,
        SectionKind.PREAMBLE,
        SectionKind.SIGNATURE,
        SectionKind.ANNEX,
    ]
    assert set(kinds[4:]) == {SectionKind.DOMAIN}
    assert [section.heading_hans for section in memorandum.sections][1:4] == [
        "前言",
        "签署",
        "附件",
    ]
    assert memorandum.title_hant == "浙港高層會晤暨“浙港合作會議”第一次會議合作備忘錄"
    assert memorandum.title_hans == "浙港高层会晤暨“浙港合作会议”第一次会议合作备忘录"
    assert (memorandum.place_hant, memorandum.signed_on) == ("浙江省杭州市", "2025-04-24")
    positions = [passage.position for passage in memorandum.passages]
    assert positions == list(range(82))
    families = [passage.id.rstrip("0123456789") for passage in memorandum.passages]
    assert "".join(families[:18]) == "ttpppppggggggggttt"
    measure = memorandum.measure(16)
    assert (measure.kind, measure.domain, measure.section) == (PassageKind.MEASURE, 4, "d04")


def test_a_pipe_in_its_place_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "memo.sqlite"
    os.mkfifo(path)
    with pytest.raises(MemorandumMissing):
        read_memorandum(path, MEMORANDUM_SHA256)
