"""Pages as pictures: for the preview on screen and for printers that take only pictures."""

from dataclasses import dataclass
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page drawn in pixels.

    Attributes:
        pixels: rows from the top, four bytes each pixel: red, green, blue, opaque.
    """

    width: int
    height: int
    pixels: bytes


class PageRenderer:
    """Draws the pages of one PDF; close it when done."""

    def __init__(self, pdf: bytes) -> None:
        """Open a PDF from memory."""
        self._document: Any = pypdfium2.PdfDocument(pdf)

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._document)

    def page_size(self, index: int) -> tuple[float, float]:
        """Return a page's width and height in points."""
        width, height = self._document.get_page_size(index)
        return (float(width), float(height))

    def render(self, index: int, scale: float) -> PagePicture:
        """Draw a page.

        Args:
            index: from 0.
            scale: pixels for each point.
        """
        page: Any = self._document[index]
        bitmap: Any = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=4)
        picture = PagePicture(bitmap.width, bitmap.height, _rows(bitmap))
        bitmap.close()
        page.close()
        return picture

    def close(self) -> None:
        """Let go of the PDF."""
        self._document.close()


def _rows(bitmap: Any) -> bytes:  # noqa: ANN401 - pypdfium2 is untyped
    """Return a bitmap's pixels without what pads its rows."""
    data = bytes(bitmap.buffer)
    wide = 4 * bitmap.width
    if bitmap.stride == wide:
        return data
    return b"".join(
        data[row * bitmap.stride : row * bitmap.stride + wide] for row in range(bitmap.height)
    )
