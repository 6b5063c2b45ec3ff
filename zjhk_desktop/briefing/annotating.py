"""From the marks on pages to live annotations: who says what, and what belongs to what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from zjhk_desktop.briefing.labels import CATEGORY_NAMES, author_label
from zjhk_desktop.briefing.live import LiveNote, Markup, Rectangle, Relation, Subtype
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.wording import Part

CONTINUED = "#{number}"
"""What follows an id in the name of the part of a mark that lies on a later page."""

INSERTED = "^{number}"
"""What follows a name in that of each place where words come in."""

SETTLED = "!"
"""What follows a name in that of the state of an annotation."""

_REPLY = 10.0
"""The side of the square in which a reply stands."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What annotations are called, dated and coloured with."""

    tr: Translator
    palette: Palette
    zone: tzinfo | None


def add_live_notes(
    pages: Sequence[Page],
    numbered: Sequence[Numbered],
    tr: Translator,
    palette: Palette,
    zone: tzinfo | None,
) -> None:
    """Give each page the live annotations of the marks on it, in the order of their numbers.

    What says a thing stands once, where its mark begins; on later pages the mark only says
    that it goes on. Marks of one annotation on one page are one annotation, in both scripts too.
    """
    words = _Words(tr, palette, zone)
    begun: dict[str, int] = {}
    for page in pages:
        on_page: dict[str, list[Markup]] = {}
        for markup in page.markups:
            on_page.setdefault(markup.note, []).append(markup)
        for one in numbered:
            markups = on_page.get(one.annotation.id)
            if markups:
                part = begun[one.annotation.id] = begun.get(one.annotation.id, 0) + 1
                page.live.extend(_live(one, markups, part, words))


def _live(one: Numbered, markups: Sequence[Markup], part: int, words: _Words) -> list[LiveNote]:
    """Return the annotations of one mark on one page, that which says it first."""
    carets: dict[int, Markup] = {}
    for markup in markups:
        if markup.subtype is Subtype.CARET:
            carets.setdefault(markup.offset, markup)
    covering = [markup for markup in markups if markup.subtype is not Subtype.CARET]
    name = one.annotation.id + (CONTINUED.format(number=part) if part > 1 else "")
    # Of a proposal that only puts words in, the first place stands for the whole.
    kind = covering[0].subtype if covering else Subtype.CARET
    boxes = tuple(box for markup in covering or [*carets.values()][:1] for box in markup.boxes)
    main = _note(one, one.annotation, name, kind, boxes, words)
    if part > 1:
        return [replace(main, contents=words.tr("(continued)")), *_insertions(main, carets)]
    lead = _lead(one, words.tr)
    main = replace(main, contents=lead + main.contents, lead=len(lead))
    return [
        main,
        *_insertions(main, carets),
        *(_reply(one, reply, main, words) for reply in one.replies),
        *([_settled(main, words)] if one.annotation.state.resolved else []),
    ]


def _note(
    one: Numbered,
    annotation: Annotation,
    name: str,
    subtype: Subtype,
    boxes: tuple[Rectangle, ...],
    words: _Words,
) -> LiveNote:
    state = annotation.state
    colour = words.palette.ink if subtype is not Subtype.HIGHLIGHT else words.palette.tint
    return LiveNote(
        name,
        annotation.id,
        subtype,
        boxes,
        author_label(state.author, words.tr),
        words.tr(CATEGORY_NAMES[one.category]),
        state.comment,
        colour(one.category),
        _moment(state.created, words.zone),
        _moment(annotation.modified, words.zone),
    )


def _lead(one: Numbered, tr: Translator) -> str:
    """Return what the contents of a proposal begin with: what is proposed, in one paragraph."""
    proposal = one.annotation.state.proposal
    if proposal is None:
        return ""
    kept = () if proposal.kind is not ProposalKind.REPLACE else (Part.KEPT,)
    said = "".join(
        each.text for each in one.wording if each.part is Part.INSERTED or each.part in kept
    )
    said = said or tr("delete these words")
    name = tr("Proposed wording")
    end = "\n" if one.annotation.state.comment else ""
    return f"{name}\u3000{said}{end}"


def _insertions(main: LiveNote, carets: dict[int, Markup]) -> list[LiveNote]:
    """Return what marks where words come in; the place that stands for the whole is not named."""
    rest = list(carets.values())
    if main.subtype is Subtype.CARET:
        rest = rest[1:]
    return [
        replace(
            main,
            name=main.name + INSERTED.format(number=number),
            subtype=Subtype.CARET,
            boxes=markup.boxes,
            contents=markup.words,
            lead=0,
            parent=main.name,
            relation=Relation.GROUP,
        )
        for number, markup in enumerate(rest, 1)
    ]


def _reply(one: Numbered, reply: Annotation, main: LiveNote, words: _Words) -> LiveNote:
    """Return a reply; it stands where its note's mark ends on the page."""
    end = main.boxes[-1]
    box = Rectangle(end.x1, end.y1 - _REPLY, end.x1 + _REPLY, end.y1)
    said = _note(one, reply, reply.id, Subtype.TEXT, (box,), words)
    return replace(said, parent=main.name, relation=Relation.REPLY)


def _settled(main: LiveNote, words: _Words) -> LiveNote:
    """Return what says, by the review states of ISO 32000, that an annotation is settled.

    Who settled it is not known here, so it is said in the name of the program.
    """
    return replace(
        main,
        name=main.name + SETTLED,
        subtype=Subtype.TEXT,
        author=words.tr("ZJHK Memorandum Reviewer"),
        contents=words.tr("resolved"),
        lead=0,
        parent=main.name,
        relation=Relation.REPLY,
        settled=True,
    )


def _moment(iso: str, zone: tzinfo | None) -> datetime | None:
    """Return a moment in a zone; None for what is no moment."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return moment.astimezone(zone) if zone else moment
