"""Revisions: immutable states of annotations, named by the hash of what they say.

A part of the state that this version added to the first is left out of the JSON while it has
its default, so that a revision of an older version keeps its id. A part that this version does
not know is refused: writing the state again would lose it. A version that adds a part must
therefore raise the schema of every file that holds states.
"""

import hashlib
import json
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
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

LATEST_CLOCK = 2**40
"""No Lamport clock is later, so that one put forward by others can still be counted on."""

# What divides a record: no text in it can hold these bytes, its quotation marks are escaped.
_AUTHOR = b',"author":'
_CLOCK = b',"clock":'
_STATE = b',"state":'
_TIME = b',"time":"'
_DECODER = json.JSONDecoder()
_PARTS = frozenset(part.name for part in fields(AnnotationState))
_ANCHOR_PARTS = len(fields(Anchor))
_SIDES = {each.value: each for each in Side}
_CATEGORIES = {each.value: each for each in Category}
_VISIBILITIES = {each.value: each for each in Visibility}
_MOTIVATIONS = {each.value: each for each in Motivation}
_STYLES = {each.value: each for each in MarkStyle}


@dataclass(slots=True, unsafe_hash=True)
class Revision:
    """One immutable state of one annotation.

    Nobody sets a field; it is not frozen only because a review of many is opened faster so. What
    is seldom asked for is read out of the record each time.

    Attributes:
        id: SHA-256 (hex) of the record, so that damage shows and merging is a union.
        annotation: id of the annotation.
        parents: ids of the revisions that this one follows, sorted; empty for the first.
        clock: Lamport clock: greater than that of every revision known when it was made.
        record: canonical JSON, in UTF-8, of everything but the id; see `build_revision`.
    """

    id: str
    annotation: str
    parents: tuple[str, ...]
    clock: int
    record: bytes = field(repr=False)
    _state: AnnotationState | None = field(default=None, repr=False, compare=False)

    @property
    def author(self) -> Author:
        """Return who made this revision."""
        start = self.record.index(_AUTHOR) + len(_AUTHOR)
        return _author_of(self.record[start : self.record.index(_CLOCK)])

    @property
    def device(self) -> str:
        """Return the device that it was made on."""
        return json.loads(self.record)["device"]

    @property
    def time(self) -> str:
        """Return when it was made: ISO 8601 in UTC, as the device's clock had it."""
        time = self.record[self.record.rindex(_TIME) + len(_TIME) : -2].decode()
        return json.loads(f'"{time}"') if "\\" in time else time

    @property
    def content(self) -> str:
        """Return the canonical JSON of the state; see `encode_state`."""
        start = self.record.index(_STATE) + len(_STATE)
        return self.record[start : self.record.rindex(_TIME)].decode()

    @property
    def state(self) -> AnnotationState:
        """Return the state, read when it is first asked for: most of a past never is.

        Raises:
            ValueError, KeyError, TypeError: see `decode_state`; never if it `is_authentic`
                and was made by this version or an older one.
        """
        if self._state is None:
            self._state = decode_state(self.content)
        return self._state

    def signed_by(self, author: Author) -> "Revision":
        """Return this revision, by its id, as one by an author: to be shown, never to be kept."""
        parts = (self.device, self.time, self.clock, self.content, self._state)
        return replace(build_revision(self.annotation, self.parents, author, *parts), id=self.id)

    @property
    def is_authentic(self) -> bool:
        """Say whether all of it is what its id says."""
        try:
            return read_revision(self.record) == self
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return False


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
    content = encode_state(state)
    return build_revision(
        annotation, tuple(sorted(parents)), author, device, time, clock, content, state
    )


def build_revision(
    annotation: str,
    parents: tuple[str, ...],
    author: Author,
    device: str,
    time: str,
    clock: int,
    content: str,
    state: AnnotationState | None = None,
) -> Revision:
    """Return the revision, with its id computed, of a state that is there as canonical JSON."""
    ids = ",".join(map(_quote, parents))
    record = (
        f'{{"annotation":{_quote(annotation)},"author":{_author_json(author)},"clock":{clock:d},'
        f'"device":{_quote(device)},"parents":[{ids}],"state":{content},"time":{_quote(time)}}}'
    ).encode()
    digest = hashlib.sha256(record).hexdigest()
    return Revision(digest, annotation, parents, clock, record, state)


def read_revision(record: bytes) -> Revision:
    """Return the revision of a canonical record.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: it is none.
    """
    revision = revision_of_fields(json.loads(record))
    if revision.record != record:
        raise ValueError(revision.id)
    return revision


def revision_of_fields(fields: dict[str, Any]) -> Revision:
    """Return the revision that a decoded record says (errors: see `read_revision`)."""
    return build_revision(
        fields["annotation"],
        tuple(fields["parents"]),
        decode_author(fields["author"]),
        fields["device"],
        fields["time"],
        fields["clock"],
        json.dumps(fields["state"], ensure_ascii=False, sort_keys=True, separators=(",", ":")),
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
    record, end = _DECODER.raw_decode(text)
    if end != len(text) or not _PARTS.issuperset(record):
        raise ValueError(text)
    anchor = record["anchor"]
    if len(anchor) != _ANCHOR_PARTS:
        raise ValueError(text)
    # In the order of the fields, and values looked up in tables: ten thousand are read at a start.
    return AnnotationState(
        Anchor(
            anchor["passage"],
            int(anchor["start"]),
            int(anchor["end"]),
            anchor["quote"],
            anchor["prefix"],
            anchor["suffix"],
            bool(anchor["whole"]),
        ),
        _CATEGORIES[record["category"]],
        decode_author(record["author"]),
        record["created"],
        record["comment"],
        tuple(record["tags"]),
        _VISIBILITIES[record["visibility"]],
        _MOTIVATIONS[record["motivation"]],
        record["reply_to"],
        bool(record["resolved"]),
        bool(record["deleted"]),
        _STYLES[record.get("style", MarkStyle.HIGHLIGHT)],
        _decode_proposal(record["proposal"]) if "proposal" in record else None,
        _decode_assessment(record["assessment"]) if "assessment" in record else None,
    )


def author_record(author: Author) -> dict[str, str]:
    """Return an author as the JSON object `{id, name, side}`."""
    return {"id": author.id, "name": author.name, "side": author.side.value}


def decode_author(record: dict[str, str]) -> Author:
    """Return the author that such an object holds."""
    return _author(record["id"], record["name"], record["side"])


@lru_cache(maxsize=256)
def _author(id_: str, name: str, side: str) -> Author:
    """Return an author, the same one each time: few write many revisions."""
    return Author(id_, name, _SIDES[side])


@lru_cache(maxsize=256)
def _author_of(text: bytes) -> Author:
    """Return the author that JSON says."""
    return decode_author(json.loads(text))


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


def _decode_proposal(record: dict[str, str]) -> Proposal:
    if record.keys() != {"kind", "text"}:
        raise ValueError(record)
    return Proposal(record["text"], ProposalKind(record["kind"]))


def _decode_assessment(record: dict[str, str]) -> Assessment:
    if record.keys() != {"due", "next_step", "owner", "status"}:
        raise ValueError(record)
    status = Status(record["status"])
    return Assessment(status, record["owner"], record["due"], record["next_step"])
