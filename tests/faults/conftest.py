"""The fault tests: a short form in `make test`, the long one by `make faults`."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import MACHINE

LONG = MACHINE.get("ZJHK_FAULTS") == "long"
COVERED = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[COVERED] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    covered = terminalreporter.config.stash.get(COVERED, [])
    if covered:
        terminalreporter.section("faults tried")
        for line in covered:
            terminalreporter.write_line(line)


@pytest.fixture
def amount() -> Callable[[int, int], int]:
    """Return a choice between a short and a long form's number of trials."""
    return lambda short, long: long if LONG else short


@pytest.fixture
def covered(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return what adds a line to the summary at the end."""
    return request.config.stash[COVERED].append


@pytest.fixture
def fast() -> Iterator[Path]:
    """Return a folder in memory if there is one: profiles are broken by the thousand."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)
