"""What is typed to find something: words that must all stand in one place, and filters.

White space parts words. A phrase in straight or curly double quotes keeps its spaces; an unclosed
quote, a filter that is not known and every other character are ordinary text. A filter is a name,
a colon and a value, or several values with commas: `domain:3,5-7`, `類別：重點`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from zjhk_desktop.domain.annotation import AnnotationState, Category, Visibility
from zjhk_desktop.domain.domain_choice import parse_domains
from zjhk_desktop.domain.errors import UnknownDomains
from zjhk_desktop.domain.memorandum import Passage, PassageKind
from zjhk_desktop.domain.source_numeral import chinese_numeral
from zjhk_desktop.domain.status import Status

Fold = Callable[[str], str]
"""Makes text alike whatever its script, width and case; keeps its length."""


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that must stand as they are.

    Attributes:
        bare: for words in curly quotes, the words without them: such quotes may be meant as part
            of the text (“一帶一路”), so a text without them is searched for these words alone.
    """

    text: str
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all `terms`, and one of the values of each filter that has any.

    Attributes:
        authors: folded; a part of the name is enough.
    """

    terms: tuple[Term, ...] = ()
    domains: frozenset[int] = frozenset()
    statuses: frozenset[Status] = frozenset()
    categories: frozenset[Category] = frozenset()
    visibilities: frozenset[Visibility] = frozenset()
    authors: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is looked for."""
        return not any(getattr(self, field.name) for field in fields(self))

    @property
    def asks_of_notes(self) -> bool:
        """Say whether a filter speaks of what only a note has."""
        return bool(self.categories or self.visibilities or self.authors)

    def admits_passage(self, passage: Passage, status: Status) -> bool:
        """Say whether the filters let a passage through, whose measure has a status."""
        if self.domains and passage.domain not in self.domains:
            return False
        is_measure = passage.kind is PassageKind.MEASURE
        return not self.statuses or (is_measure and status in self.statuses)

    def admits_note(self, state: AnnotationState, fold: Fold) -> bool:
        """Say whether the filters that speak of notes let one through."""
        if self.categories and state.category not in self.categories:
            return False
        if self.visibilities and state.visibility not in self.visibilities:
            return False
        if not self.authors:
            return True
        name = fold(state.author.name)
        return any(author in name for author in self.authors)


_Choice = TypeVar("_Choice", bound=StrEnum)


class _Filter(StrEnum):
    DOMAIN = "domain"
    STATUS = "status"
    CATEGORY = "category"
    VISIBILITY = "visibility"
    AUTHOR = "author"


_FILTER_NAMES = {
    _Filter.DOMAIN: ("領域", "领域"),
    _Filter.STATUS: ("狀態", "状态", "審閱狀態", "审阅状态"),
    _Filter.CATEGORY: ("類別", "类别"),
    _Filter.VISIBILITY: ("範圍", "范围"),
    _Filter.AUTHOR: ("作者",),
}
_STATUS_NAMES = {
    Status.UNREVIEWED: ("未審閱", "未审阅"),
    Status.AGREED: ("同意",),
    Status.RESERVED: ("有保留",),
    Status.TO_CLARIFY: ("待釐清", "待厘清"),
    Status.FOLLOW_UP: ("待跟進", "待跟进"),
    Status.IMPLEMENTED: ("已落實", "已落实"),
}
_CATEGORY_NAMES = {
    Category.KEY: ("重點", "重点"),
    Category.QUERY: ("待釐清", "待厘清", "clarify"),
    Category.AMEND: ("建議修訂", "建议修订"),
    Category.RESERVE: ("有保留",),
    Category.ACTION: ("待跟進", "待跟进", "follow up"),
    Category.DONE: ("已落實", "已落实"),
}
_VISIBILITY_NAMES = {
    Visibility.PRIVATE: ("個人", "个人"),
    Visibility.SIDE: ("本方",),
    Visibility.BOTH: ("雙方", "双方"),
}
"""What may be typed beside the English value: the names that the window shows."""

