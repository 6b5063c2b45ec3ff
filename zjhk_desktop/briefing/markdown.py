"""The memorandum as Markdown, with the notes below their passages as block quotes.

What people typed, and the memorandum's own words, are escaped so that CommonMark shows them as
they are.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from zjhk_desktop.briefing.labels import AUDIENCE_NAMES, CATEGORY_NAMES
from zjhk_desktop.briefing.literal import literal
from zjhk_desktop.briefing.note_cells import Wording
from zjhk_desktop.briefing.note_words import (
    BETWEEN,
    author_name,
    local_time,
    note_words,
    proposed_words,
    reply_words,
)
from zjhk_desktop.briefing.outgoing import Outgoing, PlacedNote
from zjhk_desktop.domain.annotation import Annotation, Audience
from zjhk_desktop.domain.memorandum import Passage, Section, SectionKind

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
_OPENS = re.compile(r"^(?:(?=[#+=-])|(\d+)(?=[.)]))")
"""What would open a heading, a list or a rule if it stood at the head of a line."""
_EDGES = re.compile(r"^\s+|\s+$|\t")
_BREAK = "\\\n"


def markdown_text(
    outgoing: Outgoing,
    wording: Wording,
    audience: Audience,
    now: datetime,
    step: Callable[[], None],
) -> str:
    """Return a Markdown document; see `docx_bytes` for what it is made of."""
    tr = wording.tr
    day = now.astimezone(wording.zone).date().isoformat()
    said = tr("Exported {date}; for whom: {audience}").format(
        date=day, audience=tr(AUDIENCE_NAMES[audience])
    )
    blocks = [escaped(said)]
    for section in outgoing.text.sections:
        step()
        blocks += _section(section, outgoing, wording)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return text that CommonMark shows as it is; its lines stay lines."""
    return _BREAK.join(map(_escaped_line, literal(text).rstrip("\n").split("\n")))


def _escaped_line(line: str) -> str:
    line = _SPECIAL.sub(r"\\\g<0>", line)
    line = _OPENS.sub(r"\1\\", line, count=1)
    return _EDGES.sub(lambda found: "".join(f"&#{ord(each)};" for each in found[0]), line)


def _section(section: Section, outgoing: Outgoing, wording: Wording) -> Iterator[str]:
    """Yield the blocks of a section."""
    passages = outgoing.text.passages_of(section.id)
    heads = {SectionKind.TITLE: "# ", SectionKind.ANNEX: "## "}
    for index, passage in enumerate(passages):
        text = escaped(passage.text(wording.script))
        if section.kind is SectionKind.DOMAIN and index == 0:
            yield f"### {section.numeral}、{text}"
        elif passage.number is not None:
            yield f"**{passage.number}.** {text}"
        elif index == len(passages) - 1:
            yield heads.get(section.kind, "") + text
        else:
            yield text
        yield from _notes(passage, outgoing, wording)


def _notes(passage: Passage, outgoing: Outgoing, wording: Wording) -> Iterator[str]:
    for placed in outgoing.placed.get(passage.id, ()):
        yield _quoted(_note(placed, passage, wording))


def _note(placed: PlacedNote, passage: Passage, wording: Wording) -> Iterator[str]:
    """Yield the blocks of a note: what it is, its words, what it says, proposes and is told."""
    tr, note, place = wording.tr, placed.note, placed.place
    state = note.annotation.state
    name = tr(CATEGORY_NAMES[state.category])
    about = note_words(state, tr, whole=place.whole).removeprefix(name)
    yield f"**{note.number} {escaped(name)}**" + _signed(about, note.annotation, wording)
    if not place.whole:
        yield f"「{escaped(passage.text(wording.script)[place.start : place.end])}」"
    yield from _said(state.comment)
    if state.proposal is not None:
        words = proposed_words(state.proposal, tr)
        yield escaped(tr("Proposed wording: {words}").format(words=words))
    for reply in note.replies:
        word = tr("Reply")
        about = reply_words(reply.state, state, tr).removeprefix(word)
        head = f"**{escaped(word)}**" + _signed(about, reply, wording)
        yield _quoted([head, *_said(reply.state.comment)])


def _signed(about: str, annotation: Annotation, wording: Wording) -> str:
    """Return the rest of a head: what more there is about it, by whom it is, and when."""
    state = annotation.state
    time = local_time(state.created, wording.zone).strftime("%Y-%m-%d %H:%M")
    parts = (about.removeprefix(BETWEEN), author_name(state.author, wording.tr), time)
    return BETWEEN + BETWEEN.join(escaped(part) for part in parts if part)


def _said(comment: str) -> Sequence[str]:
    return [escaped(comment)] if literal(comment).strip("\n") else []


def _quoted(blocks: Iterable[str]) -> str:
    """Return blocks as a quote."""
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join(f"> {line}".rstrip(" ") for line in lines)
