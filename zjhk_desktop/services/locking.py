"""The passphrase of the window's lock: kept as a salted scrypt hash, compared without haste.

It protects what is on the screen of an unattended computer, not the files.
"""

import binascii
import hashlib
import hmac
import os

from zjhk_desktop.domain.passphrase import normalise

SHORTEST = 6
"""Characters that a new passphrase of the lock must have."""
_KIND = "scrypt"
_COST, _BLOCK, _LANES = 2**15, 8, 1
"""32 MB and about a tenth of a second for each guess."""
_MEMORY = 64 * 1024 * 1024
_SALT, _LENGTH = 16, 32
_FREE = 3
"""So many mistakes are everybody's."""
_LONGEST = 60
"""Seconds that one waits at most for the next try."""


def hash_passphrase(passphrase: str) -> str:
    """Return what is kept of a passphrase."""
    salt = os.urandom(_SALT)
    return f"{_KIND}${salt.hex()}${_digest(passphrase, salt).hex()}"


def is_hash(kept: str) -> bool:
    """Say whether what is kept stands for a passphrase; anything else is none."""
    return _parts(kept) is not None


def matches(passphrase: str, kept: str) -> bool:
    """Say whether a passphrase is the one that is kept."""
    parts = _parts(kept)
    return parts is not None and hmac.compare_digest(_digest(passphrase, parts[0]), parts[1])


def wait_after(mistakes: int) -> int:
    """Return the seconds to wait before the next try after so many wrong ones."""
    if mistakes < _FREE:
        return 0
    # The exponent is bounded first: the number would be large before it is cut.
    return min(_LONGEST, 2 ** min(mistakes - _FREE + 1, _LONGEST))


def _parts(kept: str) -> tuple[bytes, bytes] | None:
    """Return salt and digest of what is kept, or None if it is not of this form."""
    kind, _, rest = kept.partition("$")
    salt, _, digest = rest.partition("$")
    if kind != _KIND or (len(salt), len(digest)) != (2 * _SALT, 2 * _LENGTH):
        return None
    try:
        return binascii.unhexlify(salt), binascii.unhexlify(digest)
    except ValueError:
        return None


def _digest(passphrase: str, salt: bytes) -> bytes:
    # Half a surrogate pair may have been typed; it must not stop the program.
    text = normalise(passphrase).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(
        text, salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY, dklen=_LENGTH
    )
