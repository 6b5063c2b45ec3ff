"""No line rule is broken, by a checker that shares none of the setter's code."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.briefing.line_rules import faults
from zjhk_desktop.briefing.faces import Faces, Family, Style
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script

SIZE = 10.0
BODY = Style(Family.SERIF, SIZE)
MEASURES = [SIZE * (6 + 0.977 * step) for step in range(40)]
"""From 6 to 44 characters, none of them whole."""

LEAST = 8 * SIZE
"""The narrowest column that anything is set in has 13 characters."""

pieces = st.one_of(
    st.text("浙港合作會議第一次推動雙方交流年月日號内发𨋢", min_size=1, max_size=12),
    st.sampled_from(list("，。、；：？！（「『《“‘）」』》”’·・～–—… \t\u00a0\u3000")),
    st.sampled_from(["——", "……", "。」", "）、", "（「", "“一”", "「“", "”」，", "》《"]),
    st.sampled_from(["QFLP", "2025", "31–36", "Hong Kong", "it’s", "CEPA (2024).", "50%", "3.5"]),
    st.sampled_from(["a/b", "e\u0301", "浙\u0301", "2025年4月24日", "“QFLP”", "HK$5", "25℃", "№3"]),
    st.sampled_from(["😀", "\u202e", "\ufe0f", "[x]", "{0}", "&amp;", "<b>", "\\n", "\x07"]),
)
texts = st.lists(pieces, max_size=30).map("".join)


def broken(setter: LineSetter, text: str, ends: Sequence[int]) -> list[SetLine]:
    """Return a text broken at places whatever the rules, each line as if it were whole."""
    places = [0, *ends, len(text)]
    return [
        setter.lines(text[start:end], BODY, 1000.0)[0].shifted(start)
        for start, end in pairwise(places)
    ]


@pytest.mark.parametrize("trim", [True, False])
def test_the_memorandum_breaks_no_rule_at_forty_widths(
    memorandum: Memorandum, faces: Faces, script: Script, trim: bool
) -> None:
    setter = LineSetter(faces, script)
    justified = 0
    for measure in MEASURES:
        for passage in memorandum.passages:
            text = passage.text(script)
            indent = 2 * SIZE if passage.id.startswith("p") else 0.0
            lines = setter.lines(text, BODY, measure, indent=indent, trim=trim)
            assert faults(text, lines, SIZE, measure, indent) == [], (passage.id, measure)
            justified += sum(line.justified for line in lines)
    assert justified > 7_500


@given(texts, st.floats(LEAST, 400), st.sampled_from([0.0, 2 * SIZE]), st.sampled_from(Script))
def test_no_text_breaks_a_rule(
    faces: Faces, text: str, measure: float, indent: float, script: Script
) -> None:
    lines = LineSetter(faces, script).lines(text, BODY, measure, indent=indent)
    assert faults(text, lines, SIZE, measure, indent) == []


@pytest.mark.parametrize(
    ("text", "ends", "fault"),
    [
        ("浙港合作，共同推進", [4], "'，' begins a line"),
        ("浙港（合作）共同推進", [3], "'（' ends a line"),
        ("浙港合作“會議” 共同", [5], "'“' ends a line"),
        ("浙港合作——共同推進", [5], "'——' is parted"),
        ("浙港合作……共同推進", [5], "'……' is parted"),
        ("浙港QFLP共同推進", [4], "a word is parted"),
        ("見31–36號文件", [4], "a word is parted"),
        ("浙港2025年", [4], "a word is parted"),
        ("浙港合作共同推進。", [7], "one character alone"),
        ("浙港合作", [], "too long"),
        ("浙港合作共同推進一二三四五浙港合作共同推進一二三四五六", [13], "ragged for no reason"),
    ],
)
def test_the_checker_sees_each_fault(
    setter: LineSetter, text: str, ends: list[int], fault: str
) -> None:
    lines = broken(setter, text, ends)
    measure = max(line.width for line in lines)
    narrow = measure - 1 if fault == "too long" else measure + 0.1
    assert any(fault in found for found in faults(text, lines, SIZE, narrow))


def test_the_checker_sees_what_is_lost_moved_or_piled_up(setter: LineSetter) -> None:
    text = "浙港合作共同推進"
    (whole,) = setter.lines(text, BODY, 200)
    assert faults(text, [whole], SIZE, 200) == []
    short = SetLine(whole.boxes[:-1], 0, len(text))
    assert any("lost" in found for found in faults(text, [short], SIZE, 200))
    turned = SetLine(whole.boxes[::-1], 0, len(text))
    assert any("out of order" in found for found in faults(text, [turned], SIZE, 200))
    (other,) = setter.lines(text, Style(Family.SERIF, SIZE / 2), 200)
    piled = SetLine((*whole.boxes[:4], *other.boxes[4:]), 0, len(text))
    found = faults(text, [piled], SIZE, 200)
    assert any("boxes" in each for each in found)
    assert any("ink" in each for each in found)


@pytest.mark.parametrize("base", ["e", "浙", "l"])
@pytest.mark.parametrize("mark", ["\u0301", "\u030c", "\u20dd", "\u20de", "\u0304"])
def test_a_mark_stands_over_the_middle_of_what_it_belongs_to(
    faces: Faces, script: Script, base: str, mark: str
) -> None:
    line = LineSetter(faces, script).line(f"合{base}{mark}作", BODY)
    _, under, over, after = line.boxes
    start, end = over.cell.face.ink(mark)
    middle = over.pen + (start + end) / 2 * SIZE / 1000
    assert middle == pytest.approx((under.x0 + under.x1) / 2)
    plain = LineSetter(faces, script).line(f"合{base}作", BODY)
    assert after.pen == pytest.approx(plain.boxes[2].pen)
