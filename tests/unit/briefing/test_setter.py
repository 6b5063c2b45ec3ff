from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.briefing.characters import NO_END, NO_START
from zjhk_desktop.briefing.faces import Faces, Family, Style
from zjhk_desktop.briefing.gaps import STRETCH
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script

BODY = Style(Family.SERIF, 10)
NOTE = Style(Family.SANS, 8.3)

texts = st.text(
    alphabet=st.sampled_from(
        "浙港合作，。、；：？！（）「」《》“”‘’—…AbQFLP2025%–-/ .,'\"\u0301😀\u202e\u00a0\t"
    )
    | st.characters(exclude_characters="\r\n\u2028\u2029", exclude_categories=["Cs"]),
    max_size=120,
)


def broken_rules(lines: tuple[SetLine, ...]) -> list[str]:
    """Return the lines that begin or end with what they may not."""
    starts = [line.text for line in lines[1:] if line.text[:1] in NO_START and line.text]
    ends = [line.text for line in lines[:-1] if line.text[-1:] in NO_END and line.text]
    return starts + ends


@pytest.mark.parametrize("measure", [151.3, 180, 217, 280, 350, 441.7])
@pytest.mark.parametrize("trim", [True, False])
def test_no_rule_is_broken_and_nothing_lost_in_the_whole_memorandum(
    memorandum: Memorandum, faces: Faces, script: Script, measure: float, trim: bool
) -> None:
    setter = LineSetter(faces, script)
    full = 0
    for passage in memorandum.passages:
        text = passage.text(script)
        lines = setter.lines(text, BODY, measure, trim=trim)
        assert "".join(line.text for line in lines) == text
        assert broken_rules(lines) == []
        for line in lines[:-1]:
            assert line.width <= measure + 1e-6
            if line.justified:
                full += 1
                assert line.width == pytest.approx(measure, abs=1e-6)
        assert len(lines) == 1 or len(lines[-1].text.strip("，。、；：”）")) >= 2
    assert full > 50


def test_wide_lines_are_all_justified_to_the_exact_edge(
    memorandum: Memorandum, faces: Faces, script: Script
) -> None:
    setter = LineSetter(faces, script)
    for passage in memorandum.measures:
        lines = setter.lines(passage.text(script), BODY, 280)
        assert all(line.justified for line in lines[:-1])


def test_no_gap_is_torn_open(memorandum: Memorandum, setter: LineSetter) -> None:
    for passage in memorandum.measures:
        for line in setter.lines(passage.text_hant, BODY, 200):
            for before, after in pairwise(line.boxes):
                latin = before.cell.character.isascii() or after.cell.character.isascii()
                allowed = STRETCH + (0.25 if latin else 0)
                assert after.x0 - before.x1 <= allowed * BODY.size + 1e-6


@given(texts, st.floats(30, 400), st.sampled_from([0.0, 20.0]))
def test_any_text_is_set_whole_in_order_without_overlap(
    faces: Faces, text: str, measure: float, indent: float
) -> None:
    lines = LineSetter(faces, Script.HANT).lines(text, NOTE, measure, indent=indent)
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(lines))
    for line in lines:
        offsets = [box.offset for box in line.boxes]
        assert offsets == list(range(line.start, line.start + len(offsets)))
        swallowed = text[line.start + len(offsets) : line.end]
        assert swallowed.strip(" \t") == ""
        assert all(before.x1 <= after.x0 + 1e-6 for before, after in pairwise(line.boxes))
        wide = max((box.cell.width for box in line.boxes), default=0.0)
        assert line.width <= max(measure, wide + indent) + 1e-6


def test_words_and_numbers_stay_whole(setter: LineSetter) -> None:
    text = "見香港特別行政區與QFLP2025計劃及31–36號文件的合作安排" * 6
    words = ("QFLP2025", "31–36")
    for measure in range(90, 240, 7):
        lines = [line.text for line in setter.lines(text, BODY, measure)]
        assert sum(line.count(word) for line in lines for word in words) == 12


@pytest.mark.parametrize("joined", ["——", "……", "24日", "2025年"])
def test_what_belongs_together_is_not_parted(setter: LineSetter, joined: str) -> None:
    text = f"浙港合作{joined}會議第一次" * 8
    for measure in range(60, 240, 7):
        lines = [line.text for line in setter.lines(text, BODY, measure)]
        assert sum(line.count(joined) for line in lines) == 8


def test_a_word_longer_than_the_line_is_torn_rather_than_lost(setter: LineSetter) -> None:
    lines = setter.lines("x" * 300, NOTE, 100)
    assert len(lines) > 10
    assert all(line.width <= 100 for line in lines)
    assert "".join(line.text for line in lines) == "x" * 300


def test_curly_quotes_are_trimmed_on_their_outer_side_only(setter: LineSetter) -> None:
    trimmed = setter.lines("在“一”下", BODY, 200)[0]
    whole = setter.lines("在“一”下", BODY, 200, trim=False)[0]
    assert whole.width - trimmed.width == pytest.approx(2 * 0.40 * BODY.size)
    opener, closer = trimmed.boxes[1], trimmed.boxes[3]
    assert opener.pen == pytest.approx(opener.x0 - 0.40 * BODY.size)
    assert closer.pen == pytest.approx(closer.x0)


def test_chinese_and_latin_stand_a_quarter_em_apart(setter: LineSetter) -> None:
    line = setter.lines("第A項", BODY, 200)[0]
    first, second, _ = line.boxes
    assert second.x0 - first.x1 == pytest.approx(2.5)


def test_an_english_quote_is_narrow_and_a_chinese_one_is_not(setter: LineSetter) -> None:
    english = setter.line("it’s", NOTE).boxes[2].cell
    chinese = setter.line("“它’的", NOTE).boxes[2].cell
    assert english.face.name.startswith("ZJHKSansLatin")
    assert not chinese.face.name.startswith("ZJHKSansLatin")
    assert english.width < chinese.width


def test_what_no_font_draws_is_shown_by_its_code_point(setter: LineSetter) -> None:
    line = setter.line("甲😀\u202e乙", NOTE)
    assert [box.cell.shown for box in line.boxes] == ["甲", "[U+1F600]", "[U+202E]", "乙"]
    assert line.text == "甲😀\u202e乙"


def test_a_flood_of_combining_marks_becomes_readable(setter: LineSetter) -> None:
    line = setter.lines("e" + "\u0301" * 6, NOTE, 300)[0]
    assert [box.cell.shown for box in line.boxes[-2:]] == ["[U+0301]"] * 2


def test_a_span_is_found_by_code_points(setter: LineSetter) -> None:
    line = setter.lines("浙𨋢合作", BODY, 200)[0]
    assert line.span(1, 3) == (pytest.approx(10), pytest.approx(30))
    assert line.span(4, 9) is None


def test_an_empty_text_is_one_empty_line(setter: LineSetter) -> None:
    (line,) = setter.lines("", BODY, 100)
    assert (line.boxes, line.width, line.advance) == ((), 0.0, 0.0)


def test_a_shortened_line_fits_and_says_that_it_was_cut(setter: LineSetter) -> None:
    line = setter.shortened("浙港高層會晤暨合作會議" * 9, NOTE, 100)
    assert line.width <= 100
    assert line.text.endswith("……")
    assert setter.shortened("浙港", NOTE, 100).text == "浙港"
