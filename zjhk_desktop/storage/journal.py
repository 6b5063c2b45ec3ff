"""The second store: every operation on a line of its own, beside the database.

A line is written and synced after the database has committed. So a crash leaves, at each point:

- before the commit: neither holds the change, and it was not acknowledged;
- between the commit and the line: the database holds it; the next start writes the line;
- within the line: the same, and the torn line is cut off first.

A line is `{"sha256":"…","record":{…}}` and its digest that of the record's bytes. The file is
only ever appended to and never rotated; with nothing else left, the review is rebuilt from it.
Text that is still being typed is not in it.
"""

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.domain.revision import (
    Revision,
    author_record,
    decode_author,
    revision_of_fields,
)
from zjhk_desktop.storage.review_rows import Identity
from zjhk_desktop.storage.whole_file import sync_folder

JOURNAL_NAME = "review.journal"

_START = b'{"sha256":"'
_MIDDLE = b'","record":'
_DIGEST_END = len(_START) + 64
_RECORD = _DIGEST_END + len(_MIDDLE)
_BLOCK = 1 << 18
_USUAL_NAME = 512
"""Bytes of a record in which its operation is named, if by no longer name than ours."""
_NAMED = b'{"operation":"'
_NAME = re.compile(rb'\{"operation":("(?:[^"\\]|\\.)*"),"kind":')


@dataclass(frozen=True, slots=True)
class Entry:
    """What one line says.

    Attributes:
        operation: None for revisions that came in without one.
        identity: who reviews here from now on, or None.
    """

    operation: Operation | None = None
    revisions: tuple[Revision, ...] = ()
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class JournalContent:
    """What a journal holds.

    Attributes:
        names: each sound line's operation, as `encoded_name` writes it; empty if it has none.
        records: the sound lines' records that are asked for, still encoded, oldest first.
        damaged: how many lines are not what was written; they are skipped.
        size: bytes up to where the next line goes; what lies behind is a torn line.
        ended: the last line has its line break.
        present: there is a journal.
    """

    names: tuple[bytes, ...] = ()
    records: tuple[bytes, ...] = ()
    damaged: int = 0
    size: int = 0
    ended: bool = True
    present: bool = False

    def entries(self) -> list[Entry]:
        """Return what the records say.

        Those of a later version that this one cannot read are left out; they stay in the file.
        """
        found: list[Entry] = []
        for record in self.records:
            with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                found.append(_decode(record))
        return found


def read_journal(path: Path, known: Collection[bytes] = ()) -> JournalContent:
    """Return what a journal holds, each line checked; an absent one holds nothing.

    Args:
        path: the file.
        known: encoded names of operations whose records are not asked for, nor kept in memory.

    Raises:
        OSError: it cannot be read.
    """
    try:
        handle = _open(path, os.O_RDONLY)
    except FileNotFoundError:
        return JournalContent()
    names: list[bytes] = []
    records: list[bytes] = []
    damaged = size = 0
    ended = True
    with os.fdopen(handle, "rb", buffering=0) as file:
        for line in _lines(file, known):
            if line.sound:
                names.append(line.name)
                if line.record is not None:
                    records.append(line.record)
                ended = line.ended
            elif not line.ended:
                # Torn, not damaged.
                break
            else:
                damaged += 1
            size += line.size
    return JournalContent(tuple(names), tuple(records), damaged, size, ended=ended, present=True)


class Journal:
    """The journal of an open review, to be appended to by whoever holds the review's lock.

    A line that the disk does not take stays in memory and is written with the next one: what
    is in the database is saved already, so nobody is kept from working.
    """

    def __init__(self, path: Path) -> None:
        """Name the journal; nothing is read or made."""
        self._path = path
        self._size = 0
        self._pending: list[bytes] = []

    @property
    def behind(self) -> int:
        """Return how many lines the disk has not taken."""
        return len(self._pending)

    def read(self, known: Collection[bytes]) -> JournalContent:
        """Return what is in it; see `read_journal`."""
        return read_journal(self._path, known)

    def cut(self, content: JournalContent) -> None:
        """Let the next line follow what is whole; what is torn behind it goes then."""
        self._size = content.size
        if not content.ended:
            self._pending.append(b"")

    def append(self, entries: Sequence[Entry]) -> None:
        """Write lines and sync them; those that the disk does not take wait for the next."""
        self._pending += [_line(entry) for entry in entries]
        if not self._pending:
            return
        with contextlib.suppress(OSError):
            self._write(b"".join(line + b"\n" for line in self._pending))
            self._pending.clear()

    def _write(self, lines: bytes) -> None:
        new = not self._path.exists()
        handle = _open(self._path, os.O_RDWR | os.O_CREAT)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            end = self._whole_end(file)
            # Remembered first: what a failure leaves behind it is cut off the next time.
            self._size = end
            written = 0
            while written < len(lines):
                written += file.write(lines[written:])
            os.fsync(handle)
            self._size = end + len(lines)
        if new:
            sync_folder(self._path.parent)

    def _whole_end(self, file: FileIO) -> int:
        """Go to where the next line starts: a torn one, of a kill or a full disk, is cut off."""
        end = file.seek(0, os.SEEK_END)
        if end > self._size:
            file.seek(self._size)
            whole = self._size + file.read().rfind(b"\n") + 1
            if whole < end:
                file.truncate(whole)
            end = whole
        return file.seek(end)


