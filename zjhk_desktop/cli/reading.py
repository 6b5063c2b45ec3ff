"""`show`: the text itself."""

import argparse

from zjhk_desktop.cli.output import write_json, write_line
from zjhk_desktop.cli.records import passage_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.script import Script


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
