"""What is built is the source, word for word, in both scripts."""

import csv
import os
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.domain.source_forms import EXAMPLE, LAYOUTS, Layout, render
from zjhk_desktop.domain.errors import CannotWrite, LengthChanged, SourceMalformed, SourceMissing
from zjhk_desktop.domain.fixed_words import is_word
from zjhk_desktop.domain.memorandum import Memorandum, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles, program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.services.building import BuildReport, build
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

DICTIONARIES = program_files().opencc
CONVERTER = Converter(DICTIONARIES)
FOLDER = Folder(DICTIONARIES)
SOURCE = (program_files().source / "memorandum.txt").read_text("utf-8")


def run(source: Path, out: Path) -> BuildReport:
    return build(source, out, CONVERTER, FOLDER)


@pytest.fixture
def source(tmp_path: Path, program: ProgramFiles) -> Path:
    """Return a copy of the source folder."""
    folder = tmp_path / "source"
    shutil.copytree(program.source, folder)
    return folder


def test_the_bundled_database_is_what_the_source_gives(
    tmp_path: Path, program: ProgramFiles
) -> None:
    out = tmp_path / "memo.sqlite"
    report = run(program.source, out)
    assert out.read_bytes() == program.memorandum.read_bytes()
    assert report.sha256 == MEMORANDUM_SHA256
    assert (report.domains, report.measures, report.passages) == (13, 51, 82)
    assert report.names >= 70
    assert report.mentions >= report.names


@pytest.mark.parametrize("name", ["names.csv", "glossary.csv", "words.csv"])
def test_a_link_that_leads_nowhere_is_no_absence(source: Path, tmp_path: Path, name: str) -> None:
    (source / name).unlink()
    run(source, tmp_path / "memo.sqlite")
    (source / name).symlink_to(tmp_path / "nowhere")
    with pytest.raises(SourceMissing, match=name):
        run(source, tmp_path / "again.sqlite")
    assert not (tmp_path / "again.sqlite").exists()


class TestWords:
    def test_a_mention_is_one_word_where_its_name_is(self, memorandum: Memorandum) -> None:
        names = {name.id: name for name in memorandum.names}
        whole = [m for m in memorandum.mentions if is_word(names[m.name])]
        assert len(whole) > 100
        for mention in whole:
            breaks = memorandum.passage(mention.passage).breaks
            assert mention.start in breaks
            assert not any(mention.start < place < mention.end for place in breaks)

    def test_a_name_within_a_longer_one_is_a_word_too(self, memorandum: Memorandum) -> None:
        """“一帶一路”高峰論壇 is the name there, and 一帶一路 no mention."""
        passage = memorandum.passage("m01")
        start = passage.text_hant.index("一帶一路”高峰")
        assert not {start + 1, start + 2, start + 3} & set(passage.breaks)

    def test_the_words_of_the_house_are_the_sources(self, source: Path, tmp_path: Path) -> None:
        out = tmp_path / "memo.sqlite"
        passage = read_memorandum(out, run(source, out).sha256).passage("p2")
        person = passage.text_hant.index("李家超")
        assert {person, person + 3} <= set(passage.breaks)
        assert person + 2 not in passage.breaks
        (source / "words.csv").unlink()
        passage = read_memorandum(out, run(source, out).sha256).passage("p2")
        assert person + 2 in passage.breaks

    def test_a_word_of_the_house_is_checked(self, source: Path, tmp_path: Path) -> None:
        (source / "words.csv").write_text("hant,hans\n創科,创料\n", "utf-8")
        with pytest.raises(SourceMalformed, match=r"words\.csv, line 2"):
            run(source, tmp_path / "memo.sqlite")


def test_a_name_is_as_it_is_called(memorandum: Memorandum) -> None:
    """Quotation marks belong to a name only where they set off a part of it."""
    quoted = [name.hant for name in memorandum.names if re.fullmatch("“[^“”]*”", name.hant)]
    assert quoted == []
    assert "幼兒園發展學習圈" not in {name.hant for name in memorandum.names}


