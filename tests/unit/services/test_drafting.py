"""Drafts of every field: kept as typed, found again, gone with what they become."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import COMMENT_LIMIT, Side
from zjhk_desktop.domain.draft import DraftField, DraftPlace
from zjhk_desktop.domain.errors import ReviewDamaged, UnknownAnnotation, UnstorableText
from zjhk_desktop.domain.status import Status
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.salvage import recover

PLACE = anchor_range(sample_memorandum().passage("m01"), 0, 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path) -> Iterator[Reviewing]:
    reviewing = open_reviewing(path)
    yield reviewing
    reviewing.close()


def places(reviewing: Reviewing) -> dict[DraftField, DraftPlace]:
    """Return a place for each field: of one note, and of one measure's status."""
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    return {
        field: reviewing.drafting.status_place("m01", field)
        if field.of_status
        else DraftPlace(made, field)
        for field in DraftField
    }


def test_every_field_has_a_draft_of_its_own_after_a_restart(
    reviewing: Reviewing, path: Path
) -> None:
    expected = {place: f"未完 {field}" for field, place in places(reviewing).items()}
    for place, text in expected.items():
        reviewing.drafting.save(place, text)
    latest = next(iter(expected))
    reviewing.drafting.save(latest, "最後")
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert again.drafting.texts() == {**expected, latest: "最後"}
    assert list(again.drafting.texts())[-1] == latest
    again.close()


def test_a_draft_goes_with_what_it_becomes_and_with_nothing_else(reviewing: Reviewing) -> None:
    where = places(reviewing)
    note = where[DraftField.REPLY].annotation
    for place in where.values():
        reviewing.drafting.save(place, "2026-05-30")
    left = set(where)
    steps = (
        (DraftField.REPLY, lambda: reviewing.reply(note, "答")),
        (DraftField.TAG, lambda: reviewing.edit(note, tags=["甲"])),
        (DraftField.COMMENT, lambda: reviewing.edit(note, comment="二")),
        (
            DraftField.OWNER,
            lambda: reviewing.assessing.set_status(["m01"], owner="甲", due="", next_step=""),
        ),
        (DraftField.DUE, lambda: reviewing.assessing.set_status(["m01"], due="2026-05-30")),
        (DraftField.NEXT_STEP, lambda: reviewing.assessing.set_status(["m01"], next_step="問")),
    )
    for field, step in steps:
        step()
        left.remove(field)
        assert {place.field for place in reviewing.drafting.texts()} == left


def test_what_is_typed_back_is_no_draft(reviewing: Reviewing) -> None:
    where = places(reviewing)
    reviewing.assessing.set_status(["m01"], Status.AGREED, owner="甲")
    saved = {DraftField.COMMENT: "一", DraftField.OWNER: "甲"}
    for field, place in where.items():
        reviewing.drafting.save(place, "甲乙")
        assert reviewing.drafting.texts() == {place: "甲乙"}
        reviewing.drafting.save(place, saved.get(field, ""))
        assert reviewing.drafting.texts() == {}


def test_drafts_wait_for_their_note_and_for_their_reviewer(reviewing: Reviewing) -> None:
    where = places(reviewing)
    note, owner = where[DraftField.REPLY], where[DraftField.OWNER]
    reviewing.drafting.save(note, "答")
    reviewing.drafting.save(owner, "甲")
    reviewing.delete([note.annotation])
    assert reviewing.drafting.texts() == {owner: "甲"}
    with pytest.raises(UnknownAnnotation):
        reviewing.drafting.save(note, "答二")
    reviewing.undo()
    first = reviewing.author
    second = reviewing.identifying.add_reviewer("審閱者乙", Side.ZHEJIANG)
    reviewing.identifying.switch_reviewer(second.author.id)
    assert reviewing.drafting.texts() == {}
    assert reviewing.drafting.measure(owner) == ""
    reviewing.identifying.switch_reviewer(first.id)
    assert reviewing.drafting.texts() == {note: "答", owner: "甲"}
    assert reviewing.drafting.measure(owner) == "m01"


def test_no_length_is_too_long_for_a_draft_but_what_is_no_text_is_refused(
    reviewing: Reviewing,
) -> None:
    place = places(reviewing)[DraftField.COMMENT]
    text = "字" * (COMMENT_LIMIT + 1)
    reviewing.drafting.save(place, text)
    assert reviewing.drafting.texts() == {place: text}
    for bad in ("a\0", "\ud800"):
        with pytest.raises(UnstorableText):
            reviewing.drafting.save(place, bad)


def test_recovery_and_backups_keep_the_drafts_of_every_field(
    reviewing: Reviewing, path: Path
) -> None:
    where = places(reviewing)
    for field, place in where.items():
        reviewing.drafting.save(place, f"未完 {field}")
    expected = reviewing.drafting.texts()
    now = reviewing._recording._now
    reviewing.close()
    safekeeping = Safekeeping(path.parent, now=now)
    store = safekeeping.open(Access.UPDATE, lambda store: store)
    backup = safekeeping.back_up().path
    store.close()
    kept = open_reviewing(backup, Access.READ)
    assert kept.drafting.texts() == expected
    kept.close()
    recover(path, ReviewDamaged(path=path, reason="test"), now())
    rebuilt = open_reviewing(path, prefix="again")
    assert rebuilt.drafting.texts() == expected
    rebuilt.close()


def test_an_older_version_s_drafts_are_those_of_comments(path: Path) -> None:
    reviewing = open_reviewing(path)
    note = reviewing.annotate(PLACE).annotations[0]
    reviewing.close()
    store = ReviewStore(path)
    store.load()
    store.save_draft(note, "舊", "2026")
    store.close()
    again = open_reviewing(path, prefix="again")
    assert again.drafting.texts() == {DraftPlace(note): "舊"}
    assert replace(DraftPlace(note), field=DraftField.REPLY) not in again.drafting.texts()
    again.close()
