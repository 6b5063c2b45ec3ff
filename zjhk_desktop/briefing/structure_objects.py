"""The structure of a document as objects of a PDF."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zjhk_desktop.briefing.element import Role
from zjhk_desktop.briefing.pdf_objects import (
    Named,
    annotation_reference,
    array,
    dictionary,
    page_reference,
    reference,
    string,
)
from zjhk_desktop.briefing.structure import Content, Node, Shown

ROOT = "ZJHK.Structure"
_TREE = "ZJHK.ParentTree"
_NAMES = "ZJHK.IDTree"


@dataclass(frozen=True, slots=True)
class Numbering:
    """By which number a page or an annotation is found from the page to the structure.

    Attributes:
        pages: how many pages there are; a page's number is its index.
        shown: the number of each annotation and link, by its name.
    """

    pages: int
    shown: Mapping[str, int]


def number_shown(tree: Node, pages: int) -> Numbering:
    """Return the numbers of a document."""
    names = [kid.name for node in tree.walk() for kid in node.kids if isinstance(kid, Shown)]
    return Numbering(pages, {name: pages + index for index, name in enumerate(names)})


def structure_objects(tree: Node, numbering: Numbering) -> Iterator[Named]:
    """Yield the objects of a structure; `ROOT` is what the catalogue refers to."""
    nodes = list(tree.walk())
    names = {node: f"ZJHK.Element.{index}" for index, node in enumerate(nodes)}
    parents = {kid: node for node in nodes for kid in node.kids if isinstance(kid, Node)}
    for node in nodes:
        above = reference(names[parents[node]] if node in parents else ROOT)
        yield names[node], _element(node, above, names)
    yield _TREE, _parent_tree(nodes, names, numbering)
    notes = {
        string(node.element.key): reference(names[node])
        for node in nodes
        if node.element.role is Role.NOTE
    }
    if notes:
        keys = sorted(notes)
        pairs = array(part for key in keys for part in (key, notes[key]))
        yield _NAMES, dictionary(Names=pairs)
    yield (
        ROOT,
        dictionary(
            Type="/StructTreeRoot",
            K=reference(names[tree]),
            ParentTree=reference(_TREE),
            ParentTreeNextKey=numbering.pages + len(numbering.shown),
            IDTree=reference(_NAMES) if notes else None,
        ),
    )


def _element(
    node: Node,
    above: Any,  # noqa: ANN401 - reportlab is untyped
    names: Mapping[Node, str],
) -> Any:  # noqa: ANN401 - reportlab is untyped
    element = node.element
    first = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
    kids: list[object] = []
    for kid in node.kids:
        match kid:
            case Node():
                kids.append(reference(names[kid]))
            case Content() if kid.page == first:
                kids.append(kid.number)
            case Content():
                kids.append(dictionary(Type="/MCR", Pg=page_reference(kid.page), MCID=kid.number))
            case Shown():
                kids.append(
                    dictionary(
                        Type="/OBJR",
                        Pg=page_reference(kid.page),
                        Obj=annotation_reference(kid.name),
                    )
                )
    column = dictionary(O="/Table", Scope="/Column")
    return dictionary(
        Type="/StructElem",
        S=f"/{element.role}",
        P=above,
        Pg=None if first is None else page_reference(first),
        K=array(kids) if kids else None,
        Lang=string(element.language) if element.language else None,
        ID=string(element.key) if element.role is Role.NOTE else None,
        A=column if element.role is Role.TITLE else None,
    )


def _parent_tree(
    nodes: Sequence[Node],
    names: Mapping[Node, str],
    numbering: Numbering,
) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return which element each piece of marked content and each annotation belongs to."""
    contents: dict[int, dict[int, Any]] = {}
    others: dict[int, Any] = {}
    for node in nodes:
        for kid in node.kids:
            if isinstance(kid, Content):
                contents.setdefault(kid.page, {})[kid.number] = reference(names[node])
            elif isinstance(kid, Shown):
                others[numbering.shown[kid.name]] = reference(names[node])
    entries: list[object] = []
    for page in sorted(contents):
        held = contents[page]
        entries += [page, array(held[each] for each in sorted(held))]
    for key in sorted(others):
        entries += [key, others[key]]
    return dictionary(Nums=array(entries))
