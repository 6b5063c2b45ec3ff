"""Which annotations are printed, and under which number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Annotation, Category
from zjhk_desktop.domain.errors import UnknownDomains
from zjhk_desktop.domain.memorandum import Memorandum, Section, SectionKind
from zjhk_desktop.domain.ordering import in_memorandum_order
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import Transcribe, as_typed, note_in_script


@dataclass(frozen=True, slots=True)
class Numbered:
    """An annotation with the number that it has throughout one printing.

    Attributes:
        annotation: with comment and tags as they are printed.
        start: first code point that is marked, inside the passage whatever the anchor says.
        end: code point after the last.
        whole: the passage as a whole is marked.
        source: the script that comment or tags were converted from; None if they are as typed.
    """

    number: int
    annotation: Annotation
    start: int
    end: int
    whole: bool
    source: Script | None = None

    @property
    def passage(self) -> str:
        """Return the id of the passage that it is about."""
        return self.annotation.anchor.passage

    @property
    def category(self) -> Category:
        """Return its category."""
        return self.annotation.state.category


@dataclass(frozen=True, slots=True)
class Selection:
    """What one printing holds.

    Attributes:
        sections: the sections in scope, in order.
        numbered: the annotations that are drawn, in memorandum order.
        left_out: how many in scope the audience may not see.
        elsewhere: how many lie outside what is printed.
        unprinted: how many in scope the audience may see but a clean copy does not print.
    """

    sections: tuple[Section, ...]
    numbered: tuple[Numbered, ...]
    left_out: int
    elsewhere: int = 0
    unprinted: int = 0


def select(
    memorandum: Memorandum,
    annotations: Sequence[Annotation],
    options: BriefingOptions,
    transcribe: Transcribe = as_typed,
) -> Selection:
    """Return what a printing holds, its notes in the script of the printing if so asked.

    In scope are the annotations of passages that are printed: the whole memorandum, or the
    chosen domains with their headings. Others, and those of passages that the memorandum does
    not have, lie elsewhere. A clean copy draws none.

    Raises:
        UnknownDomains: a chosen domain is not in the memorandum.
    """
    sections = _sections(memorandum, options.domains)
    scope = {passage.id for section in sections for passage in memorandum.passages_of(section.id)}
    inside = [one for one in annotations if one.anchor.passage in scope]
    seen = [one for one in inside if options.audience.may_see(one.state.visibility)]
    drawn = [] if options.layout is Layout.CLEAN else in_memorandum_order(seen, memorandum)
    if not options.convert_notes:
        transcribe = as_typed
    numbered = tuple(
        _in_script(_number(index, annotation, memorandum), options.script, transcribe)
        for index, annotation in enumerate(drawn, 1)
    )
    return Selection(
        sections,
        numbered,
        left_out=len(inside) - len(seen),
        elsewhere=len(annotations) - len(inside),
        unprinted=len(seen) - len(drawn),
    )


def _sections(memorandum: Memorandum, domains: tuple[int, ...]) -> tuple[Section, ...]:
    if not domains:
        return memorandum.sections
    known = {section.number: section for section in memorandum.domains}
    unknown = [number for number in domains if number not in known]
    if unknown:
        text = ",".join(str(number) for number in unknown)
        raise UnknownDomains(text=text, last=len(known))
    return tuple(
        section
        for section in memorandum.sections
        if section.kind is SectionKind.DOMAIN and section.number in domains
    )


def _number(number: int, annotation: Annotation, memorandum: Memorandum) -> Numbered:
    """Give an annotation its number; an anchor that reaches too far is held to the passage."""
    anchor = annotation.anchor
    length = len(memorandum.passage(anchor.passage))
    start = min(max(anchor.start, 0), length)
    end = min(anchor.end, length)
    whole = anchor.whole or end <= start
    return Numbered(number, annotation, 0 if whole else start, length if whole else end, whole)


def _in_script(one: Numbered, script: Script, transcribe: Transcribe) -> Numbered:
    """Return an annotation that says in a script what was typed; names stay as they are."""
    shown = note_in_script(one.annotation.state, script, transcribe)
    if shown.source is None:
        return one
    state = replace(one.annotation.state, comment=shown.comment, tags=shown.tags)
    return replace(one, annotation=replace(one.annotation, state=state), source=shown.source)
