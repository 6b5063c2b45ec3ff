"""Halving finds what reading the whole file would."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.sorted_dictionary import SortedDictionary

WORD = st.text(st.sampled_from("ab体發\ud7ff\ue000𨋢\U0010ffff"), min_size=1, max_size=3)


def written(words: dict[str, str]) -> str:
    return "".join(f"{word}\t{value}\n" for word, value in sorted(words.items()))


@given(st.dictionaries(WORD, WORD), st.characters())
def test_each_initial_has_its_words(words: dict[str, str], other: str) -> None:
    if not words:
        return
    dictionary = SortedDictionary(written(words))
    for initial in {other, *(word[0] for word in words)}:
        expected = {word: value for word, value in words.items() if word[0] == initial}
        assert dictionary.words_of(initial) == expected


def test_the_first_value_counts() -> None:
    assert SortedDictionary("甲\t乙 丙\n").words_of("甲") == {"甲": "乙"}


def test_the_bundled_phrases(program: ProgramFiles) -> None:
    text = (program.opencc / "STPhrases.txt").read_text("utf-8")
    read: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        word, _, values = line.partition("\t")
        read.setdefault(word[0], {})[word] = values.split(" ")[0]
    dictionary = SortedDictionary(text)
    assert sum(len(words) for words in read.values()) > 49_000
    assert {initial: dictionary.words_of(initial) for initial in read} == read


def test_all_dictionaries_are_sorted(program: ProgramFiles) -> None:
    for path in program.opencc.glob("*.txt"):
        text = path.read_text("utf-8")
        words = [line.partition("\t")[0] for line in text.splitlines()]
        assert words == sorted(set(words)), path.name
        assert text.endswith("\n")


@pytest.mark.parametrize("text", ["", "甲\t乙", "甲\t乙\n丙"])
def test_a_file_that_is_cut_off_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        SortedDictionary(text)


def test_a_big_file_that_is_cut_off_is_named(program: ProgramFiles, tmp_path: Path) -> None:
    for path in program.opencc.iterdir():
        data = path.read_bytes()
        (tmp_path / path.name).write_bytes(data[:-1] if path.name == "STPhrases.txt" else data)
    with pytest.raises(ResourceMissing):
        Converter(tmp_path).convert("头", Script.HANT)
