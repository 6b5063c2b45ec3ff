"""What a wording proposal changes: the words that stay, those that go, those that come in.

The comparison is made once, in the script in which the proposal was typed, and kept as offsets:
they are the same in both scripts, so a proposal strikes the same words in either.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from zjhk_desktop.domain.proposal import Proposal, ProposalKind

_FIRST_HAN = "\u2e80"
"""Letters before this character, the first radical, are compared as whole words."""

_MOST = 400_000
"""So many pairs of words are compared at most; longer texts differ as a whole."""

_LEAD = 16
"""So many unchanged characters are shown beside a change where there are many."""

_ELLIPSIS = "……"

_FLAT = frozenset("一—–－-─ー")
"""Characters that are one level stroke."""


class Part(StrEnum):
    """What happens to a stretch of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with one fate: `[start, end)` code points of the quote, or of what is proposed."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch as it is read."""

    part: Part
    text: str


def compare(quotes: Sequence[str], proposal: Proposal) -> tuple[Stretch, ...]:
    """Return what a proposal makes of a place, in order; a deletion before what replaces it.

    Args:
        quotes: the words at the place in each script, of equal length; the one that the
            proposal is nearest to is compared.
        proposal: as it was typed.
    """
    length = len(quotes[0])
    new = Stretch(Part.INSERTED, 0, len(proposal.text))
    old = Stretch(Part.KEPT, 0, length)
    if proposal.kind is ProposalKind.BEFORE:
        return (new, old)
    if proposal.kind is ProposalKind.AFTER:
        return (old, new)
    return min((_compare(quote, proposal.text) for quote in quotes), key=_changed)


def struck(stretches: Sequence[Stretch]) -> tuple[tuple[int, int], ...]:
    """Return `[start, end)` code points of the quote that would go."""
    return tuple((each.start, each.end) for each in stretches if each.part is Part.DELETED)


def insertions(stretches: Sequence[Stretch]) -> tuple[int, ...]:
    """Return the code points of the quote at which words would come in while none go."""
    places: list[int] = []
    at, gone = 0, False
    for each in stretches:
        if each.part is not Part.INSERTED:
            at = each.end
        elif not gone and each.end > each.start:
            places.append(at)
        gone = each.part is Part.DELETED
    return tuple(places)


def is_flat(text: str) -> bool:
    """Say whether a text is level strokes alone, among which a line through it is not seen."""
    return bool(text) and _FLAT.issuperset(text)


def spell(stretches: Sequence[Stretch], quote: str, proposed: str, typed: str) -> tuple[Words, ...]:
    """Return stretches as words.

    Args:
        stretches: see `compare`.
        quote: the words at the place in the script that is read.
        proposed: what is proposed, in that script.
        typed: what is proposed as it was typed, which is shown where the script hides that
            anything changes (衛 for 衞, read in Simplified).
    """
    said: list[Words] = []
    for each in stretches:
        if each.part is Part.INSERTED:
            text = proposed[each.start : each.end]
            if said and said[-1] == Words(Part.DELETED, text):
                text = typed[each.start : each.end]
        else:
            text = quote[each.start : each.end]
        if text:
            said.append(Words(each.part, text))
    return tuple(said)


def shorten(said: Sequence[Words], lead: int = _LEAD) -> tuple[Words, ...]:
    """Return words in which what stays is cut to what stands next to a change."""
    last = len(said) - 1
    return tuple(
        replace(each, text=_cut(each.text, lead if index else 0, lead if index < last else 0))
        if each.part is Part.KEPT
        else each
        for index, each in enumerate(said)
    )


def _cut(text: str, head: int, tail: int) -> str:
    """Keep so much of either end of a text, if that is worth the marks of omission."""
    if len(text) <= head + tail + 2 * len(_ELLIPSIS):
        return text
    return text[:head] + _ELLIPSIS + (text[-tail:] if tail else "")


def _changed(stretches: Sequence[Stretch]) -> int:
    return sum(each.end - each.start for each in stretches if each.part is not Part.KEPT)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A place where words `[start, end)` of the quote become `[new_start, new_end)`."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def size(self) -> int:
        return max(self.end - self.start, self.new_end - self.new_start)


def _compare(quote: str, text: str) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    at = 0
    for edit in _joined(_edits(quote, text)):
        stretches += [
            Stretch(Part.KEPT, at, edit.start),
            Stretch(Part.DELETED, edit.start, edit.end),
            Stretch(Part.INSERTED, edit.new_start, edit.new_end),
        ]
        at = edit.end
    stretches.append(Stretch(Part.KEPT, at, len(quote)))
    return tuple(each for each in stretches if each.end > each.start)


def _edits(quote: str, text: str) -> list[_Edit]:
    """Return what differs, word by word."""
    old, new = _words(quote), _words(text)
    if len(old) * len(new) > _MOST:
        return [_Edit(0, len(quote), 0, len(text))]
    before, after = _offsets(old), _offsets(new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _Edit(before[i], before[j], after[k], after[m])
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def _joined(edits: Sequence[_Edit]) -> list[_Edit]:
    """Join changes that what lies between parts no better than noise would."""
    joined: list[_Edit] = []
    for edit in edits:
        while joined and edit.start - joined[-1].end <= min(joined[-1].size, edit.size):
            last = joined.pop()
            edit = _Edit(last.start, edit.end, last.new_start, edit.new_end)
        joined.append(edit)
    return joined


def _words(text: str) -> list[str]:
    """Return a text in what is compared: Latin words whole, else characters with their marks."""
    words: list[str] = []
    in_word = False
    for character in text:
        is_letter = character < _FIRST_HAN and character.isalnum()
        joins = unicodedata.category(character) in ("Mn", "Mc", "Me") or character == "\u200d"
        if words and (joins or (in_word and is_letter) or words[-1].endswith("\u200d")):
            words[-1] += character
        else:
            words.append(character)
        in_word = is_letter or (in_word and joins)
    return words


def _offsets(words: Sequence[str]) -> list[int]:
    """Return where each word begins, and where the last one ends."""
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    return offsets
