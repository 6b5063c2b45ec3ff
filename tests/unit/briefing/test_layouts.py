"""The pages of each layout: everything is there, once, and nothing lies on anything else."""

import re

import pytest

from tests.unit.briefing.packs import NOBODY, annotation, answer, crowd, scattered
from tests.unit.briefing.reading import outside, overlaps, said, squeeze, words
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.domain.annotation import Audience, Category, Visibility
from zjhk_desktop.domain.script import Script

MARKED = [Layout.MARGIN, Layout.ENDNOTES]


@pytest.mark.parametrize("layout", [*MARKED, Layout.CLEAN])
def test_the_whole_memorandum_is_there_in_order(composed, memorandum, pack, script, layout) -> None:
    pages = composed(pack, layout=layout, script=script).pages
    everything = "".join(words(page) for page in pages)
    if layout is Layout.CLEAN:  # a folio stands between the halves of a passage
        everything = re.sub(r"\d", "", everything)
    place = 0
    for passage in memorandum.passages:
        text = squeeze(passage.text(script))
        text = re.sub(r"\d", "", text) if layout is Layout.CLEAN else text
        found = everything.find(text, place)
        assert found >= 0, passage.id
        place = found if passage.id.startswith("g") else found + len(text)


@pytest.mark.parametrize("layout", [*MARKED, Layout.CLEAN])
@pytest.mark.parametrize("mono", [False, True])
def test_nothing_overlaps_or_leaves_the_page(composed, pack, script, layout, mono) -> None:
    pages = composed(pack, layout=layout, script=script, mono=mono).pages
    for page in pages:
        assert list(overlaps(page)) == []
        assert outside(page) == []


@pytest.mark.parametrize("layout", MARKED)
def test_every_comment_is_printed_once(composed, pack, layout) -> None:
    everything = said(composed(pack, layout=layout).pages)
    for one in pack:
        assert everything.count(squeeze(one.state.comment)) >= bool(one.state.comment)
    assert len(everything) == sum(len(squeeze(one.state.comment)) for one in pack)


@pytest.mark.parametrize("layout", MARKED)
@pytest.mark.parametrize("many", ["scattered", "crowd", "same"])
def test_however_many_there_are_all_come_out_whole(composed, memorandum, layout, many) -> None:
    made = {
        "scattered": lambda: scattered(memorandum, 500),
        "crowd": lambda: crowd(memorandum, "m12", 40),
        "same": lambda: [
            annotation(memorandum, f"x{index}", "m17", "杭州", f"意見{index:04d}號。")
            for index in range(60)
        ],
    }[many]()
    pages = composed(made, layout=layout).pages
    everything = said(pages)
    assert len(everything) == sum(len(squeeze(one.state.comment)) for one in made)
    found = re.findall(r"意見(\d{4})號", everything)
    assert sorted(found) == sorted(one.state.comment[2:6] for one in made)
    assert all(list(overlaps(page)) == [] and outside(page) == [] for page in pages)


@pytest.mark.parametrize("layout", MARKED)
@pytest.mark.parametrize(
    "comment",
    ["很長的意見，" * 3333, "字\n" * 3000, "x" * 20_000, "word " * 4000, "\u202e" * 2000],
    ids=["chinese", "lines", "one-word", "words", "hidden"],
)
def test_a_comment_of_any_length_goes_on_over_columns_and_pages(
    composed, memorandum, layout, comment
) -> None:
    one = annotation(memorandum, "x", "m12", "雙向", comment, author=NOBODY)
    pages = composed([one], layout=layout).pages
    if comment[0] != "\u202e":
        assert said(pages) == squeeze(comment)
    else:
        shown = [box.cell.shown for page in pages for text in page.texts for box in text.line.boxes]
        assert shown.count("[U+202E]") == len(comment)
    assert len(pages) > 10
    assert all(list(overlaps(page)) == [] and outside(page) == [] for page in pages)


@pytest.mark.parametrize("layout", MARKED)
def test_what_the_audience_may_not_see_is_nowhere(composed, pack, layout) -> None:
    pages = composed(pack, layout=layout, audience=Audience.BOTH).pages
    everything = "".join(words(page) for page in pages)
    assert "已簽署。" in everything
    assert "題名與簽署本一致" not in everything
    assert "逐一指定聯絡人" in everything
    assert "待下次會議再議" not in everything


@pytest.mark.parametrize("layout", [*MARKED, Layout.CLEAN])
def test_chosen_domains_come_alone(composed, memorandum, pack, layout) -> None:
    everything = "".join(
        words(page) for page in composed(pack, layout=layout, domains=(3, 12)).pages
    )
    inside = [one for one in memorandum.measures if one.domain in (3, 12)]
    assert all(squeeze(one.text_hant[:20]) in everything for one in inside)
    assert memorandum.measure(1).text_hant[:20] not in everything
    assert memorandum.passage("p1").text_hant[:20] not in everything
    assert "（簽字）" not in everything


