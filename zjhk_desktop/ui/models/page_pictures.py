"""The pictures of pages last looked at and of their neighbours: so many, and no more."""

from collections import OrderedDict

from PySide6.QtGui import QImage

MOST = 5
"""A page over the whole screen takes some twenty megabytes at twice the scale."""


class PagePictures:
    """Remembers pages by number and scale; those longest not looked at go first."""

    def __init__(self) -> None:
        """Start without pictures."""
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()

    def __len__(self) -> int:
        """Return how many are remembered."""
        return len(self._pictures)

    def add(self, index: int, scale: float, picture: QImage) -> None:
        """Remember a page's picture."""
        self._pictures[index, scale] = picture
        self._pictures.move_to_end((index, scale))
        while len(self._pictures) > MOST:
            self._pictures.popitem(last=False)

    def find(self, index: int, scale: float) -> QImage | None:
        """Return a page's picture if it is remembered."""
        if (index, scale) not in self._pictures:
            return None
        self._pictures.move_to_end((index, scale))
        return self._pictures[index, scale]

    def clear(self) -> None:
        """Forget all: the pages are others."""
        self._pictures.clear()
