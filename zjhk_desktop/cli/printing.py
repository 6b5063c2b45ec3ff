"""`print` and `prints`: the briefing into a file, what went in, and what was printed before."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from zjhk_desktop.briefing.labels import AUDIENCE_NAMES, remarks
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.cli.meter import Meter, patiently
from zjhk_desktop.cli.output import (
    is_standard_output,
    one_line,
    write_json,
    write_line,
    write_sentence,
)
from zjhk_desktop.cli.passphrases import new_passphrase
from zjhk_desktop.cli.print_arguments import PrintScript, split_names
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.archive_errors import NoPassphrase
from zjhk_desktop.domain.code_points import code_point
from zjhk_desktop.domain.domain_choice import parse_domains, parse_measures
from zjhk_desktop.domain.encryption_errors import PdfPassphraseMissing
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.print_record import PrintRecord
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import ASCII_NAMES
from zjhk_desktop.storage.review_store import Access

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import PrintReport


def print_briefing(arguments: argparse.Namespace, services: Services) -> int:
    """Write the briefing and say how many annotations went in and were left out."""
    # Asked for before anything is opened.
    passphrase = _passphrase(arguments, services.translator)
    with Meter(services.translator) as meter:
        report = _print(arguments, services, meter, passphrase)
    if arguments.json:
        write_json({**_report_record(report), "encrypted": bool(passphrase)})
    else:
        # Into the PDF itself, if that is where standard output goes, no sentence belongs.
        say = write_sentence if is_standard_output(arguments.out.path) else write_line
        for sentence in _print_sentences(report, services.translator):
            say(one_line(sentence))
        if passphrase:
            say(services.translator("It opens only with its passphrase."))
    return 0


def _print(
    arguments: argparse.Namespace, services: Services, meter: Meter, passphrase: str
) -> "PrintReport":
    memorandum = services.memorandum()
    printing, numbering = services.printing(), services.numbering()
    # Held until the number is on record, so that no other printing takes it.
    with closing(patiently(lambda: services.reviewing(Access.UPDATE), meter)) as reviewing:
        authors = reviewing.view.authors_called(split_names(arguments.by))
        options = _options(arguments, memorandum, authors)
        made = numbering.edition(reviewing, options)
        notes, out = reviewing.printable(), arguments.out.path
        if arguments.out.is_folder:
            plain = arguments.ascii_name
            if plain is None:
                plain = services.settings().get(ASCII_NAMES)
            report = printing.save_named(
                notes, options, out, made, ascii_only=plain, watch=meter, passphrase=passphrase
            )
        else:
            report = printing.save(notes, options, out, made, watch=meter, passphrase=passphrase)
        numbering.record(reviewing, made, options, report)
    return report


def _passphrase(arguments: argparse.Namespace, tr: Translator) -> str:
    """Return the passphrase that the PDF is to be encrypted with; "" if it is not to be."""
    if arguments.passphrase_file is None:
        return ""
    # Loads the tables of the spelling, which other commands need not.
    from zjhk_desktop.domain.pdf_passphrase import prepared  # noqa: PLC0415

    prompt = tr("New passphrase for the PDF: ")
    try:
        return prepared(new_passphrase(arguments.passphrase_file, prompt, tr))
    except NoPassphrase:
        raise PdfPassphraseMissing from None


def _options(
    arguments: argparse.Namespace, memorandum: Memorandum, authors: Sequence[str]
) -> BriefingOptions:
    parallel = arguments.script is PrintScript.BOTH
    domains: tuple[int, ...] = ()
    if arguments.domains is not None:
        domains = parse_domains(arguments.domains, len(memorandum.domains))
    measures: tuple[int, ...] = ()
    if arguments.measures is not None:
        measures = parse_measures(arguments.measures, len(memorandum.measures))
    return BriefingOptions(
        script=Script.HANT if parallel else Script(arguments.script),
        layout=arguments.layout,
        domains=domains,
        audience=arguments.audience,
        mono=arguments.mono,
        convert_notes=not arguments.as_typed,
        parallel=parallel,
        measures=measures,
        only_annotated=arguments.only_annotated,
        authors=tuple(authors),
        categories=arguments.categories,
        state=arguments.state,
        since=arguments.since,
        since_print=arguments.since_print,
        cover=arguments.cover,
        contents=arguments.contents,
        dividers=arguments.dividers,
        index=arguments.index,
        overview=arguments.overview,
        size=arguments.size,
        duplex=arguments.duplex,
        watermark=arguments.watermark,
        classification=arguments.classification,
    )


def _report_record(report: "PrintReport") -> dict[str, object]:
    return {
        "path": str(report.path),
        "number": report.number or None,
        "pages": report.pages,
        "included": report.included,
        "left_out": report.left_out,
        "elsewhere": report.elsewhere,
        "unchosen": sum(report.unchosen.values()),
        "unchosen_by": {why.value: count for why, count in report.unchosen.items()},
        "changes": {sort.value: count for sort, count in report.changes.items()},
        "unprinted": report.unprinted,
        "statuses": report.statuses,
        "statuses_left_out": report.kept_back,
        "code_points": [code_point(character) for character in report.undrawn],
    }


def _print_sentences(report: "PrintReport", tr: Translator) -> Iterator[str]:
    """Yield what went in, what did not and why, and what could not be drawn."""
    pages = tr.plural("{n} page", "{n} pages", report.pages).format(n=report.pages)
    included = tr.plural("{n} note", "{n} notes", report.included).format(n=report.included)
    message = tr("{path}: {pages}; {included} went in, {left_out} left out.")
    yield message.format(path=report.path, pages=pages, included=included, left_out=report.left_out)
    if report.number:
        yield tr("This is print no. {n}.").format(n=report.number)
    yield from remarks(report, tr)


def prints(arguments: argparse.Namespace, services: Services) -> int:
    """Print the printings of this profile that are on record."""
    records = services.numbering().records()
    if arguments.json:
        write_json([_print_record(each) for each in records])
        return 0
    tr = services.translator
    for each in records:
        pages = tr.plural("{n} page", "{n} pages", each.pages).format(n=each.pages)
        count = len(each.printed)
        notes = tr.plural("{n} note", "{n} notes", count).format(n=count)
        audience = tr(AUDIENCE_NAMES[each.audience])
        write_line(f"{each.number}\t{each.time}\t{audience}\t{each.layout}\t{pages}\t{notes}")
    return 0


def _print_record(record: PrintRecord) -> dict[str, object]:
    return {
        "number": record.number,
        "time": record.time,
        "for": record.audience.value,
        "layout": record.layout,
        "options": record.options,
        "pages": record.pages,
        "copies": record.copies,
        "notes": len(record.printed),
    }
