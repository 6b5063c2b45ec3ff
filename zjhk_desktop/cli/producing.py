"""`build`, `verify`, `tour` and `self-test`: commands that make or check files."""

import argparse
from collections.abc import Iterator

from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.records import check_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.services.verifying import Check


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