_QUOTES = '"“”＂'
_CURLY = "“”"
_TOKEN = re.compile(
    rf"(?:(?P<filter>[^\s:：{_QUOTES}]+)[:：])?"
    rf"(?P<quote>[{_QUOTES}])(?P<phrase>[^{_QUOTES}]*[^\s{_QUOTES}][^{_QUOTES}]*)[{_QUOTES}](?!\S)"
    r"|\S+"
)
_COLON = re.compile("[:：]")
_COMMAS = re.compile("[,，、]")
_VALUE_OF_NUMERAL = {chinese_numeral(number): number for number in range(1, 100)}


def parse_query(text: str, fold: Fold, last_domain: int) -> Query:
    """Return what a text looks for.

    Args:
        text: as typed.
        fold: of the texts that will be searched.
        last_domain: number of the last domain (a filter on another one is ordinary text).
    """
    query = Query()
    for token in _TOKEN.finditer(text):
        query = _joined(query, _read(token, fold, last_domain))
    return query


def _read(token: re.Match[str], fold: Fold, last_domain: int) -> Query:
    """Return what one word, phrase or filter looks for."""
    phrase = token["phrase"]
    if phrase is None:
        name, colon, value = _split(token[0])
    else:
        name, colon, value = token["filter"] or "", token["filter"], phrase
    if colon:
        filtered = _filter(name, value, fold, last_domain)
        if filtered is not None:
            return filtered
    elif phrase is not None:
        if token["quote"] in _CURLY:
            return Query((Term(fold(token[0]), fold(phrase)),))
        return Query((Term(fold(phrase)),))
    return Query(tuple(Term(fold(word)) for word in token[0].split()))


def _filter(name: str, value: str, fold: Fold, last_domain: int) -> Query | None:
    """Return what a filter lets through, or None if it is not one."""
    kind = _named(name, _FILTER_NAMES, fold)
    if kind is _Filter.AUTHOR:
        wanted = frozenset(fold(part).strip() for part in _COMMAS.split(value)) - {""}
        return Query(authors=wanted) if wanted else None
    if kind is _Filter.DOMAIN:
        domains = _domains(value, last_domain)
        return Query(domains=domains) if domains else None
    if kind is _Filter.STATUS:
        statuses = _all_named(value, _STATUS_NAMES, fold)
        return Query(statuses=statuses) if statuses else None
    if kind is _Filter.CATEGORY:
        categories = _all_named(value, _CATEGORY_NAMES, fold)
        return Query(categories=categories) if categories else None
    if kind is _Filter.VISIBILITY:
        visibilities = _all_named(value, _VISIBILITY_NAMES, fold)
        return Query(visibilities=visibilities) if visibilities else None
    return None


def _split(word: str) -> tuple[str, str, str]:
    """Return what stands before the first colon of a word, the colon, and what follows it."""
    colon = _COLON.search(word)
    return (word[: colon.start()], colon[0], word[colon.end() :]) if colon else ("", "", word)


def _domains(value: str, last: int) -> frozenset[int]:
    """Return the domains of `3,5-7` or of a numeral (none if the value is neither)."""
    numbers = [_VALUE_OF_NUMERAL.get(part) for part in _COMMAS.split(value)]
    try:
        if None in numbers:
            return frozenset(parse_domains(value, last))
        return frozenset(parse_domains(",".join(map(str, numbers)), last))
    except UnknownDomains:
        return frozenset()


def _all_named(
    value: str, names: Mapping[_Choice, Sequence[str]], fold: Fold
) -> frozenset[_Choice]:
    """Return the members that all parts of a value name (none if a part names nothing)."""
    members = [_named(part, names, fold) for part in _COMMAS.split(value)]
    known = frozenset(member for member in members if member is not None)
    return frozenset() if None in members else known


def _named(text: str, names: Mapping[_Choice, Sequence[str]], fold: Fold) -> _Choice | None:
    """Return the member that a text names, by its value or by another name."""
    wanted = fold(text).strip()
    for member, others in names.items():
        if wanted in {fold(member.value), *map(fold, others)}:
            return member
    return None


def _joined(one: Query, other: Query) -> Query:
    """Return a query for the words of both and the values of both."""
    return Query(
        tuple(dict.fromkeys(one.terms + other.terms)),
        one.domains | other.domains,
        one.statuses | other.statuses,
        one.categories | other.categories,
        one.visibilities | other.visibilities,
        one.authors | other.authors,
    )
