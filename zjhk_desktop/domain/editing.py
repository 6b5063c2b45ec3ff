"""What an edit makes of an annotation, and what kind of change that is to the user."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zjhk_desktop.domain.annotation import AnnotationState, Category, Visibility, check_text
from zjhk_desktop.domain.change import ChangeKind


def edit_state(
    old: AnnotationState,
    *,
    comment: str | None = None,
    category: Category | None = None,
    visibility: Visibility | None = None,
    tags: Sequence[str] | None = None,
    resolved: bool | None = None,
) -> AnnotationState:
    """Return a state in which what is given has changed.

    Raises:
        CommentTooLong, UnstorableText: see `check_text`.
    """
    return replace(
        old,
        comment=old.comment if comment is None else check_text(comment),
        category=old.category if category is None else category,
        visibility=old.visibility if visibility is None else visibility,
        tags=old.tags if tags is None else tidy_tags(tags),
        resolved=old.resolved if resolved is None else resolved,
    )


def kind_of_edit(old: AnnotationState, new: AnnotationState) -> ChangeKind:
    """Return the kind that an edit is known by: EDITED if more than one thing differs."""
    kinds = {
        ChangeKind.RECOLOURED: old.category is not new.category,
        ChangeKind.SHARED: old.visibility is not new.visibility,
        ChangeKind.RESOLVED: old.resolved is not new.resolved,
        ChangeKind.EDITED: (old.comment, old.tags) != (new.comment, new.tags),
    }
    changed = [kind for kind, differs in kinds.items() if differs]
    return changed[0] if len(changed) == 1 else ChangeKind.EDITED


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without empty ones and repetitions, in the order given.

    Raises:
        CommentTooLong, UnstorableText: see `check_text`.
    """
    return tuple(dict.fromkeys(check_text(tag.strip()) for tag in tags if tag.strip()))
