"""Tables as text that spreadsheet programs open: CSV files, and lines for the clipboard."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int
Row = Sequence[Cell]

_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet program may compute; some take full width too."""
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without this mark at its head Excel takes a UTF-8 file for one in the system's code page."""


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """Return rows as a CSV file: RFC 4180, UTF-8 with a byte order mark, lines ended by CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return f"{_MARK}{text.getvalue()}".encode()


def tabbed(rows: Iterable[Row]) -> str:
    """Return rows as lines of cells between tabs; a break inside a cell becomes a space."""
    return "\n".join(
        "\t".join(" ".join(str(harmless(cell)).split()) for cell in row) for row in rows
    )


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet program takes for a formula: an apostrophe leads it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTS) else cell
