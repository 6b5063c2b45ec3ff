"""Small, normal and large type: everything in proportion, no line rule broken, nothing cut."""

import itertools

import pytest

from tests.unit.briefing.line_rules import faults
from tests.unit.briefing.packs import crowd, proposal, sample_pack, scattered
from tests.unit.briefing.reading import outside, overlaps, squeeze
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.measures import margin_measures, parallel_measures, wide_measures
from zjhk_desktop.briefing.options import BriefingOptions, Layout, TypeSize
from zjhk_desktop.domain.memorandum import PassageKind

LAYOUTS = [{"layout": Layout.MARGIN}, {"layout": Layout.ENDNOTES}, {"parallel": True}]
SIZES = [TypeSize.SMALL, TypeSize.LARGE]


def zoom_of(size: TypeSize) -> float:
    return BriefingOptions(size=size).zoom


def body_lines(briefing, memorandum, language: str) -> dict[str, list[SetLine]]:
    """Return the lines of each measure, in a script of the two."""
    found: dict[str, list[SetLine]] = {}
    for page in briefing.pages:
        for text in page.texts:
            if not text.passage or not text.element or text.element.language != language:
                continue
            if memorandum.passage(text.passage).kind is PassageKind.MEASURE:
                found.setdefault(text.passage, []).append(text.line)
    return found


def test_sizes_are_those_of_chinese_type() -> None:
    sizes = [12 * zoom_of(size) for size in (TypeSize.SMALL, TypeSize.NORMAL, TypeSize.LARGE)]
    assert sizes == pytest.approx([10.5, 12, 14])


@pytest.mark.parametrize("size", list(TypeSize))
def test_lines_hold_whole_characters_between_the_same_edges(size) -> None:
    zoom = zoom_of(size)
    wide, margin, both = wide_measures(zoom), margin_measures(zoom), parallel_measures(zoom)
    bodies = [wide.text, margin.text, both.left, both.right]
    counts = [each.measure / each.size for each in bodies]
    assert counts == pytest.approx([round(count) for count in counts])
    expected = {TypeSize.SMALL: [40, 32, 24, 24], TypeSize.NORMAL: [35, 28, 21, 21]}
    assert [round(count) for count in counts] == expected.get(size, [29, 23, 17, 17])
    for left, right, edges in (
        (wide.frame.left, wide.frame.right, (70.6, 524.7)),
        (margin.sheet.left, margin.column.right, (56, 559.3)),
        (both.left.left, both.right.right, (56, 559.3)),
    ):
        assert (left * zoom, right * zoom) == pytest.approx(edges)
    # The cards are at least as wide as what line rules are checked at.
    assert margin.column.right - margin.column.left > 12.5 * 8.3
    assert margin.text.right < margin.column.left - 29
    assert both.left.right < both.middle < both.right.left


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_line_rule_is_broken(composed, memorandum, script, layout, size) -> None:
    briefing = composed(sample_pack(memorandum), script=script, size=size, **layout)
    zoom = zoom_of(size)
    at = {
        "margin": margin_measures(zoom).text,
        "endnotes": wide_measures(zoom).text,
        "parallel": parallel_measures(zoom).left,
    }["parallel" if "parallel" in layout else layout["layout"].value]
    sides = [("", script), *([(script.other.tag, script.other)] if "parallel" in layout else [])]
    for language, each in sides:
        lines = body_lines(briefing, memorandum, language)
        assert len(lines) == len(memorandum.measures)
        for name, found in lines.items():
            text = memorandum.passage(name).text(each)
            assert faults(text, found, at.size * zoom, at.measure * zoom) == [], name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_lost_cut_or_piled_up(composed, memorandum, layout, size) -> None:
    made = [
        *scattered(memorandum, 90),
        *crowd(memorandum, "m14", 12),
        proposal(memorandum, "w1", "m03", "推動", "積極推動", comment="語氣"),
    ]
    briefing = composed(made, size=size, **layout)
    for page in briefing.pages:
        assert list(overlaps(page)) == []
        assert outside(page) == []
    texts = (text.line.text for page in briefing.pages for text in page.texts)
    printed = squeeze("".join(texts))
    for one in briefing.selection.numbered:
        assert squeeze(one.annotation.state.comment) in printed
    assert all(
        text.line.boxes[0].cell.size >= 5
        for page in briefing.pages
        for text in page.texts
        if text.line.boxes
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_body_and_notes_grow_together(composed, memorandum, layout) -> None:
    made = sample_pack(memorandum)
    normal = composed(made, **layout)
    for size in SIZES:
        briefing, zoom = composed(made, size=size, **layout), zoom_of(size)
        for key in ("m02", "n05"):
            sizes = [
                {
                    round(box.cell.size, 4)
                    for page in each.pages
                    for text in page.texts
                    if text.element and key in (text.passage, text.element.key.split()[0])
                    for box in text.line.boxes
                }
                for each in (normal, briefing)
            ]
            grown = sorted(round(one * zoom, 4) for one in sizes[0])
            assert sorted(sizes[1]) == pytest.approx(grown, abs=0.001)
        # Lines stand on the same grid, only that it is wider or narrower.
        leadings = [
            min(
                a.y - b.y
                for page in each.pages
                for a, b in itertools.pairwise(t for t in page.texts if t.passage == "m12")
                if a.y > b.y
            )
            for each in (normal, briefing)
        ]
        assert leadings[1] == pytest.approx(leadings[0] * zoom)


def test_small_type_takes_less_paper_and_large_type_more(composed, memorandum) -> None:
    made = scattered(memorandum, 120)
    counts = [len(composed(made, size=size).pages) for size in TypeSize]
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[2]


@pytest.mark.parametrize("layout", [Layout.CLEAN, Layout.MATRIX])
def test_a_clean_copy_and_a_matrix_keep_their_size(composed, pack, layout) -> None:
    plain, asked = (
        composed(pack, layout=layout, size=size) for size in (TypeSize.NORMAL, TypeSize.LARGE)
    )
    places = [
        [(text.line.text, text.x, text.y) for page in each.pages for text in page.texts]
        for each in (plain, asked)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("size", SIZES)
def test_live_annotations_lie_on_their_words(composed, memorandum, faces, size) -> None:
    briefing = composed(sample_pack(memorandum), size=size, domains=(1,))
    (note,) = [one for one in briefing.selection.numbered if one.annotation.id == "n05"]
    (page, live) = next(
        (page, live) for page in briefing.pages for live in page.live if live.name == "n05"
    )
    found = [
        (text.x + span[0], text.x + span[1], text.y)
        for text in page.texts
        if text.passage == note.passage and (span := text.line.span(note.start, note.end))
    ]
    assert len(found) == len(live.boxes)
    for (x0, x1, y), box in zip(found, live.boxes, strict=True):
        assert (box.x0, box.x1) == pytest.approx((x0, x1))
        assert box.y0 < y < box.y1
    assert draw(briefing, faces, BriefingOptions(size=size)).startswith(b"%PDF")
