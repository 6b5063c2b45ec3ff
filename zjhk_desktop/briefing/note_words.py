"""What is said of a note wherever it goes: who made it, when, and what it proposes."""

from datetime import datetime, tzinfo

from zjhk_desktop.briefing.labels import CATEGORY_NAMES, SIDE_NAMES, VISIBILITY_NAMES
from zjhk_desktop.domain.annotation import AnnotationState, Author
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.domain.proposal import Proposal, ProposalKind

BETWEEN = "\u3000"
"""What stands between the words about a note."""

_PROPOSALS = {
    ProposalKind.REPLACE: "{text}",
    ProposalKind.BEFORE: N_("insert before: {text}"),
    ProposalKind.AFTER: N_("insert after: {text}"),
}
_INITIALS = 4
"""So many characters of a name that is not in words stand for it."""


def note_words(state: AnnotationState, tr: Translator, *, whole: bool) -> str:
    """Return a note's category, its reviewer's side, who may see it, its state and its tags."""
    parts = [
        tr(CATEGORY_NAMES[state.category]),
        tr("Whole passage") if whole else "",
        tr(SIDE_NAMES[state.author.side]),
        tr(VISIBILITY_NAMES[state.visibility]),
        tr("resolved") if state.resolved else "",
        *(f"#{tag}" for tag in state.tags),
    ]
    return BETWEEN.join(part for part in parts if part)


def reply_words(state: AnnotationState, root: AnnotationState, tr: Translator) -> str:
    """Return that something is a reply, its reviewer's side, and who may see it if fewer may."""
    narrower = state.visibility is not root.visibility
    parts = [
        tr("Reply"),
        tr(SIDE_NAMES[state.author.side]),
        tr(VISIBILITY_NAMES[state.visibility]) if narrower else "",
    ]
    return BETWEEN.join(part for part in parts if part)


def proposed_words(proposal: Proposal, tr: Translator) -> str:
    """Return the proposed words, and where they go if not in the place of the marked ones."""
    if not proposal.text:
        return tr("delete these words")
    return tr(_PROPOSALS[proposal.kind]).format(text=proposal.text)


def author_name(author: Author, tr: Translator) -> str:
    """Return the name of whoever made a note, or what stands for one without a name."""
    return author.name.strip() or tr("Reviewer")


def initials(name: str) -> str:
    """Return the first letters of a name's words, or the beginning of one in Chinese."""
    words = name.split()
    if words and all(word[0].isascii() for word in words):
        return "".join(word[0] for word in words).upper()[:_INITIALS]
    return "".join(words)[:_INITIALS]


def local_time(moment: str, zone: tzinfo | None) -> datetime:
    """Return a moment by the clock of a zone (None: this computer's)."""
    return datetime.fromisoformat(moment).astimezone(zone)
