"""The JSON objects of the command line: a contract that other programs read."""

from typing import Any

from zjhk_desktop.domain.change import Change
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.domain.revision import Revision, author_record
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.services.verifying import Check

Record = dict[str, Any]


def passage_record(passage: Passage, script: Script) -> Record:
    """Return a passage for `show`."""
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "number": passage.number,
        "domain": passage.domain,
        "script": script.value,
        "text": passage.text(script),
    }


def hit_record(hit: Hit) -> Record:
    """Return a hit for `search`."""
    return {"passage": hit.passage, "start": hit.start, "end": hit.end, "text": hit.text}


def revision_record(revision: Revision) -> Record:
    """Return a state of an annotation for `history`."""
    state = revision.state
    return {
        "revision": revision.id,
        "parents": list(revision.parents),
        "time": revision.time,
        "author": author_record(revision.author),
        "passage": state.anchor.passage,
        "start": state.anchor.start,
        "end": state.anchor.end,
        "quote": state.anchor.quote,
        "category": state.category.value,
        "comment": state.comment,
        "tags": list(state.tags),
        "visibility": state.visibility.value,
        "resolved": state.resolved,
        "deleted": state.deleted,
    }


def change_record(change: Change) -> Record:
    """Return what `undo` and `redo` did."""
    return {
        "kind": change.kind.value,
        "of": change.of.value,
        "operation": change.operation,
        "annotations": list(change.annotations),
        "revisions": list(change.revisions),
    }


def check_record(check: Check) -> Record:
    """Return a check for `verify` and `self-test`."""
    return {
        "name": check.name,
        "ok": check.ok,
        "checked": check.checked,
        "message": check.message,
    }
