"""Proposals and underlines on paper: struck out, tinted and lined, in either script, whole."""

from dataclasses import replace

import pytest

from tests.unit.briefing.packs import annotation
from tests.unit.briefing.reading import outside, overlaps, squeeze
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import INK, PALE, Palette, Stroke
from zjhk_desktop.briefing.strikes import HEIGHT as STRIKE
from zjhk_desktop.briefing.strikes import WIDTH as STRIKE_WIDTH
from zjhk_desktop.briefing.wording import WORDING
from zjhk_desktop.domain.annotation import Annotation, Category, MarkStyle
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.script import Script

QUOTE = "國家一級文化、自然保育或科研單位實習的機會"
TYPED = {
    Script.HANT: "國家級或省級文化、自然保育或科研單位實習",
    Script.HANS: "国家级或省级文化、自然保育或科研单位实习",
}
MARKED = [Layout.MARGIN, Layout.ENDNOTES]
COLOUR = Palette()


def proposal(
    memorandum: Memorandum,
    text: str,
    quote: str | None = QUOTE,
    kind: ProposalKind = ProposalKind.REPLACE,
    comment: str = "理由。",
) -> Annotation:
    made = annotation(memorandum, "x", "m31", quote, comment, Category.AMEND)
    return replace(made, state=replace(made.state, proposal=Proposal(text, kind)))


def proposed(pages: list[Page]) -> list[Text]:
    """Return the texts that are set as proposed words, in order."""
    return [
        text
        for page in pages
        for text in page.texts
        if text.line.boxes and text.line.boxes[0].cell.size == WORDING.size
    ]


