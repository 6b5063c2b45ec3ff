"""Exporting: notes and measures as files that are either whole or not there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.briefing.cells_text import csv_bytes
from zjhk_desktop.briefing.choosing import Unchosen
from zjhk_desktop.briefing.note_cells import (
    MEASURE_TITLES,
    NOTE_TITLES,
    ListedMeasure,
    Wording,
    measure_cells,
    note_cells,
    titles,
)
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Visibility
from zjhk_desktop.domain.errors import Cancelled, CannotWrite, NotExported
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import Transcribe, as_typed
from zjhk_desktop.storage.whole_file import write_whole

if TYPE_CHECKING:
    # Most starts export nothing.
    from zjhk_desktop.briefing.outgoing import Material, Outgoing


class ExportFormat(StrEnum):
    """In what notes can leave the program, by the end of the file's name."""

    DOCX = ".docx"
    CSV = ".csv"
    MD = ".md"
    JSONLD = ".jsonld"

    @property
    def is_document(self) -> bool:
        """Say whether it holds the memorandum, with the notes on its words."""
        return self in (ExportFormat.DOCX, ExportFormat.MD)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported.

    Attributes:
        path: the file.
        included: how many notes or measures went in.
        left_out: how many of the notes the audience may not see.
        elsewhere: how many lie outside what was asked for or, if words of the memorandum are
            marked, outside the memorandum.
        private: how many of those that went in are private.
        unchosen: how many lie in what was asked for but were not asked for, by why.
        others: how many statuses and bookmarks went in, of a format that has room for them.
        kept_back: how many of these the audience may not see.
        unprinted: how many of the notes the audience may see but a clean copy does not hold.
    """

    path: Path
    included: int
    left_out: int = 0
    elsewhere: int = 0
    private: int = 0
    unchosen: Mapping[Unchosen, int] = field(default_factory=dict[Unchosen, int])
    others: int = 0
    kept_back: int = 0
    unprinted: int = 0


def format_of(out: Path, among: Sequence[ExportFormat] = tuple(ExportFormat)) -> ExportFormat:
    """Return the format that a file's name says.

    Raises:
        NotExported: it says none of those that there are.
    """
    for each in among:
        if out.suffix.lower() == each:
            return each
    raise NotExported(name=out.name, formats=", ".join(among))


class Exporting:
    """Makes files of notes on one memorandum."""

    def __init__(
        self,
        memorandum: Memorandum,
        translator_for: Callable[[Script], Translator],
        *,
        now: Callable[[], datetime],
        transcribe: Transcribe = as_typed,
        zone: tzinfo | None = None,
    ) -> None:
        """Take what the notes are about and what is said of them.

        Args:
            memorandum: what the notes are about.
            translator_for: the language of documents in a script.
            now: the clock.
            transcribe: brings words that are proposed for the memorandum into its script.
            zone: of times (None: this computer's).
        """
        self._memorandum = memorandum
        self._translator_for = translator_for
        self._now = now
        self._transcribe = transcribe
        self._zone = zone

    def save(
        self,
        material: "Material",
        options: BriefingOptions,
        out: Path,
        tr: Translator,
        stopped: Callable[[], bool] = lambda: False,
    ) -> ExportReport:
        """Write the notes that an audience may see, each with the replies that it may see.

        Args:
            material: what there is.
            options: what goes out.
            out: the file; the end of its name says the format.
            tr: the language of tables; that of documents follows their script.
            stopped: asked now and then whether the user has thought better of it.

        Raises:
            NotExported: the file's name says no format that there is.
            UnknownDomains, UnknownMeasures, NothingToPrint: as `gather` does.
            Cancelled: the user thought better of it.
            CannotWrite: the file cannot be written; what stood there is unchanged.
        """

        def step() -> None:
            if stopped():
                raise Cancelled

        kind = format_of(out)
        words = self._translator_for(options.script) if kind.is_document else tr
        wording = Wording(self._memorandum, options.script, words, self._zone, self._transcribe)
        # Only here: most starts export nothing.
        from zjhk_desktop.briefing.outgoing import gather  # noqa: PLC0415

        outgoing = gather(material, options, wording, strays=not kind.is_document)
        if kind is not ExportFormat.JSONLD:
            outgoing = replace(outgoing, others=(), kept_back=0)
        data = self._bytes(kind, outgoing, wording, options, step)
        step()
        _write(data, out)
        return _report(out, outgoing)

    def _bytes(
        self,
        kind: ExportFormat,
        outgoing: "Outgoing",
        wording: Wording,
        options: BriefingOptions,
        step: Callable[[], None],
    ) -> bytes:
        if kind is ExportFormat.CSV:
            rows = [titles(NOTE_TITLES, wording), *note_cells(outgoing.notes, wording)]
            return csv_bytes(rows)
        if kind is ExportFormat.MD:
            from zjhk_desktop.briefing.markdown import markdown_text  # noqa: PLC0415 - as above

            text = markdown_text(outgoing, wording, options.audience, self._now(), step)
            return text.encode()
        if kind is ExportFormat.JSONLD:
            # As above.
            from zjhk_desktop.briefing.web_annotations import web_annotations  # noqa: PLC0415

            return web_annotations(outgoing, wording, self._now(), step).encode()
        # Loads lxml.
        from zjhk_desktop.briefing.docx_file import docx_bytes  # noqa: PLC0415

        return docx_bytes(outgoing, wording, options.audience, self._now(), step)


def export_measures(measures: Sequence[ListedMeasure], wording: Wording, out: Path) -> ExportReport:
    """Write measures with what the reviewer says of each, as a table.

    Raises:
        NotExported: the file's name says something other than a table.
        CannotWrite: the file cannot be written; what stood there is unchanged.
    """
    format_of(out, (ExportFormat.CSV,))
    rows = [titles(MEASURE_TITLES, wording), *measure_cells(measures, wording)]
    _write(csv_bytes(rows), out)
    return ExportReport(out, len(measures))


def _report(out: Path, outgoing: "Outgoing") -> ExportReport:
    seen_by = [each.annotation.state.visibility for each in outgoing.notes]
    return ExportReport(
        out,
        len(seen_by),
        outgoing.left_out,
        outgoing.elsewhere,
        seen_by.count(Visibility.PRIVATE),
        outgoing.unchosen,
        len(outgoing.others),
        outgoing.kept_back,
        outgoing.unprinted,
    )


def _write(data: bytes, out: Path) -> None:
    try:
        write_whole(data, out)
    except OSError as error:
        raise CannotWrite(path=out, reason=reason_of(error, out.parent)) from None
