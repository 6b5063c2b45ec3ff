"""Typed text in a reader's script: what is in that script already is left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.transcribing import Transcriber

FOLDER = program_files().opencc
CONVERT = Converter(FOLDER).convert
TRANSCRIBE = Transcriber(FOLDER, CONVERT).transcribe


def refuse(text: str, to: Script) -> str:
    raise AssertionError((text, to))


@pytest.mark.parametrize(
    ("typed", "hant", "hans"),
    [
        ("请确认范围。", "請確認範圍。", "请确认范围。"),
        ("請確認範圍。", "請確認範圍。", "请确认范围。"),
        # A name that is written alike in both scripts, among words that tell the script.
        ("范先生，請確認。", "范先生，請確認。", "范先生，请确认。"),
        ("余先生會見。", "余先生會見。", "余先生会见。"),
        # Words quoted in the other script, and both scripts in one clause.
        ("请确认「醫療」的范围", "請確認「醫療」的範圍", "请确认「医疗」的范围"),
        ("請確認范围", "請確認範圍", "请确认范围"),
        ("范先生說：“请确认范围”。", "范先生說：“請確認範圍”。", "范先生说：“请确认范围”。"),
        # Other ways to write Traditional are not Simplified.
        ("衛生署裡面", "衛生署裡面", "卫生署里面"),
        ("臨床、社群、高峰", "臨床、社群、高峰", "临床、社群、高峰"),
        ("社群", "社群", "社群"),
        # Nothing tells the script: the dictionaries decide.
        ("干杯，请", "乾杯，請", "干杯，请"),
        ("头发 QFLP 😀", "頭髮 QFLP 😀", "头发 QFLP 😀"),
        ("QFLP 2025 ’", "QFLP 2025 ’", "QFLP 2025 ’"),
        ("", "", ""),
    ],
)
def test_typed_text_is_shown_in_either_script(typed: str, hant: str, hans: str) -> None:
    assert TRANSCRIBE(typed, Script.HANT) == hant
    assert TRANSCRIBE(typed, Script.HANS) == hans


@pytest.mark.parametrize(
    ("typed", "hant"),
    [
        ("范先生，请确认", "范先生，請確認"),
        ("余先生", "余先生"),
        ("后先生", "后先生"),
        ("请后主任确认", "請后主任確認"),
        ("与于处长联系", "與于處長聯繫"),
        ("科技厅范副处长", "科技廳范副處長"),
        ("同余女士会面", "同余女士會面"),
        ("范志强先生认为范围不变", "范志強先生認為範圍不變"),
        ("联系人：范志伟、余浩和于飞，后续联系", "聯繫人：范志偉、余浩和于飛，後續聯繫"),
        ("姓名：余浩 1234；余下不变", "姓名：余浩 1234；餘下不變"),
        ("審閱者：范志伟", "審閱者：范志偉"),
    ],
)
def test_a_surname_that_its_place_shows_is_kept(typed: str, hant: str) -> None:
    assert TRANSCRIBE(typed, Script.HANT) == hant
    assert TRANSCRIBE(typed, Script.HANS)[0] == CONVERT(typed, Script.HANS)[0]


@pytest.mark.parametrize(
    "typed",
    [
        "由于先生没有时间",
        "由于王先生没来",
        "之后主任签署",
        "会后主任确认",
        "后由局长签署",
        "对于先生们的意见",
        "示范主任",
        "十余处长",
        "干部长期合作",
        "于部长级会议",
        "于秘书处",
        "于上海市长论坛",
        "范围由局长决定",
        "姓名：范围未定",
        "审阅者：后天再定",
        "联系人：待定，余下各项不变的内容",
    ],
)
def test_a_word_that_only_looks_like_a_surname_is_converted(typed: str) -> None:
    assert TRANSCRIBE(typed, Script.HANT) == CONVERT(typed, Script.HANT)


@pytest.mark.parametrize("to", list(Script))
def test_the_memorandum_itself_stays_and_its_other_script_is_converted(
    memorandum: Memorandum, to: Script
) -> None:
    for passage in memorandum.passages:
        assert TRANSCRIBE(passage.text(to), to) == passage.text(to)
        other = passage.text(to.other)
        assert TRANSCRIBE(other, to) == CONVERT(other, to)


@given(st.text(), st.sampled_from(Script))
def test_the_length_never_changes_and_twice_is_once(text: str, to: Script) -> None:
    shown = TRANSCRIBE(text, to)
    assert len(shown) == len(text)


@given(st.text(alphabet="范围範圍請请，。後后干醫疗 a"), st.sampled_from(Script))
def test_each_character_is_as_typed_or_as_converted(text: str, to: Script) -> None:
    whole = CONVERT(text, to)
    shown = TRANSCRIBE(text, to)
    assert all(new in (old, full) for old, full, new in zip(text, whole, shown, strict=True))


@pytest.mark.parametrize(
    ("text", "to"),
    [("plain words ’", Script.HANT), ("請確認範圍", Script.HANT), ("请确认范围", Script.HANS)],
)
def test_what_needs_no_conversion_asks_for_none(text: str, to: Script) -> None:
    assert Transcriber(FOLDER, refuse).transcribe(text, to) == text


def test_latin_text_does_not_even_need_the_tables(tmp_path: Path) -> None:
    transcriber = Transcriber(tmp_path, refuse)
    assert transcriber.transcribe("QFLP, see 3.2", Script.HANT) == "QFLP, see 3.2"
    with pytest.raises(ResourceMissing):
        transcriber.transcribe("醫", Script.HANT)


@pytest.mark.parametrize("to", list(Script))
def test_every_character_that_tells_a_script_is_converted_from_it(to: Script) -> None:
    calls: list[str] = []

    def note(text: str, script: Script) -> str:
        calls.append(text)
        return CONVERT(text, script)

    convert: Callable[[str, Script], str] = note
    transcriber = Transcriber(FOLDER, convert)
    transcriber.transcribe("一", to)
    telling = transcriber._telling
    assert telling is not None
    kept = [one for one in telling.of(to.other) if CONVERT(one, to) == one]
    assert not kept
    assert len(telling.of(to.other)) > 3000
