"""Keys as they stand on keyboards, the same in every language."""

from functools import cache

from PySide6.QtGui import QKeySequence

_CAPS = {
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "PgDown": "PgDn",
    "Return": "Enter",
}


@cache
def key_name(shortcut: str) -> str:
    """Return a portable key sequence (“Alt+Left”) as it is shown (“Alt+←”)."""
    parts = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText).split("+")
    return "+".join(_CAPS.get(part, part) for part in parts)