class TestVerbatim:
    """Against readings of the source that know nothing of the parser."""

    def test_all_characters_but_white_space_in_their_order(self, memorandum: Memorandum) -> None:
        parts: list[str] = []
        numerals = iter(section.numeral for section in memorandum.domains)
        for passage in memorandum.passages:
            if passage.kind is PassageKind.DOMAIN:
                parts.append(f"{next(numerals)}、")
            elif passage.kind is PassageKind.MEASURE:
                parts.append(f"{passage.number}.")
            parts.append(passage.text_hant)
        assert "".join(parts) == "".join(SOURCE.split())

    def test_no_passage_holds_white_space(self, memorandum: Memorandum) -> None:
        assert not re.search(r"\s", "".join(passage.text_hant for passage in memorandum.passages))

    def test_measures_begin_where_the_source_numbers_them(self, memorandum: Memorandum) -> None:
        bare = "".join(SOURCE.split())
        for number, measure in enumerate(memorandum.measures, start=1):
            found = list(re.finditer(rf"(?<!\d){number}\.(?!\d)", bare))
            assert len(found) == 1, "each number with its point stands once in the source"
            rest = bare[found[0].end() :]
            assert rest.startswith(measure.text_hant)
            after = rest[len(measure.text_hant) :]
            assert re.match(r"$|\d+\.|[一二三四五六七八九十]+、", after)

    def test_paragraphs_end_where_the_source_leaves_a_spacer(self, memorandum: Memorandum) -> None:
        front = SOURCE[: SOURCE.index("浙江省人民政府 香港特別行政區政府")]
        paragraphs = ["".join(part.split()) for part in re.split(r"\n +\n", front)]
        found = [passage.text_hant for passage in memorandum.passages_of("preamble")]
        assert [part for part in paragraphs if part][1:] == found

    def test_scripts_are_equally_long_and_folded_alike(self, memorandum: Memorandum) -> None:
        for passage in memorandum.passages:
            assert len(passage.text_hant) == len(passage.text_hans) == len(passage.folded)
            assert passage.text_hans == CONVERTER.convert(passage.text_hant, Script.HANS)


class TestNames:
    def test_each_mention_is_its_name_in_both_scripts(self, memorandum: Memorandum) -> None:
        names = {name.id: name for name in memorandum.names}
        for mention in memorandum.mentions:
            passage = memorandum.passage(mention.passage)
            assert passage.text_hant[mention.start : mention.end] == names[mention.name].hant
            assert passage.text_hans[mention.start : mention.end] == names[mention.name].hans

    def test_every_name_is_mentioned(self, memorandum: Memorandum) -> None:
        mentioned = {mention.name for mention in memorandum.mentions}
        assert mentioned == {name.id for name in memorandum.names}

    def test_measures_mention_at_least_seventy(self, memorandum: Memorandum) -> None:
        measures = {passage.id for passage in memorandum.measures}
        assert len({m.name for m in memorandum.mentions if m.passage in measures}) >= 70
        assert len({name.kind for name in memorandum.names}) == 5

    def test_every_occurrence_is_in_a_mention(self, memorandum: Memorandum) -> None:
        for passage in memorandum.passages:
            covered = {
                offset
                for mention in memorandum.mentions
                if mention.passage == passage.id
                for offset in range(mention.start, mention.end)
            }
            for name in memorandum.names:
                for match in re.finditer(re.escape(name.hant), passage.text_hant):
                    assert covered.issuperset(range(*match.span()))

    def test_english_is_latin_and_what_everyone_says(self, memorandum: Memorandum) -> None:
        english = {name.hant: name.en for name in memorandum.names}
        assert all(text.isascii() for text in english.values())
        assert english["香港天文台"] == "Hong Kong Observatory"
        assert english["港交所"] == "Hong Kong Exchanges and Clearing"
        assert english["安吉遊戲"] == "Anji Play"
        assert english["“鳳凰行動”計劃"] == ""


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_another_text_is_built(tmp_path: Path, layout: Layout) -> None:
    (tmp_path / "memorandum.txt").write_bytes(render(EXAMPLE, layout).encode())
    out = tmp_path / "out.sqlite"
    report = run(tmp_path, out)
    assert (report.domains, report.measures, report.names, report.mentions) == (2, 3, 0, 0)
    built = read_memorandum(out, report.sha256)
    assert built.measure(3).text_hans == "举办“游戏（甲）”及其他活动。"
    assert built.measure(3).folded == '举办"游戏(甲)"及其他活动。'
    assert (built.signed_on, built.place_hant) == ("2031-12-05", "某省某市")
    assert [passage.id for passage in built.passages_of("annex")] == ["t3", "t4", "t5"]


def test_without_tables_the_index_is_empty(source: Path, tmp_path: Path) -> None:
    (source / "names.csv").unlink()
    (source / "glossary.csv").unlink()
    report = run(source, tmp_path / "out.sqlite")
    assert (report.measures, report.names, report.mentions, report.words) == (51, 0, 0, 0)
    assert not read_memorandum(tmp_path / "out.sqlite", report.sha256).glossary


