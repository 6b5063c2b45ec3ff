"""An archive: one zip of a whole review and a manifest; read as if its maker meant harm."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from zjhk_desktop.domain.archive_errors import ArchiveDamaged
from zjhk_desktop.domain.errors import ReviewError, ReviewTooNew, ZjhkError
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.storage.archive_content import check_content
from zjhk_desktop.storage.review_image import read_image
from zjhk_desktop.storage.review_rows import StoredReview

SUFFIX = ".zjarchive"
"""How the name of an archive ends."""
KIND = f"ZJHK (*{SUFFIX})"
"""What an archive is called where files of a kind are chosen."""
LARGEST = 128 * 1024 * 1024
"""Bytes of a review that is archived, and of an archive that is read."""

_MANIFEST, _REVIEW = "manifest.json", "review.sqlite"
_MANIFEST_LIMIT = 64 * 1024
_FORMAT, _VERSION = "zjhk-archive", 1
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class ArchiveContent:
    """What an archive holds.

    Attributes:
        review: everything in the review.
        created: when it was archived.
    """

    review: StoredReview
    created: datetime


def pack_archive(image: bytes, counts: Mapping[str, int], now: datetime) -> bytes:
    """Return the archive of a review's bytes, with what is counted in it."""
    manifest = {
        "format": _FORMAT,
        "version": _VERSION,
        "created": now.astimezone(UTC).isoformat(timespec="seconds"),
        "counts": dict(counts),
        "members": {_REVIEW: {"size": len(image), "sha256": hashlib.sha256(image).hexdigest()}},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(manifest, ensure_ascii=False, indent=2)
        archive.writestr(_MANIFEST, text.encode())
        archive.writestr(_REVIEW, image)
    return out.getvalue()


def unpack_archive(data: bytes, path: Path) -> ArchiveContent:
    """Return what an archive holds, each member and each state of it checked.

    Args:
        data: the archive, not sealed any more.
        path: where it comes from, for the errors.

    Raises:
        ArchiveDamaged: it is not what was written, or not an archive of this program.
        ReviewTooNew: it was written by a newer version.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = _members(archive, path)
            manifest = _manifest(_read(archive, members[_MANIFEST], _MANIFEST_LIMIT, path), path)
            image = _read(archive, members[_REVIEW], LARGEST, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        # zipfile raises all of these for data that is not what it seems.
        raise _damaged(path, N_("it is not an archive")) from None
    recorded = cast("dict[str, object]", manifest["members"][_REVIEW])
    found = {"size": len(image), "sha256": hashlib.sha256(image).hexdigest()}
    if recorded != found:
        raise _damaged(path, N_("the review in it is not the one that was put into it"))
    try:
        review = read_image(image, path)
    except ReviewTooNew:
        raise
    except ReviewError:
        raise _damaged(path, N_("the review in it is not whole")) from None
    try:
        check_content(review)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, ZjhkError):
        raise _damaged(path, N_("a note in it is not of the form of this version")) from None
    return ArchiveContent(review, datetime.fromisoformat(manifest["created"]))


def _damaged(path: Path, template: str) -> ArchiveDamaged:
    return ArchiveDamaged(path=path, reason=Phrase(template))


def _members(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the members by name: exactly ours, none encrypted, none upon another."""
    infos = archive.infolist()
    # By count first: a million names would take a while to compare.
    if len(infos) != 2 or {info.filename for info in infos} != {_MANIFEST, _REVIEW}:
        raise _damaged(path, N_("it holds other things than an archive does"))
    first, second = sorted(infos, key=lambda info: info.header_offset)
    known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if (
        any(info.flag_bits & _ENCRYPTED or info.compress_type not in known for info in infos)
        or first.header_offset + first.compress_size > second.header_offset
    ):
        raise _damaged(path, N_("it holds other things than an archive does"))
    return {info.filename: info for info in infos}


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int, path: Path) -> bytes:
    """Return a member, of which no more is read than it may have."""
    if info.file_size > limit:
        raise _damaged(path, N_("it is larger than an archive can be"))
    with archive.open(info) as member:
        content = member.read(limit + 1)
    if len(content) > limit or len(content) != info.file_size:
        raise _damaged(path, N_("it is larger than an archive can be"))
    return content


def _manifest(content: bytes, path: Path) -> dict[str, Any]:
    try:
        record: Any = json.loads(content)
        if (record["format"], record["version"]) != (_FORMAT, _VERSION):
            raise ValueError(record["format"])
        if datetime.fromisoformat(record["created"]).tzinfo is None:
            raise ValueError(record["created"])
        _ = record["members"][_REVIEW]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged(path, N_("its manifest is not of the form of this version")) from None
    return record
