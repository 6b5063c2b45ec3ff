"""Memorandum order: the default order of annotations everywhere."""

from collections.abc import Iterable

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum

_FAMILIES = "tpgdm"


def _place_by_id(passage: str) -> tuple[int, str]:
    family = _FAMILIES.find(passage[:1])
    return (family if family >= 0 else len(_FAMILIES), passage[1:].rjust(6, "0"))


def in_memorandum_order(
    annotations: Iterable[Annotation], memorandum: Memorandum | None
) -> list[Annotation]:
    """Return annotations by place (passage, whole ones first, start, end), then age.

    Without a memorandum (its file is damaged) passage ids alone give the order; annotations of
    passages that are not in the memorandum come last.
    """
    positions = (
        {passage.id: passage.position for passage in memorandum.passages} if memorandum else {}
    )
    last = len(positions)

    def place(annotation: Annotation) -> tuple[int, int, str, bool, int, int, str, str]:
        anchor = annotation.state.anchor
        position = positions.get(anchor.passage)
        family, number = (0, "") if position is not None else _place_by_id(anchor.passage)
        return (
            last if position is None else position,
            family,
            number,
            not anchor.whole,
            anchor.start,
            anchor.end,
            annotation.state.created,
            annotation.id,
        )

    return sorted(annotations, key=place)
