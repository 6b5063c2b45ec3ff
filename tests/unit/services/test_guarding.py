"""What the process refuses: environments, networks, core dumps, open files."""

import subprocess
import sys
from pathlib import Path

import pytest

from zjhk_desktop.services.guarding import choose_utf8, clean_environment
from zjhk_desktop.translation import language_of_locale

ROOT = Path(__file__).parents[3]


def in_child(code: str) -> str:
    prelude = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    done = subprocess.run(
        [sys.executable, "-I", "-c", prelude + code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


GUARD = (
    "from zjhk_desktop.services.guarding import guard_process; guard_process(); guard_process()\n"
)


def test_foreign_plug_ins_and_styles_are_dropped() -> None:
    kept = {
        "HOME": "h",
        "QT_SCALE_FACTOR": "2",
        "QT_IM_MODULE": "fcitx",
        "QT_QPA_PLATFORMTHEME": "t",
    }
    hostile = {
        "QT_PLUGIN_PATH": "x",
        "QT_QPA_PLATFORM_PLUGIN_PATH": "x",
        "QT_QPA_GENERIC_PLUGINS": "tuio:udp=0",
        "QT_STYLE_OVERRIDE": "x",
        "QML2_IMPORT_PATH": "x",
        "QML_IMPORT_PATH": "x",
        "SSLKEYLOGFILE": "x",
    }
    environment = kept | hostile
    clean_environment(environment)
    assert environment == kept


@pytest.mark.parametrize(
    "platform", ["xcb", "offscreen", "wayland;xcb", "offscreen:w=1", "windows", "cocoa"]
)
def test_a_platform_that_only_shows_is_kept(platform: str) -> None:
    environment = {"QT_QPA_PLATFORM": platform}
    clean_environment(environment)
    assert environment == {"QT_QPA_PLATFORM": platform}


@pytest.mark.parametrize("platform", ["vnc", "vnc:port=5900", "xcb;vnc", "", "linuxfb", "eglfs"])
def test_a_platform_that_listens_is_dropped(platform: str) -> None:
    environment = {"QT_QPA_PLATFORM": platform}
    clean_environment(environment)
    assert environment == {}


@pytest.mark.parametrize(
    "act",
    [
        "s.connect(('127.0.0.1', 9))",
        "s.bind(('127.0.0.1', 0))",
        "s.sendto(b'x', ('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 9)",
        "socket.gethostbyname('localhost')",
        "socket.create_connection(('127.0.0.1', 9))",
    ],
)
def test_no_network_is_reached(act: str) -> None:
    made = "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    code = (
        f"try:\n    {act}\n    print('reached')\n"
        "except PermissionError as error:\n    print('refused', str(error).startswith('socket.'))\n"
        "except OSError:\n    print('tried')\n"
    )
    assert in_child(made + GUARD + code) == "refused True"
    # The control: without the guard it is tried.
    assert in_child(made + code) in {"reached", "tried"}


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_no_socket_of_a_network_is_made(family: str) -> None:
    code = (
        "import socket\n"
        f"try:\n    socket.socket(socket.{family}, socket.SOCK_STREAM).close()\n"
        "    print('made')\nexcept PermissionError as error:\n    print(error)\n"
    )
    assert in_child(GUARD + code) == "socket.__new__"
    assert in_child(code) == "made"


def test_the_display_s_own_sockets_are_reached(tmp_path: Path) -> None:
    code = (
        "import socket\na, b = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)\n"
        f"a.bind({str(tmp_path / 's')!r}); a.listen(); b.connect({str(tmp_path / 's')!r})\n"
        "print('connected')"
    )
    assert in_child(GUARD + code) == "connected"


def test_new_files_are_private_and_no_core_is_dumped(tmp_path: Path) -> None:
    code = (
        "import os, resource\n"
        f"open({str(tmp_path / 'f')!r}, 'w').close(); os.mkdir({str(tmp_path / 'd')!r})\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert in_child(GUARD + code) == "(0, 0)"
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "d").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform != "linux", reason="a call of Linux")
def test_no_other_program_dumps_our_memory() -> None:
    code = "import ctypes\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    assert in_child(GUARD + code) == "0"
    assert in_child(code) == "1"


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"LANG": "zh_HK"}, {"LANG": "zh_HK", "LC_CTYPE": "C.UTF-8"}),
        ({"LC_ALL": "C"}, {"LANG": "C", "LC_CTYPE": "C.UTF-8"}),
        (
            {"LC_ALL": "zh_CN.GB18030", "LANG": "C", "LC_MESSAGES": "en", "HOME": "h"},
            {"LANG": "zh_CN.GB18030", "LC_CTYPE": "C.UTF-8", "HOME": "h"},
        ),
        ({}, {"LC_CTYPE": "C.UTF-8"}),
    ],
)
def test_utf8_is_chosen_and_the_language_stays(given: dict[str, str], left: dict[str, str]) -> None:
    environment = dict(given)
    choose_utf8(environment)
    assert environment == left
    assert language_of_locale(environment) == language_of_locale(given)


@pytest.mark.skipif(sys.platform != "linux", reason="Qt minds the locale on Linux")
@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GB18030"])
def test_a_process_in_another_encoding_asks_for_utf8(locale: str) -> None:
    code = "import os; print(os.environ.get('LC_ALL'), os.environ['LC_CTYPE'], os.environ['LANG'])"
    prelude = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    done = subprocess.run(
        [sys.executable, "-I", "-c", prelude + GUARD + code],
        env={"LC_ALL": locale},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["None", "C.UTF-8", locale]
