"""Exporting: notes and measures as a table file that is either whole or not there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zjhk_desktop.briefing.cells_text import Row, csv_bytes
from zjhk_desktop.briefing.note_cells import (
    MEASURE_TITLES,
    NOTE_TITLES,
    ListedMeasure,
    ListedNote,
    Wording,
    measure_cells,
    note_cells,
    titles,
)
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.errors import CannotWrite, NotExported
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.storage.whole_file import write_whole

SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported.

    Attributes:
        path: the file.
        included: how many notes or measures went in.
        left_out: how many of the notes the audience may not see.
    """

    path: Path
    included: int
    left_out: int = 0


def check_format(out: Path) -> None:
    """Check that a file's name says a format that there is.

    Raises:
        NotExported: it says another, or none.
    """
    if out.suffix.lower() != SUFFIX:
        raise NotExported(name=out.name)


def export_notes(
    notes: Sequence[ListedNote], wording: Wording, audience: Audience, out: Path
) -> ExportReport:
    """Write the notes that an audience may see, each with the replies that it may see.

    Raises:
        NotExported: the file's name says no format that there is.
        CannotWrite: the file cannot be written; what stood there is unchanged.
    """
    check_format(out)
    seen = [
        replace(note, replies=[r for r in note.replies if audience.may_see(r.state.visibility)])
        for note in notes
        if audience.may_see(note.annotation.state.visibility)
    ]
    _write([titles(NOTE_TITLES, wording), *note_cells(seen, wording)], out)
    return ExportReport(out, len(seen), len(notes) - len(seen))


def export_measures(measures: Sequence[ListedMeasure], wording: Wording, out: Path) -> ExportReport:
    """Write measures with what the reviewer says of each; errors as for `export_notes`."""
    check_format(out)
    _write([titles(MEASURE_TITLES, wording), *measure_cells(measures, wording)], out)
    return ExportReport(out, len(measures))


def _write(rows: Iterable[Row], out: Path) -> None:
    try:
        write_whole(csv_bytes(rows), out)
    except OSError as error:
        raise CannotWrite(path=out, reason=reason_of(error, out.parent)) from None
