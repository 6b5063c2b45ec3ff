"""The cover: what is printed, how much was said of it, when, and for whom."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from zjhk_desktop.briefing.body import title_lines
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import AUDIENCE_NAMES, CATEGORY_NAMES
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.page import Area, Page, Text
from zjhk_desktop.briefing.palette import GREY, INK, Stroke, across
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import SectionKind
from zjhk_desktop.domain.script import Script

_LEFT, _RIGHT = 70.6, 524.7
_MIDDLE = (_LEFT + _RIGHT) / 2
_VALUE = 154.5
_PITCH = 28.0

_OVERLINE = Style(Family.SERIF, 17)
_TITLE = Style(Family.SERIF, 44, Weight.BOLD)
_KIND = Style(Family.SERIF, 21)
_LABEL = Style(Family.SANS, 9)
_NAME = Style(Family.SANS, 8.8, Weight.MEDIUM)
_SMALL = Style(Family.SANS, 8.3)
_HEAD = Style(Family.SANS, 9, Weight.BOLD)
_COUNT = Style(Family.SERIF, 26)
_ENTRY = Style(Family.SERIF, 12)
_DIGEST = Style(Family.SANS, 9)
_LETTER = Style(Family.SANS, 6.5, Weight.MEDIUM)


def cover(job: Job) -> Page:
    """Return the cover of a printing of the whole memorandum."""
    page = Page(numbered=False)
    writer = _Cover(job, page)
    writer.double_rule(62.0)
    top = writer.titles()
    writer.kind(top)
    writer.categories(427.0)
    writer.entries(561.0)
    writer.double_rule(780.0)
    return page


@dataclass(frozen=True, slots=True)
class _Cover:
    """Writes a cover; heights count down from the page's upper edge."""

    job: Job
    page: Page

    def double_rule(self, down: float) -> None:
        """Draw the two rules that close the page above and below."""
        y = self.page.size[1] - down
        self.page.rule(_LEFT, _RIGHT, y, 0.5, INK)
        self.page.rule(_LEFT, _RIGHT, y - 2.6, 0.5, INK)

    def titles(self) -> float:
        """Set the title lines, the last one large; return the middle of the large one."""
        titles = [
            passage.text(self.job.script)
            for section in self.job.memorandum.sections
            if section.kind is SectionKind.TITLE
            for passage in self.job.memorandum.passages_of(section.id)
        ]
        down = 175.0
        for text in titles[:-1]:
            for line in title_lines(self.job.setter, text, _OVERLINE, 230):
                self._centred(line, down, _OVERLINE, INK)
                down += 28.0
        down += 29.0
        for text in titles[-1:]:
            style = _TITLE
            line = self.job.setter.line(text, style, tracking=9)
            if line.width > _RIGHT - _LEFT:
                style = Style(Family.SERIF, 24, Weight.BOLD)
                line = self.job.setter.shortened(text, style, _RIGHT - _LEFT)
            self._centred(line, down, style, self.job.palette.navy)
        return down

    def kind(self, down: float) -> None:
        """Set what kind of document this is, between two rules, and how much it holds."""
        job = self.job
        down += 72.0
        line = job.setter.line(job.tr("Briefing"), _KIND, tracking=11)
        self._centred(line, down, _KIND, INK)
        y = self.page.size[1] - down
        for side in (-1, 1):
            near = _MIDDLE + side * (line.width / 2 + 20)
            self.page.rule(near, near + side * 64, y, 0.6, job.palette.navy)
        size = job.tr("{domains} domains, {measures} measures").format(
            domains=len(job.memorandum.domains), measures=len(job.memorandum.measures)
        )
        self._centred(job.setter.line(size, _LABEL), down + 29, _LABEL, GREY)

    def categories(self, down: float) -> None:
        """Set how many annotations there are of each category."""
        job, page = self.job, self.page
        counts = Counter(one.category for one in job.selection.numbered)
        self._at(job.setter.line(job.tr("Categories"), _HEAD), _LEFT, down, _HEAD, job.palette.navy)
        total = job.tr.plural("{n} note", "{n} notes", counts.total()).format(n=counts.total())
        self._right(total, down)
        page.rule(_LEFT, _RIGHT, page.size[1] - down - 10.6, 0.7, job.palette.navy)
        width = (_RIGHT - _LEFT) / len(Category)
        for index, category in enumerate(Category):
            left = _LEFT + index * width
            if index:
                low, high = page.size[1] - down - 68, page.size[1] - down - 20
                page.strokes.append(Stroke(((left, low), (left, high)), 0.4, job.palette.rule))
            self._category(category, counts[category], left, width, down)
        page.rule(_LEFT, _RIGHT, page.size[1] - down - 90, 0.4, job.palette.rule)

    def _category(
        self, category: Category, count: int, left: float, width: float, down: float
    ) -> None:
        job, middle = self.job, left + width / 2
        ink = job.palette.ink(category)
        number = job.setter.line(str(count), _COUNT)
        self._at(number, middle - number.width / 2, down + 37, _COUNT, ink)
        name = job.setter.shortened(job.tr(CATEGORY_NAMES[category]), _NAME, width - 24)
        x = middle - (name.width + 13) / 2
        letter = job.setter.line(category.letter, _LETTER)
        y = self.page.size[1] - down - 59.5
        corners = ((x, y - 4.5), (x + 9, y - 4.5), (x + 9, y + 4.5), (x, y + 4.5), (x, y - 4.5))
        self.page.areas.append(Area(x, y - 4.5, x + 9, y + 4.5, job.palette.tint(category)))
        self.page.strokes.append(Stroke(corners, 0.5, ink))
        self._at(letter, x + 4.5 - letter.width / 2, down + 59.5, _LETTER, ink)
        self._at(name, x + 13, down + 59.5, _NAME, INK)
        low = self.page.size[1] - down - 77
        edge = width / 2 - 8
        self.page.areas.append(
            Area(middle - edge, low, middle + edge, low + 7.5, job.palette.tint(category))
        )
        self.page.strokes.extend(across(category, middle - edge, middle + edge, low - 0.8, ink))

    def entries(self, down: float) -> None:
        """Set the table of dates, readers and the digest of the text."""
        job = self.job
        signed = chinese_date(job.memorandum.signed_on, job.script)
        place = job.memorandum.place(job.script)
        left_out = job.selection.left_out
        kept = job.tr.plural("{n} note left out", "{n} notes left out", left_out)
        rows = (
            (job.tr("Signed"), signed, place),
            (job.tr("Printed"), chinese_date(job.printed.isoformat(), job.script), ""),
            (
                job.tr("For"),
                job.tr(AUDIENCE_NAMES[job.audience]),
                kept.format(n=left_out) if left_out else "",
            ),
        )
        for label, value, remark in rows:
            self._entry(label, value, remark, down)
            down += _PITCH
        digest = job.memorandum.source_sha256
        groups = [digest[start : start + 8] for start in range(0, len(digest), 8)]
        self._at(job.setter.line(job.tr("Text digest"), _LABEL), _LEFT, down, _LABEL, GREY)
        self._right("SHA-256", down)
        for start in range(0, len(groups), 4):
            line = job.setter.line("  ".join(groups[start : start + 4]), _DIGEST, tracking=0.6)
            self._at(line, _VALUE, down, _DIGEST, INK)
            down += 14.0
        self.page.rule(_LEFT, _RIGHT, self.page.size[1] - down, 0.4, job.palette.rule)

    def _entry(self, label: str, value: str, remark: str, down: float) -> None:
        job = self.job
        self._at(job.setter.line(label, _LABEL), _LEFT, down, _LABEL, GREY)
        self._at(job.setter.line(value, _ENTRY), _VALUE, down, _ENTRY, INK)
        self._right(remark, down)
        y = self.page.size[1] - down - _PITCH / 2
        self.page.rule(_LEFT, _RIGHT, y, 0.4, job.palette.rule)

    def _right(self, text: str, down: float) -> None:
        line = self.job.setter.line(text, _SMALL)
        self._at(line, _RIGHT - line.width, down, _SMALL, GREY)

    def _centred(self, line: SetLine, down: float, style: Style, ink: str) -> None:
        self._at(line, _MIDDLE - line.width / 2, down, style, ink)

    def _at(self, line: SetLine, x: float, down: float, style: Style, ink: str) -> None:
        y = self.page.size[1] - down - CENTRE * style.size
        self.page.texts.append(Text(line, x, y, ink))


def chinese_date(iso: str, script: Script) -> str:
    """Return an ISO date in Chinese numerals; what is no date is returned as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    digits = ("零" if script is Script.HANT else "〇") + "一二三四五六七八九"
    year = "".join(digits[int(digit)] for digit in str(day.year))
    return f"{year}年{_count(day.month)}月{_count(day.day)}日"


def _count(number: int) -> str:
    """Return a number below 100 in Chinese numerals."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else digits[tens] + "十")
    return head + (digits[ones] if ones else "")
