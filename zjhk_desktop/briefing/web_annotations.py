"""Notes as a W3C Web Annotation collection: JSON-LD that other programs read.

Names are IRIs of ours under `urn:zjhk:`; what the W3C model has no word for stands under terms of
our own. Nothing is ever fetched by them.
"""

import hashlib
import json
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from zjhk_desktop.briefing.note_cells import ListedNote, Wording
from zjhk_desktop.briefing.outgoing import Outgoing
from zjhk_desktop.domain.anchor import CONTEXT, Anchor
from zjhk_desktop.domain.annotation import Annotation, AnnotationState, Author, Motivation
from zjhk_desktop.domain.script import Script

MODEL = "http://www.w3.org/ns/anno.jsonld"
"""The IRI of the model's context, as the recommendation spells it."""
TERMS = "urn:zjhk:terms:"
_OURS = (
    "assessment",
    "due",
    "markStyle",
    "nextStep",
    "owner",
    "proposal",
    "resolved",
    "side",
    "status",
    "visibility",
)
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

Record = dict[str, Any]


def web_annotations(
    outgoing: Outgoing, wording: Wording, now: datetime, step: Callable[[], None]
) -> str:
    """Return a collection as JSON-LD.

    Args:
        outgoing: notes, statuses and bookmarks.
        wording: the script of the words that are quoted; what people typed stays as typed.
        now: the moment that it bears.
        step: called again and again meanwhile; may raise what ends the work.
    """
    collection = web_collection(outgoing.notes, outgoing.others, wording, now, step)
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def web_collection(
    notes: Iterable[ListedNote],
    others: Iterable[Annotation],
    wording: Wording,
    now: datetime,
    step: Callable[[], None] = lambda: None,
) -> Record:
    """Return the same as a record: notes with their replies, then statuses and bookmarks."""
    items: list[Record] = []
    for item in _items(notes, others, wording):
        step()
        items.append(item)
    digest = hashlib.sha256(json.dumps(items, sort_keys=True).encode()).hexdigest()
    name = f"urn:zjhk:collection:{digest}"
    page = {
        "id": f"{name}:1",
        "type": "AnnotationPage",
        "partOf": name,
        "startIndex": 0,
        "items": items,
    }
    return {
        "@context": [MODEL, {term: f"{TERMS}{term}" for term in _OURS}],
        "id": name,
        "type": "AnnotationCollection",
        "label": wording.memorandum.title(wording.script),
        "created": _moment(now.isoformat()),
        "generator": {
            "id": "urn:zjhk:desktop",
            "type": "Software",
            "name": wording.tr("ZJHK Memorandum Reviewer"),
        },
        "total": len(items),
        "first": page,
        "last": page["id"],
    }


def annotation_iri(name: str) -> str:
    """Return the IRI of an annotation's or a reviewer's id."""
    try:
        is_uuid = str(uuid.UUID(name)) == name
    except ValueError:
        is_uuid = False
    return f"urn:uuid:{name}" if is_uuid else f"urn:zjhk:id:{quote(name, safe='')}"


def _items(
    notes: Iterable[ListedNote], others: Iterable[Annotation], wording: Wording
) -> Iterator[Record]:
    """Yield notes, each before its replies, then statuses and bookmarks."""
    for note in notes:
        yield _item(note.annotation, wording, _target(note.annotation.anchor, wording))
        for reply in note.replies:
            yield _item(reply, wording, annotation_iri(note.annotation.id))
    for each in others:
        yield _item(each, wording, _target(each.anchor, wording))


def _item(annotation: Annotation, wording: Wording, target: Record | str) -> Record:
    state = annotation.state
    record: Record = {
        "id": annotation_iri(annotation.id),
        "type": "Annotation",
        "motivation": _motivation(state),
        "creator": _creator(state.author),
        "created": _moment(state.created),
        "modified": _moment(annotation.modified),
    }
    body = list(_bodies(state, wording))
    if body:
        record["body"] = body
    record |= {"target": target, "visibility": state.visibility.value}
    if state.is_note:
        record |= {"resolved": state.resolved, "markStyle": state.style.value}
    if state.assessment is not None:
        said = state.assessment
        record["assessment"] = {
            "status": said.status.value,
            "owner": said.owner,
            "due": said.due,
            "nextStep": said.next_step,
        }
    return record


def _motivation(state: AnnotationState) -> str:
    """Return why it was made, in the model's words; a mark without a comment is a highlight."""
    if state.motivation is Motivation.COMMENTING and not state.comment:
        return "highlighting"
    return state.motivation.value


def _bodies(state: AnnotationState, wording: Wording) -> Iterator[Record]:
    """Yield what is said: words, a wording, a status, a category, tags."""
    if state.comment:
        reply = state.motivation is Motivation.REPLYING
        yield _text(state.comment, "replying" if reply else "commenting", wording)
    if state.proposal is not None:
        proposed = _text(state.proposal.text, "editing", wording)
        yield {**proposed, "proposal": state.proposal.kind.value}
    if state.assessment is not None:
        yield {
            "type": "TextualBody",
            "value": state.assessment.status.value,
            "purpose": "assessing",
            "format": "text/plain",
        }
    if state.is_note:
        yield {
            "type": "TextualBody",
            "value": state.category.value,
            "purpose": "classifying",
            "format": "text/plain",
        }
    for tag in state.tags:
        yield _text(tag, "tagging", wording)


def _text(value: str, purpose: str, wording: Wording) -> Record:
    body: Record = {"type": "TextualBody", "value": value, "purpose": purpose}
    language = _language(value, wording)
    if language:
        body["language"] = language
    return {**body, "format": "text/plain"}


def _language(text: str, wording: Wording) -> str:
    """Return the language of what was typed, by its script where that shows; "" for none."""
    if not _HAN.search(text):
        return ""
    changed = {script: wording.transcribe(text, script) != text for script in Script}
    if changed[Script.HANT] is changed[Script.HANS]:
        return "zh"
    return "zh-Hans" if changed[Script.HANT] else "zh-Hant"


def _creator(author: Author) -> Record:
    record: Record = {"id": annotation_iri(author.id), "type": "Person"}
    if author.name:
        record["name"] = author.name
    return {**record, "side": author.side.value}


def _target(anchor: Anchor, wording: Wording) -> Record:
    """Return where something lies: a passage, and code points of it with the words there."""
    memorandum, script = wording.memorandum, wording.script
    known = anchor.passage in memorandum
    digest = memorandum.source_sha256
    target: Record = {
        "type": "SpecificResource",
        "source": {
            "id": f"urn:zjhk:memorandum:{digest}#{quote(anchor.passage, safe='')}",
            "type": "Text",
            "format": "text/plain",
            "language": script.tag if known else Script.HANT.tag,
        },
    }
    if anchor.whole:
        return target
    exact, prefix, suffix = anchor.quote, anchor.prefix, anchor.suffix
    if known:
        text = memorandum.passage(anchor.passage).text(script)
        exact = text[anchor.start : anchor.end]
        prefix = text[max(0, anchor.start - CONTEXT) : anchor.start]
        suffix = text[anchor.end : anchor.end + CONTEXT]
    target["selector"] = [
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]
    return target


def _moment(time: str) -> str:
    """Return a moment as the model spells it."""
    moment = datetime.fromisoformat(time).astimezone(UTC)
    spec = "milliseconds" if moment.microsecond else "seconds"
    return moment.isoformat(timespec=spec).replace("+00:00", "Z")
