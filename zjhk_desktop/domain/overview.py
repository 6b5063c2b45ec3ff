"""The review in figures: how far it has come, what was noted, by whom, and what is due."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zjhk_desktop.domain.annotation import Annotation, Author, Category, Side
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind, Section
from zjhk_desktop.domain.status import Assessment, DueGroup, Status, due_group


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """One measure: what the reviewer says of it, and how many notes it has."""

    passage: Passage
    assessment: Assessment
    notes: int

    @property
    def reviewed(self) -> bool:
        """Say whether it has been reviewed."""
        return self.assessment.status is not Status.UNREVIEWED


@dataclass(frozen=True, slots=True)
class DomainFigures:
    """One domain, its measures in order."""

    section: Section
    measures: tuple[MeasureFigures, ...]

    @property
    def reviewed(self) -> int:
        """Return how many of its measures have been reviewed."""
        return sum(each.reviewed for each in self.measures)


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """The notes of one category."""

    category: Category
    open: int
    resolved: int

    @property
    def notes(self) -> int:
        """Return how many there are."""
        return self.open + self.resolved


@dataclass(frozen=True, slots=True)
class ReviewerFigures:
    """The notes of one reviewer, by category."""

    author: Author
    categories: Mapping[Category, int]

    @property
    def notes(self) -> int:
        """Return how many there are."""
        return sum(self.categories.values())


@dataclass(frozen=True, slots=True)
class Overview:
    """A review in figures.

    Attributes:
        domains: all of them, in order.
        categories: all six, in order.
        reviewers: who has made notes, whoever made most first.
        due: all groups, in order, each with its measures, the earliest first.
    """

    domains: tuple[DomainFigures, ...]
    categories: tuple[CategoryFigures, ...]
    reviewers: tuple[ReviewerFigures, ...]
    due: Mapping[DueGroup, tuple[MeasureFigures, ...]]

    @property
    def measures(self) -> list[MeasureFigures]:
        """Return all measures in order."""
        return [measure for domain in self.domains for measure in domain.measures]

    @property
    def reviewed(self) -> int:
        """Return how many measures have been reviewed."""
        return sum(domain.reviewed for domain in self.domains)

    @property
    def notes(self) -> int:
        """Return how many notes there are."""
        return sum(each.notes for each in self.categories)

    @property
    def statuses(self) -> Mapping[Status, int]:
        """Return how many measures have each status."""
        found = Counter(each.assessment.status for each in self.measures)
        return {status: found[status] for status in Status}

    @property
    def sides(self) -> Mapping[Side, int]:
        """Return how many notes each side has made, those that have made some."""
        found = {
            side: sum(each.notes for each in self.reviewers if each.author.side is side)
            for side in Side
        }
        return {side: notes for side, notes in found.items() if notes}

    @property
    def coming(self) -> list[tuple[DueGroup, MeasureFigures]]:
        """Return the measures that have a date, the earliest first."""
        return [
            (group, each)
            for group, measures in self.due.items()
            if group is not DueGroup.UNDATED
            for each in measures
        ]


def count_overview(
    memorandum: Memorandum,
    notes: Iterable[Annotation],
    assessments: Mapping[str, Assessment],
    today: date,
) -> Overview:
    """Return the figures of a review; every note is looked at once.

    Args:
        memorandum: whose measures are counted.
        notes: the notes and proposals, replies and statuses not among them.
        assessments: what the reviewer says of measures, by passage id.
        today: what due dates are held against.
    """
    passages: Counter[str] = Counter()
    kinds: Counter[tuple[Category, bool]] = Counter()
    authors: dict[str, Author] = {}
    made: dict[str, Counter[Category]] = {}
    for note in notes:
        state = note.state
        passages[state.anchor.passage] += 1
        kinds[state.category, state.resolved] += 1
        authors[state.author.id] = state.author
        made.setdefault(state.author.id, Counter())[state.category] += 1
    domains = tuple(
        DomainFigures(
            section,
            tuple(
                MeasureFigures(each, assessments.get(each.id, Assessment()), passages[each.id])
                for each in memorandum.passages_of(section.id)
                if each.kind is PassageKind.MEASURE
            ),
        )
        for section in memorandum.domains
    )
    reviewers = [
        ReviewerFigures(authors[name], {each: counts[each] for each in Category if counts[each]})
        for name, counts in made.items()
    ]
    return Overview(
        domains,
        tuple(CategoryFigures(each, kinds[each, False], kinds[each, True]) for each in Category),
        tuple(sorted(reviewers, key=lambda each: (-each.notes, each.author.name, each.author.id))),
        _by_due(domains, today),
    )


def _by_due(
    domains: Iterable[DomainFigures], today: date
) -> dict[DueGroup, tuple[MeasureFigures, ...]]:
    found: dict[DueGroup, list[MeasureFigures]] = {group: [] for group in DueGroup}
    for domain in domains:
        for measure in domain.measures:
            group = due_group(measure.assessment, today)
            if group is not None:
                found[group].append(measure)
    return {
        group: tuple(sorted(measures, key=lambda each: each.assessment.due))
        for group, measures in found.items()
    }
