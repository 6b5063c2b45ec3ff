"""Where on the pages the words of the memorandum stand."""

from collections.abc import Sequence

from zjhk_desktop.briefing.marks import BAND_ABOVE
from zjhk_desktop.briefing.page import Page, Spot, Text


class Places:
    """The pages that have been set, by the passages on them; the first is number `first`."""

    def __init__(self, pages: Sequence[Page], first: int) -> None:
        """Look through the pages once."""
        self._lines: dict[str, list[tuple[int, Page, Text]]] = {}
        for number, page in enumerate(pages, first):
            for text in page.texts:
                if text.passage and text.line.boxes:
                    self._lines.setdefault(text.passage, []).append((number, page, text))

    def find(self, passage: str, offset: int) -> tuple[int, str]:
        """Return on which page a code point stands, and what a link there is called.

        A code point that is not printed counts as the last one before it; of a passage that is
        not there at all, it is page 0, and no link.
        """
        lines = self._lines.get(passage)
        if not lines:
            return 0, ""
        before = [each for each in lines if each[2].line.start <= offset]
        number, page, text = before[-1] if before else lines[0]
        # With both scripts side by side, the same words stand on the page twice.
        number, page, text = next(
            each for each in lines if each[0] == number and each[2].line.start == text.line.start
        )
        name = f"{passage} {number}"
        if all(spot.name != name for spot in page.spots):
            top = text.y + BAND_ABOVE * text.line.boxes[0].cell.size
            page.spots.append(Spot(name, top))
        return number, name
