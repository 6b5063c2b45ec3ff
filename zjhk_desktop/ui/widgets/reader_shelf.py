"""The reader's documents, each made when it is first shown and kept until its look changes."""

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.widgets.parallel_document import ParallelDocument
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_styles import ReaderStyles

_TITLES_IN_PARALLEL = 0.84


class ReaderShelf:
    """One document a script, and one for 對照, all of one text size and theme."""

    def __init__(self, memorandum: Memorandum) -> None:
        """Hold the documents of a memorandum."""
        self._memorandum = memorandum
        self._look: tuple[int, str] | None = None
        self._documents: dict[tuple[bool, Script], ReaderDocument] = {}

    def document(self, script: Script, size: int, navy: str, *, parallel: bool) -> ReaderDocument:
        """Return the document of a script, or that of both, in a size and a heading colour."""
        if (size, navy) != self._look:
            self._documents.clear()
            self._look = (size, navy)
        key = (parallel, Script.HANT if parallel else script)
        if key not in self._documents:
            if parallel:
                styles = ReaderStyles(size, navy, 0, _TITLES_IN_PARALLEL)
                self._documents[key] = ParallelDocument(self._memorandum, styles)
            else:
                styles = ReaderStyles(size, navy)
                self._documents[key] = ReaderDocument(self._memorandum, script, styles)
        return self._documents[key]
