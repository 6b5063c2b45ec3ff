"""`status`: how far the review of the measures has come."""

import argparse
from contextlib import closing

from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.records import status_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.editing import edit_assessment
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.services.assessing import measure_of
from zjhk_desktop.services.review_view import MeasureStatus
from zjhk_desktop.storage.review_store import Access


def status(arguments: argparse.Namespace, services: Services) -> int:
    """Print the status of a measure or of all, or set one.

    The profile is not made before everything asked is known to be right.
    """
    memorandum = services.memorandum()
    given = {
        "status": arguments.state,
        "owner": arguments.owner,
        "due": arguments.due,
        "next_step": arguments.next_step,
    }
    sets = arguments.visibility is not None or any(value is not None for value in given.values())
    if arguments.id is not None:
        measure_of(memorandum, arguments.id)
    edit_assessment(Assessment(), **given)
    with closing(services.reviewing(Access.CREATE if sets else Access.READ)) as reviewing:
        if sets and arguments.id is not None:
            reviewing.assessing.set_status([arguments.id], **given, visibility=arguments.visibility)
        found = reviewing.assessing.statuses()
    if arguments.id is None:
        if arguments.json:
            write_json([status_record(each, memorandum) for each in found])
        for each in () if arguments.json else found:
            _write(each)
        return 0
    one = next(each for each in found if each.measure == arguments.id)
    if arguments.json:
        write_json(status_record(one, memorandum))
    else:
        _write(one)
        _write_others(one)
    return 0


def _write(status: MeasureStatus) -> None:
    _write_line(status.measure, status.assessment, "")


def _write_others(status: MeasureStatus) -> None:
    for other in status.others:
        if other.state.assessment is not None:
            _write_line(status.measure, other.state.assessment, other.state.author.name)


def _write_line(measure: str, said: Assessment, name: str) -> None:
    columns = (measure, said.status.value, said.owner, said.due, said.next_step, name)
    write_line("\t".join(map(one_line, columns)).rstrip())
