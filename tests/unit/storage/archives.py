"""A small review, its image, and archives to be broken."""

import hashlib
import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

from tests.unit.sample import counting_ids, sample_memorandum, stepping_clock
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.services.holdings import ReviewCounts
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.archive import pack_archive
from zjhk_desktop.storage.review_image import image_of
from zjhk_desktop.storage.review_rows import StoredReview
from zjhk_desktop.storage.review_store import ReviewStore

NOW = stepping_clock()()
HERE = Path("here.zjarchive")


def fill(profile: Path, notes: int = 3) -> Path:
    """Make a review with notes, a reply, a status and a draft; return its file."""
    path = profile / "review.sqlite"
    memorandum = sample_memorandum()
    reviewing = Reviewing(
        ReviewStore(path), memorandum, now=stepping_clock(), new_id=counting_ids()
    )
    passage = memorandum.passage("m01")
    for number in range(notes):
        change = reviewing.annotate(anchor_whole(passage), Category.QUERY, comment=f"批註{number}")
        if number == 0:
            reviewing.reply(change.annotations[0], "回覆")
            reviewing.drafting.save(DraftPlace(change.annotations[0]), "未完")
    reviewing.close()
    return path


def read_image_of(path: Path) -> tuple[bytes, StoredReview]:
    """Return the bytes of a review and what is in it."""
    store = ReviewStore(path)
    stored = store.load()
    image = image_of(store.copy_into, path)
    store.close()
    return image, stored


def archive_of(path: Path) -> tuple[bytes, StoredReview]:
    """Return the archive of a review and what is in it."""
    image, stored = read_image_of(path)
    return pack_archive(image, ReviewCounts.of(stored).record(), NOW), stored


def rebuilt(data: bytes, *, image: bytes | None = None, **changes: Any) -> bytes:
    """Return an archive with another review in it, its manifest honest about that."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        manifest = json.loads(old.read("manifest.json"))
        image = old.read("review.sqlite") if image is None else image
    digest = hashlib.sha256(image).hexdigest()
    manifest["members"]["review.sqlite"] = {"size": len(image), "sha256": digest}
    manifest.update(changes)
    return zipped({"manifest.json": json.dumps(manifest).encode(), "review.sqlite": image})


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def doctored(image: bytes, *statements: str) -> bytes:
    """Return an image after statements that a hostile maker has run on it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(image)
    for statement in statements:
        connection.execute(statement)
    changed = connection.serialize()
    connection.close()
    return changed
