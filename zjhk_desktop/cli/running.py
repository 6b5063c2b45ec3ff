"""Running one command: the border at which errors become sentences and exit codes."""

import argparse
import sys
from typing import TYPE_CHECKING

from zjhk_desktop.cli.output import OutputLost, silence, write_sentence
from zjhk_desktop.domain.errors import Cancelled, ZjhkError

if TYPE_CHECKING:
    from zjhk_desktop.cli.services import Services

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell makes of a program ended by Ctrl-C or by a pipe whose reader has gone."""


def run(arguments: argparse.Namespace, services: "Services") -> int:
    """Run the command asked for, or open the window; return the exit code."""
    try:
        if arguments.command is None:
            return services.open_window(arguments.quit_after_first_paint)
        # Loads what the commands work with.
        from zjhk_desktop.cli.handlers import COMMANDS  # noqa: PLC0415

        return COMMANDS[arguments.command](arguments, services)
    except ZjhkError as error:
        write_sentence(error.sentence(services.translator))
        if isinstance(error, OutputLost):
            silence(sys.stdout)
        return INTERRUPTED if isinstance(error, Cancelled) else 1
    except BrokenPipeError:
        silence(sys.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
