"""The printed overview: figures of what is printed, and of what its reader may see alone."""

import pytest

from tests.unit.briefing.packs import NOBODY, ZHEJIANG, annotation, status
from tests.unit.briefing.reading import outside, overlaps, squeeze, words
from tests.unit.briefing.tagged import read_structure
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Audience, Category, Visibility
from zjhk_desktop.domain.status import Status

HOSTILE = "<b>甲</b> & \u202e乙\n =1+1 " + "很長的下一步，" * 400


@pytest.fixture
def review(memorandum):
    """Two notes that both sides may see, two that they may not; the same of statuses."""
    both, side = Visibility.BOTH, Visibility.SIDE
    return [
        annotation(memorandum, "1", "m09", None, "甲", Category.KEY, ZHEJIANG, both),
        annotation(memorandum, "2", "m12", None, "乙", Category.KEY, visibility=both),
        annotation(memorandum, "3", "m12", None, "丙", Category.QUERY, visibility=side),
        annotation(memorandum, "4", "p1", None, "丁", Category.DONE, NOBODY),
        status(memorandum, "m09", Status.AGREED, "甲組", "2026-01-01", "覆函", both),
        status(memorandum, "m10", Status.RESERVED, "乙組", "2026-01-03", "再議", side),
        status(memorandum, "m11", Status.FOLLOW_UP, visibility=Visibility.PRIVATE),
    ]


def page_of(briefing):
    """Return the overview; the only one."""
    (page,) = [
        page
        for page in briefing.pages
        if any(mark.section == "overview" for mark in page.bookmarks)
    ]
    return page


def test_it_is_printed_only_when_asked_for(composed, review) -> None:
    plain, asked = composed(review), composed(review, overview=True)
    assert len(asked.pages) == len(plain.pages) + 1
    place = asked.pages.index(page_of(asked))
    assert place == 2
    assert "Contents" in words(asked.pages[place - 1])
    assert not any("Notesbyreviewer" in words(page) for page in plain.pages)
    assert plain.selection.assessments == {}


def test_all_that_oneself_may_see_is_counted(composed, review, memorandum) -> None:
    said = words(page_of(composed(review, overview=True)))
    for figure in ("Reviewed3/51", "科技創新3/7", "4notes", "Notreviewed48", "3reviewers"):
        assert figure in said
    for figure in ("Keypoint2", "Toclarify1", "Done1", "Reservation0", "2measureswithadate"):
        assert figure in said
    for figure in ("1Overdue", "1Thisweek", "0Thismonth", "1Nodate", "覆函", "再議", "2026-01-03"):
        assert figure in said


@pytest.mark.parametrize("layout", [Layout.MARGIN, Layout.ENDNOTES, Layout.MATRIX])
def test_nothing_kept_back_is_counted_for_both_sides(composed, review, layout) -> None:
    briefing = composed(review, overview=True, layout=layout, audience=Audience.BOTH)
    said = words(page_of(briefing))
    for figure in ("Reviewed1/51", "科技創新1/7", "2notes", "Nostatushere50", "2reviewers"):
        assert figure in said
    for figure in ("Toclarify0", "Done0", "Keypoint2", "0Nodate", "1Overdue"):
        assert figure in said
    for kept in ("Notreviewed", "Notshown", "再議", "乙組", "2026-01-03"):
        assert kept not in said


def test_it_counts_what_is_printed_of_the_text(composed, review) -> None:
    said = words(page_of(composed(review, overview=True, domains=(3,))))
    assert "Reviewed3/7" in said
    assert "3notes" in said
    assert "金融" not in said


def test_asking_for_it_prints_no_more_of_the_text(composed, review) -> None:
    plain = composed(review, only_annotated=True)
    asked = composed(review, only_annotated=True, overview=True)
    assert [each.id for each in asked.selection.text.passages] == [
        each.id for each in plain.selection.text.passages
    ]


def test_a_clean_copy_has_none(composed, review) -> None:
    briefing = composed(review, overview=True, layout=Layout.CLEAN)
    plain = composed(review, layout=Layout.CLEAN)
    assert len(briefing.pages) == len(plain.pages)
    assert briefing.selection.assessments == {}


@pytest.mark.parametrize("mono", [False, True])
def test_nothing_overlaps_or_leaves_the_page(composed, memorandum, script, mono) -> None:
    given = list(Status)[1:]
    review = [
        status(memorandum, each.id, given[n % 5], HOSTILE, f"2026-02-{n % 28 + 1:02d}", HOSTILE)
        for n, each in enumerate(memorandum.measures)
    ]
    for n, each in enumerate([*memorandum.measures] * 4):
        category = list(Category)[n % 6]
        review.append(annotation(memorandum, f"{n}", each.id, None, "甲", category, ZHEJIANG))
    page = page_of(composed(review, script=script, mono=mono, overview=True))
    assert list(overlaps(page)) == []
    assert outside(page) == []
    if mono:
        inks = {each.ink for each in (*page.areas, *page.strokes, *page.texts)}
        assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks)


def test_it_is_tagged_with_its_headings(composed, review, faces) -> None:
    briefing = composed(review, overview=True, domains=(3,))
    read = read_structure(draw(briefing, faces, BriefingOptions()))
    heads = [each.text.strip() for each in read if each.role == "H2"][:4]
    assert heads == ["Progress by domain", "Notes by category", "Notes by reviewer", "Due"]
    assert next(squeeze(each.text) for each in read if each.role == "H1") == "Overview"
