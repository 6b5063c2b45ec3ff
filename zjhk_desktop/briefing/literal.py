"""What people typed, in files for other programs: breaks are line feeds, controls are seen."""

import re

from zjhk_desktop.domain.code_points import picture

_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""XML forbids most of these, and no program shows the others."""


def literal(text: str) -> str:
    """Return text that any program can hold: only line feeds and tabs act in it."""
    return _UNWRITABLE.sub(lambda found: picture(found[0]), _BREAKS.sub("\n", text))
