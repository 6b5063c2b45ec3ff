"""The two streams of the command line: UTF-8 whatever the locale, one sentence an error."""

import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import TextIO

from zjhk_desktop.domain.code_points import picture
from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.reasons import reason_of

_UNSHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of characters that act instead of being seen."""
_JOINERS = "\u200c\u200d"
"""Emoji and some scripts are spelt with them; they move nothing."""


class OutputLost(CannotWrite):
    """The standard output does not take what is written to it."""

    def __init__(self, error: OSError) -> None:
        """Say why."""
        where = Phrase(N_("The output"))
        super().__init__(path=where, reason=reason_of(error, Path("stdout")))


def set_encodings() -> None:
    """Make both streams UTF-8; what is not text comes out as an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def write_json(value: object) -> None:
    """Write a value to stdout as JSON."""
    write_line(json.dumps(value, ensure_ascii=False, indent=2))


def write_line(text: str) -> None:
    """Write a line to stdout.

    Raises:
        BrokenPipeError: the reader has gone.
        OutputLost: the disk it goes to is full.
    """
    write_text(f"{text}\n")


def write_text(text: str) -> None:
    """Write text to stdout as it is; errors as for `write_line`."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        # It was closed by whoever started the program.
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error) from None


def write_sentence(sentence: str) -> None:
    """Write a sentence for the user to stderr, on one line."""
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        return
    try:
        sys.stderr.write(f"{one_line(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        # Nobody is listening; the exit code still says it.
        silence(sys.stderr)


def write_over(words: str) -> None:
    """Write words to the terminal of stderr in place of those written so before; "" clears them.

    Nothing is written where stderr is no terminal.
    """
    if not is_terminal(sys.stderr):
        return
    try:
        sys.stderr.write(f"\r{one_line(words)}\x1b[K")
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether somebody looks at a stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        # It was closed.
        return False


def one_line(text: str) -> str:
    """Return text for one line of a terminal: what would steer it is made visible.

    A line break becomes ⏎, another control character its picture (␛), anything else that has no
    shape of its own, such as a change of direction, its code point (‹U+202E›).
    """
    return "".join(map(_visible, text.replace("\r\n", "\n")))


def _visible(character: str) -> str:
    if character == "\n":
        return "⏎"
    kept = character in _JOINERS or unicodedata.category(character) not in _UNSHOWN
    return character if kept else picture(character)


def is_standard_output(path: Path) -> bool:
    """Say whether a path, such as /dev/stdout, is where standard output goes."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError, AttributeError):
        # Not there, or no file behind standard output.
        return False


def silence(stream: TextIO) -> None:
    """Let a stream write nowhere, so that closing it at the end cannot fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        # A stream that is no file needs none of this.
        return
    finally:
        os.close(nowhere)
