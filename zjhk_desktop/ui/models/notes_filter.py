"""Which notes the page of all notes shows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from zjhk_desktop.domain.annotation import Annotation, Author, Category, Visibility
from zjhk_desktop.domain.memorandum import Memorandum, Section
from zjhk_desktop.ui.models.picked import Picked


@dataclass(frozen=True, slots=True)
class NotesFilter:
    """What a note must be to be shown; None asks nothing.

    Attributes:
        author: id of the reviewer who made it.
        section: id of the section that its passage stands in.
        resolved: whether it is resolved.
        ids: ids of the notes that the words typed find.
        only: the notes that a figure of the overview stands for.
        deleted: the deleted notes are shown, instead of those there are.
    """

    category: Category | None = None
    author: str | None = None
    section: str | None = None
    resolved: bool | None = None
    visibility: Visibility | None = None
    ids: AbstractSet[str] | None = None
    deleted: bool = False
    only: Picked | None = None

    def admits(self, annotation: Annotation, section: str) -> bool:
        """Say whether a note that stands in a section is shown."""
        state = annotation.state
        return (
            (self.category is None or state.category is self.category)
            and (self.author is None or state.author.id == self.author)
            and (self.section is None or section == self.section)
            and (self.resolved is None or state.resolved is self.resolved)
            and (self.visibility is None or state.visibility is self.visibility)
            and (self.ids is None or annotation.id in self.ids)
            and (self.only is None or annotation.id in self.only.ids)
        )


def section_of(memorandum: Memorandum, annotation: Annotation) -> str:
    """Return the id of the section that an annotation stands in ("": its passage is unknown)."""
    passage = annotation.anchor.passage
    return memorandum.passage(passage).section if passage in memorandum else ""


def admitted(
    memorandum: Memorandum, annotations: Iterable[Annotation], wanted: NotesFilter
) -> list[Annotation]:
    """Return the notes that a filter lets through, in the order given."""
    if wanted.section is None:
        return [a for a in annotations if wanted.admits(a, "")]
    return [a for a in annotations if wanted.admits(a, section_of(memorandum, a))]


def count_categories(
    memorandum: Memorandum, annotations: Iterable[Annotation], wanted: NotesFilter
) -> dict[Category | None, int]:
    """Return how many notes of each category (None: of all) the rest of a filter lets through."""
    found = admitted(memorandum, annotations, replace(wanted, category=None))
    counts = Counter(annotation.state.category for annotation in found)
    return {None: len(found), **{category: counts[category] for category in Category}}


def authors_of(annotations: Iterable[Annotation]) -> list[Author]:
    """Return who made the notes, each once as in the latest of theirs, by the first of theirs."""
    authors: dict[str, Author] = {}
    for annotation in annotations:
        author = annotation.state.author
        authors[author.id] = author
    return list(authors.values())


def sections_of(memorandum: Memorandum, annotations: Sequence[Annotation]) -> list[Section]:
    """Return the sections that have notes, in the memorandum's order."""
    noted = {section_of(memorandum, annotation) for annotation in annotations}
    return [section for section in memorandum.sections if section.id in noted]
