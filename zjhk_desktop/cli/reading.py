"""`show` and `search`: commands that only look at the text."""

import argparse

from zjhk_desktop.cli.output import write_json, write_line
from zjhk_desktop.cli.records import hit_record, passage_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.annotation import check_text
from zjhk_desktop.domain.script import Script

CONTEXT = 12
"""How many code points around a hit are printed."""


def show(arguments: argparse.Namespace, services: Services) -> int:
    """Print passages: those asked for in that order, or all."""
    memorandum = services.memorandum()
    script: Script = arguments.script
    passages = (
        [memorandum.passage(name) for name in arguments.ids]
        if arguments.ids
        else list(memorandum.passages)
    )
    if arguments.json:
        write_json([passage_record(passage, script) for passage in passages])
        return 0
    for passage in passages:
        write_line(f"{passage.id}\t{passage.text(script)}")
    return 0


def search(arguments: argparse.Namespace, services: Services) -> int:
    """Print where a query stands."""
    query = check_text(arguments.query)
    memorandum = services.memorandum()
    hits = services.searching().in_passages(query)
    if arguments.json:
        write_json([hit_record(hit) for hit in hits])
        return 0
    for hit in hits:
        text = memorandum.passage(hit.passage).text_hant
        before = text[max(0, hit.start - CONTEXT) : hit.start]
        after = text[hit.end : hit.end + CONTEXT]
        write_line(f"{hit.passage}\t{hit.start}:{hit.end}\t{before}【{hit.text}】{after}")
    return 0
