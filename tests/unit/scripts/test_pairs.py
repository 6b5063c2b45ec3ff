"""The page that a person checks the conversion with says what the memorandum holds today."""

import re
import runpy
from collections import Counter

import pytest

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import ProgramFiles


def test_the_page_is_current(program: ProgramFiles, memorandum: Memorandum) -> None:
    script = runpy.run_path(str(program.root / "packaging" / "opencc" / "pairs.py"))
    written = (program.root / "docs" / "pairs.md").read_text("utf-8")
    assert written == script["page"](memorandum), "run packaging/opencc/pairs.py"


def test_every_pair_stands_there_once_with_its_count(
    program: ProgramFiles, memorandum: Memorandum
) -> None:
    hant = "".join(passage.text_hant for passage in memorandum.passages)
    hans = "".join(passage.text_hans for passage in memorandum.passages)
    counts = Counter(pair for pair in zip(hant, hans, strict=True) if pair[0] != pair[1])
    page = (program.root / "docs" / "pairs.md").read_text("utf-8")
    table = page[: page.index("\n## ")]
    cells = re.findall(r"\| (\S) (\S) (\d+) ", table)
    assert len(cells) == len(counts)
    assert {(one, other): int(count) for one, other, count in cells} == counts
    same = page[page.index("## The same in both") :].splitlines()[-1]
    assert len(same) == len(set(same))
    assert {*same, *(one for one, _ in counts)} == {one for one in hant if one >= "\u4e00"} - {
        *"，；：（）、。！？「」．"
    }


def test_it_fits_two_pages(program: ProgramFiles) -> None:
    lines = (program.root / "docs" / "pairs.md").read_text("utf-8").splitlines()
    assert len(lines) <= 100


def test_words_are_words(program: ProgramFiles) -> None:
    page = (program.root / "docs" / "pairs.md").read_text("utf-8")
    rows = re.findall(r"\| (\S) \| (\S) \| \d+ \| (.+) \|", page)
    assert rows == [
        ("係", "系", "關係"),
        ("系", "系", "系統"),
        ("繫", "系", "聯繫人，聯繫溝通"),
    ]


def test_only_everyday_characters_are_other_choices(program: ProgramFiles) -> None:
    page = (program.root / "docs" / "pairs.md").read_text("utf-8")
    assert "后: 後, not 后" in page
    assert "范: 範, not 范" in page
    assert "not 广" not in page


def test_a_place_without_a_word_is_refused(program: ProgramFiles) -> None:
    script = runpy.run_path(str(program.root / "packaging" / "opencc" / "pairs.py"))
    with pytest.raises(ValueError, match="繫甲"):
        script["_word_at"]("甲繫甲", 1)
