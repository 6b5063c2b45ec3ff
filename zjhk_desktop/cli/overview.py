"""`overview`: the review in figures."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing

from zjhk_desktop.briefing.labels import CATEGORY_NAMES, SIDE_NAMES, STATUS_NAMES, passage_label
from zjhk_desktop.cli.columns import aligned
from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.language import Language, Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.overview import DomainFigures, MeasureFigures, Overview
from zjhk_desktop.domain.recent import RECENT_NAMES, RecentChange, count_sorts
from zjhk_desktop.domain.revision import author_record
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import DUE_NAMES, Status
from zjhk_desktop.services.overview import changes_since, overview_of, since_moment
from zjhk_desktop.storage.review_store import Access

_INDENT = "  "
_RIGHT = (2,)


def overview(arguments: argparse.Namespace, services: Services) -> int:
    """Print the figures of the review, and with --since what has changed."""
    memorandum = services.memorandum()
    since = since_moment(arguments.since) if arguments.since else None
    with closing(services.reviewing(Access.READ)) as reviewing:
        figures = overview_of(reviewing, memorandum, services.now().astimezone().date())
        changes = changes_since(reviewing.past, since) if since else None
    if arguments.json:
        record = _record(figures)
        if since is not None and changes is not None:
            record |= {"since": since.time, **_changes_record(changes)}
        write_json(record)
        return 0
    for line in _lines(figures, changes, memorandum, services.translator):
        write_line(line)
    return 0


def _lines(
    figures: Overview,
    changes: Sequence[RecentChange] | None,
    memorandum: Memorandum,
    tr: Translator,
) -> Iterator[str]:
    done = tr("Reviewed {reviewed} / {all}")
    yield done.format(reviewed=figures.reviewed, all=len(figures.measures))
    yield from _table([_domain_row(each, tr) for each in figures.domains])
    yield ""
    yield tr.plural("{n} note", "{n} notes", figures.notes).format(n=figures.notes)
    yield from _table(
        [
            (
                each.category.letter,
                tr(CATEGORY_NAMES[each.category]),
                str(each.notes),
                _resolved(each.resolved, tr),
            )
            for each in figures.categories
        ]
    )
    if figures.reviewers:
        yield ""
        yield tr("By reviewer")
        yield from _table(
            [
                (
                    one_line(each.author.name) or "–",
                    tr(SIDE_NAMES[each.author.side]) or "–",
                    str(each.notes),
                    _counted({tr(CATEGORY_NAMES[kind]): n for kind, n in each.categories.items()}),
                )
                for each in figures.reviewers
            ]
        )
    yield ""
    yield tr("Due")
    yield from _table(
        [
            (tr(DUE_NAMES[group]), "", str(len(measures)), _numbers(measures))
            for group, measures in figures.due.items()
        ]
    )
    if changes is not None:
        yield ""
        yield from _change_lines(changes, memorandum, tr)


def _change_lines(
    changes: Sequence[RecentChange], memorandum: Memorandum, tr: Translator
) -> Iterator[str]:
    counts = count_sorts(changes)
    yield tr.plural("{n} change", "{n} changes", len(changes)).format(n=len(changes))
    yield from _table(
        [(tr(name), "", str(counts[sort])) for sort, name in RECENT_NAMES.items() if counts[sort]]
    )
    if changes:
        yield ""
    yield from _table(
        [
            (
                each.time,
                tr(RECENT_NAMES[each.sort]),
                _place(each, memorandum, tr),
                one_line(each.author.name),
            )
            for each in changes
        ],
        right=(),
    )


def _table(rows: Sequence[Sequence[str]], right: Sequence[int] = _RIGHT) -> Iterator[str]:
    for line in aligned(rows, right):
        yield _INDENT + line


def _domain_row(domain: DomainFigures, tr: Translator) -> tuple[str, ...]:
    script = Script.HANS if tr.language is Language.HANS else Script.HANT
    counts = {
        tr(name): sum(each.assessment.status is status for each in domain.measures)
        for status, name in STATUS_NAMES.items()
        if status is not Status.UNREVIEWED
    }
    reviewed = f"{domain.reviewed} / {len(domain.measures)}"
    return (domain.section.numeral, domain.section.heading(script), reviewed, _counted(counts))


def _counted(counts: dict[str, int]) -> str:
    return _INDENT.join(f"{name} {count}" for name, count in counts.items() if count)


def _resolved(count: int, tr: Translator) -> str:
    return tr.plural("{n} resolved", "{n} resolved", count).format(n=count) if count else ""


def _numbers(measures: Sequence[MeasureFigures]) -> str:
    return ", ".join(
        " ".join(filter(None, (each.passage.id, each.assessment.due))) for each in measures
    )


def _place(change: RecentChange, memorandum: Memorandum, tr: Translator) -> str:
    passage = change.state.anchor.passage
    if passage not in memorandum:
        return one_line(passage)
    return passage_label(memorandum.passage(passage), memorandum, tr)


def _record(figures: Overview) -> dict[str, object]:
    return {
        "reviewed": figures.reviewed,
        "measures": len(figures.measures),
        "notes": figures.notes,
        "statuses": {status.value: count for status, count in figures.statuses.items()},
        "domains": [
            {
                "number": each.section.number,
                "reviewed": each.reviewed,
                "measures": [
                    {
                        "id": measure.passage.id,
                        "status": measure.assessment.status.value,
                        "notes": measure.notes,
                    }
                    for measure in each.measures
                ],
            }
            for each in figures.domains
        ],
        "categories": [
            {"category": each.category.value, "open": each.open, "resolved": each.resolved}
            for each in figures.categories
        ],
        "reviewers": [
            {
                "author": author_record(each.author),
                "notes": each.notes,
                "categories": {kind.value: count for kind, count in each.categories.items()},
            }
            for each in figures.reviewers
        ],
        "due": {
            group.value: [
                {"id": each.passage.id, "due": each.assessment.due or None} for each in measures
            ]
            for group, measures in figures.due.items()
        },
    }


def _changes_record(changes: Sequence[RecentChange]) -> dict[str, object]:
    return {
        "counts": {sort.value: count for sort, count in count_sorts(changes).items()},
        "changes": [
            {
                "change": each.sort.value,
                "annotation": each.annotation,
                "passage": each.state.anchor.passage,
                "by": author_record(each.author),
                "time": each.time,
            }
            for each in changes
        ],
    }
