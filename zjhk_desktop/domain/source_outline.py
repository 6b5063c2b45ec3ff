"""Sections and passages with their ids, in reading order, before conversion."""

from collections.abc import Iterable
from dataclasses import dataclass

from zjhk_desktop.domain.memorandum import PassageKind, SectionKind
from zjhk_desktop.domain.source_annex import SourceDomain
from zjhk_desktop.domain.source_text import SourceText

_PREAMBLE_HEADING = "前言"
_SIGNATURE_HEADING = "簽署"
_ANNEX_HEADING = "附件"


@dataclass(frozen=True, slots=True)
class PassageOutline:
    """A passage to be: its id, kind, number and Traditional text."""

    id: str
    kind: PassageKind
    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section to be, with its passages."""

    id: str
    kind: SectionKind
    number: int | None
    numeral: str
    heading: str
    passages: tuple[PassageOutline, ...]


def outline(text: SourceText) -> tuple[SectionOutline, ...]:
    """Return the sections of a source text.

    Ids: title lines t1…, those of the annex counted on; paragraphs p1…, signature cells g1…,
    domain headings d01…, measures m01…; a domain's section has the id of its heading.
    """
    titles = _numbered("t", PassageKind.TITLE, (*text.title, *text.annex_title))
    count = len(text.title)
    preamble = _numbered("p", PassageKind.PREAMBLE, text.preamble)
    signature = _numbered("g", PassageKind.SIGNATURE, text.signature)
    return (
        _plain(SectionKind.TITLE, "".join(text.title), titles[:count]),
        _plain(SectionKind.PREAMBLE, _PREAMBLE_HEADING, preamble),
        _plain(SectionKind.SIGNATURE, _SIGNATURE_HEADING, signature),
        _plain(SectionKind.ANNEX, _ANNEX_HEADING, titles[count:]),
        *(_domain(domain) for domain in text.domains),
    )


def _numbered(family: str, kind: PassageKind, texts: Iterable[str]) -> tuple[PassageOutline, ...]:
    return tuple(
        PassageOutline(f"{family}{position}", kind, None, text)
        for position, text in enumerate(texts, start=1)
    )


def _plain(kind: SectionKind, heading: str, passages: tuple[PassageOutline, ...]) -> SectionOutline:
    return SectionOutline(kind.value, kind, None, "", heading, passages)


def _domain(domain: SourceDomain) -> SectionOutline:
    section = f"d{domain.number:02d}"
    heading = PassageOutline(section, PassageKind.DOMAIN, domain.number, domain.heading)
    measures = (
        PassageOutline(f"m{measure.number:02d}", PassageKind.MEASURE, measure.number, measure.text)
        for measure in domain.measures
    )
    return SectionOutline(
        section,
        SectionKind.DOMAIN,
        domain.number,
        domain.numeral,
        domain.heading,
        (heading, *measures),
    )
