"""What an operation did to each annotation: the state before it and the revision after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.domain.annotation import AnnotationState
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision


@dataclass(frozen=True, slots=True)
class Step:
    """What an operation did to one annotation.

    Attributes:
        revision: the one that the operation left.
        before: the state that was there; deleted if there was none.
    """

    revision: Revision
    before: AnnotationState

    @property
    def after(self) -> AnnotationState:
        """Return the state that the operation left."""
        return self.revision.state


def steps_of(operation: Operation, log: Sequence[Operation], review: Review) -> list[Step]:
    """Return what an operation of a log did to the annotations of a review.

    Of states that came in those count that changed what is shown, or stand beside what was
    there; there may be none.
    """
    if operation.brought_in:
        return list(_brought_in(operation, log, review))
    return [_step(each, review.before(each)) for each in map(review.revision, operation.revisions)]


def _brought_in(operation: Operation, log: Sequence[Operation], review: Review) -> Iterable[Step]:
    """Compare the review without what came in, and what came later, with what came in."""
    came = set(operation.revisions)
    later = {name for each in log[log.index(operation) + 1 :] for name in each.revisions} - came
    after = Review(each for name, each in review.revisions.items() if name not in later)
    before = Review(each for name, each in after.revisions.items() if name not in came)
    for name in dict.fromkeys(review.revision(each).annotation for each in operation.revisions):
        left = after.heads(name)
        stood = before.heads(name)[0] if before.has(name) else None
        step = _step(left[0], stood)
        beside = len(left) > 1 and any(each.id in came for each in left)
        if beside or step.before != step.after:
            yield step


def _step(revision: Revision, before: Revision | None) -> Step:
    state = before.state if before else replace(revision.state, deleted=True)
    return Step(revision, state)
