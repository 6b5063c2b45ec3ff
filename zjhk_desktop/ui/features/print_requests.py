"""What the threads of printing are asked for, and what they answer."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.progress import Progress
from zjhk_desktop.services.spooling import Ticket

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import PrintReport


class Purpose(Enum):
    """What a page is drawn for, the most urgent first."""

    PAPER = 0
    PREVIEW = 1
    THUMBNAIL = 2
    AHEAD = 3


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the pages is in view.

    Attributes:
        page: the one that is looked at, from 0.
        room: width and height that it may take, in device pixels.
    """

    page: int = 0
    room: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class SetRequest:
    """Pages to be set, or to be saved at a path.

    Attributes:
        number: which of all requests it is.
        sight: the page that is wanted first; None if none is.
        passphrase: what the file is encrypted with; "" for a plain one.
    """

    number: int
    annotations: tuple[Annotation, ...]
    options: BriefingOptions
    made: Edition
    path: Path | None = None
    sight: Sight | None = None
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DrawRequest:
    """A page, from 0, of the pages of a request, to be drawn at `scale` px a point."""

    number: int
    index: int
    scale: float
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class SpoolRequest:
    """Pages to be handed to a spooler as they are."""

    pdf: bytes
    ticket: Ticket
    spooler: str


@dataclass(frozen=True, slots=True)
class EarlyPage:
    """The PDF of a page that is there before the others of its request."""

    request: SetRequest
    sight: Sight
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """The PDF that came of a request, and what went in."""

    request: SetRequest
    report: "PrintReport"
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PagesSet:
    """Pages that were set and can be drawn.

    Attributes:
        sizes: their widths and heights in points.
    """

    number: int
    options: BriefingOptions
    made: Edition
    report: "PrintReport"
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Working:
    """How far a request is."""

    request: SetRequest
    progress: Progress


@dataclass(frozen=True, slots=True)
class FileSaved:
    """A file that was written."""

    request: SetRequest
    report: "PrintReport"


@dataclass(frozen=True, slots=True)
class PageDrawn:
    """A page as a picture."""

    request: DrawRequest
    image: QImage


@dataclass(frozen=True, slots=True)
class EarlyDrawn:
    """A page as a picture, of a size in points, before the others of its request are there."""

    number: int
    index: int
    size: tuple[float, float]
    image: QImage


def fitting(size: tuple[float, float], room: tuple[float, float]) -> float:
    """Return the scale, in px a point, at which a page fills the room that it may take."""
    return min(room[0] / size[0], room[1] / size[1])
