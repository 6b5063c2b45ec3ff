"""A wording proposal as it is read: the words that stay, go and come in, and a sentence of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from zjhk_desktop.domain.anchor import quotes_of
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.quoting import quoted_words
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import Part, Words, compare, insertions, spell, struck
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.note_text import NoteText

_SENTENCES: dict[ProposalKind, str] = {
    ProposalKind.REPLACE: N_("Propose: replace {old} by {new}"),
    ProposalKind.BEFORE: N_("Propose: insert {new} before {old}"),
    ProposalKind.AFTER: N_("Propose: insert {new} after {old}"),
}
_DELETING = N_("Propose: delete {old}")


def proposed_words(
    memorandum: Memorandum, annotation: Annotation, script: Script, note: NoteText
) -> tuple[Words, ...]:
    """Return what an annotation proposes, in the script that is read; nothing if it is a note.

    Args:
        memorandum: what the annotation is about.
        annotation: a note or a proposal.
        script: that is read.
        note: what is shown of the annotation.
    """
    proposal = annotation.state.proposal
    if proposal is None:
        return ()
    stretches = compare(quotes_of(annotation.anchor, memorandum), proposal)
    quote = quoted_words(memorandum, annotation, script)
    return spell(stretches, quote, note.proposed, proposal.text)


@dataclass(frozen=True, slots=True)
class ChangedPlaces:
    """Where a proposal changes a passage.

    Attributes:
        struck: `[start, end)` code points of the passage that would go.
        inserted: the code points at which words would come in while none go.
    """

    struck: tuple[tuple[int, int], ...] = ()
    inserted: tuple[int, ...] = ()


def changed_places(memorandum: Memorandum, annotation: Annotation) -> ChangedPlaces:
    """Return where an annotation would change its passage; nowhere if it is a note."""
    proposal, first = annotation.state.proposal, annotation.anchor.start
    if proposal is None:
        return ChangedPlaces()
    stretches = compare(quotes_of(annotation.anchor, memorandum), proposal)
    return ChangedPlaces(
        tuple((first + start, first + end) for start, end in struck(stretches)),
        tuple(first + at for at in insertions(stretches)),
    )


def spoken_proposal(annotation: Annotation, said: Sequence[Words], look: Look) -> str:
    """Return what is proposed as a sentence: for a screen reader, and where nothing is drawn."""
    proposal = annotation.state.proposal
    if proposal is None:
        return ""
    replaces = proposal.kind is ProposalKind.REPLACE
    old = _joined(said, Part.KEPT, Part.DELETED)
    new = _joined(said, Part.INSERTED, *((Part.KEPT,) if replaces else ()))
    sentence = _DELETING if replaces and not new else _SENTENCES[proposal.kind]
    return look.words(sentence).format(old=look.quoted(old), new=look.quoted(new))


def _joined(said: Sequence[Words], *parts: Part) -> str:
    return "".join(each.text for each in said if each.part in parts)
