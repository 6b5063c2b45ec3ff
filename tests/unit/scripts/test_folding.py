"""Search finds a word however it is written, at the place where it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.folding import Folder

FOLDER = Folder(program_files().opencc)


VARIANTS = (
    "衞衛卫 裏裡里 溫温 戶户 峰峯 床牀 着著 瞭了 爲為为 並并併 臺台 發髮发 說説说 稅税 綫線线 豈岂"
)
FORMS = 'AａＡa １1 ，, （( “「『”"'


@pytest.mark.parametrize("family", [*VARIANTS.split(), *FORMS.split()])
def test_one_family_one_character(family: str) -> None:
    assert len({FOLDER.fold(character) for character in family}) == 1


@pytest.mark.parametrize("pair", ["港湾", "一二", "ab", "。，", "王玉", "未末", "己已"])
def test_other_characters_stay_apart(pair: str) -> None:
    assert len({FOLDER.fold(character) for character in pair}) == 2


def test_the_memorandum_folds_alike_in_both_scripts(memorandum: Memorandum) -> None:
    for passage in memorandum.passages:
        assert FOLDER.fold(passage.text_hans) == passage.folded
        assert FOLDER.fold(passage.text_hant) == passage.folded


@given(st.text())
def test_folding_keeps_the_length_and_twice_is_once(text: str) -> None:
    folded = FOLDER.fold(text)
    assert len(folded) == len(text)
    assert FOLDER.fold(folded) == folded


def test_every_character_folds_once_and_for_all() -> None:
    text = "".join(chr(code) for code in range(0x32000))
    folded = FOLDER.fold(text)
    assert len(folded) == len(text)
    assert FOLDER.fold(folded) == folded


@given(st.text(), st.text())
def test_a_fold_is_the_fold_of_its_parts(one: str, other: str) -> None:
    assert FOLDER.fold(one + other) == FOLDER.fold(one) + FOLDER.fold(other)


@pytest.mark.parametrize("text", ["ß", "ﬁ", "㍿", "…"])
def test_what_would_grow_stays(text: str) -> None:
    assert FOLDER.fold(text) == text


def test_missing_dictionaries_are_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissing, match=r"TSCharacters\.txt"):
        Folder(tmp_path).fold("體")
