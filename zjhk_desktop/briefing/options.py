"""What the reader of a briefing asks for."""

from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.script import Script


class Layout(StrEnum):
    """How annotations stand on the page: beside the text, after it, not at all, in a table."""

    MARGIN = "margin"
    ENDNOTES = "endnotes"
    CLEAN = "clean"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """What to print, for whom, and how.

    Attributes:
        domains: numbers of the domains to print; empty for the whole memorandum.
        audience: who will read it, and so which visibilities go in.
        mono: for a printer without colour: inks black, tints grey, a letter in every marker.
        parallel: both scripts side by side, Traditional at the left; the script is that of what
            is said about the text.
        convert_notes: comments and tags are printed in the script; else as typed.
    """

    script: Script = Script.HANT
    layout: Layout = Layout.MARGIN
    domains: tuple[int, ...] = ()
    audience: Audience = Audience.SELF
    mono: bool = False
    convert_notes: bool = True
    parallel: bool = False
