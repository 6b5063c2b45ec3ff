"""The rows of the printed matrix: each measure with its status, and each domain's subtotal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import Passage, PassageKind, Section
from zjhk_desktop.domain.status import Assessment, Status

EXCERPT = Style(Family.SERIF, 8.3)
SMALL = Style(Family.SANS, 8.3)
PITCH = 10.4
"""From one line of a cell to the next."""

EXCERPT_WIDTH = 215.8
OWNER_WIDTH = 82.0
NEXT_WIDTH = 153.0

ROW = 24.4
DOMAIN_ROW = 17.6

_PADDING = ROW - 2 * PITCH
_LINES = 2
_MOST_LINES = 8
"""A next step longer than this is cut: the sheet is a survey."""

_SHORTEST = 6
"""An excerpt of fewer characters says too little to end where a clause does."""

_ENDS = "。；，、：！？"
_PAIRS = ("（）", "“”", "‘’", "「」", "『』", "《》", "〈〉")
_CUT = "……"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as it is printed.

    Attributes:
        assessment: None if its status may not be seen.
        counts: how many notes of each category it has.
        height: from its upper edge to the next row's.
    """

    passage: Passage
    excerpt: tuple[SetLine, ...]
    assessment: Assessment | None
    owner: tuple[SetLine, ...]
    next_step: tuple[SetLine, ...]
    counts: Counter[Category]
    height: float

    @property
    def status(self) -> Status | None:
        """Return its status; None if it may not be seen."""
        return self.assessment.status if self.assessment else None


@dataclass(frozen=True, slots=True)
class DomainRows:
    """A domain with its measures.

    Attributes:
        counts: how many notes of each category its measures and its heading have.
    """

    section: Section
    measures: tuple[MeasureRow, ...]
    counts: Counter[Category]

    @property
    def statuses(self) -> Counter[Status | None]:
        """Return how many of its measures have each status."""
        return count_statuses(self.measures)

    @property
    def due(self) -> int:
        """Return how many of its measures have a due date."""
        return sum(bool(row.assessment and row.assessment.due) for row in self.measures)


def count_statuses(rows: Iterable[MeasureRow]) -> Counter[Status | None]:
    """Return how many measures have each status; None stands for those that may not be seen."""
    return Counter(row.status for row in rows)


def reviewed(statuses: Counter[Status | None]) -> int:
    """Return how many measures have been reviewed."""
    return statuses.total() - statuses[Status.UNREVIEWED] - statuses[None]


def matrix_rows(job: Job) -> list[DomainRows]:
    """Return the domains of a printing with their measures, set."""
    notes: dict[str, Counter[Category]] = {}
    for one in job.selection.numbered:
        notes.setdefault(one.passage, Counter())[one.category] += 1
    domains: list[DomainRows] = []
    for section in job.selection.sections:
        passages = job.selection.text.passages_of(section.id)
        rows = tuple(
            _measure(job, passage, notes.get(passage.id, Counter()))
            for passage in passages
            if passage.kind is PassageKind.MEASURE
        )
        counts = Counter[Category]()
        for passage in passages:
            counts.update(notes.get(passage.id, Counter()))
        domains.append(DomainRows(section, rows, counts))
    return domains


def _measure(job: Job, passage: Passage, counts: Counter[Category]) -> MeasureRow:
    hidden = passage.id in job.selection.kept_back
    given = None if hidden else job.selection.assessments.get(passage.id, Assessment())
    owner = _cell(job, given.owner if given else "", Style(Family.SANS, 8.3, Weight.MEDIUM), 2)
    next_step = _cell(job, given.next_step if given else "", SMALL, _MOST_LINES, NEXT_WIDTH)
    most = max(_LINES, len(next_step))
    return MeasureRow(
        passage,
        excerpt(job, passage.text(job.script)),
        given,
        owner,
        next_step,
        counts,
        most * PITCH + _PADDING,
    )


def _cell(
    job: Job, text: str, style: Style, most: int, width: float = OWNER_WIDTH
) -> tuple[SetLine, ...]:
    """Return what was typed into a cell, on so many lines at the most."""
    if not text.strip():
        return ()
    flat = " ".join(text.split())
    return within(job, flat, style, width, most)


def excerpt(job: Job, text: str) -> tuple[SetLine, ...]:
    """Return a measure's beginning on two lines at the most, cut where a clause ends."""
    lines = job.setter.lines(text, EXCERPT, EXCERPT_WIDTH)
    if len(lines) <= _LINES:
        return lines
    ends = [
        index
        for index, character in enumerate(text)
        if character in _ENDS and _is_outside(text[:index])
    ]
    for end in reversed([index for index in ends if _SHORTEST <= index < lines[_LINES].start]):
        lines = job.setter.lines(text[:end] + _CUT, EXCERPT, EXCERPT_WIDTH)
        if len(lines) <= _LINES:
            return lines
    return within(job, text, EXCERPT, EXCERPT_WIDTH, _LINES)


def _is_outside(before: str) -> bool:
    """Say whether what follows a text stands in no bracket or quotation that it opens."""
    return all(before.count(opener) <= before.count(closer) for opener, closer in _PAIRS)


def within(job: Job, text: str, style: Style, width: float, most: int) -> tuple[SetLine, ...]:
    """Return a text on so many lines at the most, cut short by …… where there are more."""
    lines = job.setter.lines(text, style, width)
    while len(lines) > most:
        cut = min(len(text.removesuffix(_CUT)) - 1, lines[most].start)
        text = text[:cut].rstrip() + _CUT
        lines = job.setter.lines(text, style, width)
    return lines


def due_parts(iso: str) -> tuple[tuple[str, str], ...] | None:
    """Return year, month and day of an ISO date, each with its unit; None if it is none."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return ((str(day.year), "年"), (str(day.month), "月"), (str(day.day), "日"))


def first_and_last(rows: Sequence[MeasureRow]) -> tuple[int, int]:
    """Return the numbers of the first and the last of some measures."""
    numbers = [row.passage.number or 0 for row in rows]
    return (min(numbers, default=0), max(numbers, default=0))
