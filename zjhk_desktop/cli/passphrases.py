"""Passphrases on the command line: from a file, from standard input, or typed at a prompt.

Never as an argument: other programs can read those.
"""

import getpass
import sys
from pathlib import Path

from zjhk_desktop.domain.archive_errors import NoPassphrase, PassphrasesDiffer, PassphraseUnreadable
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.passphrase import Strength, strength_of
from zjhk_desktop.domain.reasons import reason_of

_STANDARD_INPUT = Path("-")
_LIMIT = 4096
"""Bytes of a passphrase's file that are read."""


def passphrase_from(file: Path | None, prompt: str) -> str:
    """Return the passphrase in a file, or one that is typed (NoPassphrase: there is none)."""
    if file is None or _is_prompt(file):
        return _ask(prompt)
    return _read(file)


def new_passphrase(file: Path | None, prompt: str, tr: Translator) -> str:
    """Return a new passphrase; who types it types it twice, and is told if it is easy to guess.

    Raises:
        NoPassphrase: there is none.
        PassphrasesDiffer: it was typed in two ways.
        PassphraseUnreadable: the file cannot be read.
    """
    if file is not None and not _is_prompt(file):
        return _read(file)
    passphrase = _ask(prompt)
    if strength_of(passphrase) is Strength.WEAK:
        sys.stderr.write(tr("This passphrase is easy to guess.") + "\n")
    if _ask(tr("The same again: ")) != passphrase:
        raise PassphrasesDiffer
    return passphrase


def _is_prompt(file: Path) -> bool:
    return file == _STANDARD_INPUT and sys.stdin.isatty()


def _ask(prompt: str) -> str:
    """Return what is typed at a prompt (NoPassphrase: nothing is, or nobody is there)."""
    if not sys.stdin.isatty():
        raise NoPassphrase
    try:
        passphrase = getpass.getpass(prompt)
    except EOFError:
        raise NoPassphrase from None
    if not passphrase:
        raise NoPassphrase
    return passphrase


def _read(path: Path) -> str:
    """Return the first line of a file, or of standard input."""
    try:
        line = _first_line(path).rstrip(b"\r").decode("utf-8")
    except OSError as error:
        raise PassphraseUnreadable(path=path, reason=reason_of(error, path)) from None
    except UnicodeDecodeError:
        raise NoPassphrase from None
    if not line:
        raise NoPassphrase
    return line


def _first_line(path: Path) -> bytes:
    if path == _STANDARD_INPUT:
        return sys.stdin.buffer.readline(_LIMIT).rstrip(b"\n")
    with path.open("rb") as file:
        return file.read(_LIMIT).split(b"\n")[0]
