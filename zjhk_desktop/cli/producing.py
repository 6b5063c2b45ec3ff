"""`print`, `build`, `verify`, `tour` and `self-test`: commands that make or check files."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from zjhk_desktop.briefing.labels import remarks
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.cli.output import (
    is_standard_output,
    one_line,
    write_json,
    write_line,
    write_sentence,
)
from zjhk_desktop.cli.parser import PrintScript
from zjhk_desktop.cli.records import check_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.code_points import code_point
from zjhk_desktop.domain.domain_choice import parse_domains
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.verifying import Check
from zjhk_desktop.storage.review_store import Access

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import PrintReport


def print_briefing(arguments: argparse.Namespace, services: Services) -> int:
    """Write the briefing and say how many annotations went in and were left out."""
    memorandum = services.memorandum()
    options = _options(arguments, memorandum)
    with closing(services.reviewing(Access.READ)) as reviewing:
        annotations = reviewing.printable()
    # Into the PDF itself, if that is where standard output goes, no sentence belongs.
    say = write_sentence if is_standard_output(arguments.out) else write_line
    report = services.printing().save(annotations, options, arguments.out)
    if arguments.json:
        write_json(
            {
                "path": str(report.path),
                "pages": report.pages,
                "included": report.included,
                "left_out": report.left_out,
                "elsewhere": report.elsewhere,
                "unprinted": report.unprinted,
                "statuses": report.statuses,
                "statuses_left_out": report.kept_back,
                "code_points": [code_point(character) for character in report.undrawn],
            }
        )
    else:
        for sentence in _print_sentences(report, services.translator):
            say(one_line(sentence))
    return 0


def build(arguments: argparse.Namespace, services: Services) -> int:
    """Build the memorandum database and print what is in it."""
    report = services.build(arguments.source, arguments.out)
    record = {
        "domains": report.domains,
        "measures": report.measures,
        "passages": report.passages,
        "names": report.names,
        "mentions": report.mentions,
        "words": report.words,
        "idle_words": list(report.idle_words),
        "sha256": report.sha256,
    }
    if arguments.json:
        write_json(record)
        return 0
    for name, value in record.items():
        shown = " ".join(value) if isinstance(value, list) else value
        write_line(f"{name}\t{shown}")
    return 0


def verify(arguments: argparse.Namespace, services: Services) -> int:
    """Check the memorandum and the review; 1 if anything is wrong."""
    return _report_checks(services.verify(), arguments)


def self_test(arguments: argparse.Namespace, services: Services) -> int:
    """Check the program itself; 1 if anything is wrong."""
    return _report_checks(services.self_test(), arguments)


def tour(arguments: argparse.Namespace, services: Services) -> int:
    """Take pictures of the window at work and print their paths."""
    paths = services.tour(arguments.folder)
    if arguments.json:
        write_json([str(path) for path in paths])
        return 0
    for path in paths:
        write_line(str(path))
    return 0


def _options(arguments: argparse.Namespace, memorandum: Memorandum) -> BriefingOptions:
    parallel = arguments.script is PrintScript.BOTH
    chosen: tuple[int, ...] = ()
    if arguments.domains is not None:
        chosen = parse_domains(arguments.domains, len(memorandum.domains))
    return BriefingOptions(
        script=Script.HANT if parallel else Script(arguments.script),
        layout=arguments.layout,
        domains=chosen,
        audience=arguments.audience,
        mono=arguments.mono,
        convert_notes=not arguments.as_typed,
        parallel=parallel,
    )


def _print_sentences(report: "PrintReport", tr: Translator) -> Iterator[str]:
    """Yield what went in, what did not and why, and what could not be drawn."""
    pages = tr.plural("{n} page", "{n} pages", report.pages).format(n=report.pages)
    included = tr.plural("{n} note", "{n} notes", report.included).format(n=report.included)
    message = tr("{path}: {pages}; {included} went in, {left_out} left out.")
    yield message.format(path=report.path, pages=pages, included=included, left_out=report.left_out)
    yield from remarks(report, tr)


def _report_checks(checks: Iterator[Check], arguments: argparse.Namespace) -> int:
    done: list[Check] = []
    for check in checks:
        done.append(check)
        if not arguments.json:
            sign = "✓" if check.ok else "✗" if check.checked else "–"
            write_line(f"{sign} {one_line(check.message)}")
    sound = all(check.ok for check in done)
    if arguments.json:
        write_json({"ok": sound, "checks": [check_record(check) for check in done]})
    return 0 if sound else 1
