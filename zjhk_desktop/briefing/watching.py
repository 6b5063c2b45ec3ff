"""Following a printing while its pages are set and drawn."""

from collections.abc import Callable

from zjhk_desktop.briefing.page import Page
from zjhk_desktop.domain.progress import Progress, Stage, Watch, unwatched

_SETTING = 0.6
"""The part of the work that is done when all pages are set."""


def _unseen(_page: Page, _number: int) -> None:
    """Look at no page."""


class Watcher:
    """Says how far the pages are, and gives whoever watches the chance to stop.

    Pages are passed in their order, each once nothing is added to it any more but what it
    carries beside what it says.

    Attributes:
        seen: takes each page and its number, from 1.
    """

    def __init__(self, watch: Watch = unwatched) -> None:
        """Tell `watch` how far the pages are."""
        self._watch = watch
        self.seen: Callable[[Page, int], None] = _unseen
        self._number = 0
        self._part = 0.0
        self._share = (0.0, 1.0)

    @property
    def following(self) -> int:
        """Return the number of the page that is passed next."""
        return self._number + 1

    def share(self, start: float, end: float) -> None:
        """Let what is passed from now on be this share of the whole."""
        self._share = (start, end)

    def skip(self, pages: int) -> None:
        """Leave so many pages for later, when all the others are there."""
        self._number += pages

    def page(self, page: Page, part: float | None = None) -> None:
        """Pass a page; with it so much (0…1) is set, as far as that can be said."""
        self._number += 1
        if part is not None:
            start, end = self._share
            self._part = max(self._part, start + (end - start) * min(1.0, part))
        self.seen(page, self._number)
        self.step()

    def step(self) -> None:
        """Pass a line or a few; raise `Cancelled` if that was enough."""
        self._watch(Progress(Stage.SETTING, self._number, 0, _SETTING * self._part))

    def drawn(self, done: int, count: int) -> None:
        """Pass a page that is drawn; raise `Cancelled` if that was enough."""
        part = _SETTING + (1 - _SETTING) * done / count
        self._watch(Progress(Stage.DRAWING, done, count, part))
