"""The rule and the title above notes that stand below a text."""

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.flow import Frame
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import GREY

HEAD = 27.0
"""What it takes of the height."""

_NAME = Style(Family.SANS, 9, Weight.BOLD)
_SAID = Style(Family.SANS, 7.5)
_DROP = 14.0


def draw_notes_head(page: Page, job: Job, frame: Frame, said: str) -> Frame:
    """Draw it at the top of a frame, with what is said of the notes; return what is left free."""
    navy = job.palette.navy
    page.rule(frame.left, frame.right, frame.top, 0.6, navy)
    name = job.setter.line(job.tr("Notes"), _NAME, tracking=1)
    side = job.setter.line(said, _SAID)
    page.texts.append(Text(name, frame.left, frame.top - _DROP, navy))
    page.texts.append(Text(side, frame.right - side.width, frame.top - _DROP, GREY))
    return Frame(frame.left, frame.right, frame.top - HEAD, frame.bottom)
