"""`show`: the text itself."""

import argparse
from collections.abc import Sequence

from zjhk_desktop.cli.output import write_json, write_line
from zjhk_desktop.cli.records import passage_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.memorandum import Passage
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
    write_passages(passages, script, as_json=arguments.json)
    return 0


def write_passages(passages: Sequence[Passage], script: Script, *, as_json: bool) -> None:
    """Print passages in a script, a line each or as JSON."""
    if as_json:
        write_json([passage_record(passage, script) for passage in passages])
        return
    for passage in passages:
        write_line(f"{passage.id}\t{passage.text(script)}")
