"""Which annotations are printed, and under which number."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from zjhk_desktop.briefing.choosing import Unchosen, last_touched, moment_of, reason_unchosen
from zjhk_desktop.briefing.delta import Delta, NoteChange
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.scope import asked_for, extract, only_those
from zjhk_desktop.domain.annotation import Annotation, Category, Motivation
from zjhk_desktop.domain.errors import NothingToPrint
from zjhk_desktop.domain.memorandum import Memorandum, Section
from zjhk_desktop.domain.ordering import in_memorandum_order
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import Transcribe, as_typed, note_in_script
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.domain.wording import Part, Words, compare, spell, struck


@dataclass(frozen=True, slots=True)
class Numbered:
    """An annotation with the number that it has throughout one printing.

    Attributes:
        annotation: with comment, tags and proposed words as they are printed.
        start: first code point that is marked, inside the passage whatever the anchor says.
        end: code point after the last.
        whole: the passage as a whole is marked.
        source: the script that any of it was converted from; None if it is as typed.
        wording: what it proposes, as it is printed; nothing if it is a note.
        struck: `[start, end)` code points of the passage that it would strike out.
        replies: what the audience may see of the replies to it, oldest first, as printed.
    """

    number: int
    annotation: Annotation
    start: int
    end: int
    whole: bool
    source: Script | None = None
    wording: tuple[Words, ...] = ()
    struck: tuple[tuple[int, int], ...] = ()
    replies: tuple[Annotation, ...] = ()

    @property
    def insertions(self) -> tuple[tuple[int, str], ...]:
        """Return what words it would put in, each before which code point of the passage."""
        at = self.start
        found: list[tuple[int, str]] = []
        for each in self.wording:
            if each.part is Part.INSERTED:
                found.append((at, each.text))
            else:
                at += len(each.text)
        return tuple(found)

    @property
    def carets(self) -> tuple[int, ...]:
        """Return before which code points words would come in where none go."""
        return tuple(at for at, _ in self.insertions if all(end != at for _, end in self.struck))

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

    Each note of the review is counted once: as one that is drawn, or as the first that is true
    of it of: elsewhere, not asked for, left out, unprinted.

    Attributes:
        text: the memorandum with no other passages than those that are printed.
        numbered: the annotations that are drawn, in memorandum order.
        left_out: how many that were asked for the audience may not see.
        elsewhere: how many lie outside what is printed.
        unprinted: how many the audience may see but a clean copy does not print.
        assessments: what is said of measures, by passage; those not reviewed are left out.
        kept_back: the measures whose status the audience may not see.
        unchosen: how many lie in what is printed but were not asked for, by why.
        changes: what has changed since an earlier printing, in memorandum order: notes that are
            drawn, and deleted ones that the audience could see.
    """

    text: Memorandum
    numbered: tuple[Numbered, ...]
    left_out: int
    elsewhere: int = 0
    unprinted: int = 0
    assessments: Mapping[str, Assessment] = field(default_factory=dict[str, Assessment])
    kept_back: frozenset[str] = frozenset()
    unchosen: Mapping[Unchosen, int] = field(default_factory=dict[Unchosen, int])
    changes: tuple[NoteChange, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections that are printed, in order."""
        return self.text.sections

    def part(self, sections: Sequence[Section]) -> "Selection":
        """Return the same of some of the sections, under the same numbers."""
        inside = {each.id for section in sections for each in self.text.passages_of(section.id)}
        numbered = tuple(one for one in self.numbered if one.passage in inside)
        return replace(self, text=extract(self.text, frozenset(inside)), numbered=numbered)


def select(
    memorandum: Memorandum,
    annotations: Sequence[Annotation],
    options: BriefingOptions,
    transcribe: Transcribe = as_typed,
    delta: Delta | None = None,
) -> Selection:
    """Return what a printing holds, its notes in the script of the printing if so asked.

    In scope are the annotations of passages that are printed, see `scope`. Others, and those of
    passages that the memorandum does not have, lie elsewhere. A clean copy draws none. Statuses
    among the annotations go into matrix, overview and dividers only, and are counted apart.

    Args:
        memorandum: what is printed.
        annotations: notes and the statuses of one reviewer.
        options: what was asked for.
        transcribe: brings what was typed into the script of the printing.
        delta: what has changed since an earlier printing, if only that is asked for.

    Raises:
        UnknownDomains, UnknownMeasures: a chosen one is not in the memorandum.
        NothingToPrint: only annotated passages are asked for, and there are none.
    """
    scope = asked_for(memorandum, options)
    if not options.convert_notes:
        transcribe = as_typed
    notes = [one for one in annotations if one.state.is_note]
    inside = [one for one in notes if one.anchor.passage in scope]
    touched = last_touched(annotations) if options.since is not None else {}
    changed = delta.names if delta else None
    reasons = [reason_unchosen(one, touched, options, changed) for one in inside]
    chosen = [one for one, why in zip(inside, reasons, strict=True) if why is None]
    seen = [one for one in chosen if options.audience.may_see(one.state.visibility)]
    drawn = [] if options.layout is Layout.CLEAN else in_memorandum_order(seen, memorandum)
    statuses = _statuses(annotations, scope) if options.has_statuses else {}
    shown = _shown(statuses, options, transcribe)
    changes = _changes(delta, memorandum, scope, options, transcribe)
    if options.only_annotated or delta:
        listed = shown.keys() if options.layout is Layout.MATRIX and not delta else set[str]()
        annotated = {one.anchor.passage for one in seen} | listed
        scope = only_those(memorandum, scope, annotated)
        if not scope and not changes:
            raise NothingToPrint
    return Selection(
        extract(memorandum, scope),
        _with_replies(
            _numbered(drawn, memorandum, options.script, transcribe),
            annotations,
            options,
            transcribe,
        ),
        left_out=len(chosen) - len(seen),
        elsewhere=len(notes) - len(inside),
        unprinted=len(seen) - len(drawn),
        assessments=shown,
        kept_back=frozenset(statuses.keys() - shown.keys()),
        unchosen=Counter(why for why in reasons if why is not None),
        changes=changes,
    )


def _with_replies(
    numbered: Sequence[Numbered],
    annotations: Sequence[Annotation],
    options: BriefingOptions,
    transcribe: Transcribe,
) -> tuple[Numbered, ...]:
    """Return annotations with the replies to them that the audience may see, in the script."""
    threads: dict[str, list[Annotation]] = {}
    for one in annotations:
        state = one.state
        if state.motivation is Motivation.REPLYING and options.audience.may_see(state.visibility):
            shown = note_in_script(state, options.script, transcribe)
            said = replace(one, state=replace(state, comment=shown.comment, tags=shown.tags))
            threads.setdefault(state.reply_to, []).append(said)
    return tuple(
        replace(
            one,
            replies=tuple(
                sorted(threads.get(one.annotation.id, ()), key=lambda each: each.state.created)
            ),
        )
        for one in numbered
    )


def _numbered(
    drawn: Sequence[Annotation], memorandum: Memorandum, script: Script, transcribe: Transcribe
) -> tuple[Numbered, ...]:
    """Return the notes with their numbers, as they are printed."""
    return tuple(
        _in_script(_number(index, annotation, memorandum), memorandum, script, transcribe)
        for index, annotation in enumerate(drawn, 1)
    )


def _changes(
    delta: Delta | None,
    memorandum: Memorandum,
    scope: AbstractSet[str],
    options: BriefingOptions,
    transcribe: Transcribe,
) -> tuple[NoteChange, ...]:
    """Return the changes that were asked for and that the audience may know of, in the script."""
    if delta is None or options.layout is Layout.CLEAN:
        return ()
    touched = {each.note.id: moment for each in delta.changes if (moment := moment_of(each.time))}
    told = {
        each.note.id: each
        for each in delta.changes
        if each.note.anchor.passage in scope
        and options.audience.may_see(each.note.state.visibility)
        and reason_unchosen(each.note, touched, options) is None
    }
    order = in_memorandum_order([each.note for each in told.values()], memorandum)
    return tuple(_change_in_script(told[note.id], options.script, transcribe) for note in order)


def _change_in_script(change: NoteChange, script: Script, transcribe: Transcribe) -> NoteChange:
    comment = note_in_script(change.note.state, script, transcribe).comment
    state = replace(change.note.state, comment=comment)
    return replace(change, note=replace(change.note, state=state))


def _shown(
    statuses: Mapping[str, Annotation], options: BriefingOptions, transcribe: Transcribe
) -> dict[str, Assessment]:
    """Return the statuses that the audience may see, in the script, by passage."""
    return {
        name: _assessment_in_script(one, options.script, transcribe)
        for name, one in statuses.items()
        if options.audience.may_see(one.state.visibility)
    }


def _statuses(annotations: Sequence[Annotation], scope: AbstractSet[str]) -> dict[str, Annotation]:
    """Return the statuses of measures in scope, by passage."""
    return {
        one.anchor.passage: one
        for one in annotations
        if one.state.motivation is Motivation.ASSESSING
        and one.state.assessment is not None
        and one.anchor.passage in scope
    }


def _assessment_in_script(one: Annotation, script: Script, transcribe: Transcribe) -> Assessment:
    """Return what is said of a measure, its next step in a script; owners stay as typed."""
    given = one.state.assessment or Assessment()
    return replace(given, next_step=transcribe(given.next_step, script))


def _number(number: int, annotation: Annotation, memorandum: Memorandum) -> Numbered:
    """Give an annotation its number; an anchor that reaches too far is held to the passage."""
    anchor = annotation.anchor
    length = len(memorandum.passage(anchor.passage))
    start = min(max(anchor.start, 0), length)
    end = min(anchor.end, length)
    whole = anchor.whole or end <= start
    return Numbered(number, annotation, 0 if whole else start, length if whole else end, whole)


def _in_script(
    one: Numbered, memorandum: Memorandum, script: Script, transcribe: Transcribe
) -> Numbered:
    """Return an annotation that says in a script what was typed; names stay as they are."""
    typed = one.annotation.state
    shown = note_in_script(typed, script, transcribe)
    if typed.proposal is not None:
        one = _reworded(one, typed.proposal, shown.proposed, memorandum, script)
    if shown.source is None:
        return one
    state = replace(typed, comment=shown.comment, tags=shown.tags)
    return replace(one, annotation=replace(one.annotation, state=state), source=shown.source)


def _reworded(
    one: Numbered, proposal: Proposal, shown: str, memorandum: Memorandum, script: Script
) -> Numbered:
    """Return a proposal with what it would change, `shown` being its words in the script."""
    passage = memorandum.passage(one.passage)
    both = [text[one.start : one.end] for text in (passage.text_hant, passage.text_hans)]
    stretches = compare(both, proposal)
    quote = passage.text(script)[one.start : one.end]
    return replace(
        one,
        wording=spell(stretches, quote, shown, proposal.text),
        struck=tuple((one.start + start, one.start + end) for start, end in struck(stretches)),
    )
