"""Both scripts side by side: every passage at one height in both, marked at the same words."""

import pytest

from tests.unit.briefing.packs import annotation, crowd, scattered
from tests.unit.briefing.reading import outside, overlaps, said, squeeze, words
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.domain.annotation import Audience, Visibility
from zjhk_desktop.domain.errors import MatrixInOneScript
from zjhk_desktop.domain.script import Script

MIDDLE = 307.7


def column(page, right: bool) -> str:
    """Return the memorandum's text in one column of a page, above its notes."""
    rule = max(
        (stroke for stroke in page.strokes if abs(stroke.points[0][0] - MIDDLE) < 0.1), key=_length
    )
    low = min(y for _, y in rule.points)
    texts = [
        text
        for text in page.texts
        if text.y > low - 1 and (text.x > MIDDLE) is right and text.y < 755
    ]
    return squeeze("".join(text.line.text for text in texts))


def _length(stroke) -> float:
    return abs(stroke.points[0][1] - stroke.points[-1][1])


def body(briefing):
    """Return the pages that hold text, the cover and pages of notes left out."""
    return [
        page
        for page in briefing.pages
        if any(abs(stroke.points[0][0] - MIDDLE) < 0.1 for stroke in page.strokes)
    ]


def test_each_column_holds_the_whole_memorandum_in_its_script(composed, memorandum, pack) -> None:
    pages = body(composed(pack, parallel=True))
    for script, right in ((Script.HANT, False), (Script.HANS, True)):
        everything = "".join(column(page, right) for page in pages)
        place = 0
        for passage in memorandum.passages:
            found = everything.find(squeeze(passage.text(script)), place)
            assert found >= 0 or passage.id.startswith("g"), passage.id
            place = max(place, found)


@pytest.mark.parametrize("mono", [False, True])
def test_nothing_overlaps_or_leaves_the_page(composed, memorandum, pack, mono) -> None:
    for made in (pack, scattered(memorandum, 200), crowd(memorandum, "m12", 40)):
        for page in composed(made, parallel=True, mono=mono).pages:
            assert list(overlaps(page)) == []
            assert outside(page) == []


def test_paragraphs_begin_at_one_height_in_both_columns(composed, memorandum) -> None:
    for page in body(composed([], parallel=True, domains=(3, 5))):
        numbers = [text for text in page.texts if text.line.text.isdecimal() and text.y > 60]
        left = {text.line.text: text.y for text in numbers if text.x < MIDDLE}
        right = {text.line.text: text.y for text in numbers if text.x > MIDDLE}
        assert left == right
        assert left


def test_a_mark_lies_on_the_same_words_in_both_columns(composed, memorandum) -> None:
    note = annotation(memorandum, "a", "m09", "未來產業", "甲")
    briefing = composed([note], parallel=True, domains=(3,))
    page = next(page for page in briefing.pages if page.markers)
    marked = []
    for band in page.areas:
        if band.band:
            for text in page.texts:
                inside = [
                    box.cell.character
                    for box in text.line.boxes
                    if band.x0 - 0.1 <= text.x + box.x0 < band.x1 - 0.1
                    and band.y0 < text.y < band.y1
                ]
                marked.append(("".join(inside), text.x > MIDDLE))
    assert "".join(words for words, right in marked if not right) == "未來產業"
    assert "".join(words for words, right in marked if right) == "未来产业"
    assert len(page.markers) == 2
    assert {marker.label.text for marker in page.markers} == {"1"}


def test_every_comment_is_printed_once_however_many_there_are(composed, memorandum) -> None:
    long = annotation(memorandum, "x", "m30", None, "很長的意見。" * 800)
    for made in (scattered(memorandum, 500), crowd(memorandum, "m12", 40), [long]):
        pages = composed(made, parallel=True).pages
        everything = said(pages)
        assert len(everything) == sum(len(squeeze(one.state.comment)) for one in made)
        for page in pages:
            assert list(overlaps(page)) == []


def test_notes_stand_on_the_page_of_their_text_where_they_fit(composed, memorandum) -> None:
    notes = [
        annotation(memorandum, name, name, None, f"關於{name}的意見") for name in ("m20", "m21")
    ]
    pages = composed(notes, parallel=True).pages
    for note in notes:
        (page,) = [page for page in pages if note.state.comment in words(page)]
        assert squeeze(memorandum.passage(note.anchor.passage).text_hant)[:20] in words(page)


def test_a_crowded_measure_does_not_leave_the_page_before_it_empty(composed, memorandum) -> None:
    pages = body(composed(crowd(memorandum, "m12", 40), parallel=True, domains=(3,)))
    numbers = [
        [text.line.text for text in page.texts if text.line.text.isdecimal() and text.x < 80]
        for page in pages
    ]
    (with_crowd,) = [found for found in numbers if "12" in found]
    assert len(with_crowd) > 1


def test_each_column_is_set_in_the_face_of_its_script(composed) -> None:
    for page in body(composed([], parallel=True, domains=(1,))):
        for text in page.texts:
            names = {box.cell.face.name for box in text.line.boxes if box.cell.character == "支"}
            assert not names or ("SerifSC" in names.pop()) is (text.x > MIDDLE)


def test_a_heading_that_goes_on_says_so_in_both(composed, memorandum) -> None:
    pages = body(composed(scattered(memorandum, 300), parallel=True))
    again = [column(page, right=False) for page in pages]
    assert any("(continued)" in text for text in again)
    titles = [mark.title for page in pages for mark in page.bookmarks]
    assert len(titles) == len(set(titles)) == len(memorandum.sections)


def test_clean_copies_have_no_marks_in_either_column(composed, pack) -> None:
    briefing = composed(pack, parallel=True, layout=Layout.CLEAN)
    assert briefing.selection.unprinted == len(pack)
    assert not any(page.markers or page.areas for page in briefing.pages)


def test_the_audience_holds_for_both(composed, pack) -> None:
    selection = composed(pack, parallel=True, audience=Audience.BOTH).selection
    shared = [one for one in pack if one.state.visibility is Visibility.BOTH]
    assert [one.annotation.id for one in selection.numbered] == [one.id for one in shared]
    assert selection.left_out == len(pack) - len(shared) > 0


def test_the_matrix_has_one_script(composed) -> None:
    with pytest.raises(MatrixInOneScript):
        composed([], parallel=True, layout=Layout.MATRIX)
