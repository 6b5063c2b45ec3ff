"""Print numbers, and what has changed since a printing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.sample import counting_ids, sample_memorandum
from zjhk_desktop.briefing.delta import ChangeSort, Delta
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Audience, Category, Side, Visibility
from zjhk_desktop.domain.errors import PrintNotCounted, UnknownPrint
from zjhk_desktop.domain.print_record import PrintRecord
from zjhk_desktop.services.numbering import Numbering
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.print_log import PrintLog
from zjhk_desktop.storage.review_store import Access, ReviewStore


class Desk:
    """A review on the sample memorandum, a clock that may jump, and its printings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.time = datetime(2026, 1, 2, tzinfo=UTC)
        self.log = PrintLog(folder / "prints.log")
        self.numbering = Numbering(self.log, now=self.now)
        self.reviewing = self.open(Access.CREATE)
        self.reviewing.set_author("審閱者甲", Side.HONG_KONG)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def open(self, access: Access) -> Reviewing:
        store = ReviewStore(self.folder / "review.sqlite", access)
        return Reviewing(store, sample_memorandum(), now=self.now, new_id=counting_ids())

    def annotate(self, passage: str = "m01", visibility: Visibility = Visibility.BOTH) -> str:
        anchor = anchor_whole(sample_memorandum().passage(passage))
        change = self.reviewing.annotate(anchor, Category.KEY, comment="x", visibility=visibility)
        return change.annotations[0]

    def print(self, *names: str, audience: Audience = Audience.SELF, pages: int = 3) -> int:
        """Print some notes, or all; return the number."""
        options = BriefingOptions(audience=audience)
        made = self.numbering.edition(self.reviewing, options)
        notes = {each.id: each.revision for each in self.reviewing.annotations()}
        revisions = tuple(notes[name] for name in names or notes)
        report = SimpleNamespace(revisions=revisions, pages=pages)
        self.numbering.record(self.reviewing, made, options, report)  # type: ignore[arg-type]
        return made.number

    def delta(self, since: int, audience: Audience = Audience.SELF) -> Delta:
        options = BriefingOptions(since_print=since, audience=audience)
        delta = self.numbering.edition(self.reviewing, options).delta
        assert delta is not None
        return delta

    def sorts(self, since: int, audience: Audience = Audience.SELF) -> dict[str, ChangeSort]:
        return {each.note.id: each.sort for each in self.delta(since, audience).changes}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.reviewing.close()


def test_each_printing_has_the_next_number_and_looking_takes_none(desk: Desk) -> None:
    name = desk.annotate()
    options = BriefingOptions()
    for _ in range(3):
        made = desk.numbering.edition(desk.reviewing, options)
        assert (made.number, made.delta) == (1, None)
        assert made.reviewer == desk.reviewing.author
    assert [desk.print(), desk.print(name), desk.print()] == [1, 2, 3]
    records = desk.numbering.records()
    assert [each.number for each in records] == [1, 2, 3]
    assert records[0] == replace(
        PrintRecord(1, records[0].time, Audience.SELF, "margin", records[0].options, 3, 1, (), ()),
        printed=(desk.reviewing.annotation(name).revision[:16],),
    )
    assert records[0].time.startswith("2026-01-02T00:00:")
    assert len({each.options for each in records}) == 1


def test_a_review_that_can_only_be_read_is_printed_without_a_number(desk: Desk) -> None:
    desk.annotate()
    desk.print()
    desk.reviewing.close()
    desk.reviewing = desk.open(Access.READ)
    before = (desk.folder / "prints.log").read_bytes()
    assert desk.print() == 0
    assert (desk.folder / "prints.log").read_bytes() == before


def test_nothing_has_changed_at_first(desk: Desk) -> None:
    desk.annotate()
    assert desk.sorts(desk.print()) == {}