def encoded_name(operation_id: str) -> bytes:
    """Return an operation's id as a line holds it."""
    plain = operation_id.replace("-", "")
    return f'"{operation_id}"'.encode() if plain.isalnum() else _text(operation_id).encode()


def _open(path: Path, flags: int) -> int:
    # Not to wait for ever at a pipe; not to write into a folder or a device.
    nonblocking = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | nonblocking, 0o600)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(f"{path.name} is not a file")
    return handle


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line is like.

    Attributes:
        size: in bytes, its line break included.
        ended: it has its line break.
        sound: it is what was written.
        name: its operation, as `encoded_name` writes it; empty if it has none.
        record: its record, if it is asked for.
    """

    size: int
    ended: bool
    sound: bool
    name: bytes
    record: bytes | None


def _lines(file: FileIO, known: Collection[bytes]) -> Iterator[_Line]:
    """Yield the lines of a journal; see `read_journal`.

    A block at a time: there may be many megabytes, and most of it is only checked.
    """
    reading = _Reading(known)
    while block := file.read(_BLOCK):
        start = 0
        while (end := block.find(b"\n", start)) >= 0:
            reading.take(block[start:end])
            yield reading.line(ended=True)
            reading = _Reading(known)
            start = end + 1
        reading.take(block[start:] if start else block)
    if reading.size:
        yield reading.line(ended=False)


class _Reading:
    """A line while it is read."""

    def __init__(self, known: Collection[bytes]) -> None:
        self.size = 0
        self._known = known
        self._head = b""
        self._name: bytes | None = None
        self._digest = hashlib.sha256()
        self._last = b""
        self._kept: list[bytes] | None = []

    def take(self, part: bytes) -> None:
        """Take the next part of the line, without its line break."""
        if not part:
            return
        self.size += len(part)
        if self._name is None:
            # Until the operation is known, or that it has none.
            self._head += part
            if len(self._head) >= _RECORD + _USUAL_NAME and (
                not self._head.startswith(_NAMED, _RECORD) or _NAME.match(self._head, _RECORD)
            ):
                self._begin()
        else:
            self._add(part)

    def line(self, *, ended: bool) -> _Line:
        """Return what has been read, to the end of the line."""
        if self._name is None:
            self._begin()
        head = self._head[:_RECORD]
        sound = (
            head.startswith(_START)
            and head.endswith(_MIDDLE)
            and self._last == b"}"
            and self._digest.hexdigest().encode() == head[len(_START) : _DIGEST_END]
        )
        record = None if self._kept is None else b"".join(self._kept)
        return _Line(self.size + ended, ended, sound, self._name or b"", record)

    def _begin(self) -> None:
        named = _NAME.match(self._head, _RECORD)
        self._name = named[1] if named else b""
        if named and named[1] in self._known:
            self._kept = None
        self._add(self._head[_RECORD:])

    def _add(self, part: bytes) -> None:
        """Add to the record; the last byte of the line belongs to what stands around it."""
        if not part:
            return
        whole = memoryview(part)[:-1]
        for each in (self._last, whole):
            self._digest.update(each)
            if self._kept is not None:
                self._kept.append(bytes(each))
        self._last = part[-1:]


def _line(entry: Entry) -> bytes:
    record = _encode(entry)
    return _START + hashlib.sha256(record).hexdigest().encode() + _MIDDLE + record + b"}"


def _encode(entry: Entry) -> bytes:
    # By hand where order matters: the operation's name must come first.
    parts: list[str] = []
    if entry.operation is not None:
        operation = entry.operation
        parts += [
            f'"operation":{_text(operation.id)}',
            f'"kind":{_text(operation.kind.value)}',
            f'"of":{_text(operation.of.value)}',
            f'"target":{_text(operation.target)}',
            f'"order":{_text(list(operation.revisions))}',
        ]
    if entry.identity is not None:
        parts.append(f'"identity":{_text(_identity_record(entry.identity))}')
    head = "".join(f"{part}," for part in parts)
    records = b",".join(revision.record for revision in entry.revisions)
    return b'{%b"revisions":[%b]}' % (head.encode(), records)


def _identity_record(identity: Identity) -> dict[str, object]:
    return {
        "author": author_record(identity.author),
        "device": identity.device,
        "known": [
            {**author_record(each.author), "organisation": each.organisation}
            for each in identity.known
        ],
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _decode(record: bytes) -> Entry:
    """Return what a record says (ValueError, KeyError, TypeError, AttributeError if nothing)."""
    fields: dict[str, Any] = json.loads(record)
    operation = identity = None
    if "operation" in fields:
        operation = Operation(
            fields["operation"],
            ChangeKind(fields["kind"]),
            ChangeKind(fields["of"]),
            fields["target"],
            tuple(fields["order"]),
        )
    if "identity" in fields:
        given = fields["identity"]
        known = tuple(
            Reviewer(decode_author(each), each["organisation"]) for each in given["known"]
        )
        identity = Identity(decode_author(given["author"]), given["device"], known)
    return Entry(operation, tuple(map(_decode_revision, fields["revisions"])), identity)


def _decode_revision(fields: dict[str, Any]) -> Revision:
    revision = revision_of_fields(fields)
    # Lines of the first versions name the id; those of today leave it to be computed. The state
    # is read only to know that it can be.
    if fields.get("id", revision.id) != revision.id or revision.state is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise ValueError(revision.id)
    return revision
