"""How Chinese is read: by phrase where characters have several readings."""

from functools import partial
from pathlib import Path

import pytest

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.readings import Readings

FILES = program_files()
CONVERT = Converter(FILES.opencc, dict).convert


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings(FILES.readings, partial(CONVERT, to=Script.HANS))


def mandarin(readings: Readings, text: str) -> str:
    return " ".join(syllables[0] for syllables in readings.read(text))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("列印", "lie yin"),
        ("打印", "da yin"),
        ("重點", "zhong dian"),
        ("重做", "chong zuo"),
        ("行政長官", "xing zheng zhang guan"),
        ("銀行行長", "yin hang hang zhang"),
        ("長期", "chang qi"),
        ("調整", "tiao zheng"),
        ("調查", "diao cha"),
        ("音樂", "yin yue"),
        ("綠色", "lv se"),
    ],
)
def test_characters_are_read_as_their_phrase_is(readings: Readings, text: str, spoken: str):
    assert mandarin(readings, text) == spoken
    assert mandarin(readings, CONVERT(text, Script.HANS)) == spoken


def test_cantonese_is_there_too(readings: Readings):
    assert "lit" in readings.read("列")[0]
    assert {"hang", "hong"} <= set(readings.read("行")[0])


def test_every_character_has_its_place_and_others_no_reading(readings: Readings):
    text = "存Word 檔、"
    read = readings.read(text)
    assert len(read) == len(text)
    assert [bool(syllables) for syllables in read] == [True, *[False] * 5, True, False]


def test_no_more_is_read_of_a_table_that_is_not_there(tmp_path: Path):
    with pytest.raises(ResourceMissing):
        Readings(tmp_path, str).read("列")
