"""Whether there is a screen."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.displays import address, silent_display
from zjhk_desktop.services.display import has_display


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "wayland-0"
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    yield path
    server.close()


def test_without_any_there_is_none() -> None:
    assert not has_display({}, "linux")
    assert not has_display({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux")


def test_offscreen_needs_none() -> None:
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "xcb;offscreen:x=1"}, "linux")
    assert not has_display({"QT_QPA_PLATFORM": "xcb"}, "linux")


@pytest.mark.parametrize("form", [":{}", "unix:{}", ":{}.0", "nonsense", ":{}" + "9" * 200])
def test_a_display_that_does_not_answer_is_none(form: str) -> None:
    assert not has_display({"DISPLAY": form.format(silent_display())}, "linux")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has addresses without a file")
def test_a_display_that_answers_is_one() -> None:
    number = silent_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0{address(number)}")
        server.listen()
        assert has_display({"DISPLAY": f":{number}"}, "linux")
        assert has_display({"DISPLAY": f"unix:{number}.0"}, "linux")


def test_a_display_elsewhere_is_for_qt_to_find_out() -> None:
    assert has_display({"DISPLAY": "host:0"}, "linux")


def test_wayland_answers_by_name_or_path(wayland: Path) -> None:
    runtime = {"XDG_RUNTIME_DIR": str(wayland.parent), "WAYLAND_DISPLAY": wayland.name}
    assert has_display(runtime, "linux")
    assert has_display({"WAYLAND_DISPLAY": str(wayland)}, "linux")
    assert not has_display({**runtime, "WAYLAND_DISPLAY": "wayland-9"}, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_one_always(platform: str) -> None:
    assert has_display({}, platform)
