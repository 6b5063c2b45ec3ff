"""Why the operating system refused."""

import errno
from pathlib import Path

from zjhk_desktop.domain.reasons import reason_of


def test_a_full_disk_is_named_with_its_folder() -> None:
    reason = reason_of(OSError(errno.ENOSPC, "No space left on device"), Path("F"))
    assert str(reason) == "the disk that holds F is full"


def test_an_unusual_error_keeps_the_system_s_own_words() -> None:
    assert "Resource busy" in str(reason_of(OSError(errno.EBUSY, "Resource busy"), Path("F")))


def test_an_error_without_a_number_is_still_a_sentence() -> None:
    assert str(reason_of(OSError(), Path("F"))).startswith("F")
