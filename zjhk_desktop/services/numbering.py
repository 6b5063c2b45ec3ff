"""Print numbers: which one comes next, what was printed under one, and what changed since."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from zjhk_desktop.briefing.delta import ChangeSort, Delta, NoteChange
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation, Audience
from zjhk_desktop.domain.errors import PrintNotCounted, UnknownPrint
from zjhk_desktop.domain.print_record import PrintRecord, shortened
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.timeline import differences
from zjhk_desktop.services.recording import utc_text
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.print_log import PrintHistory, PrintLog

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import PrintReport


class Numbering:
    """The printings of one profile.

    A review that cannot be written, or that is not there, is printed without a number.
    """

    def __init__(self, log: PrintLog, *, now: Callable[[], datetime]) -> None:
        """Count by a log."""
        self._log = log
        self._now = now

    def records(self) -> tuple[PrintRecord, ...]:
        """Return the printings so far that can be read, the first one first."""
        return (self._read() or PrintHistory()).records

    def edition(self, reviewing: Reviewing, options: BriefingOptions) -> Edition:
        """Return what the next printing would be; nothing is counted yet.

        Raises:
            UnknownPrint: the printing that it is compared with is not known.
        """
        history = self._read()
        known = history or PrintHistory()
        delta = None
        if options.since_print:
            record = known.find(options.since_print)
            if record is None:
                raise UnknownPrint(n=options.since_print)
            delta = changes_since(record, reviewing, options.audience)
        # Rather no number than one that may stand on another printing.
        counted = history is not None and not reviewing.read_only
        number = known.next_number if counted else 0
        return Edition(number, reviewing.author, delta)

    def record(
        self,
        reviewing: Reviewing,
        edition: Edition,
        options: BriefingOptions,
        report: "PrintReport",
    ) -> None:
        """Count a printing that is whole; one without a number is not counted.

        Raises:
            PrintNotCounted: the profile does not take it.
        """
        if not edition.number:
            return
        printed = tuple(map(shortened, report.revisions))
        standing = reviewing.past.standing_discussion()
        record = PrintRecord(
            edition.number,
            utc_text(self._now()),
            options.audience,
            options.layout,
            digest_of(options),
            report.pages,
            1,
            printed,
            tuple(sorted({shortened(each) for each in standing} - set(printed))),
        )
        try:
            self._log.append(record)
        except OSError as error:
            raise PrintNotCounted(
                n=edition.number, reason=reason_of(error, self._log.folder)
            ) from None

    def _read(self) -> PrintHistory | None:
        """Return what is on record, None if that cannot be read."""
        try:
            return self._log.read()
        except OSError:
            return None


def digest_of(options: BriefingOptions) -> str:
    """Return what tells these options from others."""
    return hashlib.sha256(repr(sorted(asdict(options).items())).encode()).hexdigest()[:SHORT_DIGEST]


SHORT_DIGEST = 12
"""Characters of the digest of what was asked for."""


def changes_since(record: PrintRecord, reviewing: Reviewing, audience: Audience) -> Delta:
    """Return what has changed since a printing, by the states that it had, never by the clock.

    A note of which only replies have changed counts as changed, but only by replies that the
    audience may see.
    """
    then = reviewing.past.recorded([*record.printed, *record.others])
    numbers = {
        then[name].annotation: number
        for number, name in enumerate(record.printed, 1)
        if name in then
    }
    before = {each.annotation: each for each in then.values()}
    compared = _Comparison(reviewing, before, numbers, audience)
    changes = [*compared.changed(), *compared.deleted()]
    return Delta(record.number, record.time, tuple(changes))


class _Comparison:
    """A review beside what it was."""

    def __init__(
        self,
        reviewing: Reviewing,
        before: dict[str, Revision],
        numbers: dict[str, int],
        audience: Audience,
    ) -> None:
        self._reviewing = reviewing
        self._before = before
        self._numbers = numbers
        self._audience = audience
        self._answered: dict[str, list[str]] = {}
        for each in before.values():
            if each.state.reply_to:
                self._answered.setdefault(each.state.reply_to, []).append(each.annotation)

    def changed(self) -> Iterator[NoteChange]:
        """Yield the notes that are there and not what they were."""
        for note in self._reviewing.annotations():
            latest = self._latest(note)
            if latest is not None:
                number = self._numbers.get(note.id, 0)
                yield NoteChange(self._sort(note), note, latest.author, latest.time, number)

    def deleted(self) -> Iterator[NoteChange]:
        """Yield the notes that were printed and have been deleted since."""
        for note in self._reviewing.view.deleted():
            if note.id in self._numbers:
                made = self._reviewing.past.signed(note.revision)
                number = self._numbers[note.id]
                yield NoteChange(ChangeSort.DELETED, note, made.author, made.time, number)

    def _latest(self, note: Annotation) -> Revision | None:
        """Return the newest state that makes a note another; None if it is what it was."""
        parts = [note, *self._replies(note)]
        changed = [each.revision for each in parts if self._differs(each)]
        made = [self._reviewing.past.signed(name) for name in changed]
        return max(made, key=lambda each: (each.clock, each.time, each.id), default=None)

    def _replies(self, note: Annotation) -> list[Annotation]:
        """Return the replies to a note that this audience reads, and those that are gone."""
        there = self._reviewing.replies(note.id)
        names = {each.id for each in there}
        gone = [
            self._reviewing.past.standing_at(name)
            for name in self._answered.get(note.id, ())
            if name not in names
        ]
        return [each for each in [*there, *gone] if self._audience.may_see(each.state.visibility)]

    def _differs(self, part: Annotation) -> bool:
        old = self._before.get(part.id)
        if old is None:
            return not part.state.deleted
        return old.id != part.revision and bool(differences(old.state, part.state))

    def _sort(self, note: Annotation) -> ChangeSort:
        old = self._before.get(note.id)
        if old is None or note.id not in self._numbers:
            return ChangeSort.NEW
        if old.state.resolved != note.state.resolved:
            return ChangeSort.RESOLVED if note.state.resolved else ChangeSort.REOPENED
        return ChangeSort.CHANGED
