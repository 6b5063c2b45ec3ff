"""Handing pages to the system's print spooler as they are: sharp at any resolution of a printer.

CUPS takes a PDF whole, on Linux and macOS; elsewhere pages go to the printer as pictures.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.errors import PrinterFailed
from zjhk_desktop.domain.language import N_, Phrase

SECONDS = 60
"""How long the spooler may take to take the pages; what it then does is its own affair."""

_REFUSED = N_("its spooler refused them: {answer}")
_SILENT = N_("its spooler does not answer")
_BUNDLED = "LD_LIBRARY_PATH"


class Sides(StrEnum):
    """Which sides of a sheet are printed on, in the words of IPP."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a printer is asked for.

    Attributes:
        printer: the name that the system knows it by.
        title: what the queue shows.
        pages: the first and the last, from 1; None for all.
        sides: None leaves it to the printer.
    """

    printer: str
    title: str
    copies: int = 1
    pages: tuple[int, int] | None = None
    sides: Sides | None = None
    mono: bool = False


def find_spooler(platform: str = sys.platform) -> str | None:
    """Return the command that hands a PDF to CUPS, or None where there is none."""
    return None if platform == "win32" else shutil.which("lp")


def command_of(spooler: str, ticket: Ticket) -> list[str]:
    """Return the command line that asks the spooler for what is on a ticket."""
    command = [spooler, "-d", ticket.printer, "-n", str(ticket.copies), "-t", ticket.title]
    if ticket.pages is not None:
        command += ["-P", "{}-{}".format(*ticket.pages)]
    # The margins are on the pages already.
    options = ["print-scaling=none"]
    if ticket.sides is not None:
        options.append(f"sides={ticket.sides}")
    if ticket.mono:
        options.append("print-color-mode=monochrome")
    for option in options:
        command += ["-o", option]
    return [*command, "--", "-"]


def spool(pdf: bytes, ticket: Ticket, spooler: str) -> None:
    """Hand a PDF to the spooler.

    Raises:
        PrinterFailed: it does not take it.
    """
    # Only here: few starts print.
    import subprocess  # noqa: PLC0415

    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the system's own command
            command_of(spooler, ticket),
            input=pdf,
            env=_environment(os.environ),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        raise PrinterFailed(reason=Phrase(_SILENT)) from None
    if done.returncode:
        answer = " ".join(done.stderr.decode("utf-8", "replace").split()).rstrip(".")
        raise PrinterFailed(reason=Phrase(_REFUSED, answer=answer or done.returncode))


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which the system's commands find the system's libraries."""
    kept = dict(environment)
    # A bundle points programs at its own libraries, and keeps what stood there before.
    original = kept.pop(f"{_BUNDLED}_ORIG", None)
    if original is not None:
        kept[_BUNDLED] = original
    elif getattr(sys, "frozen", False):
        kept.pop(_BUNDLED, None)
    return kept
