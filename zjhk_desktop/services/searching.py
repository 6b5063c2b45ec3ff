"""Finding words in the memorandum and in the notes, whatever script or width they are in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.search import Hit, find_spans


@dataclass(frozen=True, slots=True)
class NoteHit:
    """Where a query stands in a comment: `[start, end)` code points of it."""

    annotation: str
    start: int
    end: int


class Searching:
    """Exact search over folded text; a query of any length, one character included.

    Attributes are those of the constructor: the memorandum (None if its file cannot be used:
    then no passage is ever found) and the fold of a text, which keeps its length.
    """

    def __init__(self, memorandum: Memorandum | None, fold: Callable[[str], str]) -> None:
        """Search in a memorandum with a fold."""
        self._memorandum = memorandum
        self._fold = fold

    def in_passages(self, query: str) -> list[Hit]:
        """Return every place where the query stands in the memorandum, in its order."""
        if self._memorandum is None:
            return []
        wanted = self._fold(query.strip())
        return [
            Hit(passage.id, start, end, passage.text_hant[start:end])
            for passage in self._memorandum.passages
            for start, end in find_spans(passage.folded, wanted)
        ]

    def in_annotations(self, query: str, annotations: Sequence[Annotation]) -> list[NoteHit]:
        """Return every place where the query stands in the comments, in the order given."""
        wanted = self._fold(query.strip())
        return [
            NoteHit(annotation.id, start, end)
            for annotation in annotations
            for start, end in find_spans(self._fold(annotation.state.comment), wanted)
        ]
