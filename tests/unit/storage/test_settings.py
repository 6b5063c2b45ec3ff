"""Settings: kept, tolerant, and never in the way."""

import json
import os
import stat
from pathlib import Path

import pytest

from zjhk_desktop.domain.setting import Setting
from zjhk_desktop.storage.settings import SettingsStore

SIZE = Setting("size", int, 18, least=12, most=36)
NAME = Setting("name", str, "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "settings.json"


def test_without_a_file_there_are_defaults_and_nothing_is_made(path: Path) -> None:
    assert SettingsStore(path).get(SIZE) == 18
    assert not path.parent.exists()


def test_a_value_is_there_at_the_next_start(path: Path) -> None:
    store = SettingsStore(path)
    store.set(SIZE, 24)
    store.update({NAME: "卷𨋢", SIZE: 25})
    again = SettingsStore(path)
    assert (again.get(SIZE), again.get(NAME), store.problem) == (25, "卷𨋢", None)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_keys_of_another_version_stay(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"later": [1], "size": 20}')
    SettingsStore(path).set(NAME, "x")
    assert json.loads(path.read_text()) == {"later": [1], "size": 20, "name": "x"}


def test_a_value_of_another_kind_gives_the_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"size": "large", "name": null}')
    store = SettingsStore(path)
    assert (store.get(SIZE), store.get(NAME)) == (18, "")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"3", b"\xff\xfe", b'{"a":' * 3000, b"[" * 200_000, b" " * 2_000_000],
)
def test_a_broken_file_gives_defaults_and_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.get(SIZE) == 18
    store.set(SIZE, 20)
    assert SettingsStore(path).get(SIZE) == 20
    assert path.with_name("settings.json.damaged").read_bytes() == content


def test_a_write_that_fails_is_reported_and_holds_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be")
    store = SettingsStore(tmp_path / "profile" / "settings.json")
    store.set(SIZE, 24)
    assert store.get(SIZE) == 24
    assert "is not a folder" in str(store.problem)


def test_a_folder_in_its_place_is_reported(path: Path) -> None:
    path.mkdir(parents=True)
    store = SettingsStore(path)
    store.set(SIZE, 24)
    assert store.problem is not None
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_what_does_not_differ_is_not_written(path: Path) -> None:
    store = SettingsStore(path)
    store.set(SIZE, 24)
    before = path.stat().st_mtime_ns
    store.set(SIZE, 24)
    assert path.stat().st_mtime_ns == before


def test_a_pipe_in_its_place_gives_defaults_and_does_not_block(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    assert SettingsStore(path).get(SIZE) == SIZE.default
    assert path.is_fifo()
