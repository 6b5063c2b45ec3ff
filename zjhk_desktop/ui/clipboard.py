"""What the program leaves on the clipboard when it ends: words of the memorandum, none of notes."""

from PySide6.QtGui import QClipboard, QGuiApplication

from zjhk_desktop.domain.citing import uncited
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.session import Session


def forget_notes(session: Session) -> None:
    """Empty the clipboards that hold something typed here; what others put there stays."""
    clipboard = QGuiApplication.clipboard()
    comments = [note.state.comment for note in session.annotations]
    mode = QClipboard.Mode
    for ours, which in (
        (clipboard.ownsClipboard(), mode.Clipboard),
        (clipboard.ownsSelection(), mode.Selection),
    ):
        text = clipboard.text(which).strip()
        # Not every system says whose it is.
        typed = ours or any(text in comment for comment in comments)
        if text and typed and not is_of_memorandum(text, session.memorandum):
            clipboard.clear(which)


def is_of_memorandum(text: str, memorandum: Memorandum) -> bool:
    """Say whether each line of a text stands in a passage, in either script, or quotes one."""
    passages = [passage.text(script) for passage in memorandum.passages for script in Script]
    lines = [uncited(line.strip(), memorandum) for line in text.splitlines()]
    return all(any(line in passage for passage in passages) for line in lines)
