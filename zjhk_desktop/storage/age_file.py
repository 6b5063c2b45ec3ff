"""The age format: what a passphrase seals, and what is refused before any work is done for it."""

import re

from zjhk_desktop.domain.archive_errors import SealingUnavailable
from zjhk_desktop.domain.passphrase import normalise

START = b"age-encryption.org/v1\n"
"""How a file of this format begins."""
MOST_WORK = 20
"""The largest work factor that is opened: 2 to its power times 1 KB of memory, some seconds."""

_STANZA = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} (\d{1,3})\n[A-Za-z0-9+/]{43}\n--- ")
_HEADER = 1024


class NotSealed(Exception):
    """The data is not sealed by one passphrase, or at a cost that nobody asks for honestly."""


class PassphraseRefused(Exception):
    """The passphrase does not open the data, or the data is not whole."""


def is_sealed(data: bytes) -> bool:
    """Say whether data is of this format."""
    return data.startswith(START)


def check_header(data: bytes) -> None:
    """Refuse data that is not sealed by one passphrase at a bearable cost (NotSealed)."""
    stanza = _STANZA.match(data[:_HEADER], len(START)) if is_sealed(data) else None
    if stanza is None or int(stanza[1]) > MOST_WORK:
        raise NotSealed


def seal(data: bytes, passphrase: str) -> bytes:
    """Return data sealed by a passphrase; this takes a second, and holds up all of Python.

    Raises:
        SealingUnavailable: the library is not there for this system.
    """
    try:
        # Only here: a start must not pay for it, and some systems lack it.
        from pyrage import passphrase as age  # noqa: PLC0415
    except ImportError:
        raise SealingUnavailable from None
    return age.encrypt(data, normalise(passphrase))


def unseal(data: bytes, passphrase: str) -> bytes:
    """Return what a passphrase sealed.

    Raises:
        SealingUnavailable: the library is not there for this system.
        NotSealed: see `check_header`.
        PassphraseRefused: it is another passphrase, or the data is damaged.
    """
    check_header(data)
    try:
        from pyrage import DecryptError  # noqa: PLC0415 - as above
        from pyrage import passphrase as age  # noqa: PLC0415
    except ImportError:
        raise SealingUnavailable from None
    try:
        return age.decrypt(data, normalise(passphrase))
    except DecryptError:
        raise PassphraseRefused from None
