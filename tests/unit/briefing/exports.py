"""Notes to be exported, and any notes at all on a memorandum."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from tests.unit.briefing.packs import HONG_KONG, MADE, NOBODY, ZHEJIANG
from zjhk_desktop.briefing.note_cells import ListedNote, Wording
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.outgoing import Material, Outgoing, gather
from zjhk_desktop.domain.anchor import Anchor, anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Category,
    Motivation,
    Visibility,
)
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.script import Script

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HONG_KONG_TIME = timezone(timedelta(hours=8))
HOSTILE = "<w:t>&amp;]]>\"'\x1b[0m\x0b\uffff\u202e=1 𨋢\r\n\t `*_[a](b)_*` <b>&lt;</b>\\"
TYPED = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40),
    st.text(alphabet="甲乙 \n\r\t<&>*_`#-+.1)=[]\\!|~\x1b\u3000\u2028\u00a0𨋢", max_size=24),
    st.just(HOSTILE),
)


def wording_of(memorandum: Memorandum, script: Script) -> Wording:
    """Return words in English, with times of Hong Kong."""
    return Wording(memorandum, script, english(), HONG_KONG_TIME)


def gathered(
    memorandum: Memorandum, notes: Iterable[ListedNote], script: Script = Script.HANT
) -> Outgoing:
    """Return what goes out of some notes for oneself."""
    options = BriefingOptions(script)
    return gather(Material(list(notes)), options, wording_of(memorandum, script), strays=False)


def listed(annotation: Annotation, number: int = 1, *replies: Annotation) -> ListedNote:
    """Return a note with a number and replies."""
    return ListedNote(number, annotation, list(replies))


def note(name: str, anchor: Anchor, comment: str = "", **changes: object) -> Annotation:
    """Return a note, for both sides unless told otherwise."""
    state = AnnotationState(
        anchor, Category.KEY, HONG_KONG, MADE, comment, visibility=Visibility.BOTH
    )
    return Annotation(name, f"r-{name}", MADE, replace(state, **changes))  # type: ignore[arg-type]


def proposal(
    name: str,
    anchor: Anchor,
    text: str,
    kind: ProposalKind = ProposalKind.REPLACE,
    **changes: object,
) -> Annotation:
    """Return a wording that is proposed."""
    proposed = Proposal(text, kind)
    motivation = Motivation.EDITING
    return note(name, anchor, proposal=proposed, motivation=motivation, **changes)


def reply(name: str, root: Annotation, comment: str, **changes: object) -> Annotation:
    """Return a reply to a note."""
    motivation = Motivation.REPLYING
    return note(name, root.anchor, comment, reply_to=root.id, motivation=motivation, **changes)


@st.composite
def any_notes(draw: st.DrawFn, memorandum: Memorandum, most: int = 8) -> Sequence[ListedNote]:
    """Return notes anywhere, many of them on the same passage."""
    favourite = draw(st.sampled_from(memorandum.passages))
    notes: list[ListedNote] = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        passage = draw(st.one_of(st.just(favourite), st.sampled_from(memorandum.passages)))
        start = draw(st.integers(0, len(passage) - 1))
        end = draw(st.integers(start + 1, min(len(passage), start + 12)))
        whole = draw(st.integers(0, 5)) == 0
        anchor = anchor_whole(passage) if whole else anchor_range(passage, start, end)
        changes = {
            "category": draw(st.sampled_from(Category)),
            "author": draw(st.sampled_from((HONG_KONG, ZHEJIANG, NOBODY))),
            "visibility": draw(st.sampled_from(Visibility)),
            "resolved": draw(st.booleans()),
            "tags": tuple(draw(st.lists(TYPED, max_size=2))),
        }
        if draw(st.booleans()):
            made = note(f"n{number}", anchor, draw(TYPED), **changes)
        else:
            kind = draw(st.sampled_from(ProposalKind))
            text = draw(TYPED)
            made = proposal(f"n{number}", anchor, text, kind, comment=draw(TYPED), **changes)
        count = draw(st.integers(0, 2))
        replies = [reply(f"n{number}-{i}", made, draw(TYPED)) for i in range(count)]
        notes.append(listed(made, number, *replies))
    return notes
