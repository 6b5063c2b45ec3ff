"""Revisions: immutable states of annotations, named by the hash of what they say.

A part of the state that this version added to the first is left out of the JSON while it has
its default, so that a revision of an older version keeps its id. A part that this version does
not know is refused: writing the state again would lose it. A version that adds a part must
therefore raise the schema of every file that holds states.
"""

import hashlib
import json
from dataclasses import dataclass, field, fields
from json.encoder import encode_basestring as _quote
from typing import Any

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    AnnotationState,
    Author,
    Category,
    MarkStyle,
    Motivation,
    Side,
    Visibility,
)
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.status import Assessment, Status

_PARTS = frozenset(part.name for part in fields(AnnotationState))


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable state of one annotation.

    Attributes:
        id: SHA-256 (hex) of everything else, so that damage shows and merging is a union.
        annotation: id of the annotation.
        parents: ids of the revisions that this one follows, sorted; empty for the first.
        author: who made this revision.
        device: the device it was made on.
        time: ISO 8601 in UTC, as the device's clock had it.
        clock: Lamport clock: greater than that of every revision known when it was made.
        content: canonical JSON of the state; see `encode_state`.
    """

    id: str
    annotation: str
    parents: tuple[str, ...]
    author: Author
    device: str
    time: str
    clock: int
    content: str
    _state: AnnotationState | None = field(default=None, repr=False, compare=False)

    @property
    def state(self) -> AnnotationState:
        """Return the state, read when it is first asked for: most of a past never is.

        Raises:
            ValueError, KeyError, TypeError: see `decode_state`; never if it `is_authentic`
                and was made by this version or an older one.
        """
        state = self._state
        if state is None:
            state = decode_state(self.content)
            object.__setattr__(self, "_state", state)
        return state

    @property
    def is_authentic(self) -> bool:
        """Say whether the id is the hash of the content."""
        return self.id == _digest(self)


def make_revision(
    annotation: str,
    parents: tuple[str, ...],
    author: Author,
    device: str,
    time: str,
    clock: int,
    state: AnnotationState,
) -> Revision:
    """Return the revision with its id computed."""
    parents = tuple(sorted(parents))
    content = encode_state(state)
    draft = Revision("", annotation, parents, author, device, time, clock, content)
    return Revision(
        _digest(draft), annotation, parents, author, device, time, clock, content, state
    )


def encode_state(state: AnnotationState) -> str:
    """Return the canonical JSON of a state: sorted keys, no spaces, text as it is."""
    return json.dumps(
        _state_record(state), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def decode_state(text: str) -> AnnotationState:
    """Return the state that canonical JSON holds.

    Raises:
        ValueError, KeyError, TypeError: the text is not such a record, or one of a newer version.
    """
    record = json.loads(text)
    if not _PARTS.issuperset(record):
        raise ValueError(text)
    anchor = record["anchor"]
    return AnnotationState(
        anchor=Anchor(
            passage=anchor["passage"],
            start=int(anchor["start"]),
            end=int(anchor["end"]),
            quote=anchor["quote"],
            prefix=anchor["prefix"],
            suffix=anchor["suffix"],
            whole=bool(anchor["whole"]),
        ),
        category=Category(record["category"]),
        author=decode_author(record["author"]),
        created=record["created"],
        comment=record["comment"],
        tags=tuple(record["tags"]),
        visibility=Visibility(record["visibility"]),
        motivation=Motivation(record["motivation"]),
        reply_to=record["reply_to"],
        resolved=bool(record["resolved"]),
        deleted=bool(record["deleted"]),
        style=MarkStyle(record.get("style", MarkStyle.HIGHLIGHT)),
        proposal=_decode_proposal(record.get("proposal")),
        assessment=_decode_assessment(record.get("assessment")),
    )


def author_record(author: Author) -> dict[str, str]:
    """Return an author as the JSON object `{id, name, side}`."""
    return {"id": author.id, "name": author.name, "side": author.side.value}


def decode_author(record: dict[str, str]) -> Author:
    """Return the author that such an object holds."""
    return Author(record["id"], record["name"], Side(record["side"]))


def _state_record(state: AnnotationState) -> dict[str, Any]:
    anchor = state.anchor
    record: dict[str, Any] = {
        "anchor": {
            "passage": anchor.passage,
            "start": anchor.start,
            "end": anchor.end,
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "whole": anchor.whole,
        },
        "author": author_record(state.author),
        "category": state.category.value,
        "comment": state.comment,
        "created": state.created,
        "deleted": state.deleted,
        "motivation": state.motivation.value,
        "reply_to": state.reply_to,
        "resolved": state.resolved,
        "tags": list(state.tags),
        "visibility": state.visibility.value,
    }
    if state.style is not MarkStyle.HIGHLIGHT:
        record["style"] = state.style.value
    if state.proposal is not None:
        record["proposal"] = {"kind": state.proposal.kind.value, "text": state.proposal.text}
    if state.assessment is not None:
        record["assessment"] = {
            "due": state.assessment.due,
            "next_step": state.assessment.next_step,
            "owner": state.assessment.owner,
            "status": state.assessment.status.value,
        }
    return record


def _decode_proposal(record: dict[str, str] | None) -> Proposal | None:
    if record is None:
        return None
    if record.keys() != {"kind", "text"}:
        raise ValueError(record)
    return Proposal(record["text"], ProposalKind(record["kind"]))


def _decode_assessment(record: dict[str, str] | None) -> Assessment | None:
    if record is None:
        return None
    if record.keys() != {"due", "next_step", "owner", "status"}:
        raise ValueError(record)
    status = Status(record["status"])
    return Assessment(status, record["owner"], record["due"], record["next_step"])


def _digest(revision: Revision) -> str:
    """Return the SHA-256 of the canonical JSON of everything in a revision but its id.

    It is put together from its parts, because the state is there as JSON already and a review
    of many revisions is checked each time it is opened.
    """
    author = revision.author
    parents = ",".join(map(_quote, revision.parents))
    content = (
        f'{{"annotation":{_quote(revision.annotation)},'
        f'"author":{{"id":{_quote(author.id)},"name":{_quote(author.name)},'
        f'"side":{_quote(author.side.value)}}},'
        f'"clock":{revision.clock},"device":{_quote(revision.device)},"parents":[{parents}],'
        f'"state":{revision.content},"time":{_quote(revision.time)}}}'
    )
    return hashlib.sha256(content.encode()).hexdigest()
