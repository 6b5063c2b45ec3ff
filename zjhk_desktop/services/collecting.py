"""Keeping the collector of cycles away while many objects are made, none of them garbage."""

import contextlib
import gc
from collections.abc import Generator


@contextlib.contextmanager
def without_collecting(*, for_good: bool = False) -> Generator[None]:
    """Pause the collector, which would look at all of them again and again.

    At the end they count as old without being looked at: freezing and unfreezing does just that.

    Args:
        for_good: they live as long as the process, so they are never looked at, nor is anything
            else that is there by now: classes, functions, the parts of the window.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()
            if not for_good:
                gc.unfreeze()
            gc.enable()


@contextlib.contextmanager
def collecting_once() -> Generator[None]:
    """Let the collector look only at the end, and only at what was made meanwhile.

    For work of which little is left, beside a window: each look at everything there is holds
    all threads up for long enough to be felt.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.collect(0)
            gc.enable()