def test_measures_are_never_parted_between_marked_pages(composed, memorandum, pack, script) -> None:
    for layout in MARKED:
        pages = [words(page) for page in composed(pack, layout=layout, script=script).pages]
        for one in memorandum.measures:
            assert any(squeeze(one.text(script)) in page for page in pages), one.id


def test_a_clean_copy_carries_no_mark(composed, pack) -> None:
    for page in composed(pack, layout=Layout.CLEAN).pages:
        assert (page.areas, page.markers) == ([], [])
        assert len(page.strokes) == 2  # the dashes of the folio
    assert "指標" not in "".join(words(page) for page in composed(pack, layout=Layout.CLEAN).pages)


def test_a_clean_page_holds_twenty_two_lines_of_twenty_eight(composed) -> None:
    pages = composed([], layout=Layout.CLEAN).pages
    body = [text for text in pages[3].texts if text.x == pytest.approx(79.37, abs=0.01)]
    heights = sorted({round(text.y, 2) for text in body}, reverse=True)
    assert 20 <= len(heights) <= 22
    assert heights[0] - heights[1] == pytest.approx(28.991, abs=0.02)
    full = [text.line.width for text in body if text.line.justified]
    assert full
    assert all(width == pytest.approx(28 * 15.793, abs=0.001) for width in full)


def test_every_mark_has_a_marker_with_its_number(composed, pack) -> None:
    for mono in (False, True):
        briefing = composed(pack, mono=mono)
        labels = [marker.label.text for page in briefing.pages for marker in page.markers]
        expected = [
            f"{one.number}{one.category.letter if mono else ''}"
            for one in briefing.selection.numbered
        ]
        assert sorted(labels) == sorted(expected)


def test_a_band_covers_exactly_the_marked_words(composed, memorandum) -> None:
    one = annotation(memorandum, "x", "m12", "發行本外幣債券")
    (band,) = [area for page in composed([one]).pages for area in page.areas if area.band]
    page = next(page for page in composed([one]).pages if any(area.band for area in page.areas))
    (line,) = [text for text in page.texts if "發行本外幣債券" in text.line.text]
    at = line.line.text.index("發行本外幣債券")
    boxes = line.line.boxes[at : at + 7]
    assert (band.x0, band.x1) == (
        pytest.approx(line.x + boxes[0].x0),
        pytest.approx(line.x + boxes[-1].x1),
    )
    assert band.y0 < line.y < band.y1


def test_three_overlapping_marks_have_lines_of_their_own(composed, memorandum) -> None:
    marks = [
        annotation(memorandum, f"x{index}", "m12", quote, category=Category.KEY)
        for index, quote in enumerate(["發行本外幣債券", "本外幣", "外幣債券"])
    ]
    page = next(page for page in composed(marks).pages if page.markers)
    thick = {round(stroke.points[0][1], 2) for stroke in page.strokes if stroke.width == 1.25}
    underlines = sorted(
        y for y in thick if any(area.band and area.y0 - 8 < y < area.y0 for area in page.areas)
    )
    assert len(underlines) == 3


def test_bands_never_pile_up_to_hide_the_words(composed, memorandum) -> None:
    many = [annotation(memorandum, f"x{index}", "m17", "杭州") for index in range(30)]
    areas = [area for page in composed(many).pages for area in page.areas if area.band]
    assert len(areas) == 2


def test_each_leader_ends_at_the_heading_of_its_own_card(composed, memorandum) -> None:
    quotes = ["積極構建雙向", "科技金融投融資通道", "發行本外幣債券"]
    marks = [
        annotation(memorandum, f"x{index}", "m12", quote, "意見。")
        for index, quote in enumerate(quotes)
    ]
    page = next(page for page in composed(marks).pages if page.markers)
    leaders = [stroke for stroke in page.strokes if stroke.width == 0.45]
    numbers = [
        text for text in page.texts if text.line.text in ("1", "2", "3") and 440 < text.x < 460
    ]
    assert len(leaders) == len(numbers) == 3
    for leader, number in zip(leaders, numbers, strict=True):
        assert leader.points[-1][1] == pytest.approx(number.y + 2.5, abs=1.5)
    ends = [leader.points[-1][1] for leader in leaders]
    assert ends == sorted(ends, reverse=True)


def test_a_crowded_measure_gets_one_bracket_and_no_leader(composed, memorandum) -> None:
    page = next(page for page in composed(crowd(memorandum, "m12", 6)).pages if page.markers)
    assert [stroke for stroke in page.strokes if stroke.width == 0.45] == []
    assert "Measure126notes" in words(page)


def test_hostile_comments_are_literal(composed, memorandum) -> None:
    comment = '<img src="/x"/> & </para> {0} %s \\n <b>a</b> [U+0041] \x07'
    pages = composed([annotation(memorandum, "x", "m12", "雙向", comment)]).pages
    assert squeeze(comment) in said(pages)
    shown = "".join(
        box.cell.shown for page in pages for text in page.texts for box in text.line.boxes
    )
    assert "[U+0007]" in shown


