"""Checks: each says in one sentence what is right or wrong."""

from dataclasses import replace
from pathlib import Path

from tests.unit.sample import open_reviewing, sample_memorandum
from tests.unit.storage.forging import forge_successor
from zjhk_desktop.domain.anchor import Anchor, anchor_range
from zjhk_desktop.domain.annotation import Visibility
from zjhk_desktop.domain.errors import MemorandumDamaged
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.services.verifying import Check, verify
from zjhk_desktop.storage.review_store import Access

PLACE = anchor_range(sample_memorandum().passage("m01"), 2, 4)


def checks(path: Path, memorandum: Memorandum | None = None) -> list[Check]:
    def read() -> Memorandum:
        if memorandum is None:
            raise MemorandumDamaged(path="memo.sqlite")
        return memorandum

    return list(
        verify(
            read,
            lambda: open_reviewing(path, Access.READ),
            english(),
            review_exists=path.exists,
        )
    )


def outcome(found: list[Check]) -> list[tuple[str, bool]]:
    return [(check.name, check.ok) for check in found]


def test_without_a_review_only_the_memorandum_is_checked(tmp_path: Path) -> None:
    found = checks(tmp_path / "none" / "review.sqlite", sample_memorandum())
    assert outcome(found) == [("memorandum", True), ("review", True)]
    assert "2 domains, 3 measures" in found[0].message
    assert not (tmp_path / "none").exists()


def test_a_sound_review_is_counted_and_closed(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    reviewing = open_reviewing(path)
    reviewing.annotate(PLACE)
    reviewing.close()
    found = checks(path, sample_memorandum())
    assert outcome(found) == [("memorandum", True), ("review", True), ("places", True)]
    assert found[1].message == "The review is sound; it has 1 note."
    open_reviewing(path).close()


def test_a_damaged_memorandum_does_not_hide_the_review(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    open_reviewing(path).close()
    assert outcome(checks(path)) == [("memorandum", False), ("review", True)]


def test_a_damaged_review_is_said(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    path.write_bytes(b"not a database, but long enough to be one" * 50)
    found = checks(path, sample_memorandum())
    assert outcome(found) == [("memorandum", True), ("review", False)]
    assert "is damaged" in found[1].message


def test_a_state_that_is_not_what_its_id_says_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    reviewing = open_reviewing(path)
    reviewing.annotate(PLACE, comment="一")
    reviewing.close()
    forge_successor(path, "一", "二")
    before = path.read_bytes()
    found = checks(path, sample_memorandum())
    assert outcome(found) == [("memorandum", True), ("review", False)]
    assert "is damaged" in found[1].message
    assert path.read_bytes() == before
    open_reviewing(path).close()


def test_a_note_that_lost_its_words_is_named(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    reviewing = open_reviewing(path)
    wrong = [replace(PLACE, quote="科技"), Anchor("m01", 0, 99, "推動")]
    lost = [reviewing.annotate(anchor).annotations[0] for anchor in wrong]
    reviewing.annotate(PLACE)
    reviewing.close()
    found = checks(path, sample_memorandum())
    assert outcome(found)[2] == ("places", False)
    assert all(name in found[2].message for name in lost)
    assert found[2].message.startswith("2 notes")


def test_of_other_reviewers_notes_no_more_is_said_than_one_may_see(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    reviewing = open_reviewing(path)
    wrong = replace(PLACE, quote="科技")
    reviewing.identifying.call_in("審閱者甲")
    both = Visibility.BOTH
    shared = reviewing.annotate(wrong, visibility=both).annotations[0]
    hidden = [reviewing.annotate(wrong).annotations[0] for _ in range(3)]
    reviewing.identifying.call_in("審閱者乙")
    reviewing.close()
    found = checks(path, sample_memorandum())
    assert found[1].message.endswith("of all reviewers together it has 4 notes.")
    assert found[2].message.startswith(f"1 note does not lie on the words it quotes: {shared}. ")
    assert "other reviewers" in found[2].message
    assert not any(name in found[2].message for name in hidden)
    again = open_reviewing(path, prefix="again")
    again.delete([shared])
    again.close()
    message = checks(path, sample_memorandum())[2].message
    assert message == "Notes of other reviewers do not lie on the words they quote."


def test_a_review_that_another_holds_is_not_called_unsound(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    holder = open_reviewing(path)
    found = checks(path, sample_memorandum())
    holder.close()
    assert [(check.name, check.ok, check.checked) for check in found] == [
        ("memorandum", True, True),
        ("review", False, False),
    ]
    assert "in use" in found[1].message


def test_what_others_have_written_is_checked_too(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    reviewing = open_reviewing(path)
    reviewing.identifying.call_in("審閱者甲")
    reviewing.annotate(replace(PLACE, quote="別的"))
    reviewing.identifying.call_in("審閱者乙")
    assert reviewing.annotations() == []
    reviewing.close()
    found = checks(path, sample_memorandum())
    assert outcome(found) == [("memorandum", True), ("review", True), ("places", False)]
    assert found[1].message == "The review is sound; of all reviewers together it has 1 note."
