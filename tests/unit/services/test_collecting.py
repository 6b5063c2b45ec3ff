"""The collector of cycles is kept away from work, and leaves nothing behind."""

import gc
import weakref

import pytest

from zjhk_desktop.services.collecting import collecting_once


class Knot:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_made_is_looked_at_once_at_the_end() -> None:
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    try:
        with collecting_once():
            gone = weakref.ref(Knot())
            kept = [[] for _ in range(100_000)]
            assert seen == []
            assert gone() is not None
        assert seen[0] == 0
    finally:
        gc.callbacks.remove(note)
    assert gone() is None
    assert gc.isenabled()
    assert len(kept) == 100_000


def test_one_that_is_paused_already_stays_paused() -> None:
    gc.disable()
    try:
        with collecting_once():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), collecting_once():
        raise ZeroDivisionError
    assert gc.isenabled()
