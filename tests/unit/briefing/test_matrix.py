"""The printed matrix: every measure once, what is said of it, and what it all comes to."""

from types import SimpleNamespace

import pytest

from tests.unit.briefing.conftest import NOW
from tests.unit.briefing.packs import annotation, crowd, status
from tests.unit.briefing.reading import outside, overlaps, squeeze, words
from zjhk_desktop.briefing.document import compose
from zjhk_desktop.briefing.matrix_table import EXCERPT_WIDTH, due_parts, excerpt
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.annotation import Audience, Category, Visibility
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Status

HOSTILE = "<b>甲</b> & \u202e乙 =1+1 " + "很長的下一步，" * 400


def row_of(pages, number: int) -> list[Text]:
    """Return what stands on the row of a measure."""
    for page in pages:
        for text in page.texts:
            is_number = text.line.text == str(number) and text.x + text.line.width < 58
            if is_number:
                return [other for other in page.texts if abs(other.y - text.y) < 3]
    raise LookupError(number)


def said(texts: list[Text]) -> str:
    return squeeze("".join(text.line.text for text in texts))


@pytest.fixture(params=[False, True])
def mono(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def statuses(memorandum):
    given = [each for each in Status if each is not Status.UNREVIEWED]
    return [
        status(
            memorandum,
            passage.id,
            given[index % len(given)],
            owner="港方創新科技及工業局、浙江省科學技術廳" if index % 3 else "雙方",
            due="2026-12-01" if index % 2 else "",
            next_step="浙方提交名單" if index % 4 else "就試點額度再行磋商，" * 6,
        )
        for index, passage in enumerate(memorandum.measures[:40])
    ]


def test_every_measure_stands_in_it_once_on_landscape_pages(
    composed, memorandum, statuses, pack, script, mono
) -> None:
    briefing = composed([*pack, *statuses], layout=Layout.MATRIX, script=script, mono=mono)
    numbers = [
        text.line.text
        for page in briefing.pages
        for text in page.texts
        if text.line.text.isdecimal() and text.x > 44 and abs(text.x + text.line.width - 57.5) < 0.1
    ]
    assert numbers == [str(passage.number) for passage in memorandum.measures]
    for page in briefing.pages:
        assert page.size == (841.89, 595.28)
        assert list(overlaps(page)) == []
        assert outside(page) == []
    for passage in memorandum.measures:
        shown = said(row_of(briefing.pages, passage.number))
        assert passage.text(script)[:4] in squeeze(
            "".join(words(page) for page in briefing.pages)
        ), shown


def test_a_row_says_status_owner_due_date_and_next_step(composed, memorandum) -> None:
    given = status(memorandum, "m09", Status.FOLLOW_UP, "港方", "2026-09-05", "提交名單")
    pages = composed([given], layout=Layout.MATRIX).pages
    row = said(row_of(pages, 9))
    for part in ("Tofollowup", "港方", "2026年9月5日", "提交名單"):
        assert part in row
    assert "Notreviewed" in said(row_of(pages, 10))
    assert "Reviewed1/51" in words(pages[0])


def test_what_is_no_date_is_printed_as_it_is(composed, memorandum) -> None:
    given = status(memorandum, "m09", Status.AGREED, due="soon")
    assert "soon" in said(row_of(composed([given], layout=Layout.MATRIX).pages, 9))
    assert due_parts("soon") is None
    assert due_parts("2026-01-02") == (("2026", "年"), ("1", "月"), ("2", "日"))


def test_a_domain_comes_to_what_its_measures_and_heading_have(composed, memorandum) -> None:
    made = [
        annotation(memorandum, "a", "m07", None, category=Category.KEY),
        annotation(memorandum, "b", "m08", "鼓勵", category=Category.KEY),
        annotation(memorandum, "c", "d02", None, category=Category.DONE),
        status(memorandum, "m07", Status.AGREED, due="2026-12-01"),
        status(memorandum, "m08", Status.AGREED),
    ]
    briefing = composed(made, layout=Layout.MATRIX, domains=(2,))
    (page,) = briefing.pages
    heading = next(text for text in page.texts if text.line.text == "金融")
    row = said([text for text in page.texts if abs(text.y - heading.y) < 3])
    assert row.endswith("A2F13")
    assert "1duedate" in row
    assert "Reviewed2/2" in row
    assert len(briefing.selection.numbered) == 3


def test_notes_of_the_front_matter_lie_elsewhere(composed, memorandum) -> None:
    made = [annotation(memorandum, "a", "p1", None), annotation(memorandum, "b", "m01", None)]
    selection = composed(made, layout=Layout.MATRIX).selection
    assert (len(selection.numbered), selection.elsewhere) == (1, 1)


@pytest.mark.parametrize(("audience", "shown"), [("self", True), ("side", True), ("both", False)])
def test_a_status_that_may_not_be_seen_is_not_taken_for_another(
    composed, memorandum, audience, shown
) -> None:
    given = status(memorandum, "m09", Status.AGREED, "港方", "2026-09-05", "提交名單")
    briefing = composed([given], layout=Layout.MATRIX, audience=Audience(audience))
    row = said(row_of(briefing.pages, 9))
    assert ("Agreed" in row, "提交名單" in row) == (shown, shown)
    assert ("Notshown" in row) is not shown
    assert "Notreviewed" not in row
    assert briefing.selection.kept_back == (frozenset() if shown else {"m09"})


def test_statuses_are_no_notes_of_other_layouts(composed, memorandum) -> None:
    given = status(memorandum, "m09", Status.AGREED, next_step="提交名單")
    for layout in (Layout.MARGIN, Layout.ENDNOTES, Layout.CLEAN):
        selection = composed([given], layout=layout).selection
        assert (selection.numbered, selection.assessments) == ((), {})
        assert (selection.left_out, selection.elsewhere, selection.unprinted) == (0, 0, 0)


def test_many_notes_of_one_measure_keep_to_their_column(composed, memorandum) -> None:
    made = crowd(memorandum, "m12", 400)
    for page in composed(made, layout=Layout.MATRIX).pages:
        assert list(overlaps(page)) == []
        for area in page.areas:
            assert area.x1 <= 801.9 + 0.1
            if area.x0 > 690:
                assert area.x1 < 785


def test_hostile_and_endless_text_is_printed_literally_and_cut(composed, memorandum) -> None:
    given = status(memorandum, "m09", Status.AGREED, HOSTILE[:200], "", HOSTILE)
    pages = composed([given], layout=Layout.MATRIX).pages
    everything = "".join(words(page) for page in pages)
    assert "<b>甲</b>&" in everything
    assert "\u202e" in everything
    assert everything.count("很長的下一步") < 40
    for page in pages:
        assert list(overlaps(page)) == []
        assert outside(page) == []


def test_next_steps_follow_the_script_and_owners_stay_as_typed(memorandum, faces) -> None:
    given = status(memorandum, "m09", Status.AGREED, "關先生", "", "關注")
    options = BriefingOptions(script=Script.HANS, layout=Layout.MATRIX)
    change = str.maketrans("關", "关")
    briefing = compose(
        memorandum,
        [given],
        options,
        faces,
        english(),
        NOW,
        lambda text, _script: text.translate(change),
    )
    row = said(row_of(briefing.pages, 9))
    assert "關先生" in row
    assert "关注" in row


def test_a_domain_that_goes_on_says_so_and_keeps_its_first_measure(composed, memorandum) -> None:
    long = [
        status(memorandum, passage.id, Status.AGREED, next_step="就試點額度再行磋商，" * 9)
        for passage in memorandum.measures
    ]
    pages = composed(long, layout=Layout.MATRIX).pages
    assert len(pages) > 5
    assert any("(continued)" in words_apart(page) for page in pages)
    titles = [mark.title for page in pages for mark in page.bookmarks]
    expected = [f"{one.numeral}、{one.heading_hant}" for one in memorandum.domains]
    assert titles == expected
    for page in pages:
        lowest = min(text.y for text in page.texts if 44 < text.x < 58)
        grounds = [area for area in page.areas if area.x1 - area.x0 > 700]
        assert all(area.y0 > lowest for area in grounds)


def words_apart(page: Page) -> str:
    return "".join(text.line.text for text in page.texts)


def test_an_excerpt_ends_with_a_clause_on_its_second_line(composed, memorandum, faces) -> None:
    job = SimpleNamespace(setter=LineSetter(faces, Script.HANT))
    for passage in memorandum.measures:
        text = passage.text_hant
        lines = excerpt(job, text)
        shown = "".join(line.text for line in lines)
        assert len(lines) <= 2
        assert all(line.width <= EXCERPT_WIDTH + 0.01 for line in lines)
        if shown != text:
            assert shown.endswith("……")
            kept = shown.removesuffix("……")
            assert text.startswith(kept)
            ends = "。；，、：！？"
            assert text[len(kept)] in ends or not set(ends) & set(kept[6:])


def test_an_endless_word_is_cut_where_there_is_no_clause(faces) -> None:
    job = SimpleNamespace(setter=LineSetter(faces, Script.HANT))
    lines = excerpt(job, "字" * 300)
    assert len(lines) == 2
    assert "".join(line.text for line in lines).endswith("字……")


def test_both_visibilities_of_a_status_are_counted(composed, memorandum) -> None:
    made = [
        status(memorandum, "m01", Status.AGREED, visibility=Visibility.PRIVATE),
        status(memorandum, "m02", Status.AGREED, visibility=Visibility.BOTH),
    ]
    selection = composed(made, layout=Layout.MATRIX, audience=Audience.SIDE).selection
    assert (set(selection.assessments), selection.kept_back) == ({"m02"}, {"m01"})
