"""The journal: what was appended is read back; what is torn is cut, what is damaged passed over."""

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import DEVICE, REVIEWER
from tests.unit.storage.test_review_store import append, make
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.storage import journal
from zjhk_desktop.storage.journal import JOURNAL_NAME, Entry, Journal, encoded_name, read_journal
from zjhk_desktop.storage.review_rows import Identity, StoredReview
from zjhk_desktop.storage.review_store import Access, ReviewStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.journal"


def entry(number: int, comment: str = "") -> Entry:
    operation, revision = make(number, comment)
    return Entry(operation, (revision,))


def write(path: Path, *entries: Entry) -> None:
    journal = Journal(path)
    journal.cut(journal.read(()))
    journal.append(entries)


def test_there_is_none_at_first(path: Path) -> None:
    content = read_journal(path)
    assert not content.present
    assert content.entries() == []
    Journal(path).append([])
    assert not path.exists()


def test_what_is_written_is_read_back_and_private(path: Path) -> None:
    identity = Identity(REVIEWER, DEVICE, (Reviewer(REVIEWER, "某局"),))
    entries = [
        entry(1, "甲"),
        Entry(identity=identity),
        Entry(revisions=(make(2)[1], make(3)[1])),
    ]
    write(path, *entries)
    content = read_journal(path)
    assert (content.entries(), content.damaged) == (entries, 0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().count(b"\n") == 3


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("journal") / "review.journal"
    write(path, entry(1, text))
    write(path, entry(2, text))
    assert read_journal(path).entries() == [entry(1, text), entry(2, text)]


@pytest.mark.parametrize("block", [*range(1, 100, 7), 128, 4_095, 4_096, 4_097, 1 << 18])
@pytest.mark.parametrize("torn", [0, 1, 2, 300])
def test_it_is_the_same_however_it_is_cut_into_blocks(
    path: Path, monkeypatch: pytest.MonkeyPatch, block: int, torn: int
) -> None:
    write(path, entry(1, "甲"), entry(2, "乙" * 3_000), Entry(identity=Identity(REVIEWER, DEVICE)))
    data = bytearray(path.read_bytes())
    first = data.index(b"\n")
    data[first + 400] ^= 1
    write_bytes = data + data[: first + 1] + data[first + 1 : first + 1 + torn]
    path.write_bytes(write_bytes)
    known = [encoded_name("o1")]
    expected = read_journal(path, known)
    assert (expected.damaged, len(expected.names), len(expected.records)) == (1, 3, 1)
    assert expected.size == len(write_bytes) - torn
    monkeypatch.setattr(journal, "_BLOCK", block)
    assert read_journal(path, known) == expected


def test_a_line_without_its_break_is_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, entry(1, "甲"))
    path.write_bytes(path.read_bytes()[:-1])
    for block in (1, 64, 1 << 18):
        monkeypatch.setattr(journal, "_BLOCK", block)
        content = read_journal(path)
        assert (content.ended, content.size) == (False, path.stat().st_size)
        assert content.entries() == [entry(1, "甲")]


