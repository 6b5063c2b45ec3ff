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