def test_a_missing_source_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"memorandum\.txt"):
        run(tmp_path, tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()


def test_a_malformed_source_changes_nothing(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    out.write_text("old")
    text = SOURCE.replace("\n9. ", "\n10. ")
    (source / "memorandum.txt").write_text(text, "utf-8")
    with pytest.raises(SourceMalformed) as caught:
        run(source, out)
    line = 1 + text[: text.index("\n10. ") + 1].count("\n")
    assert f"line {line}: measure 10 stands where measure 9 should" in str(caught.value)
    assert out.read_text() == "old"


def append(path: Path, *cells: str) -> int:
    """Append a row and return its line."""
    with path.open("a", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
    return len(path.read_text("utf-8").splitlines())


def test_a_name_that_the_simplified_text_writes_otherwise(source: Path, tmp_path: Path) -> None:
    line = append(source / "names.csv", "x1", "policy", "競賽", "競賽", "")
    with pytest.raises(SourceMalformed, match=rf"names\.csv, line {line}: .*“竞赛”.*“競賽”"):
        run(source, tmp_path / "out.sqlite")


def test_a_name_that_is_not_in_the_text_is_kept(source: Path, tmp_path: Path) -> None:
    append(source / "names.csv", "x1", "body", "某局", "某局", "")
    report = run(source, tmp_path / "out.sqlite")
    built = read_memorandum(tmp_path / "out.sqlite", report.sha256)
    assert built.names[-1].hant == "某局"


def test_a_bad_glossary_is_refused(source: Path, tmp_path: Path) -> None:
    line = append(source / "glossary.csv", "一二", "一")
    with pytest.raises(SourceMalformed, match=rf"glossary\.csv, line {line}"):
        run(source, tmp_path / "out.sqlite")


def test_the_glossary_is_in_the_database(
    source: Path, tmp_path: Path, memorandum: Memorandum
) -> None:
    with (source / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["hans"], row["hant"]) for row in csv.DictReader(file)]
    assert dict(memorandum.glossary) == dict(rows)
    report = run(source, tmp_path / "out.sqlite")
    assert report.words == len(rows)
    # Words by analogy (溫度 after 溫室氣體) are reported; what differs in them is attested.
    text = "".join(passage.text_hant for passage in memorandum.passages)
    assert all(set("溫戶峰床").intersection(word, text) for word in report.idle_words)
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as connection:
        stored = connection.execute("SELECT hans, hant FROM glossary ORDER BY hans").fetchall()
    assert stored == sorted(rows)


def test_words_that_the_text_does_not_hold_are_reported(source: Path, tmp_path: Path) -> None:
    append(source / "glossary.csv", "某床", "某床")
    report = run(source, tmp_path / "out.sqlite")
    assert report.idle_words[-1] == "某床"
    built = read_memorandum(tmp_path / "out.sqlite", report.sha256)
    assert built.glossary["某床"] == "某床"
    assert built.passages == read_memorandum(program_files().memorandum, MEMORANDUM_SHA256).passages


def test_a_word_whose_simplified_form_is_another_is_refused(source: Path, tmp_path: Path) -> None:
    line = append(source / "glossary.csv", "合併", "合並")
    with pytest.raises(SourceMalformed, match=rf"glossary\.csv, line {line}: .*“合并”.*“合並”"):
        run(source, tmp_path / "out.sqlite")
    assert not (tmp_path / "out.sqlite").exists()


def test_a_conversion_that_changes_a_length_is_refused(source: Path, tmp_path: Path) -> None:
    class Longer(Converter):
        def convert(self, text: str, to: Script) -> str:
            return f"{text}。" if "機場" in text else text

    with pytest.raises(LengthChanged, match="m16"):
        build(source, tmp_path / "out.sqlite", Longer(DICTIONARIES), FOLDER)
    assert not (tmp_path / "out.sqlite").exists()


def test_a_target_that_cannot_be_written(source: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="missing"):
        run(source, tmp_path / "missing" / "out.sqlite")


def test_paths_with_odd_characters(source: Path, tmp_path: Path) -> None:
    odd = tmp_path / "資 料#?%'\""
    shutil.copytree(source, odd)
    assert run(odd, odd / "memo ?.sqlite").sha256 == MEMORANDUM_SHA256


def test_a_relative_target(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(source)
    assert run(Path(), Path("memo.sqlite")).sha256 == MEMORANDUM_SHA256


def test_views_serve_other_programs(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out.sqlite")
    with closing(sqlite3.connect(os.fspath(tmp_path / "out.sqlite"))) as connection:
        row = connection.execute("SELECT text_hans FROM measures WHERE number = 17").fetchone()
    assert row == ("推动杭州机场三跑项目落实融资方案。",)
