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
_ANCHOR_PARTS = len(fields(Anchor))


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
    """Return the canonical JSON of a state: sorted keys, no spaces, text as it is.

    It is put together by hand, because a bulk change writes a thousand at once.
    """
    assessment, proposal = state.assessment, state.proposal
    parts = [f'"anchor":{_anchor_json(state.anchor)}']
    if assessment is not None:
        parts.append(
            f'"assessment":{{"due":{_quote(assessment.due)},'
            f'"next_step":{_quote(assessment.next_step)},"owner":{_quote(assessment.owner)},'
            f'"status":{_quote(assessment.status)}}}'
        )
    parts += [
        f'"author":{_author_json(state.author)}',
        f'"category":{_quote(state.category)}',
        f'"comment":{_quote(state.comment)}',
        f'"created":{_quote(state.created)}',
        f'"deleted":{_boolean(state.deleted)}',
        f'"motivation":{_quote(state.motivation)}',
    ]
    if proposal is not None:
        text = _quote(proposal.text)
        parts.append(f'"proposal":{{"kind":{_quote(proposal.kind)},"text":{text}}}')
    parts += [
        f'"reply_to":{_quote(state.reply_to)}',
        f'"resolved":{_boolean(state.resolved)}',
    ]
    if state.style is not MarkStyle.HIGHLIGHT:
        parts.append(f'"style":{_quote(state.style)}')
    parts += [
        f'"tags":[{",".join(map(_quote, state.tags))}]',
        f'"visibility":{_quote(state.visibility)}',
    ]
    return "{" + ",".join(parts) + "}"


def decode_state(text: str) -> AnnotationState:
    """Return the state that canonical JSON holds.

    Raises:
        ValueError, KeyError, TypeError: the text is not such a record, or one of a newer version.
    """
    record = json.loads(text)
    if not _PARTS.issuperset(record):
        raise ValueError(text)
    anchor = record["anchor"]
    if len(anchor) != _ANCHOR_PARTS:
        raise ValueError(text)
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


def _anchor_json(anchor: Anchor) -> str:
    return (
        f'{{"end":{anchor.end:d},"passage":{_quote(anchor.passage)},'
        f'"prefix":{_quote(anchor.prefix)},"quote":{_quote(anchor.quote)},'
        f'"start":{anchor.start:d},"suffix":{_quote(anchor.suffix)},'
        f'"whole":{_boolean(anchor.whole)}}}'
    )


def _author_json(author: Author) -> str:
    return f'{{"id":{_quote(author.id)},"name":{_quote(author.name)},"side":{_quote(author.side)}}}'


def _boolean(value: bool) -> str:  # noqa: FBT001 - it is the value to be written
    return "true" if value else "false"


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
    parents = ",".join(map(_quote, revision.parents))
    content = (
        f'{{"annotation":{_quote(revision.annotation)},'
        f'"author":{_author_json(revision.author)},'
        f'"clock":{revision.clock},"device":{_quote(revision.device)},"parents":[{parents}],'
        f'"state":{revision.content},"time":{_quote(revision.time)}}}'
    )
    return hashlib.sha256(content.encode()).hexdigest()
