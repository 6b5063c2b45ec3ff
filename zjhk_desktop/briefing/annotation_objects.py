"""Live annotations as objects of a PDF."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from zjhk_desktop.briefing.live import LiveNote, Rectangle, Subtype
from zjhk_desktop.briefing.pdf_objects import (
    Named,
    annotation_reference,
    array,
    date,
    dictionary,
    numbers,
    reference,
    stream,
    string,
)

APPEARANCE = "ZJHK.Appearance"

_PRINTED = 4
_HIDDEN = 2 | 4 | 8 | 16
"""As Acrobat writes the state of an annotation: never drawn, of no size or turn of its own."""

_POPUP = (180.0, 110.0)


def appearance() -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return the appearance that all live annotations share.

    It multiplies and marks nothing: the page has the band already, and a program that finds an
    appearance makes none of its own.
    """
    multiply = dictionary(Type="/ExtGState", BM="/Multiply")
    return stream(
        b"/Multiply gs 0 0 1 1 re n",
        packed=False,
        Type="/XObject",
        Subtype="/Form",
        BBox="[0 0 1 1]",
        Resources=dictionary(ExtGState=dictionary(Multiply=multiply)),
    )


def live_objects(
    notes: Sequence[LiveNote],
    page: Any,  # noqa: ANN401 - reportlab is untyped
    edge: float,
    numbers_of: Mapping[str, int],
) -> Iterator[Named]:
    """Yield the annotations of a page; one that says something has a window of its own.

    Args:
        notes: what is annotated.
        page: a reference to the page.
        edge: the page's right edge: windows are placed beside it.
        numbers_of: by which number each is found in the document's structure, by name.
    """
    for note in notes:
        popup = f"{note.name}/popup" if note.contents and not note.relation else ""
        yield note.name, _annotation(note, page, popup, numbers_of.get(note.name))
        if popup:
            yield popup, _popup(note, page, edge)


def _annotation(
    note: LiveNote,
    page: Any,  # noqa: ANN401 - reportlab is untyped
    popup: str,
    number: int | None,
) -> Any:  # noqa: ANN401 - reportlab is untyped
    return dictionary(
        Type="/Annot",
        Subtype=f"/{note.subtype}",
        P=page,
        Rect=_rect(note.bounds),
        QuadPoints=_quads(note.boxes) if note.is_markup else None,
        F=_HIDDEN if note.settled else _PRINTED,
        AP=dictionary(N=reference(APPEARANCE)),
        NM=string(note.name),
        T=string(note.author) if note.author else None,
        Subj=string(note.subject),
        Contents=string(note.contents),
        C=numbers(HexColor(note.colour).rgb()),
        CreationDate=date(note.made) if note.made else None,
        M=date(note.changed) if note.changed else None,
        IRT=annotation_reference(note.parent) if note.parent else None,
        RT=f"/{note.relation}" if note.relation else None,
        State=string("Completed") if note.settled else None,
        StateModel=string("Review") if note.settled else None,
        Name="/Comment" if note.subtype is Subtype.TEXT else None,
        Sy="/None" if note.subtype is Subtype.CARET else None,
        Popup=annotation_reference(popup) if popup else None,
        StructParent=number,
    )


def _popup(note: LiveNote, page: Any, edge: float) -> Any:  # noqa: ANN401
    wide, high = _POPUP
    top = note.bounds.y1
    return dictionary(
        Type="/Annot",
        Subtype="/Popup",
        P=page,
        Rect=_rect(Rectangle(edge, top - high, edge + wide, top)),
        F=_PRINTED | 8 | 16,
        Parent=annotation_reference(note.name),
        Open="false",
    )


def _rect(box: Rectangle) -> Any:  # noqa: ANN401 - reportlab is untyped
    return numbers((box.x0, box.y0, box.x1, box.y1))


def _quads(boxes: Sequence[Rectangle]) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return four corners of each rectangle, the upper ones first, from left to right."""
    corners = ((box.x0, box.y1, box.x1, box.y1, box.x0, box.y0, box.x1, box.y0) for box in boxes)
    return array(value for each in corners for value in numbers(each).sequence)
