"""Printing on both sides: what stands at the inner and at the outer edge, and what stays blank."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from tests.unit.briefing.packs import scattered
from tests.unit.briefing.reading import overlaps, rectangle, words
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.options import BriefingOptions, Layout

LAYOUTS = [*({"layout": layout} for layout in Layout), {"parallel": True}]


def reach(page) -> tuple[float, float]:
    """Return how far the head's rule stands from the edges; on a clean copy, the text."""
    places = [point[0] for stroke in page.strokes if stroke.width == 0.8 for point in stroke.points]
    if not places:
        boxes = [rectangle(text) for text in page.texts if text.element]
        places = [min(box[0] for box in boxes), max(box[2] for box in boxes)]
    return min(places), page.size[0] - max(places)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_margin_to_bind_lies_at_the_spine(composed, memorandum, layout) -> None:
    pages = composed(scattered(memorandum, 80), duplex=True, **layout).pages
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        if page.furniture is None:
            continue
        left, right = reach(page)
        inner, outer = (left, right) if number % 2 else (right, left)
        if layout.get("layout") is Layout.CLEAN:
            # GB/T 9704: 28 mm on the binding edge; a line may end before its last cell.
            assert inner >= 28 * 72 / 25.4 - 0.05
            assert left == pytest.approx(28 * 72 / 25.4 if number % 2 else 26 * 72 / 25.4, abs=0.2)
        else:
            assert inner - outer == pytest.approx(24, abs=0.1)
        assert list(overlaps(page)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_on_a_page_moves_together(composed, memorandum, faces, layout) -> None:
    made = scattered(memorandum, 40)
    plain = composed(made, cover=False, **layout)
    bound = composed(made, cover=False, duplex=True, **layout)
    assert len(bound.pages) == len(plain.pages)
    for page, moved in zip(plain.pages, bound.pages, strict=True):
        body = [text for text in page.texts if text.element]
        after = [text for text in moved.texts if text.element]
        (right,) = {round(b.x - a.x, 3) for a, b in zip(body, after, strict=True)}
        assert [b.y for b in after] == [a.y for a in body]
        shifts = [b.boxes[0].x0 - a.boxes[0].x0 for a, b in zip(page.live, moved.live, strict=True)]
        shifts += [b.x - a.x for a, b in zip(page.markers, moved.markers, strict=True)]
        bands = [[area.x0 for area in each.areas if area.band] for each in (page, moved)]
        shifts += [b - a for a, b in zip(*bands, strict=True)]
        assert shifts == pytest.approx([right] * len(shifts), abs=0.001)
    assert draw(bound, faces, BriefingOptions(duplex=True)).startswith(b"%PDF")


def test_title_and_folio_stand_at_the_outer_edge(composed, memorandum, script) -> None:
    made = scattered(memorandum, 200)
    for number, page in enumerate(composed(made, script=script, duplex=True).pages, 1):
        if page.furniture is None:
            continue
        foot = sorted((text for text in page.texts if text.y == 36), key=lambda text: text.x)
        head = [text for text in page.texts if text.y == page.size[1] - 46]
        head.sort(key=lambda text: text.x)
        folio, digest = (foot[-1], foot[0]) if number % 2 else (foot[0], foot[-1])
        title = head[-1 if number % 2 else 0]
        assert folio.line.text.startswith(f"{number} / ")
        assert "digest" in digest.line.text
        assert "備忘錄" in title.line.text or "备忘录" in title.line.text
        for one, other in pairwise(foot):
            assert one.x + one.line.width < other.x - 5


def test_a_cover_has_its_sheet_to_itself(composed, memorandum, faces) -> None:
    briefing = composed(
        scattered(memorandum, 20), duplex=True, classification="機密", watermark="草稿"
    )
    first, back, contents = briefing.pages[:3]
    assert first.furniture is None
    assert words(first)
    assert back.is_blank
    assert back.ground is None
    assert not any(page.is_blank for page in (first, *briefing.pages[2:]))
    assert "Contents" in words(contents)
    (begins,) = [
        number
        for number, page in enumerate(briefing.pages, 1)
        if any(mark.section == "d02" for mark in page.bookmarks)
    ]
    assert f"金融7–8{begins}" in words(contents)
    with pikepdf.open(BytesIO(draw(briefing, faces, BriefingOptions()))) as pdf:
        assert len(pdf.pages) == len(briefing.pages)
        assert [page.label for page in pdf.pages] == [
            str(number) for number in range(1, len(briefing.pages) + 1)
        ]


def test_on_one_side_no_page_is_blank_or_moved(composed, memorandum) -> None:
    pages = composed(scattered(memorandum, 20)).pages
    assert not any(page.is_blank for page in pages)
    assert {tuple(map(round, reach(page))) for page in pages[1:4]} == {(56, 36)}
