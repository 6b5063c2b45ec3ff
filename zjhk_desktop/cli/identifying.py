"""`reviewer`: who reviews in the profile."""

import argparse
from contextlib import closing

from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.records import reviewer_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.services.identifying import Identifying
from zjhk_desktop.storage.review_store import Access


def reviewer(arguments: argparse.Namespace, services: Services) -> int:
    """Let someone review, or rename whoever does; print who reviews and who is known."""
    changes = arguments.name is not None or arguments.rename is not None
    with closing(services.reviewing(Access.CREATE if changes else Access.READ)) as reviewing:
        identifying = reviewing.identifying
        _change(identifying, arguments)
        known = identifying.reviewers() if identifying.introduced else []
        present = identifying.present
    if arguments.json:
        records = [reviewer_record(each) for each in known]
        write_json({"reviewer": reviewer_record(present) if known else None, "known": records})
        return 0
    for each in known:
        write_line(_line(each, present))
    if not known:
        write_line(services.translator("Nobody has said yet who reviews here."))
    return 0


def _change(identifying: Identifying, arguments: argparse.Namespace) -> None:
    side, organisation = arguments.side, arguments.organisation
    if arguments.rename is not None:
        own = identifying.present.author.side
        identifying.rename(arguments.rename, own if side is None else side, organisation)
    elif arguments.name is not None:
        identifying.call_in(arguments.name, side, organisation)


def _line(each: Reviewer, present: Reviewer) -> str:
    mark = "●" if each == present else ""
    columns = (mark, each.author.name, each.author.side.value, each.organisation)
    return "\t".join(map(one_line, columns)).rstrip()
