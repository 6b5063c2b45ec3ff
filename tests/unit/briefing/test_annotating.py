"""Which live annotations stand on composed pages, and where."""

from dataclasses import replace

import pytest

from tests.unit.briefing.packs import annotation, proposal, reply, scattered
from zjhk_desktop.briefing.annotating import add_live_notes
from zjhk_desktop.briefing.live import LiveNote, Rectangle, Relation, Subtype
from zjhk_desktop.briefing.marks import BAND_ABOVE, BAND_BELOW
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.selection import select
from zjhk_desktop.domain.annotation import Audience, Category, MarkStyle, Visibility
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.script import Script

ENGLISH, PALETTE = english(), Palette()
MARKED = [Layout.MARGIN, Layout.ENDNOTES]


def live(briefing) -> list[LiveNote]:
    return [note for page in briefing.pages for note in page.live]


def covered(page: Page, box: Rectangle) -> str:
    """Return the characters of the text that a rectangle covers."""
    found = ""
    for text in page.texts:
        boxes = text.line.boxes
        if not boxes or not text.passage:
            continue
        if not box.y0 < text.y + 0.3 * boxes[0].cell.size < box.y1:
            continue
        for each in boxes:
            middle = text.x + (each.x0 + each.x1) / 2
            if box.x0 < middle < box.x1:
                found += each.cell.character
    return found


@pytest.mark.parametrize("layout", MARKED)
def test_each_annotation_is_live_once_and_lies_on_its_words(
    composed, memorandum, script, layout
) -> None:
    pack = scattered(memorandum, 60)
    briefing = composed(pack, layout=layout, script=script)
    notes = live(briefing)
    names = [note.name for note in notes]
    assert len(set(names)) == len(names)
    assert {note.note for note in notes} == {one.id for one in pack}
    for one in pack:
        words = "".join(
            covered(page, box)
            for page in briefing.pages
            for note in page.live
            if note.note == one.id and note.is_markup
            for box in note.boxes
        )
        if not one.anchor.whole:
            text = memorandum.passage(one.anchor.passage).text(script)
            assert words == text[one.anchor.start : one.anchor.end].strip(), one.id


@pytest.mark.parametrize("layout", [Layout.CLEAN, Layout.MATRIX])
def test_copies_without_marks_have_no_live_annotations(composed, pack, layout) -> None:
    assert not live(composed(pack, layout=layout))


def test_both_columns_are_one_annotation(composed, memorandum) -> None:
    one = annotation(memorandum, "x", "m12", "發行本外幣債券", "注意")
    briefing = composed([one], parallel=True)
    [note] = live(briefing)
    [page] = [page for page in briefing.pages if page.live]
    for words, column in (("發行本外幣債券", range(300)), ("发行本外币债券", range(300, 600))):
        boxes = [box for box in note.boxes if int(box.x0) in column]
        assert "".join(covered(page, box) for box in boxes) == words
    assert note.bounds.x1 - note.bounds.x0 > 200


def test_a_box_is_as_high_as_the_band(composed, memorandum) -> None:
    one = annotation(memorandum, "x", "m02", "特別是在金融投資")
    briefing = composed([one], domains=(1,))
    page = briefing.pages[0]
    [note] = page.live
    bands = [area for area in page.areas if area.band]
    assert [(box.x0, box.y0, box.x1, box.y1) for box in note.boxes] == [
        (area.x0, area.y0, area.x1, area.y1) for area in bands
    ]
    assert note.boxes[0].y1 - note.boxes[0].y0 == pytest.approx((BAND_ABOVE + BAND_BELOW) * 11.5)


def test_a_mark_that_goes_on_says_what_it_says_once(composed, memorandum) -> None:
    longest = max(memorandum.passages, key=len)
    pack = [annotation(memorandum, "x", longest.id, longest.text_hant, "一次")]
    briefing = composed(pack, layout=Layout.ENDNOTES)
    [markups] = [page.markups for page in briefing.pages if page.markups]
    pages = [Page(markups=markups), Page(markups=markups)]
    numbered = select(memorandum, pack, BriefingOptions()).numbered
    add_live_notes(pages, numbered, ENGLISH, PALETTE, None)
    first, *later = [note for page in pages for note in page.live]
    assert (first.name, first.contents) == ("x", "一次")
    assert [note.name for note in later] == [f"x#{part}" for part in range(2, len(later) + 2)]
    assert {note.contents for note in later} == {"(continued)"}
    assert all(not note.parent for note in later)


