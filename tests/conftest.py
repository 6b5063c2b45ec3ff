"""What all tests share: a machine without a past, and logs that must stay quiet."""

import logging
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import ProgramFiles, program_files
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

MACHINE = dict(os.environ)
"""The environment as it was before the suite (pip finds its settings there)."""

_QT_SETTINGS = {"QT_QPA_PLATFORM": "offscreen", "QT_ENABLE_HIGHDPI_SCALING": "1"}
for name in [name for name in os.environ if name.startswith(("QT_", "LC_", "XDG_"))]:
    del os.environ[name]
os.environ.pop("DISPLAY", None)
os.environ.pop("WAYLAND_DISPLAY", None)
os.environ.update(_QT_SETTINGS, LANG="C.UTF-8", TZ="Asia/Hong_Kong", PYTHONUTF8="1")

for ending in (signal.SIGHUP, signal.SIGINT):
    # A shell that starts the suite behind it, or nohup, lets it and its children ignore them.
    if signal.getsignal(ending) is signal.SIG_IGN:
        signal.signal(ending, signal.SIG_DFL)

settings.register_profile(
    "suite", deadline=None, derandomize="CI" in MACHINE, print_blob=True, max_examples=60
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be made anew."""
    parser.addoption("--update-golden", action="store_true", help="keep pages as they are now")


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Say whether golden files are made anew."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session", autouse=True)
def reachable_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let a child that a test starts without root's rights pass through to the test's folder."""
    base = tmp_path_factory.getbasetemp()
    shared = Path(tempfile.gettempdir())
    for folder in [base, *base.parents]:
        if folder == shared or folder.stat().st_uid != os.getuid():
            break
        folder.chmod(0o711)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, so that none sees the user's files or another test's."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    for name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME"):
        suffix = "DIR" if name == "RUNTIME" else "HOME"
        place = folder / name.lower()
        place.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}_{suffix}", str(place))
    return folder


@pytest.fixture(autouse=True)
def quiet_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("Unexpected log lines:\n" + "\n".join(loud))


@pytest.fixture(scope="session")
def machine_environment() -> dict[str, str]:
    """Return the environment as it was before the suite."""
    return dict(MACHINE)


@pytest.fixture(scope="session")
def python() -> str:
    """Return the interpreter that runs the tests."""
    return sys.executable


@pytest.fixture(scope="session")
def program() -> ProgramFiles:
    """Return the program's own files."""
    return program_files()


@pytest.fixture(scope="session")
def memorandum(program: ProgramFiles) -> Memorandum:
    """Return the bundled memorandum."""
    return read_memorandum(program.memorandum, MEMORANDUM_SHA256)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Return the place of a profile that does not exist yet."""
    return tmp_path / "profile"
