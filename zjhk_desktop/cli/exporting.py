"""`export`: the notes as a table for spreadsheet programs."""

import argparse
from contextlib import closing

from zjhk_desktop.briefing.note_cells import ListedNote, Wording
from zjhk_desktop.cli.output import (
    is_standard_output,
    one_line,
    write_json,
    write_line,
    write_sentence,
)
from zjhk_desktop.cli.services import Services
from zjhk_desktop.services.exporting import check_format, export_notes
from zjhk_desktop.storage.review_store import Access


def export(arguments: argparse.Namespace, services: Services) -> int:
    """Write the notes and say how many went in and were left out."""
    check_format(arguments.out)
    memorandum, tr = services.memorandum(), services.translator
    with closing(services.reviewing(Access.READ)) as reviewing:
        notes = [
            ListedNote(number, note, reviewing.replies(note.id))
            for number, note in enumerate(reviewing.annotations(), 1)
        ]
    # Into the table itself, if that is where standard output goes, no sentence belongs.
    say = write_sentence if is_standard_output(arguments.out) else write_line
    wording = Wording(memorandum, arguments.script, tr)
    report = export_notes(notes, wording, arguments.audience, arguments.out)
    if arguments.json:
        write_json(
            {
                "path": str(report.path),
                "included": report.included,
                "left_out": report.left_out,
            }
        )
    else:
        included = tr.plural("{n} note", "{n} notes", report.included).format(n=report.included)
        message = tr("{path}: {included} went in, {left_out} left out.")
        sentence = message.format(path=report.path, included=included, left_out=report.left_out)
        say(one_line(sentence))
    return 0
