"""Keeping the collector of cycles away while many objects are made, none of them garbage."""

import contextlib
import gc
from collections.abc import Generator


@contextlib.contextmanager
def without_collecting() -> Generator[None]:
    """Pause the collector, which would look at all of them again and again.

    At the end they count as old without being looked at: freezing and unfreezing does just that.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