def test_an_underlined_mark_is_an_underline_and_a_whole_passage_its_line(
    composed, memorandum
) -> None:
    lined = annotation(memorandum, "u", "m02", "特別是在金融投資")
    lined = replace(lined, state=replace(lined.state, style=MarkStyle.UNDERLINE))
    whole = annotation(memorandum, "w", "m05", None, "整項")
    under, aside = live(composed([lined, whole]))
    assert (under.subtype, aside.subtype) == (Subtype.UNDERLINE, Subtype.HIGHLIGHT)
    [box] = aside.boxes
    assert box.x1 - box.x0 < 6
    assert box.x1 < 86
    assert box.y1 - box.y0 > 30


def test_a_proposal_strikes_what_goes_and_groups_what_comes_in(composed, memorandum) -> None:
    one = proposal(memorandum, "e", "m12", "發行本外幣債券", "發行人民幣債券", comment="理由")
    briefing = composed([one])
    [page] = [page for page in briefing.pages if page.live]
    main, caret = page.live
    assert (main.name, main.subtype) == ("e", Subtype.STRIKE_OUT)
    assert [covered(page, box) for box in main.boxes] == ["本外"]
    assert main.contents == "Proposed wording\u3000發行人民幣債券\n理由"
    assert main.contents[main.lead :] == "理由"
    assert (caret.name, caret.subtype, caret.contents) == ("e^1", Subtype.CARET, "人民")
    assert (caret.parent, caret.relation, caret.lead) == ("e", Relation.GROUP, 0)
    assert caret.bounds.x0 < main.bounds.x1 < caret.bounds.x1


@pytest.mark.parametrize(
    ("kind", "at_start"), [(ProposalKind.BEFORE, True), (ProposalKind.AFTER, False)]
)
def test_words_to_put_in_are_a_caret_where_they_come_in(
    composed, memorandum, kind, at_start
) -> None:
    one = proposal(memorandum, "e", "m12", "發行", "再", kind)
    briefing = composed([one])
    [page] = [page for page in briefing.pages if page.live]
    [caret] = page.live
    assert (caret.name, caret.subtype, caret.parent) == ("e", Subtype.CARET, "")
    assert caret.contents == "Proposed wording\u3000再"
    bounds = caret.bounds
    beside = Rectangle(bounds.x0 - 12, bounds.y0, bounds.x1 + 12, bounds.y1)
    text = memorandum.passage("m12").text_hant
    neighbours = covered(page, beside)
    place = one.anchor.start if at_start else one.anchor.end
    assert text[place - 1] + text[place] in neighbours


def test_words_to_delete_are_said_to_be(composed, memorandum) -> None:
    [note] = live(composed([proposal(memorandum, "e", "m12", "發行", "")]))
    assert (note.subtype, note.contents) == (
        Subtype.STRIKE_OUT,
        "Proposed wording\u3000delete these words",
    )


def test_replies_and_the_state_belong_to_their_note(composed, memorandum) -> None:
    root = annotation(memorandum, "n", "m12", "發行", "問", visibility=Visibility.BOTH)
    root = replace(root, state=replace(root.state, resolved=True))
    kept = reply(root, "y2", "密", Visibility.PRIVATE)
    pack = [root, reply(root, "y1", "答"), kept]
    main, answer, state = live(composed(pack, audience=Audience.BOTH))
    assert (answer.name, answer.parent, answer.relation) == ("y1", "n", Relation.REPLY)
    assert (answer.contents, answer.author) == ("答", "審閱者丙\u3000Zhejiang side")
    assert (state.name, state.settled, state.parent) == ("n!", True, "n")
    assert not main.settled
    assert "審閱者" not in state.author
    everyone = live(composed(pack))
    assert [note.contents for note in everyone if note.subtype is Subtype.TEXT][:2] == ["答", "密"]


def test_only_what_the_audience_may_see_is_live(composed, pack) -> None:
    notes = live(composed(pack, audience=Audience.BOTH))
    seen = {one.id for one in pack if one.state.visibility is Visibility.BOTH}
    assert {note.note for note in notes} == seen


def test_times_are_given_in_the_zone_of_printing(composed, memorandum) -> None:
    good = annotation(memorandum, "n", "m12", "發行")
    bad = annotation(memorandum, "o", "m12", "債券")
    bad = replace(bad, modified="gestern", state=replace(bad.state, created="2025"))
    first, second = live(composed([good, bad]))
    assert str(first.made) == "2025-05-06 01:00:00+00:00"
    assert (second.made, second.changed) == (None, None)


def test_colours_are_those_of_the_page(composed, memorandum) -> None:
    one = annotation(memorandum, "n", "m12", "發行", category=Category.QUERY)
    [note] = live(composed([one]))
    assert note.colour == PALETTE.tint(Category.QUERY)
    [grey] = live(composed([one], mono=True, script=Script.HANS))
    assert len(set(grey.colour[1:])) == 2
