"""The figures of a review, counted by hand on a memorandum of three measures."""

from dataclasses import replace
from datetime import date

from tests.unit.sample import sample_annotation, sample_memorandum
from zjhk_desktop.domain.annotation import Annotation, Author, Category, Side
from zjhk_desktop.domain.overview import Overview, count_overview
from zjhk_desktop.domain.status import Assessment, DueGroup, Status

TODAY = date(2026, 11, 12)
A = Author("a", "審閱者甲", Side.HONG_KONG)
B = Author("b", "審閱者乙", Side.HONG_KONG)
C = Author("c", "審閱者丙", Side.ZHEJIANG)


def note(
    name: str, passage: str, category: Category, author: Author, *, resolved: bool = False
) -> Annotation:
    made = sample_annotation(name, passage)
    state = replace(made.state, category=category, author=author, resolved=resolved)
    return replace(made, state=state)


NOTES = [
    note("1", "t1", Category.KEY, A),
    note("2", "d01", Category.KEY, A, resolved=True),
    note("3", "m01", Category.QUERY, A),
    note("4", "m01", Category.QUERY, B, resolved=True),
    note("5", "m03", Category.DONE, C),
    note("6", "gone", Category.QUERY, C),
]
SAID = {
    "m01": Assessment(Status.TO_CLARIFY, due="2026-11-20"),
    "m02": Assessment(Status.RESERVED),
    "m03": Assessment(Status.UNREVIEWED, due="2026-11-11"),
}


def counted() -> Overview:
    return count_overview(sample_memorandum(), NOTES, SAID, TODAY)


def test_progress_by_domain() -> None:
    first, second = counted().domains
    assert [each.passage.id for each in first.measures] == ["m01", "m02"]
    assert [each.notes for each in first.measures] == [2, 0]
    assert (first.reviewed, second.reviewed) == (2, 0)
    assert (counted().reviewed, len(counted().measures)) == (2, 3)


def test_every_status_is_counted_even_where_there_is_none() -> None:
    assert counted().statuses == {
        Status.UNREVIEWED: 1,
        Status.AGREED: 0,
        Status.RESERVED: 1,
        Status.TO_CLARIFY: 1,
        Status.FOLLOW_UP: 0,
        Status.IMPLEMENTED: 0,
    }


def test_notes_by_category_open_and_resolved() -> None:
    found = {each.category: (each.open, each.resolved) for each in counted().categories}
    assert list(found) == list(Category)
    assert found[Category.KEY] == (1, 1)
    assert found[Category.QUERY] == (2, 1)
    assert found[Category.DONE] == (1, 0)
    assert found[Category.AMEND] == (0, 0)
    assert counted().notes == 6


def test_notes_by_reviewer_and_side() -> None:
    first, second, third = counted().reviewers
    assert (first.author, first.notes) == (A, 3)
    assert first.categories == {Category.KEY: 2, Category.QUERY: 1}
    assert (second.author, second.notes) == (C, 2)
    assert (third.author, third.notes) == (B, 1)
    assert counted().sides == {Side.HONG_KONG: 4, Side.ZHEJIANG: 2}


def test_what_is_due_the_earliest_first() -> None:
    due = {group: [each.passage.id for each in found] for group, found in counted().due.items()}
    assert due == {
        DueGroup.OVERDUE: ["m03"],
        DueGroup.THIS_WEEK: [],
        DueGroup.THIS_MONTH: ["m01"],
        DueGroup.LATER: [],
        DueGroup.UNDATED: ["m02"],
    }
    assert [each.passage.id for _, each in counted().coming] == ["m03", "m01"]


def test_an_empty_review_has_all_its_figures() -> None:
    empty = count_overview(sample_memorandum(), [], {}, TODAY)
    assert (empty.notes, empty.reviewed, empty.reviewers, empty.sides) == (0, 0, (), {})
    assert not any(empty.due.values())
    assert len(empty.measures) == 3
