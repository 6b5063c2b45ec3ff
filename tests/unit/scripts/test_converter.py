"""Conversion equals the C++ OpenCC's and never changes a length."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.source_tables import parse_glossary
from zjhk_desktop.paths import ProgramFiles, program_files
from zjhk_desktop.scripts.converter import Converter

CONVERTER = Converter(program_files().opencc)
GOLDEN = json.loads(Path(__file__).with_name("opencc_1_4_2.json").read_text("utf-8"))
TRICKY = st.sampled_from(
    ["⿰", "⿲", "⿾", "釒", "體", "体", "裏", "里", "发", "發", "\n", "😀", "𨋢", "\ufe00"]
)


def hans(text: str) -> str:
    return CONVERTER.convert(text, Script.HANS)


def hant(text: str) -> str:
    return CONVERTER.convert(text, Script.HANT)


def test_equals_the_cpp_opencc() -> None:
    """The answers are the C++ OpenCC's, written by packaging/opencc/compare.py."""
    assert len(GOLDEN) > 300
    assert [hans(text) for text, _, _ in GOLDEN] == [simplified for _, simplified, _ in GOLDEN]
    assert [hant(text) for text, _, _ in GOLDEN] == [traditional for _, _, traditional in GOLDEN]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("衞生", "卫生"),
        ("抬頭", "抬头"),
        ("後台與皇后", "后台与皇后"),
        ("頭髮發展", "头发发展"),
        ("裏面十公里", "里面十公里"),
        ("乾燥的幹部", "干燥的干部"),
        ("一着不慎", "一着不慎"),
        ("鍾錶", "钟表"),
    ],
)
def test_words(traditional: str, simplified: str) -> None:
    assert hans(traditional) == simplified


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("头发发展", "頭髮發展"),
        ("皇后在后面", "皇后在後面"),
        ("里面", "裏面"),
        ("公里", "公里"),
        ("卫生", "衞生"),
    ],
)
def test_words_back(simplified: str, traditional: str) -> None:
    assert hant(simplified) == traditional


@given(st.text() | st.lists(TRICKY, max_size=30).map("".join))
def test_no_text_changes_its_length(text: str) -> None:
    assert len(hans(text)) == len(text)
    assert len(hant(text)) == len(text)


@given(st.text(st.characters(min_codepoint=0x10000, exclude_categories=["Cs", "Lo"])))
def test_signs_above_the_basic_plane_pass(text: str) -> None:
    assert hans(text) == hant(text) == text


@pytest.mark.parametrize(
    "text", ["", "\n", "a\r\nb\n", "😀👩\u200d⚕️", "\0", "\ud800", "⿰", "\ue000"]
)
def test_what_is_no_chinese_passes(text: str) -> None:
    assert hans(text) == hant(text) == text


def test_lines_are_converted_alone_or_together_alike() -> None:
    text = "體驗發展\n衞生\r\n裏面"
    assert hans(text) == "\n".join(hans(line) for line in text.split("\n"))


def test_description_sequences_stay() -> None:
    assert hans("⿰釒體體") == "⿰釒體体"
    assert hans("⿰體") == "⿰体"
    assert hans("⿲體⿰體體體體") == "⿲體⿰體體體体"
    assert hans("⿰" * 15 + "體" * 17) == "⿰" * 15 + "體" * 16 + "体"
    # The first of 16 operators is one too many; the sequence begins at the second.
    assert hans("⿰" * 16 + "體" * 18) == "⿰" * 16 + "體" * 16 + "体" * 2


def test_nothing_is_read_before_the_first_use(tmp_path: Path) -> None:
    converter = Converter(tmp_path)
    with pytest.raises(ResourceMissing):
        converter.convert("體", Script.HANS)


def test_a_broken_configuration_is_named(tmp_path: Path) -> None:
    (tmp_path / "hk2s.json").write_text("{}")
    with pytest.raises(ResourceMissing, match=r"hk2s\.json"):
        Converter(tmp_path).convert("體", Script.HANS)


def test_the_dictionaries_are_the_recorded_ones(program: ProgramFiles) -> None:
    import hashlib

    record = json.loads((program.opencc / "SOURCE.json").read_text("utf-8"))
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in program.opencc.iterdir()
        if path.name != "SOURCE.json"
    }
    assert found == record["sha256"]
    assert record["version"] == "1.4.2"


def test_no_dictionary_entry_changes_a_length(program: ProgramFiles) -> None:
    for path in program.opencc.glob("*.txt"):
        for line in path.read_text("utf-8").splitlines():
            word, _, values = line.partition("\t")
            assert {len(value) for value in values.split(" ")} == {len(word)}


class TestHouseWords:
    def test_the_memorandum_comes_back_whole(
        self, program: ProgramFiles, memorandum: Memorandum
    ) -> None:
        path = program.source / "glossary.csv"
        words = parse_glossary(path.read_bytes(), str(path))
        house = Converter(program.opencc, words)
        plain = 0
        for passage in memorandum.passages:
            assert house.convert(passage.text_hans, Script.HANT) == passage.text_hant
            back = zip(hant(passage.text_hans), passage.text_hant, strict=True)
            plain += sum(one != other for one, other in back)
        assert plain == 17

    def test_every_word_is_needed(self, program: ProgramFiles, memorandum: Memorandum) -> None:
        path = program.source / "glossary.csv"
        words = parse_glossary(path.read_bytes(), str(path))
        text = "".join(passage.text_hans for passage in memorandum.passages)
        for word, house in words.items():
            assert word in text
            assert hant(word) != house or "".join(hant(text)).count(house) < text.count(word)

    def test_longer_words_of_the_dictionaries_go_before(self) -> None:
        house = Converter(program_files().opencc, {"了解": "了解", "然": "燃"})
        assert house.convert("相互了解", Script.HANT) == "相互了解"
        assert house.convert("一目了然", Script.HANT) == "一目瞭然"

    def test_they_change_nothing_in_the_other_direction(self) -> None:
        house = Converter(program_files().opencc, {"體": "乙"})
        assert house.convert("體", Script.HANS) == "体"


def test_the_simplified_memorandum_holds_no_traditional_character(memorandum: Memorandum) -> None:
    pairs = Counter(
        (one, other)
        for passage in memorandum.passages
        for one, other in zip(passage.text_hant, passage.text_hans, strict=True)
        if one != other
    )
    text = "".join(passage.text_hans for passage in memorandum.passages)
    assert len(pairs) == 240
    assert not {one for one, _ in pairs}.intersection(text)
    assert hans(text) == text
