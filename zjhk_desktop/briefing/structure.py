"""The structure of a document: what is a heading, a paragraph, a note, and in which order.

Pages hold texts in the order in which they are drawn, each with the element that it is a part
of. From them comes one tree: an element that goes on over pages is one, and what is said of a
passage follows it, wherever it stands on paper. What belongs to no element (running heads, tabs,
symbols, markers, lines) is there for the eye alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.live import LiveNote
from zjhk_desktop.briefing.page import Page, Text


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: the `number`th of a page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An annotation or a link on a page, by its name."""

    page: int
    name: str


@dataclass(slots=True, eq=False)
class Node:
    """An element with what it is made of, in reading order."""

    element: Element
    kids: list["Node | Content | Shown"] = field(default_factory=list["Node | Content | Shown"])

    def walk(self) -> Iterator["Node"]:
        """Yield the node and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


def runs(page: Page) -> list[tuple[Element | None, list[Text]]]:
    """Return the texts of a page, neighbours of one element together."""
    return [
        (element, list(texts))
        for element, texts in groupby(page.texts, key=lambda one: one.element)
    ]


def link_name(page: int, index: int) -> str:
    """Return the name of a page's link."""
    return f"link {page}.{index}"


def structure(pages: Sequence[Page]) -> Node:
    """Return the tree of a document."""
    builder = _Builder()
    for index, page in enumerate(pages):
        numbered = [element for element, _ in runs(page) if element is not None]
        for number, element in enumerate(numbered):
            builder.node(element).kids.append(Content(index, number))
        for number, link in enumerate(page.links):
            if link.element is not None:
                target = Element(Role.LINK, link_name(index, number), under=link.element)
                builder.node(target).kids.append(Shown(index, link_name(index, number)))
    # Notes may stand on later pages than their marks.
    for index, page in enumerate(pages):
        roots: dict[str, str] = {}
        for note in page.live:
            roots[note.name] = roots.get(note.parent, note.note)
            builder.add_live(note, roots[note.name], index)
    return builder.document()


class _Builder:
    """Puts elements into a tree as they are met."""

    def __init__(self) -> None:
        self._nodes: dict[Element, Node] = {}
        self._top: list[Node] = []
        self._notes: dict[str, Element] = {}

    def node(self, element: Element) -> Node:
        """Return the node of an element; a new one goes below the element that holds it."""
        if element not in self._nodes:
            node = self._nodes[element] = Node(element)
            siblings = self._top if element.under is None else self.node(element.under).kids
            siblings.append(node)
            if element.role is Role.NOTE:
                self._notes[element.key] = element
        return self._nodes[element]

    def add_live(self, note: LiveNote, root: str, page: int) -> None:
        """Put a live annotation into the note that is printed of it."""
        holder = self._notes.get(root)
        node = self.node(Element(Role.ANNOTATION, note.name, under=holder))
        node.kids.append(Shown(page, note.name))

    def document(self) -> Node:
        """Return everything in reading order: what is said of a passage after its words."""
        groups: dict[str, tuple[list[Node], list[Node]]] = {}
        for index, node in enumerate(self._top):
            words, notes = groups.setdefault(node.element.passage or f"{index}", ([], []))
            (notes if node.element.role is Role.NOTE else words).append(node)
        whole = Node(Element(Role.DOCUMENT, ""))
        for words, notes in groups.values():
            whole.kids += [*words, *notes]
        return whole
