"""The cover: what is printed, how much was said of it, when, and for whom."""

from collections import Counter
from dataclasses import dataclass

from zjhk_desktop.briefing.body import title_lines
from zjhk_desktop.briefing.category_counts import SMALL, draw_category_counts
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import AUDIENCE_NAMES, absent_words, author_label
from zjhk_desktop.briefing.numerals import chinese_date, numeral
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.palette import GREY, INK
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.domain.memorandum import SectionKind

_LEFT, _RIGHT = 70.6, 524.7
_MIDDLE = (_LEFT + _RIGHT) / 2
_VALUE = 154.5
_PITCH = 28.0

_OVERLINE = Style(Family.SERIF, 17)
_TITLE = Style(Family.SERIF, 44, Weight.BOLD)
_KIND = Style(Family.SERIF, 21)
_LABEL = Style(Family.SANS, 9)
_ENTRY = Style(Family.SERIF, 12)
_DIGEST = Style(Family.SANS, 9)


def cover(job: Job) -> Page:
    """Return the cover of a printing of the whole memorandum."""
    page = Page(numbered=False)
    writer = _Cover(job, Sheet(page, job.setter))
    writer.double_rule(62.0)
    top = writer.titles()
    writer.kind(top)
    writer.categories(427.0)
    writer.entries(561.0)
    writer.double_rule(780.0)
    page.tag_rows("cover")
    return page


@dataclass(frozen=True, slots=True)
class _Cover:
    """Writes a cover; heights count down from the page's upper edge."""

    job: Job
    sheet: Sheet

    def double_rule(self, down: float) -> None:
        """Draw the two rules that close the page above and below."""
        self.sheet.rule(_LEFT, _RIGHT, down, 0.5, INK)
        self.sheet.rule(_LEFT, _RIGHT, down + 2.6, 0.5, INK)

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
                self.sheet.centred(line, _MIDDLE, down, _OVERLINE, INK)
                down += 28.0
        down += 29.0
        for text in titles[-1:]:
            style = _TITLE
            line = self.job.setter.line(text, style, tracking=9)
            if line.width > _RIGHT - _LEFT:
                style = Style(Family.SERIF, 24, Weight.BOLD)
                line = self.job.setter.shortened(text, style, _RIGHT - _LEFT)
            self.sheet.centred(line, _MIDDLE, down, style, self.job.palette.navy)
        return down

    def kind(self, down: float) -> None:
        """Set what kind of document this is, between two rules, and how much it holds."""
        job = self.job
        down += 72.0
        line = job.setter.line(job.tr("Briefing"), _KIND, tracking=11)
        self.sheet.centred(line, _MIDDLE, down, _KIND, INK)
        y = self.sheet.y(down)
        for side in (-1, 1):
            near = _MIDDLE + side * (line.width / 2 + 20)
            self.sheet.page.rule(near, near + side * 64, y, 0.6, job.palette.navy)
        size = job.tr("{domains} domains, {measures} measures").format(
            domains=len(job.memorandum.domains), measures=len(job.memorandum.measures)
        )
        self.sheet.centred(job.setter.line(size, _LABEL), _MIDDLE, down + 29, _LABEL, GREY)

    def categories(self, down: float) -> None:
        """Set how many annotations there are of each category."""
        counts = Counter(one.category for one in self.job.selection.numbered)
        draw_category_counts(self.job, self.sheet, counts, (_LEFT, _RIGHT), down, "cover")

    def entries(self, down: float) -> None:
        """Set the table of dates, readers and the digest of the text."""
        job = self.job
        signed = chinese_date(job.memorandum.signed_on, job.script)
        place = job.memorandum.place(job.script)
        rows = [
            (job.tr("Signed"), signed, place),
            (job.tr("Printed"), chinese_date(job.printed.isoformat(), job.script), ""),
            (
                job.tr("For"),
                job.tr(AUDIENCE_NAMES[job.audience]),
                absent_words(job.selection, job.tr),
            ),
        ]
        reviewer = author_label(job.made.reviewer, job.tr) if job.made.reviewer else ""
        if reviewer:
            rows.insert(2, (job.tr("Reviewer"), reviewer, ""))
        if job.made.number:
            number = job.tr("Print no. {n}").format(n=numeral(job.made.number, job.tr))
            rows.append((job.tr("Print number"), number, ""))
        for label, value, remark in rows:
            self._entry(label, value, remark, down)
            down += _PITCH
        digest = job.memorandum.source_sha256
        groups = [digest[start : start + 8] for start in range(0, len(digest), 8)]
        self.sheet.write(job.tr("Text digest"), _LEFT, down, _LABEL, GREY)
        self.sheet.right("SHA-256", _RIGHT, down, SMALL, GREY)
        for start in range(0, len(groups), 4):
            line = job.setter.line("  ".join(groups[start : start + 4]), _DIGEST, tracking=0.6)
            self.sheet.at(line, _VALUE, down, _DIGEST, INK)
            down += 14.0
        self.sheet.rule(_LEFT, _RIGHT, down, 0.4, job.palette.rule)

    def _entry(self, label: str, value: str, remark: str, down: float) -> None:
        job = self.job
        self.sheet.write(label, _LEFT, down, _LABEL, GREY)
        self.sheet.write(value, _VALUE, down, _ENTRY, INK)
        self.sheet.right(remark, _RIGHT, down, SMALL, GREY)
        self.sheet.rule(_LEFT, _RIGHT, down + _PITCH / 2, 0.4, job.palette.rule)
