"""`export`: the notes as a Word document, a table, Markdown or web annotations."""

import argparse
from collections.abc import Iterator
from contextlib import closing

from zjhk_desktop.briefing.labels import exported_remarks
from zjhk_desktop.briefing.note_cells import ListedNote
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.outgoing import Material
from zjhk_desktop.cli.output import (
    is_standard_output,
    one_line,
    write_json,
    write_line,
    write_sentence,
)
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.domain_choice import parse_domains
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.services.exporting import ExportReport, format_of
from zjhk_desktop.storage.review_store import Access


def export(arguments: argparse.Namespace, services: Services) -> int:
    """Write the notes and say how many went in and were left out."""
    format_of(arguments.out)
    options = _options(arguments, services.memorandum())
    with closing(services.reviewing(Access.READ)) as reviewing:
        notes = [
            ListedNote(number, note, reviewing.replies(note.id))
            for number, note in enumerate(reviewing.annotations(), 1)
        ]
        others = reviewing.view.others()
    # Into the table itself, if that is where standard output goes, no sentence belongs.
    say = write_sentence if is_standard_output(arguments.out) else write_line
    material, tr = Material(notes, others), services.translator
    report = services.exporting().save(material, options, arguments.out, tr)
    if arguments.json:
        write_json(
            {
                "path": str(report.path),
                "included": report.included,
                "left_out": report.left_out,
                "elsewhere": report.elsewhere,
                "unprinted": report.unprinted,
                "others": report.others,
                "others_left_out": report.kept_back,
            }
        )
    else:
        for sentence in _sentences(report, tr):
            say(one_line(sentence))
    return 0


def _options(arguments: argparse.Namespace, memorandum: Memorandum) -> BriefingOptions:
    chosen: tuple[int, ...] = ()
    if arguments.domains is not None:
        chosen = parse_domains(arguments.domains, len(memorandum.domains))
    return BriefingOptions(arguments.script, domains=chosen, audience=arguments.audience)


def _sentences(report: ExportReport, tr: Translator) -> Iterator[str]:
    """Yield what went in, what did not, and why."""
    included = tr.plural("{n} note", "{n} notes", report.included).format(n=report.included)
    message = tr("{path}: {included} went in, {left_out} left out.")
    yield message.format(path=report.path, included=included, left_out=report.left_out)
    yield from exported_remarks(report, tr)
