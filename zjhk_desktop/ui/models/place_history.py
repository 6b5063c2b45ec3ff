"""Places that were left, to go back to and forward from: like a browser's, and as bounded."""

from typing import Generic, TypeVar

PlaceT = TypeVar("PlaceT")

LIMIT = 100
"""How many places are kept behind; older ones are forgotten."""


class PlaceHistory(Generic[PlaceT]):
    """Two stacks of places around the present one, which its owner knows."""

    def __init__(self) -> None:
        """Start with nowhere to go."""
        self._behind: list[PlaceT] = []
        self._ahead: list[PlaceT] = []

    @property
    def can_go_back(self) -> bool:
        """Say whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Say whether there is a place ahead."""
        return bool(self._ahead)

    def leave(self, place: PlaceT) -> None:
        """Remember a place that is being left by a jump; what was ahead is forgotten.

        Leaving the same place twice in a row is remembered once.
        """
        self._ahead.clear()
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-LIMIT]

    def back(self, here: PlaceT) -> PlaceT:
        """Return the place behind, `here` being where one is now.

        Raises:
            IndexError: there is none.
        """
        place = self._behind.pop()
        self._ahead.append(here)
        return place

    def forward(self, here: PlaceT) -> PlaceT:
        """Return the place ahead, `here` being where one is now.

        Raises:
            IndexError: there is none.
        """
        place = self._ahead.pop()
        self._behind.append(here)
        return place
