"""Reviews whose digests fit and that hold what was never written all the same."""

import hashlib
import json
import sqlite3
from pathlib import Path


def forge_successor(path: Path, old: str, new: str) -> None:
    """Add to a review's file a state under a made-up id that follows the first one.

    Args:
        path: the file, of one state.
        old: words of that state.
        new: what the made-up one says in their place.
    """
    connection = sqlite3.connect(path)
    names, records = connection.execute("SELECT names, records FROM batch").fetchone()
    ids, annotations, _, _ = json.loads(names)
    forged = json.dumps([["f" * 64], annotations, [ids], [99]], ensure_ascii=False)
    assert old in records
    records = records.replace(old, new)
    digest = hashlib.sha256(forged.encode() + records.encode()).hexdigest()
    connection.execute(
        "INSERT INTO batch (names, records, sha256) VALUES (?, ?, ?)", (forged, records, digest)
    )
    connection.commit()
    connection.close()
