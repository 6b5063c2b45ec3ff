"""Which language is spoken."""

from pathlib import Path

import pytest

from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.translation import language_of_locale, language_of_script, load_translator


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, Language.ENGLISH),
        ({"LANG": "C.UTF-8"}, Language.ENGLISH),
        ({"LANG": "fr_FR.UTF-8"}, Language.ENGLISH),
        ({"LANG": "zh_HK.UTF-8"}, Language.HANT),
        ({"LANG": "zh_TW.UTF-8"}, Language.HANT),
        ({"LANG": "zh"}, Language.HANT),
        ({"LANG": "zh_CN.GB18030"}, Language.HANS),
        ({"LANG": "zh-Hans-HK"}, Language.HANS),
        ({"LANG": "zh_CN", "LC_ALL": "en_GB"}, Language.ENGLISH),
        ({"LANG": "en_GB", "LC_MESSAGES": "zh_SG"}, Language.HANS),
        ({"LANG": "zh_HK", "LC_ALL": ""}, Language.HANT),
    ],
)
def test_the_locale_decides(environment: dict[str, str], language: Language) -> None:
    assert language_of_locale(environment) is language


def test_a_script_has_its_language() -> None:
    assert [language_of_script(script) for script in Script] == [Language.HANT, Language.HANS]


@pytest.mark.parametrize("content", [None, b"", b"not a catalogue"])
def test_a_catalogue_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        folder = tmp_path / "zh_Hant" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "zjhk.mo").write_bytes(content)
    with pytest.raises(ResourceMissing, match=r"zjhk\.mo"):
        load_translator(Language.HANT, tmp_path)


def test_english_needs_none(tmp_path: Path) -> None:
    tr = load_translator(Language.ENGLISH, tmp_path)
    assert tr("Undo") == "Undo"
    assert tr("") == ""
    assert [tr.plural("{n} note", "{n} notes", n).format(n=n) for n in (1, 2)] == [
        "1 note",
        "2 notes",
    ]
