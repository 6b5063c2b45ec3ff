"""How many notes there are of each category, side by side: on the cover, and before a domain."""

from collections import Counter

from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import CATEGORY_NAMES
from zjhk_desktop.briefing.page import Area
from zjhk_desktop.briefing.palette import GREY, INK, Stroke, across
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.domain.annotation import Category

HEAD = Style(Family.SANS, 9, Weight.BOLD)
SMALL = Style(Family.SANS, 8.3)
COUNT = Style(Family.SERIF, 26)
NAME = Style(Family.SANS, 8.8, Weight.MEDIUM)
_LETTER = Style(Family.SANS, 6.5, Weight.MEDIUM)


def draw_head(
    job: Job, sheet: Sheet, title: str, said: str, edges: tuple[float, float], down: float
) -> None:
    """Set the title of a row of counts, what they come to, and the rule below both."""
    sheet.write(title, edges[0], down, HEAD, job.palette.navy)
    sheet.right(said, edges[1], down, SMALL, GREY)
    sheet.rule(*edges, down + 10.6, 0.7, job.palette.navy)


def draw_category_counts(
    job: Job,
    sheet: Sheet,
    counts: Counter[Category],
    edges: tuple[float, float],
    down: float,
    key: str,
) -> None:
    """Set how many notes of each category there are.

    Args:
        job: the printing.
        sheet: written upon.
        counts: what is said.
        edges: between which it stands.
        down: how far its title lies below the page's upper edge.
        key: tells its elements from others.
    """
    total = job.tr.plural("{n} note", "{n} notes", counts.total()).format(n=counts.total())
    draw_head(job, sheet, job.tr("Categories"), total, edges, down)
    width = (edges[1] - edges[0]) / len(Category)
    for index, category in enumerate(Category):
        left = edges[0] + index * width
        if index:
            draw_divide(job, sheet, left, down)
        since = len(sheet.page.texts)
        _category(job, sheet, category, counts[category], (left, left + width), down)
        sheet.page.tag(since, Element(Role.PARAGRAPH, f"{key} {category}"))
    sheet.rule(*edges, down + 90, 0.4, job.palette.rule)


def draw_divide(job: Job, sheet: Sheet, x: float, down: float) -> None:
    """Draw the line between two counts."""
    low, high = sheet.y(down + 68), sheet.y(down + 20)
    sheet.page.strokes.append(Stroke(((x, low), (x, high)), 0.4, job.palette.rule))


def _category(
    job: Job,
    sheet: Sheet,
    category: Category,
    count: int,
    edges: tuple[float, float],
    down: float,
) -> None:
    middle, width = sum(edges) / 2, edges[1] - edges[0]
    ink, tint = job.palette.ink(category), job.palette.tint(category)
    number = job.setter.line(str(count), COUNT)
    sheet.at(number, middle - number.width / 2, down + 37, COUNT, ink)
    name = job.setter.shortened(job.tr(CATEGORY_NAMES[category]), NAME, width - 24)
    x = middle - (name.width + 13) / 2
    letter = job.setter.line(category.letter, _LETTER)
    sheet.box((x, down + 59.5), (9, 9), tint, ink)
    sheet.at(letter, x + 4.5 - letter.width / 2, down + 59.5, _LETTER, ink)
    sheet.at(name, x + 13, down + 59.5, NAME, INK)
    low = sheet.y(down + 77)
    reach = width / 2 - 8
    sheet.page.areas.append(Area(middle - reach, low, middle + reach, low + 7.5, tint))
    sheet.page.strokes.extend(across(category, middle - reach, middle + reach, low - 0.8, ink))