def test_the_legend_names_the_categories_on_the_page_only(composed, memorandum) -> None:
    one = annotation(memorandum, "x", "m12", "雙向", category=Category.RESERVE)
    pages = composed([one]).pages
    foot = ["".join(text.line.text for text in page.texts if text.y == 36) for page in pages]
    assert [("Reservation" in line) for line in foot].count(True) == 1
    assert not any("To clarify" in line for line in foot)


def test_the_outline_leads_to_every_domain(composed, memorandum) -> None:
    for layout in (*MARKED, Layout.CLEAN):
        titles = [
            mark.title for page in composed([], layout=layout).pages for mark in page.bookmarks
        ]
        expected = [f"{one.numeral}、{one.heading_hant}" for one in memorandum.domains]
        assert titles[-13:] == expected
    (mark,) = [mark for page in composed([], domains=(3,)).pages for mark in page.bookmarks]
    assert mark.level == 0


def test_simplified_pages_are_set_in_the_simplified_face(composed, memorandum) -> None:
    page = composed([], script=Script.HANS).pages[0]
    faces = {box.cell.face.name for text in page.texts for box in text.line.boxes}
    assert faces
    assert not any(name.startswith(("ZJHKSerifHK", "ZJHKSansHK")) for name in faces)


def test_a_full_margin_goes_on_in_the_foot_of_the_body_and_then_overleaf(
    composed, memorandum
) -> None:
    many = [
        annotation(memorandum, f"x{index:02d}", "m51", "政務", f"意見{index:04d}號。" * 8)
        for index in range(24)
    ]
    *_, body, sheet = composed(many).pages
    assert "belowleft" in words(body)
    assert "fromtheright" in words(body)
    assert "frombefore" in words(sheet)
    numbers = [text.line.text for text in body.texts if text.line.text.isdigit() and text.x < 400]
    assert len(numbers) > 4
    for page in (body, sheet):
        assert list(overlaps(page)) == []


@pytest.mark.parametrize("options", [{"layout": each} for each in MARKED] + [{"parallel": True}])
def test_a_thread_is_printed_whole_with_who_and_when(composed, memorandum, options) -> None:
    note = annotation(memorandum, "a", "m12", "雙向", "範圍？", visibility=Visibility.BOTH)
    long = "".join(f"第{index}句。" for index in range(2000))
    made = [
        note,
        answer(note, "<b>&amp;</b>{0}", day=7),
        answer(note, long, day=8),
        answer(note, "只供本方。", day=9, visibility=Visibility.SIDE),
    ]
    pages = composed(made, audience=Audience.BOTH, **options).pages
    assert said(pages) == "範圍？<b>&amp;</b>{0}" + long
    everything = "".join(words(page) for page in pages)
    assert everything.count("審閱者丙Zhejiangside") == 2
    assert all(day in everything for day in ("2025-05-07", "2025-05-08"))
    assert "只供本方" not in everything
    assert all(list(overlaps(page)) == [] and outside(page) == [] for page in pages)
    hooks = [stroke for page in pages for stroke in page.strokes if stroke.width == 0.55]
    assert len(hooks) == 2 * 2


@pytest.mark.parametrize("layout", MARKED)
def test_the_line_of_a_whole_heading_stands_before_its_numeral(
    composed, memorandum, layout
) -> None:
    marks = [annotation(memorandum, f"x{index}", "d04", None) for index in range(3)]
    page = composed(marks, layout=layout, domains=(4,)).pages[0]
    (numeral,) = [text for text in page.texts if text.line.text == "四、"]
    upright = [
        stroke.points[0][0]
        for stroke in page.strokes
        if stroke.width == 1.25 and stroke.points[0][0] == stroke.points[1][0] < 100
    ]
    assert len(upright) >= 3
    assert max(upright[:3]) < numeral.x


def test_the_lines_of_whole_measures_stand_clear_of_their_number(composed, memorandum) -> None:
    marks = [annotation(memorandum, f"x{index}", "m16", None) for index in range(3)]
    page = composed(marks, domains=(4,)).pages[0]
    (number,) = [text for text in page.texts if text.line.text == "16"]
    (first,) = [text for text in page.texts if text.line.text.startswith("根據市場情況")]
    upright = {
        round(stroke.points[0][0], 2)
        for stroke in page.strokes
        if stroke.width == 1.25 and stroke.points[0][0] == stroke.points[1][0] < first.x
    }
    assert len(upright) == 3
    assert number.x + number.line.width < min(upright)


def test_a_rule_stands_between_the_columns_of_notes(composed, memorandum) -> None:
    for count in (1, 4):
        marks = [
            annotation(memorandum, f"x{index}", "m16", None, "意見。") for index in range(count)
        ]
        (page,) = composed(marks, layout=Layout.ENDNOTES, domains=(4,)).pages
        rules = [stroke for stroke in page.strokes if abs(stroke.points[0][0] - 293.65) < 0.01]
        assert len(rules) == (count > 1)
        for (x, top), (_, low) in (rule.points for rule in rules):
            cards = [text for text in page.texts if low < text.y < top]
            assert any(text.line.text == "意見。" and text.x > x for text in cards)