def by_ink(pages: list[Page]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in proposed(pages):
        found[text.ink] = found.get(text.ink, "") + text.line.text
    return found


def strikes(page: Page, size: float, baselines: set[float]) -> list[Stroke]:
    return [
        stroke
        for stroke in page.strokes
        if stroke.width == STRIKE_WIDTH
        and any(abs(stroke.points[0][1] - y - STRIKE * size) < 1e-6 for y in baselines)
    ]


def slashed(page: Page, lines: list[Text]) -> str:
    """Return the characters that a slanting stroke crosses in their middle."""
    slashes = [
        stroke
        for stroke in page.strokes
        if stroke.width == STRIKE_WIDTH and stroke.points[1][1] - stroke.points[0][1] > 4
    ]
    middles = [
        ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
        for one, other in (stroke.points for stroke in slashes)
    ]
    return "".join(
        box.cell.character
        for x, y in middles
        for text in lines
        for box in text.line.boxes
        if abs(x - text.x - (box.x0 + box.x1) / 2) < 0.1 and 0 < y - text.y < box.cell.size
    )


@pytest.mark.parametrize("layout", MARKED)
@pytest.mark.parametrize("typed", list(Script))
def test_a_card_shows_what_goes_and_what_comes_in(
    composed, memorandum, layout, script, typed
) -> None:
    made = proposal(memorandum, TYPED[typed])
    pages = composed([made], layout=layout, script=script, domains=(8,)).pages
    found = by_ink(pages)
    gone, new, kept = {
        Script.HANT: ("一的機會", "級或省", "國家級文化、自然保育或科研單位實習"),
        Script.HANS: ("一的机会", "级或省", "国家级文化、自然保育或科研单位实习"),
    }[script]
    assert found[COLOUR.ink(Category.RESERVE)] == gone
    assert found[COLOUR.ink(Category.AMEND)] == (new if typed is script else found_as_typed(typed))
    assert squeeze(found[INK]) == kept
    assert any(area.ink == PALE for area in pages[0].areas)


def found_as_typed(typed: Script) -> str:
    """Return what comes in where nothing converts: the words as typed."""
    return {Script.HANT: "級或省", Script.HANS: "级或省"}[typed]


@pytest.mark.parametrize("layout", MARKED)
@pytest.mark.parametrize("mono", [False, True])
def test_the_words_that_go_are_struck_out_in_the_text(
    composed, memorandum, layout, script, mono
) -> None:
    made = proposal(memorandum, TYPED[Script.HANT])
    (page,) = composed([made], layout=layout, script=script, mono=mono, domains=(8,)).pages
    body = 11.5 if layout is Layout.MARGIN else 12
    lines = [text for text in page.texts if text.line.boxes[0].cell.size == body]
    drawn = strikes(page, body, {text.y for text in lines})
    covered = ""
    for text in lines:
        for stroke in drawn:
            if abs(stroke.points[0][1] - text.y - STRIKE * body) < 1e-6:
                x0, x1 = stroke.points[0][0], stroke.points[1][0]
                covered += "".join(
                    box.cell.character
                    for box in text.line.boxes
                    if text.x + box.x0 >= x0 - 0.01 and text.x + box.x1 <= x1 + 0.01
                )
    assert covered == {Script.HANT: "的機會", Script.HANS: "的机会"}[script]
    assert slashed(page, lines) == "一"
    assert {stroke.ink for stroke in drawn} == {Palette(mono).ink(Category.AMEND)}


@pytest.mark.parametrize(
    ("kind", "shown"), [(ProposalKind.BEFORE, "新的實習"), (ProposalKind.AFTER, "實習新的")]
)
def test_an_insertion_strikes_nothing(composed, memorandum, kind, shown) -> None:
    made = proposal(memorandum, "新的", "實習", kind)
    (page,) = composed([made], domains=(8,)).pages
    assert "".join(text.line.text for text in proposed([page])) == shown
    baselines = {text.y for text in page.texts}
    assert not strikes(page, 11.5, baselines)
    assert not strikes(page, WORDING.size, baselines)


def test_a_clean_copy_shows_no_proposal(composed, memorandum) -> None:
    (page,) = composed(
        [proposal(memorandum, TYPED[Script.HANT])], layout=Layout.CLEAN, domains=(8,)
    ).pages
    assert proposed([page]) == []
    assert not any(stroke.width == STRIKE_WIDTH for stroke in page.strokes)


@pytest.mark.parametrize("layout", MARKED)
def test_a_very_long_proposal_is_printed_whole_after_its_comment(
    composed, memorandum, layout
) -> None:
    text = "".join(f"第{number:04d}處" for number in range(3_300))
    made = proposal(memorandum, text, comment="理由" * 400)
    pages = composed([made], layout=layout, domains=(8,)).pages
    words = "".join(text.line.text for text in proposed(pages))
    assert words == QUOTE + text
    for page in pages:
        assert list(overlaps(page)) == []
        assert outside(page) == []
    with_comment = [i for i, page in enumerate(pages) if "理由理由" in all_words(page)]
    assert with_comment[-1] <= min(i for i, page in enumerate(pages) if proposed([page]))


def all_words(page: Page) -> str:
    return "".join(text.line.text for text in page.texts)


@pytest.mark.parametrize("layout", MARKED)
def test_hostile_words_are_printed_as_they_are(composed, memorandum, layout) -> None:
    text = "<b>&amp;\u202e倒\u202c\n(cid) \\n ]] TJ"
    pages = composed([proposal(memorandum, text, "實習")], layout=layout, domains=(8,)).pages
    shown = "".join(box.cell.shown for text in proposed(pages) for box in text.line.boxes)
    assert squeeze(shown) == "實習<b>&amp;[U+202E]倒[U+202C](cid)\\n]]TJ"
    assert list(overlaps(pages[0])) == []


def test_a_whole_measure_is_shortened_to_what_changes(composed, memorandum) -> None:
    text = memorandum.passage("m31").text_hant.replace("香港青年", "兩地青年")
    pages = composed([proposal(memorandum, text, None)], domains=(8,)).pages
    words = "".join(text.line.text for text in proposed(pages))
    assert words == "……開展位於浙江省的精品實習項目，為香港兩地青年提供在國家一級文化、自然保育……"


@pytest.mark.parametrize("layout", MARKED)
def test_an_underline_has_no_band(composed, memorandum, layout) -> None:
    banded = annotation(memorandum, "x", "m31", "實習", "", Category.AMEND)
    lined = replace(banded, state=replace(banded.state, style=MarkStyle.UNDERLINE))
    (with_band,) = composed([banded], layout=layout, domains=(8,)).pages
    (without,) = composed([lined], layout=layout, domains=(8,)).pages
    assert [area.band for area in with_band.areas].count(True) == 1
    assert not any(area.band for area in without.areas)
    assert with_band.strokes == without.strokes


def carets(page: Page, size: float) -> list[tuple[float, float]]:
    """Return where the points of the carets in words of a size are."""
    return [
        stroke.points[1]
        for stroke in page.strokes
        if len(stroke.points) == 3
        and stroke.width == 0.8
        and abs(stroke.points[2][0] - stroke.points[0][0] - 0.4 * size) < 1e-6
    ]


@pytest.mark.parametrize("layout", MARKED)
@pytest.mark.parametrize(
    ("kind", "after"), [(ProposalKind.BEFORE, ""), (ProposalKind.AFTER, QUOTE)]
)
def test_words_that_only_come_in_have_a_caret_at_their_place(
    composed, memorandum, layout, kind, after
) -> None:
    made = proposal(memorandum, "本地", kind=kind)
    page = composed([made], layout=layout, domains=(8,)).pages[0]
    (point,) = carets(page, 12 if layout is Layout.ENDNOTES else 11.5)
    start = memorandum.passage("m31").text_hant.index(QUOTE) + len(after)
    edges = [
        (text.x + box.x0, text.y)
        for text in page.texts
        if text.passage == "m31"
        for box in text.line.boxes
        if box.offset == start
    ]
    assert [x for x, _ in edges] == [pytest.approx(point[0])]
    assert abs(edges[0][1] - point[1]) < 1
    assert "本地" in "".join(by_ink([page]).values())


def test_words_in_the_place_of_others_have_none(composed, memorandum) -> None:
    made = proposal(memorandum, TYPED[Script.HANT])
    (page,) = composed([made], domains=(8,)).pages[:1]
    assert carets(page, 11.5) == []
    plain = annotation(memorandum, "x", "m31", QUOTE, "意見")
    assert carets(composed([plain], domains=(8,)).pages[0], 11.5) == []
