"""The printings of a profile, a line each, in a file of their own.

They do not lie in the review's file: a backup that is restored would give numbers out again that
stand on paper already. Only ids of states are kept, none of their words. A line is
`{"sha256":"…","record":{…}}`; a damaged one is kept, and its number is never given again.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.print_record import PrintRecord
from zjhk_desktop.storage.whole_file import write_whole

PRINTS_NAME = "prints.log"

_LIMIT = 64_000_000
"""Bytes that are read at all; a printing of a hundred notes takes two thousand."""


@dataclass(frozen=True, slots=True)
class PrintHistory:
    """What a log holds.

    Attributes:
        records: the printings that can be read, in the order of their numbers.
        lines: how many lines there are, damaged ones included.
    """

    records: tuple[PrintRecord, ...] = ()
    lines: int = 0

    @property
    def next_number(self) -> int:
        """Return the number that no printing has had."""
        return max([self.lines, *(each.number for each in self.records)]) + 1

    def find(self, number: int) -> PrintRecord | None:
        """Return the printing of a number, or None."""
        return next((each for each in self.records if each.number == number), None)


class PrintLog:
    """The log of one profile, written by whoever holds its review's lock."""

    def __init__(self, path: Path) -> None:
        """Name the log; nothing is read or made."""
        self._path = path

    @property
    def folder(self) -> Path:
        """Return the folder that it lies in."""
        return self._path.parent

    def read(self) -> PrintHistory:
        """Return what is in it; nothing if it is not there.

        Raises:
            OSError: it cannot be read.
        """
        found = [_decode(line) for line in self._lines()]
        records = {each.number: each for each in found if each is not None}
        return PrintHistory(tuple(records[number] for number in sorted(records)), len(found))

    def append(self, record: PrintRecord) -> None:
        """Add a printing; it is on the disk, or nothing has changed.

        Raises:
            OSError: it cannot be written.
        """
        lines = [*self._lines(), _encode(record)]
        write_whole(b"".join(line + b"\n" for line in lines), self._path)

    def _lines(self) -> list[bytes]:
        if not self._path.exists():
            return []
        if not self._path.is_file() or self._path.stat().st_size > _LIMIT:
            raise OSError(f"{self._path.name} is not a log")
        return [line for line in self._path.read_bytes().split(b"\n") if line]


def _encode(record: PrintRecord) -> bytes:
    fields = {
        **asdict(record),
        "printed": " ".join(record.printed),
        "others": " ".join(record.others),
    }
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(content.encode()).hexdigest()
    return f'{{"sha256":"{digest}","record":{content}}}'.encode()


def _decode(line: bytes) -> PrintRecord | None:
    """Return the printing that a line says; None if it is damaged or of a later version."""
    try:
        outer = json.loads(line)
        fields: dict[str, Any] = outer["record"]
        content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if hashlib.sha256(content.encode()).hexdigest() != outer["sha256"]:
            return None
        return PrintRecord(
            int(fields["number"]),
            str(fields["time"]),
            Audience(fields["audience"]),
            str(fields["layout"]),
            str(fields["options"]),
            int(fields["pages"]),
            int(fields["copies"]),
            tuple(fields["printed"].split()),
            tuple(fields["others"].split()),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
