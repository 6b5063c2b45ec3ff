"""Which passages are printed, and the memorandum cut down to them."""

from collections.abc import Collection
from dataclasses import replace

from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.domain_choice import spell_numbers
from zjhk_desktop.domain.errors import UnknownDomains, UnknownMeasures
from zjhk_desktop.domain.memorandum import (
    Memorandum,
    PassageKind,
    SectionKind,
)

_TAKEN_APART = frozenset({SectionKind.PREAMBLE, SectionKind.DOMAIN})
"""Sections of which single passages can be printed; titles and signatures stand as wholes."""


def asked_for(memorandum: Memorandum, options: BriefingOptions) -> frozenset[str]:
    """Return the ids of the passages that the options name.

    Those are the whole memorandum (of a matrix, its domains), or the chosen domains and measures
    with the headings of their domains.

    Raises:
        UnknownDomains, UnknownMeasures: one of them is not in the memorandum.
    """
    _refuse_unknown(memorandum, options)
    if options.domains or options.measures:
        named = {
            passage.id
            for passage in memorandum.passages
            if passage.domain in options.domains
            or (passage.kind is PassageKind.MEASURE and passage.number in options.measures)
        }
        return _with_headings(memorandum, named)
    if options.layout is Layout.MATRIX:
        return frozenset(each.id for each in memorandum.passages if each.domain is not None)
    return frozenset(passage.id for passage in memorandum.passages)


def only_those(
    memorandum: Memorandum, scope: frozenset[str], annotated: Collection[str]
) -> frozenset[str]:
    """Return the passages of a scope that are annotated, with what they cannot stand without."""
    kept = {name for name in annotated if name in scope}
    for section in memorandum.sections:
        inside = {passage.id for passage in memorandum.passages_of(section.id)}
        if section.kind not in _TAKEN_APART and kept & inside:
            kept |= inside
    return _with_headings(memorandum, kept)


def extract(memorandum: Memorandum, scope: frozenset[str]) -> Memorandum:
    """Return the memorandum with no other sections and passages than those of a scope."""
    passages = tuple(passage for passage in memorandum.passages if passage.id in scope)
    if len(passages) == len(memorandum.passages):
        return memorandum
    left = {passage.section for passage in passages}
    sections = tuple(section for section in memorandum.sections if section.id in left)
    return replace(memorandum, sections=sections, passages=passages)


def _with_headings(memorandum: Memorandum, names: Collection[str]) -> frozenset[str]:
    sections = {memorandum.passage(name).section for name in names}
    headings = {
        passage.id
        for passage in memorandum.passages
        if passage.kind is PassageKind.DOMAIN and passage.section in sections
    }
    return frozenset({*names, *headings})


def _refuse_unknown(memorandum: Memorandum, options: BriefingOptions) -> None:
    domains = {section.number for section in memorandum.domains}
    strange = tuple(number for number in options.domains if number not in domains)
    if strange:
        raise UnknownDomains(text=spell_numbers(strange), last=len(domains))
    measures = {passage.number for passage in memorandum.measures}
    strange = tuple(number for number in options.measures if number not in measures)
    if strange:
        raise UnknownMeasures(text=spell_numbers(strange), last=len(measures))
