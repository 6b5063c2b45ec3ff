"""The JSON objects of the command line: a contract that other programs read."""

from typing import Any

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.change import Change
from zjhk_desktop.domain.memorandum import Memorandum, Passage
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.domain.revision import Revision, author_record
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.domain.timeline import HistoryEntry
from zjhk_desktop.services.review_view import MeasureStatus
from zjhk_desktop.services.searching import NameHit, NoteHit, part_text
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


def note_hit_record(note: Annotation, hit: NoteHit) -> Record:
    """Return a hit in a note for `search`; offsets are code points of the part that it is in."""
    return {
        "annotation": note.id,
        "passage": note.anchor.passage,
        "in": hit.part.value,
        "start": hit.start,
        "end": hit.end,
        "text": part_text(note, hit.part)[hit.start : hit.end],
    }


def name_hit_record(hit: NameHit) -> Record:
    """Return a name for `search`, and where the text mentions it."""
    name = hit.name
    return {
        "id": name.id,
        "kind": name.kind.value,
        "hant": name.hant,
        "hans": name.hans,
        "en": name.en,
        "mentions": [
            {"passage": mention.passage, "start": mention.start, "end": mention.end}
            for mention in hit.mentions
        ],
    }


def history_record(entry: HistoryEntry) -> Record:
    """Return a state of an annotation and what it changed, for `history`."""
    return {
        **revision_record(entry.revision),
        "current": entry.current,
        "changes": [
            {"what": each.aspect.value, "before": each.before, "after": each.after}
            for each in entry.differences
        ],
    }


def revision_record(revision: Revision) -> Record:
    """Return a state of an annotation."""
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
        "replacement": state.proposal.text if state.proposal else None,
        "resolved": state.resolved,
        "deleted": state.deleted,
    }


def reviewer_record(reviewer: Reviewer) -> Record:
    """Return a reviewer of the profile for `reviewer`."""
    return {**author_record(reviewer.author), "organisation": reviewer.organisation}


def status_record(status: MeasureStatus, memorandum: Memorandum) -> Record:
    """Return a measure's status for `status`: the present reviewer's, and the others'."""
    measure = memorandum.passage(status.measure)
    return {
        "id": measure.id,
        "number": measure.number,
        "domain": measure.domain,
        **assessment_record(status.mine),
        "others": [assessment_record(other) for other in status.others],
    }


def assessment_record(annotation: Annotation | None) -> Record:
    """Return what a reviewer says of a measure; None if they have said nothing."""
    said = (annotation and annotation.state.assessment) or Assessment()
    return {
        "status": said.status.value,
        "owner": said.owner,
        "due": said.due,
        "next": said.next_step,
        "annotation": annotation.id if annotation else None,
        "author": author_record(annotation.state.author) if annotation else None,
        "modified": annotation.modified if annotation else None,
        "visibility": annotation.state.visibility.value if annotation else None,
    }


def change_record(change: Change | None) -> Record:
    """Return what `undo` and its like did; nothing has no operation."""
    if change is None:
        return {"kind": None, "of": None, "operation": None, "annotations": [], "revisions": []}
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
