"""The overview of a review that grows: its figures, and what has changed since."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.sample import counting_ids, sample_memorandum
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Category, Side, Visibility
from zjhk_desktop.domain.recent import RecentSort, count_sorts
from zjhk_desktop.domain.status import Status
from zjhk_desktop.services.numbering import Numbering
from zjhk_desktop.services.overview import (
    Since,
    changes_since,
    overview_of,
    since_moment,
    since_printing,
)
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.print_log import PrintLog
from zjhk_desktop.storage.review_store import ReviewStore


class Desk:
    """A review on the sample memorandum by a clock that is set by hand, and its printings."""

    def __init__(self, folder: Path) -> None:
        self.time = datetime(2026, 1, 2, tzinfo=UTC)
        self.numbering = Numbering(PrintLog(folder / "prints.log"), now=self.now)
        self.reviewing = Reviewing(
            ReviewStore(folder / "review.sqlite"),
            sample_memorandum(),
            now=self.now,
            new_id=counting_ids(),
        )
        self.reviewing.set_author("審閱者甲", Side.HONG_KONG)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def annotate(self, visibility: Visibility = Visibility.BOTH) -> str:
        anchor = anchor_whole(sample_memorandum().passage("m01"))
        change = self.reviewing.annotate(anchor, Category.KEY, comment="x", visibility=visibility)
        return change.annotations[0]

    def since(self, since: Since) -> dict[str, RecentSort]:
        return {each.annotation: each.sort for each in changes_since(self.reviewing.past, since)}

    def print(self) -> Since:
        notes = tuple(each.revision for each in self.reviewing.annotations())
        options = BriefingOptions()
        made = self.numbering.edition(self.reviewing, options)
        report = SimpleNamespace(revisions=notes, pages=3)
        self.numbering.record(self.reviewing, made, options, report)  # type: ignore[arg-type]
        return since_printing(self.numbering.records()[-1])


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.reviewing.close()


def test_figures_are_those_of_the_present_reviewer(desk: Desk) -> None:
    desk.annotate()
    desk.reviewing.reply(desk.annotate(), "y")
    desk.reviewing.assessing.set_status(["m01", "m03"], Status.AGREED)
    found = overview_of(desk.reviewing, sample_memorandum(), date(2026, 1, 2))
    assert (found.notes, found.reviewed) == (2, 2)
    assert [each.author.name for each in found.reviewers] == ["審閱者甲"]
    desk.reviewing.identifying.add_reviewer("審閱者乙", Side.HONG_KONG)
    found = overview_of(desk.reviewing, sample_memorandum(), date(2026, 1, 2))
    assert (found.notes, found.reviewed) == (2, 0)


def test_every_annotation_is_told_once_by_what_it_was(desk: Desk) -> None:
    kept, edited, done, gone = (desk.annotate() for _ in range(4))
    then = since_moment(desk.now())
    assert desk.since(then) == {}
    new, undone = desk.annotate(), desk.annotate()
    desk.reviewing.edit(new, comment="y")
    desk.reviewing.delete([undone])
    desk.reviewing.edit(edited, comment="y")
    desk.reviewing.edit(edited, comment="z")
    desk.reviewing.resolve([done])
    desk.reviewing.delete([gone])
    reply = desk.reviewing.reply(kept, "y").annotations[0]
    desk.reviewing.assessing.set_status(["m02"], Status.AGREED)
    desk.reviewing.bookmarking.toggle("m02")
    found = desk.since(then)
    status = next(name for name in found if name.startswith("status-"))
    assert found == {
        new: RecentSort.ADDED,
        edited: RecentSort.EDITED,
        done: RecentSort.RESOLVED,
        gone: RecentSort.DELETED,
        reply: RecentSort.REPLIED,
        status: RecentSort.ASSESSED,
    }
    changes = changes_since(desk.reviewing.past, then)
    assert [each.sort for each in changes[:2]] == [RecentSort.ASSESSED, RecentSort.REPLIED]
    assert (changes[0].note, changes[1].note) == ("", kept)
    assert count_sorts(changes)[RecentSort.ADDED] == 1


def test_what_is_taken_back_has_not_changed(desk: Desk) -> None:
    note = desk.annotate()
    then = since_moment(desk.now())
    desk.reviewing.resolve([note])
    assert desk.since(then) == {note: RecentSort.RESOLVED}
    desk.reviewing.undo()
    assert desk.since(then) == {}


def test_since_the_beginning_is_everything(desk: Desk) -> None:
    note = desk.annotate()
    desk.reviewing.edit(note, comment="y")
    assert desk.since(Since()) == {note: RecentSort.ADDED}


def test_since_a_printing_states_are_compared_not_clocks(desk: Desk) -> None:
    kept, edited = desk.annotate(), desk.annotate()
    printed = desk.print()
    assert desk.since(printed) == {}
    desk.time -= timedelta(days=9)
    desk.reviewing.edit(edited, comment="y")
    new = desk.annotate()
    assert desk.since(printed) == {edited: RecentSort.EDITED, new: RecentSort.ADDED}
    desk.time += timedelta(days=20)
    desk.reviewing.assessing.set_status(["m02"], Status.AGREED)
    assert sorted(desk.since(printed).values()) == ["added", "assessed", "edited"]
    assert kept not in desk.since(printed)


def test_what_another_reviewer_keeps_private_is_not_told(desk: Desk) -> None:
    desk.annotate(Visibility.PRIVATE)
    shared = desk.annotate(Visibility.BOTH)
    desk.reviewing.identifying.add_reviewer("審閱者乙", Side.ZHEJIANG)
    assert desk.since(Since()) == {shared: RecentSort.ADDED}
    (change,) = changes_since(desk.reviewing.past, Since())
    assert change.author.name == "審閱者甲"
