"""Sealing and unsealing in a process of their own: the work holds up all of Python.

The process reads a line with the passphrase in hexadecimal and then the data, and answers with
one byte, what came of it, and the new data. Passphrase and data pass through pipes alone: never
through arguments, the environment or a file.
"""

import contextlib
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from zjhk_desktop.domain.archive_errors import (
    ArchiveDamaged,
    SealingFailed,
    SealingUnavailable,
    Stopped,
    WrongPassphrase,
)
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.storage.age_file import (
    NotSealed,
    PassphraseRefused,
    check_header,
    seal,
    unseal,
)

_SEAL, _UNSEAL = "seal", "unseal"
_DONE, _UNAVAILABLE, _NOT_SEALED, _REFUSED = b"+", b"u", b"n", b"p"
_LOOK = 0.1
"""Seconds between two looks at whether the user has thought better of it."""
_PATIENCE = 120
"""Seconds after which a process is given up."""


def never() -> bool:
    """Say that nobody thinks better of it."""
    return False


class Sealer:
    """Starts that process and waits for it; to be called where waiting harms nobody."""

    def __init__(self, command: Sequence[str]) -> None:
        """Remember the command that starts the program as that process."""
        self._command = tuple(command)

    def seal(self, data: bytes, passphrase: str, stopped: Callable[[], bool] = never) -> bytes:
        """Return data sealed by a passphrase.

        Raises:
            SealingUnavailable: this system has no library for it.
            SealingFailed: the process ended early.
            Stopped: the user thought better of it.
        """
        return self._run(_SEAL, data, passphrase, Path(), stopped)

    def unseal(
        self, data: bytes, passphrase: str, path: Path, stopped: Callable[[], bool] = never
    ) -> bytes:
        """Return what was sealed in `data`, which was read from `path`.

        Raises:
            WrongPassphrase: it is another one.
            ArchiveDamaged: it is sealed in another way, or at a cost that is not to be borne.
            SealingUnavailable, SealingFailed, Stopped: see `seal`.
        """
        try:
            # Before a process is started: a hostile header asks for all the memory there is.
            check_header(data)
        except NotSealed:
            raise _not_sealed(path) from None
        return self._run(_UNSEAL, data, passphrase, path, stopped)

    def _run(
        self, what: str, data: bytes, passphrase: str, path: Path, stopped: Callable[[], bool]
    ) -> bytes:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own executable and fixed arguments
                [*self._command, what],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            raise SealingFailed from None
        with process:
            try:
                answer = _talk(process, _key_line(passphrase) + data, stopped)
            finally:
                process.kill()
        outcome, result = answer[:1], answer[1:]
        if outcome == _DONE:
            return result
        if outcome == _REFUSED:
            raise WrongPassphrase(path=path)
        if outcome == _NOT_SEALED:
            raise _not_sealed(path)
        raise SealingUnavailable if outcome == _UNAVAILABLE else SealingFailed


def serve(arguments: Sequence[str], given: BinaryIO, out: BinaryIO) -> int:
    """Be that process: do what the arguments say with what is given; return the exit code."""
    line, _, data = given.read().partition(b"\n")
    passphrase = bytes.fromhex(line.decode("ascii")).decode("utf-8", "surrogatepass")
    try:
        work = seal if list(arguments) == [_SEAL] else unseal
        answer = _DONE + work(data, passphrase)
    except SealingUnavailable:
        answer = _UNAVAILABLE
    except NotSealed:
        answer = _NOT_SEALED
    except PassphraseRefused:
        answer = _REFUSED
    out.write(answer)
    out.flush()
    return 0


def _key_line(passphrase: str) -> bytes:
    return passphrase.encode("utf-8", "surrogatepass").hex().encode("ascii") + b"\n"


def _talk(process: "subprocess.Popen[bytes]", given: bytes, stopped: Callable[[], bool]) -> bytes:
    """Return a process's answer, or end it (Stopped, SealingFailed)."""
    waited = 0.0
    to_give: bytes | None = given
    while waited < _PATIENCE:
        if stopped():
            raise Stopped
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(to_give, timeout=_LOOK)[0]
        # What is given is remembered between two looks.
        waited, to_give = waited + _LOOK, None
    raise SealingFailed


def _not_sealed(path: Path) -> ArchiveDamaged:
    reason = Phrase(N_("it is sealed in a way that this program does not open"))
    return ArchiveDamaged(path=path, reason=reason)
