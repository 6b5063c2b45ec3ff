"""Conversion equals the C++ OpenCC's and never changes a length."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles, program_files
from zjhk_desktop.scripts import engine
from zjhk_desktop.scripts.converter import Converter

CONVERTER = Converter(program_files().opencc)
GOLDEN = json.loads(Path(__file__).with_name("opencc_1_4_2.json").read_text("utf-8"))
TRICKY = st.sampled_from(
    [
        *("⿰", "⿲", "⿾", "釒", "體", "体", "裏", "里", "发", "發", "头", "面", "公", "临", "床"),
        *("\r", "\n", "\0", "\ud800", "\udcff", "e\u0301", "\ufe00", "\U000e0100", "\u200d"),
        *("😀", "👩\u200d⚕\ufe0f", "𨋢", "𠮷", "\uf900", "\U0002f804", "\ue000", "\U0010ffff"),
    ]
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


@pytest.fixture
def house(program: ProgramFiles, memorandum: Memorandum) -> Converter:
    """Return the converter as the program has it."""
    return Converter(program.opencc, lambda: memorandum.glossary)


class TestHouseWords:
    def test_the_memorandum_comes_back_whole(
        self, house: Converter, memorandum: Memorandum
    ) -> None:
        plain = 0
        for passage in memorandum.passages:
            assert house.convert(passage.text_hans, Script.HANT) == passage.text_hant
            back = zip(hant(passage.text_hans), passage.text_hant, strict=True)
            plain += sum(one != other for one, other in back)
        assert plain == 17
        for script in Script:
            assert house.convert(memorandum.title(script), Script.HANT) == memorandum.title_hant
            assert house.convert(memorandum.place(script), Script.HANT) == memorandum.place_hant
        for section in memorandum.sections:
            assert house.convert(section.heading_hans, Script.HANT) == section.heading_hant
        for name in memorandum.names:
            assert house.convert(name.hans, Script.HANT) == name.hant

    def test_converting_to_the_script_it_is_in_changes_nothing(
        self, house: Converter, memorandum: Memorandum
    ) -> None:
        for passage in memorandum.passages:
            for script in Script:
                assert house.convert(passage.text(script), script) == passage.text(script)

    def test_every_word_is_needed(self, memorandum: Memorandum, program: ProgramFiles) -> None:
        texts = [passage.text_hant for passage in memorandum.passages]
        for left_out, value in memorandum.glossary.items():
            words = {one: other for one, other in memorandum.glossary.items() if one != left_out}
            less = Converter(program.opencc, lambda words=words: words)
            assert less.convert(left_out, Script.HANT) != value
            if any(value in text for text in texts):
                assert any(
                    less.convert(passage.text_hans, Script.HANT) != passage.text_hant
                    for passage in memorandum.passages
                )

    def test_what_differs_in_them_is_the_memorandum_s_own(
        self, house: Converter, memorandum: Memorandum
    ) -> None:
        text = "".join(passage.text_hant for passage in memorandum.passages)
        for simplified, value in memorandum.glossary.items():
            general = hant(simplified)
            differing = {a for a, b in zip(value, general, strict=True) if a != b}
            assert differing, value
            assert differing <= set(text), value

    @pytest.mark.parametrize(
        ("simplified", "traditional"),
        [
            ("我们不了解情况，请了解", "我們不了解情況，請了解"),
            ("据了解", "據了解"),
            ("了解到", "了解到"),
            ("临床特征和临床表现", "臨床特徵和臨床表現"),
            ("双方并成立了工作组", "雙方並成立了工作組"),
            ("合并成立了工作组", "合併成立了工作組"),
            ("最高峰和最低温", "最高峰和最低溫"),
            ("温度和气温", "溫度和氣溫"),
            ("户籍和个人用户", "戶籍和個人用戶"),
            ("部落户外活动", "部落戶外活動"),
            ("⿰临床", "⿰临床"),
        ],
    )
    def test_a_word_beside_and_inside_dictionary_words(
        self, house: Converter, simplified: str, traditional: str
    ) -> None:
        assert house.convert(simplified, Script.HANT) == traditional

    def test_the_dictionary_words_that_hold_one_are_known(
        self, memorandum: Memorandum, program: ProgramFiles
    ) -> None:
        """Each takes the house's form inside, so each must mean the house's word."""
        held = {
            word
            for line in (
                "不了解 个人用户 临床特征 了解 了解到 全球气候升温 升温 图像用户介面",
                "图形用户界面 地面温度 尽可能 干球温度 户口制 户口制度 据了解 柏克曼温度计",
                "注册用户 温州师范学院 温度范围 温度表 用户数据 用户界面",
            )
            for word in line.split()
        }
        found = {
            line.partition("\t")[0]
            for line in (program.opencc / "STPhrases.txt").read_text("utf-8").splitlines()
            if any(word in line.partition("\t")[0] for word in memorandum.glossary)
        }
        assert found == held

    @pytest.mark.parametrize(
        ("simplified", "traditional"),
        [
            ("三校合并成立大学", "三校合併成立大學"),
            ("两局归并成立", "兩局歸併成立"),
            ("江边浙里面", "江邊浙裏面"),
            ("一张床，机床和河床", "一張牀，機牀和河牀"),
            ("住户和门户", "住户和門户"),
            ("温暖的山峰里", "温暖的山峯裏"),
            ("一目了然", "一目瞭然"),
            ("尽早尽力尽可", "儘早盡力儘可"),
        ],
    )
    def test_other_words_keep_the_general_form(
        self, house: Converter, simplified: str, traditional: str
    ) -> None:
        assert house.convert(simplified, Script.HANT) == traditional
        assert hant(simplified) == traditional

    def test_the_house_s_form_holds_wherever_the_word_stands(self, house: Converter) -> None:
        text = "在临床上，尽可能了解“浙里未来”的底蕴，并成立高峰论坛"
        assert house.convert(text, Script.HANT) == (
            "在臨床上，盡可能了解“浙里未來”的底蘊，並成立高峰論壇"
        )

    def test_they_change_nothing_in_the_other_direction(self) -> None:
        house = Converter(program_files().opencc, lambda: {"體": "乙"})
        assert house.convert("體", Script.HANS) == "体"

    def test_without_any_of_them_all_is_the_cpp_opencc_s(
        self, house: Converter, memorandum: Memorandum
    ) -> None:
        forms = {*memorandum.glossary, *memorandum.glossary.values()}
        silent = 0
        for text, simplified, traditional in GOLDEN:
            assert house.convert(text, Script.HANS) == simplified
            if not any(form in text for form in forms):
                silent += 1
                assert house.convert(text, Script.HANT) == traditional
        assert silent > 300

    def test_only_they_differ_from_the_cpp_opencc_s(
        self, house: Converter, memorandum: Memorandum
    ) -> None:
        """A house word between two texts leaves what is around it as it was."""
        forms = {*memorandum.glossary, *memorandum.glossary.values()}
        silent = [row for row in GOLDEN if not any(form in row[0] for form in forms)]
        for (one, _, _), (other, _, _) in pairwise(silent):
            text = f"{one}，临床，{other}"
            expected = hant(text).replace("，臨牀，", "，臨床，")
            assert house.convert(text, Script.HANT) == expected


class TestParts:
    """A text in parts becomes what the whole becomes, however little is held at a time."""

    @pytest.fixture(params=[1, 50, 500])
    def window(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
        monkeypatch.setattr(engine, "WINDOW", request.param)
        return request.param

    @pytest.mark.parametrize("script", Script)
    def test_all_samples_as_one_text(self, window: int, script: Script, house: Converter) -> None:
        text = "".join(text for text, _, _ in GOLDEN[:120])
        whole = "".join(house.convert_parts([text], script))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine, "WINDOW", len(text))
            assert house.convert(text, script) == whole

    @pytest.mark.parametrize(
        "text",
        [
            "体" * 3000,
            "⿰" * 3000,
            ("⿲體⿰體" * 40 + "體") * 9,
            "里" * 2000 + "面",
            "临床" * 1500,
            "浙里" * 1500,
            "并成立" * 700 + "合并成立" * 700,
            "味千拉面" * 700,
            "\n" * 3000,
            "a" * 3000 + "头发",
            "𨋢" * 2000,
        ],
        ids=lambda text: ascii(text[:6]),
    )
    def test_texts_that_are_hard_to_cut(self, window: int, text: str, house: Converter) -> None:
        for script in Script:
            expected = "".join(house.convert_parts([text], script))
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(engine, "WINDOW", len(text))
                assert house.convert(text, script) == expected

    @pytest.mark.parametrize("file", ["STPhrases", "TSPhrases", "HKVariants", "HKVariantsRev"])
    def test_words_that_begin_alike_are_not_cut_short(
        self, program: ProgramFiles, file: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is decided must not hang on where the part that has been read happens to end."""
        words: set[str] = set()
        for path in program.opencc.glob(f"{file}*.txt"):
            words |= {line.split("\t")[0] for line in path.read_text("utf-8").splitlines()}
        long = [
            word for word in sorted(words) if any(word[:n] in words for n in range(1, len(word)))
        ]
        chosen = long[:: max(1, len(long) // 300)] or sorted(words)
        text = "".join(f"{word}体體" for word in chosen)
        for script in Script:
            monkeypatch.setattr(engine, "WINDOW", len(text))
            whole = CONVERTER.convert(text, script)
            monkeypatch.setattr(engine, "WINDOW", 1)
            assert CONVERTER.convert(text, script) == whole

    @pytest.mark.parametrize(("word", "script"), [("姜咏鑫", Script.HANT), ("鄧艾吃", Script.HANS)])
    def test_words_of_later_steps_are_not_cut(
        self, monkeypatch: pytest.MonkeyPatch, word: str, script: Script
    ) -> None:
        text = "".join("体" * (200 + place) + word for place in range(4)) + "体" * 300
        whole = CONVERTER.convert(text, script)
        monkeypatch.setattr(engine, "WINDOW", 1)
        assert CONVERTER.convert(text, script) == whole

    @given(st.lists(st.text(max_size=40) | st.lists(TRICKY, max_size=90).map("".join), max_size=9))
    def test_any_parts(self, parts: list[str]) -> None:
        for script in Script:
            whole = CONVERTER.convert("".join(parts), script)
            assert "".join(CONVERTER.convert_parts(parts, script)) == whole
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(engine, "WINDOW", 7)
                assert "".join(CONVERTER.convert_parts(parts, script)) == whole

    def test_little_is_held(self) -> None:
        held: list[int] = []
        given = 0

        def parts() -> Iterator[str]:
            nonlocal given
            for _ in range(60):
                given += 1000
                yield "体" * 500 + "头发" * 250

        taken = 0
        for part in CONVERTER.convert_parts(parts(), Script.HANT):
            taken += len(part)
            held.append(given - taken)
        assert taken == given == 60_000
        assert max(held) < 1.2 * engine.WINDOW

    def test_no_dictionary_word_is_longer_than_the_engine_looks_ahead(
        self, program: ProgramFiles
    ) -> None:
        for path in program.opencc.glob("*.txt"):
            for line in path.read_text("utf-8").splitlines():
                assert len(line.partition("\t")[0]) < engine.REACH // 2


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
