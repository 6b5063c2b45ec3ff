"""`convert`: from standard input to standard output, line for line, lines of any length."""

import argparse
import codecs
import sys
from collections.abc import Iterator
from typing import BinaryIO

from zjhk_desktop.cli.output import OutputLost
from zjhk_desktop.cli.services import Services

PIECE = 1 << 16
"""How many bytes of a line are read at a time."""


def convert(arguments: argparse.Namespace, services: Services) -> int:
    """Convert stdin to stdout, a line at a time; bytes that are not UTF-8 stay as they are."""
    if sys.stdin is None or sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        return 0
    source: BinaryIO = sys.stdin.buffer
    target: BinaryIO = sys.stdout.buffer
    while first := source.readline(PIECE):
        line = _Line(source, first)
        for converted in services.convert(line.parts(), arguments.to):
            _write(target, converted)
        _write(target, line.ending, flush=True)
    return 0


class _Line:
    """One line as it is read.

    Attributes:
        ending: the line break, known when all parts have been taken; empty at the end of the file.
    """

    def __init__(self, source: BinaryIO, first: bytes) -> None:
        """Go on from the first bytes of the line."""
        self._source = source
        self._piece = first
        self.ending = ""

    def parts(self) -> Iterator[str]:
        """Yield the text of the line without its break, little by little."""
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        while True:
            is_last = not self._piece or self._piece.endswith(b"\n")
            text = self.ending + decoder.decode(self._piece, final=is_last)
            body = text.rstrip("\r\n")
            self.ending = text[len(body) :]
            yield body
            if is_last:
                return
            self._piece = self._source.readline(PIECE)


def _write(target: BinaryIO, text: str, *, flush: bool = False) -> None:
    try:
        target.write(text.encode("utf-8", "surrogateescape"))
        if flush:
            target.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error) from None