def test_every_way_of_changing_is_told(desk: Desk) -> None:
    names = {each: desk.annotate() for each in ("same", "edited", "done", "open", "gone", "undone")}
    desk.reviewing.resolve([names["open"]])
    first = desk.print()
    desk.reviewing.edit(names["edited"], comment="y")
    desk.reviewing.resolve([names["done"]])
    desk.reviewing.reopen([names["open"]])
    desk.reviewing.delete([names["gone"]])
    desk.reviewing.edit(names["undone"], comment="z")
    desk.reviewing.undo()
    new = desk.annotate("m02")
    assert desk.sorts(first) == {
        names["edited"]: ChangeSort.CHANGED,
        names["done"]: ChangeSort.RESOLVED,
        names["open"]: ChangeSort.REOPENED,
        names["gone"]: ChangeSort.DELETED,
        new: ChangeSort.NEW,
    }
    changes = {each.note.id: each for each in desk.delta(first).changes}
    assert changes[new].number == 0
    numbers = {each.number for name, each in changes.items() if name != new}
    assert numbers == {2, 3, 4, 5}
    gone = changes[names["gone"]]
    assert (gone.note.state.comment, gone.by.name) == ("x", "審閱者甲")
    assert gone.time > changes[names["edited"]].time


def test_it_is_compared_with_the_printing_that_is_asked_for(desk: Desk) -> None:
    name = desk.annotate()
    first = desk.print()
    desk.reviewing.edit(name, comment="y")
    second = desk.print()
    assert desk.sorts(first) == {name: ChangeSort.CHANGED}
    assert desk.sorts(second) == {}
    assert (desk.delta(second).since, desk.delta(second).time) == (
        2,
        desk.numbering.records()[1].time,
    )


def test_a_clock_put_back_hides_nothing(desk: Desk) -> None:
    name = desk.annotate()
    first = desk.print()
    desk.time -= timedelta(days=400)
    desk.reviewing.edit(name, comment="y")
    new = desk.annotate()
    assert desk.sorts(first) == {name: ChangeSort.CHANGED, new: ChangeSort.NEW}


def test_what_was_not_printed_is_new_once_it_changes(desk: Desk) -> None:
    printed, other = desk.annotate(), desk.annotate()
    first = desk.print(printed)
    assert desk.sorts(first) == {}
    desk.reviewing.edit(other, comment="y")
    assert desk.sorts(first) == {other: ChangeSort.NEW}
    desk.reviewing.delete([other])
    assert desk.sorts(first) == {}


def test_a_deleted_note_that_comes_back_as_it_was_has_not_changed(desk: Desk) -> None:
    name = desk.annotate()
    first = desk.print()
    desk.reviewing.delete([name])
    second = desk.print()
    desk.reviewing.past.bring_back([name])
    assert desk.sorts(first) == {}
    assert desk.sorts(second) == {name: ChangeSort.NEW}


def test_a_reply_changes_its_note_for_whoever_may_read_it(desk: Desk) -> None:
    name = desk.annotate()
    first = desk.print()
    reply = desk.reviewing.reply(name, "回覆").annotations[0]
    assert desk.sorts(first) == {name: ChangeSort.CHANGED}
    assert desk.sorts(first, Audience.BOTH) == {name: ChangeSort.CHANGED}
    second = desk.print()
    desk.reviewing.share([reply], Visibility.PRIVATE)
    assert desk.sorts(first, Audience.BOTH) == {}
    third = desk.print()
    desk.reviewing.delete([reply])
    assert desk.sorts(third) == {name: ChangeSort.CHANGED}
    assert desk.sorts(first) == {}
    assert desk.sorts(second) == {name: ChangeSort.CHANGED}
    assert desk.sorts(third, Audience.BOTH) == {}


def test_a_printing_that_is_not_on_record_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownPrint, match=r"no\. 7"):
        desk.numbering.edition(desk.reviewing, BriefingOptions(since_print=7))


def test_states_that_the_review_has_lost_are_passed_over(desk: Desk) -> None:
    name = desk.annotate()
    desk.print()
    lost = replace(desk.numbering.records()[0], number=2, printed=("0" * 16,), others=())
    desk.log.append(lost)
    assert desk.sorts(2) == {name: ChangeSort.NEW}


def test_a_profile_that_does_not_take_the_number_is_named(desk: Desk, monkeypatch) -> None:
    desk.annotate()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zjhk_desktop.storage.whole_file.os.fsync", full)
    with pytest.raises(PrintNotCounted, match=r"as no\. 1.*is full"):
        desk.print()


def test_a_log_that_cannot_be_read_gives_no_number(desk: Desk) -> None:
    """Rather none than one that may stand on another printing."""
    (desk.folder / "prints.log").mkdir()
    assert desk.print() == 0
    assert desk.numbering.records() == ()
