"""Where things are."""

import sys
from pathlib import Path

import pytest

from zjhk_desktop.paths import ProgramFiles, default_profile, program_files


def test_the_program_s_files_are_there() -> None:
    files = program_files()
    places = [
        files.memorandum,
        files.source,
        files.fonts,
        files.opencc,
        files.catalogues,
        files.icons,
    ]
    assert [place for place in places if files.root not in place.parents] == []
    assert files.memorandum.is_file()
    assert files.fonts.is_dir()


def test_a_bundle_has_its_files_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert program_files() == ProgramFiles(tmp_path)


def test_the_profile_is_in_the_user_s_data(home: Path) -> None:
    assert default_profile() == home / "data" / "zjhk-desktop"
