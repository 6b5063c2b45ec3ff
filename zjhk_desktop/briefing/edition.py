"""What tells a printing from others of the same options."""

from dataclasses import dataclass

from zjhk_desktop.briefing.delta import Delta
from zjhk_desktop.domain.annotation import Author


@dataclass(frozen=True, slots=True)
class Edition:
    """One printing among others.

    Attributes:
        number: how many times this review has been printed, this one included; 0 where that is
            not counted.
        reviewer: who prints it; None if that is not known.
        delta: what has changed since an earlier printing, if only that is printed.
    """

    number: int = 0
    reviewer: Author | None = None
    delta: Delta | None = None
