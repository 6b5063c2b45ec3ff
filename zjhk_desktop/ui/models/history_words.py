"""The states that an annotation has had, as they are read: when, who, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.annotation import Category, MarkStyle, Visibility
from zjhk_desktop.domain.change import CHANGE_NAMES
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.status import Status
from zjhk_desktop.domain.timeline import ASPECT_NAMES, Aspect, Difference, HistoryEntry
from zjhk_desktop.domain.wording import Part, Words, compare, shorten, spell
from zjhk_desktop.services.past import Past
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, VISIBILITY_NAMES, Look
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.dates import day_and_time

_NONE = "–"
_YES = "true"
_TOLD_APART = (Aspect.COMMENT, Aspect.DELETED, Aspect.RESOLVED, Aspect.PLACE)
_STYLE_NAMES: dict[str, str] = {
    MarkStyle.HIGHLIGHT: N_("Highlighted"),
    MarkStyle.UNDERLINE: N_("Underlined"),
}
_VALUE_NAMES: dict[Aspect, dict[str, str]] = {
    Aspect.CATEGORY: {each.value: CATEGORY_NAMES[each] for each in Category},
    Aspect.VISIBILITY: {each.value: VISIBILITY_NAMES[each] for each in Visibility},
    Aspect.STATUS: {each.value: STATUS_NAMES[each] for each in Status},
    Aspect.STYLE: _STYLE_NAMES,
}


@dataclass(frozen=True, slots=True)
class StateWords:
    """One state of an annotation's past as it is read.

    Attributes:
        changed: what it changed but for the comment, each in a line.
        comment: what it made of the comment, shortened; empty if that stayed.
        whole: the comment in this state.
        current: it is what the annotation says now.
        disputed: another state stands beside it.
    """

    revision: str
    category: Category
    when: str
    who: str
    changed: Sequence[str]
    comment: Sequence[Words]
    whole: str
    current: bool
    disputed: bool

    @property
    def spoken(self) -> str:
        """Return all of it, for a screen reader."""
        return " ".join([self.when, self.who, *self.changed, self.whole])


def history_words(past: Past, annotation_id: str, look: Look) -> list[StateWords]:
    """Return the states that an annotation has had, the latest first."""
    heads = past.heads(annotation_id)
    return [
        _state_words(past, entry, look, disputed=len(heads) > 1 and entry.revision.id in heads)
        for entry in reversed(past.entries(annotation_id))
    ]


def _state_words(past: Past, entry: HistoryEntry, look: Look, *, disputed: bool) -> StateWords:
    revision = entry.revision
    comment = next((each for each in entry.differences if each.aspect is Aspect.COMMENT), None)
    return StateWords(
        revision.id,
        revision.state.category,
        day_and_time(revision.time, look.tr_.language),
        author_name(revision.author, look),
        _first(past, entry, look) if entry.first else _changed(entry, look),
        _compared(comment, first=entry.first) if comment else (),
        revision.state.comment,
        entry.current,
        disputed,
    )


def _first(past: Past, entry: HistoryEntry, look: Look) -> list[str]:
    """Return how an annotation began: what it is, and its values."""
    words = look.words
    made = words(CHANGE_NAMES[past.made(entry.revision)])
    values = [
        _value(each.aspect, each.after, look)
        for each in entry.differences
        if each.aspect not in _TOLD_APART and each.aspect is not Aspect.STYLE
    ]
    return [" · ".join([made, *values])]


def _changed(entry: HistoryEntry, look: Look) -> list[str]:
    lines = [_line(each, look) for each in entry.differences if each.aspect is not Aspect.COMMENT]
    if len(lines) < len(entry.differences):
        lines.append(look.words("Comment changed"))
    return lines or [look.words("Nothing changed")]


def _line(difference: Difference, look: Look) -> str:
    words, aspect, after = look.words, difference.aspect, difference.after
    if aspect is Aspect.DELETED:
        return words("Deleted") if after == _YES else words("Brought back")
    if aspect is Aspect.RESOLVED:
        return words("Resolved") if after == _YES else words("Reopened")
    return words("{what}: {before} → {after}").format(
        what=_named(aspect, look),
        before=_value(aspect, difference.before, look),
        after=_value(aspect, after, look),
    )


def _named(aspect: Aspect, look: Look) -> str:
    name = look.words(ASPECT_NAMES[aspect])
    return name[:1].upper() + name[1:]


def _value(aspect: Aspect, value: str, look: Look) -> str:
    """Return a stored value as one reads it."""
    if aspect is Aspect.WORDING:
        _, _, value = value.partition(": ")
    names = _VALUE_NAMES.get(aspect, {})
    return look.words(names[value]) if value in names else look.drawable(value) or _NONE


def _compared(comment: Difference, *, first: bool) -> Sequence[Words]:
    old, new = comment.before, comment.after
    if first:
        return (Words(Part.KEPT, new),)
    return shorten(spell(compare((old,), Proposal(new)), old, new, new))
