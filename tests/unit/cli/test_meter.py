"""Waiting on the command line: words on a terminal, patience with a review in use, Ctrl-C."""

import io
import os
import signal
import sys

import pytest

from zjhk_desktop.cli import meter as module
from zjhk_desktop.cli.meter import OFTEN, PATIENCE, Meter, patiently
from zjhk_desktop.domain.errors import Cancelled, ReviewInUse
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.progress import Progress, Stage

SOME = Progress(Stage.SETTING, 13, 0, 0.2)
MORE = Progress(Stage.DRAWING, 37, 112, 0.7)


class Terminal(io.StringIO):
    """Looks like somebody looks at it."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


def look_at_stderr(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make stderr a terminal; in the test itself, for between fixtures pytest puts its own back."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def test_a_terminal_is_told_after_a_while_and_cleared_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = look_at_stderr(monkeypatch)
    clock = Clock()
    with Meter(english(), clock) as meter:
        meter(SOME)
        clock.time += PATIENCE - 0.01
        meter(SOME)
        assert terminal.getvalue() == ""
        clock.time += 0.02
        meter(SOME)
        said = "\rSetting the pages: 13 so far\x1b[K"
        assert terminal.getvalue() == said
        clock.time += OFTEN / 2
        meter(MORE)
        assert terminal.getvalue() == said
        clock.time += OFTEN
        meter(MORE)
        said += "\rMaking the pages: 37 of 112\x1b[K"
        assert terminal.getvalue() == said
    assert terminal.getvalue() == said + "\r\x1b[K"


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = look_at_stderr(monkeypatch)
    with Meter(english(), Clock()) as meter:
        meter(SOME)
    assert terminal.getvalue() == ""


def test_a_file_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    clock = Clock()
    with Meter(english(), clock) as meter:
        clock.time += 10
        meter(SOME)
    assert said.getvalue() == ""


def test_interrupting_ends_the_work_at_its_next_step() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Meter(english()) as meter:
        meter(SOME)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            meter(SOME)
        # A second one is not held back.
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_who_ignores_interrupts_goes_on_ignoring_them() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Meter(english()) as meter:
            os.kill(os.getpid(), signal.SIGINT)
            meter(SOME)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def opening(refusals: int, tried: list[int]):
    """Return what opens a review after so many refusals."""

    def attempt() -> str:
        tried.append(1)
        if len(tried) <= refusals:
            raise ReviewInUse(path="review.sqlite")
        return "open"

    return attempt


def test_a_review_that_is_let_go_of_is_opened() -> None:
    tried: list[int] = []
    assert patiently(opening(3, tried), Meter(english())) == "open"
    assert len(tried) == 4


def test_one_that_is_not_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    clock = Clock()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.time += seconds

    monkeypatch.setattr(module.time, "sleep", sleep)
    monkeypatch.setattr(module.time, "monotonic", clock)
    with pytest.raises(ReviewInUse):
        patiently(opening(1000, []), Meter(english()), 3.0)
    assert 2.5 < sum(slept) <= 3.0
    assert slept == sorted(slept)


def test_waiting_for_a_review_can_be_interrupted() -> None:
    with Meter(english()) as meter:
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            patiently(opening(1000, []), meter)