@pytest.mark.parametrize("block", [64, 1_000, 1 << 18])
def test_a_very_long_name_is_read_to_its_end(
    path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(journal, "_BLOCK", block)
    line = entry(1)
    assert line.operation is not None
    name = "o" * 10_000
    write(path, replace(line, operation=replace(line.operation, id=name)))
    content = read_journal(path, [encoded_name(name)])
    assert (content.names, content.records) == ((encoded_name(name),), ())


def test_known_operations_are_not_decoded_again(path: Path) -> None:
    write(path, entry(1), entry(2), Entry(identity=Identity(REVIEWER, DEVICE)))
    content = read_journal(path, [encoded_name("o1")])
    assert len(content.names) == 3
    left = content.entries()
    assert [each.operation.id for each in left if each.operation] == ["o2"]
    assert len(left) == 2


OLD_LINE = (
    '{"operation":"o1","kind":"added","of":"added","target":"","order":["ID"],"revisions":[{"id":'
    '"ID","annotation":"a1","parents":[],"author":{"id":"author-1","name":"審閱者甲","side":"hk"},'
    '"device":"device-1","time":"2026-1","clock":1,"state":STATE}]}'
)


@pytest.mark.parametrize("id_", ["", "0" * 64])
def test_a_line_of_the_first_versions_is_read(path: Path, id_: str) -> None:
    """They said the id of a revision beside its parts."""
    expected = entry(1, "甲")
    revision = expected.revisions[0]
    record = OLD_LINE.replace("ID", id_ or revision.id).replace("STATE", revision.content)
    digest = hashlib.sha256(record.encode()).hexdigest()
    path.write_text(f'{{"sha256":"{digest}","record":{record}}}\n', encoding="utf-8")
    content = read_journal(path)
    assert (len(content.records), content.damaged) == (1, 0)
    assert content.names == (encoded_name("o1"),)
    # A wrong id is not believed, whatever the digest of the line.
    assert content.entries() == ([] if id_ else [expected])


@pytest.mark.parametrize("lost", range(1, 40, 3))
def test_a_torn_last_line_is_cut_off_by_the_next(path: Path, lost: int) -> None:
    write(path, entry(1), entry(2))
    content = path.read_bytes()
    os.truncate(path, len(content) - lost)
    torn = read_journal(path)
    whole = [entry(1), entry(2)] if lost == 1 else [entry(1)]
    assert (torn.entries(), torn.damaged) == (whole, 0)
    write(path, entry(3))
    assert read_journal(path).entries() == [*whole, entry(3)]
    assert read_journal(path).damaged == 0


def test_zeros_that_a_power_cut_left_are_cut_off(path: Path) -> None:
    write(path, entry(1))
    with path.open("ab") as file:
        file.write(bytes(5000))
    write(path, entry(2))
    assert read_journal(path).entries() == [entry(1), entry(2)]
    assert b"\0" not in path.read_bytes()


def test_a_damaged_line_is_passed_over_and_stays(path: Path) -> None:
    write(path, entry(1, "NEEDLE"), entry(2))
    path.write_bytes(path.read_bytes().replace(b"NEEDLE", b"NEEDLF"))
    content = read_journal(path)
    assert (content.entries(), content.damaged) == ([entry(2)], 1)
    write(path, entry(3))
    assert b"NEEDLF" in path.read_bytes()
    assert read_journal(path).entries() == [entry(2), entry(3)]


def test_no_flipped_bit_changes_what_a_line_says(path: Path) -> None:
    write(path, entry(1, "甲"), entry(2, "乙"))
    sound = path.read_bytes()
    said = read_journal(path).entries()
    for place in range(len(sound)):
        flipped = bytearray(sound)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        content = read_journal(path)
        assert all(each in said for each in content.entries()), place
        assert len(content.records) < 2 or content.entries() == said


def test_what_the_disk_does_not_take_goes_with_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(path)
    journal.append([entry(1)])
    real = os.fsync

    def fail(_: int) -> None:
        raise OSError(5, "trouble")

    monkeypatch.setattr(os, "fsync", fail)
    journal.append([entry(2)])
    assert journal.behind == 1
    monkeypatch.setattr(os, "fsync", real)
    journal.append([entry(3)])
    assert journal.behind == 0
    said = [each.operation.id for each in read_journal(path).entries() if each.operation]
    assert sorted(set(said)) == ["o1", "o2", "o3"]
    assert read_journal(path).damaged == 0


@pytest.mark.parametrize("make_it", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_does_not_block(tmp_path: Path, make_it) -> None:
    review = tmp_path / "review.sqlite"
    store = ReviewStore(review)
    store.load()
    store.close()
    journal = tmp_path / JOURNAL_NAME
    make_it(journal)
    with pytest.raises(OSError):
        read_journal(journal)
    store = ReviewStore(review)
    store.load()
    append(store, 1, "kept")
    assert store.journal_behind == 1
    store.close()
    journal.rmdir() if journal.is_dir() else journal.unlink()
    store = ReviewStore(review)
    assert len(store.load().revisions) == 1
    store.close()
    assert len(read_journal(journal).entries()) == 1


def stored(path: Path, access: Access = Access.CREATE):
    store = ReviewStore(path, access)
    found = store.load()
    store.close()
    return found


def test_a_journal_that_is_behind_catches_up(tmp_path: Path) -> None:
    review, journal = tmp_path / "review.sqlite", tmp_path / JOURNAL_NAME
    store = ReviewStore(review)
    store.load()
    store.save_identity(Identity(REVIEWER, DEVICE))
    append(store, 1)
    first = journal.read_bytes()
    append(store, 2)
    store.close()
    whole = journal.read_bytes()
    for behind in (first, b"", None):
        if behind is None:
            journal.unlink()
        else:
            journal.write_bytes(behind)
        stored(review, Access.READ)
        assert (journal.read_bytes() if journal.exists() else None) == behind
        stored(review)
        assert sorted(journal.read_bytes().splitlines()) == sorted(whole.splitlines())
    stored(review)
    assert len(journal.read_bytes().splitlines()) == len(whole.splitlines())


@pytest.mark.parametrize("access", Access)
def test_a_database_that_is_behind_catches_up(tmp_path: Path, access: Access) -> None:
    """As after an older copy was put in its place."""
    review = tmp_path / "review.sqlite"
    store = ReviewStore(review)
    store.load()
    append(store, 1, "old")
    store.close()
    old = review.read_bytes()
    store = ReviewStore(review)
    store.load()
    append(store, 2, "new")
    append(store, 3, "newer")
    store.close()
    review.write_bytes(old)
    found = stored(review, access)
    assert [each.state.comment for each in found.revisions] == ["old", "new", "newer"]
    assert [each.id for each in found.operations] == ["o1", "o2", "o3"]
    # Reading writes nothing.
    assert (review.read_bytes() == old) == (access is Access.READ)
    (tmp_path / JOURNAL_NAME).unlink()
    assert len(stored(review).revisions) == (1 if access is Access.READ else 3)


def test_states_without_an_operation_are_written_once(tmp_path: Path) -> None:
    review = tmp_path / "review.sqlite"
    store = ReviewStore(review)
    store.load()
    store.join(StoredReview((make(1)[1], make(2)[1])))
    store.close()
    before = (tmp_path / JOURNAL_NAME).read_bytes()
    assert len(stored(review).revisions) == 2
    assert (tmp_path / JOURNAL_NAME).read_bytes() == before
