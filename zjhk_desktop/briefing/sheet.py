"""Writing onto a page by hand: heights count down from its upper edge, lines by their middle."""

from dataclasses import dataclass

from zjhk_desktop.briefing.faces import Style
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.page import Area, Page, Text
from zjhk_desktop.briefing.palette import Stroke
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.setter import LineSetter


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is written upon, and what sets its lines."""

    page: Page
    setter: LineSetter

    def y(self, down: float) -> float:
        """Return the height of what lies so far below the upper edge."""
        return self.page.size[1] - down

    def at(
        self, line: SetLine, x: float, down: float, style: Style, ink: str, passage: str = ""
    ) -> None:
        """Write a line from `x` on, the middle of its characters at a height."""
        self.page.texts.append(Text(line, x, self.y(down) - CENTRE * style.size, ink, passage))

    def write(self, text: str, x: float, down: float, style: Style, ink: str) -> SetLine:
        """Write a text from `x` on; return its line."""
        line = self.setter.line(text, style)
        self.at(line, x, down, style, ink)
        return line

    def right(self, text: str, right: float, down: float, style: Style, ink: str) -> SetLine:
        """Write a text that ends at `right`; return its line."""
        line = self.setter.line(text, style)
        self.at(line, right - line.width, down, style, ink)
        return line

    def figures(self, number: int, right: float, down: float, style: Style, ink: str) -> None:
        """Write a number of a column that ends at `right`, each digit below others."""
        line = self.setter.line(str(number), style, tabular=True)
        self.at(line, right - line.width, down, style, ink)

    def centred(self, line: SetLine, middle: float, down: float, style: Style, ink: str) -> None:
        """Write a line about a middle."""
        self.at(line, middle - line.width / 2, down, style, ink)

    def rule(self, x0: float, x1: float, down: float, width: float, ink: str) -> None:
        """Draw a level line."""
        self.page.rule(x0, x1, self.y(down), width, ink)

    def box(
        self,
        place: tuple[float, float],
        size: tuple[float, float],
        tint: str,
        ink: str,
        width: float = 0.5,
    ) -> None:
        """Draw a filled frame: `place` is its left edge and its middle height from above."""
        x, middle = place[0], self.y(place[1])
        low, high, right = middle - size[1] / 2, middle + size[1] / 2, x + size[0]
        draw_box(self.page, (x, low, right, high), tint, ink, width)


def draw_box(
    page: Page, edges: tuple[float, float, float, float], tint: str, ink: str, width: float = 0.5
) -> None:
    """Draw a filled frame: left, bottom, right, top."""
    x0, y0, x1, y1 = edges
    page.areas.append(Area(x0, y0, x1, y1, tint))
    corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
    page.strokes.append(Stroke(corners, width, ink))
