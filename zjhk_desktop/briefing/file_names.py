"""What files of the program are called: a name that every system takes as it is.

`浙港合作備忘錄_批閱本_20250424_v03.pdf`: the memorandum and what is made of it in the script that
is read, the day, and the print number as the version. The day of a briefing is that of the
memorandum's signature, since the number tells printings apart; what is not counted bears the day
on which it was made. In ASCII, for old systems: `zjhk-briefing_20250424_v03.pdf`.
"""

from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.safe_names import safe_name
from zjhk_desktop.domain.script import Script


class Content(StrEnum):
    """What a file holds; the value is the word for it in a name of ASCII."""

    BRIEFING = "briefing"
    CLEAN = "clean"
    MATRIX = "matrix"
    NOTES = "notes"


_SHORT_TITLES = {Script.HANT: "浙港合作備忘錄", Script.HANS: "浙港合作备忘录"}
_ASCII_TITLE = "zjhk"
_WORDS = {
    Script.HANT: {
        Content.BRIEFING: "批閱本",
        Content.CLEAN: "清本",
        Content.MATRIX: "審閱總表",
        Content.NOTES: "批註",
    },
    Script.HANS: {
        Content.BRIEFING: "批阅本",
        Content.CLEAN: "清本",
        Content.MATRIX: "审阅总表",
        Content.NOTES: "批注",
    },
}
_OF_LAYOUT = {Layout.CLEAN: Content.CLEAN, Layout.MATRIX: Content.MATRIX}


@dataclass(frozen=True, slots=True)
class FileName:
    """What a name says; `text` is the name.

    Attributes:
        content: what is in the file.
        script: the script of the name.
        day: ISO day of what it says.
        suffix: the end, with its dot.
        version: print number; 0 for none.
        copy: which of several copies it is, as far as names go; "" for the only one.
        recipient: whose copy it is, as typed.
        ascii_only: it is for a system that knows no other characters.
    """

    content: Content
    script: Script
    day: str
    suffix: str = ".pdf"
    version: int = 0
    copy: str = ""
    recipient: str = ""
    ascii_only: bool = False

    @property
    def text(self) -> str:
        """Return the name."""
        day = self.day.replace("-", "")
        if self.ascii_only:
            parts = [f"{_ASCII_TITLE}-{self.content}", day]
        else:
            parts = [_SHORT_TITLES[self.script], _WORDS[self.script][self.content], day]
        if self.version:
            parts.append(f"v{self.version:02d}")
        parts += [self.copy, self.recipient]
        return safe_name(parts, self.suffix, ascii_only=self.ascii_only)


def briefing_name(
    options: BriefingOptions, signed_on: str, number: int, *, plain: bool
) -> FileName:
    """Return the name of a briefing.

    Args:
        options: what is printed.
        signed_on: ISO day of the memorandum's signature.
        number: print number; 0 if it is not counted.
        plain: in ASCII.
    """
    content = _OF_LAYOUT.get(options.layout, Content.BRIEFING)
    return FileName(content, options.script, signed_on, version=number, ascii_only=plain)
