"""What the window is given by the composition root: files, services and choices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.domain.errors import MemorandumError
from zjhk_desktop.domain.language import Language, Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import Transcribe
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.exporting import Exporting
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.storage.settings import SettingsStore

if TYPE_CHECKING:
    # Loaded when commands are looked for.
    from zjhk_desktop.scripts.readings import Readings

    # Most starts do without zip files and processes.
    from zjhk_desktop.services.archiving import Archiving
    from zjhk_desktop.services.numbering import Numbering

    # Importing it for real would load reportlab, which starting must not pay for.
    from zjhk_desktop.services.printing import Printing


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Everything that the window needs, so that it builds no service itself.

    Attributes:
        profile: the profile folder (it may not exist yet).
        memorandum: None if its file cannot be used; then `memorandum_error` says why.
        open_reviewing: opens (and makes, if need be) the review and takes its lock; raises
            ReviewError. The caller closes what it returns.
        safekeeping: backups of that review; its `recovery` says what was done about damage.
        printing: loads the typesetting on its first call; only with a memorandum.
        exporting: makes files of notes; only with a memorandum.
        convert: text -> text of equal length in a script.
        fold: text of equal length with one character for every way to write it.
        readings: how Chinese is read in Latin letters.
        transcribe: text that a person typed -> the same in a script; what is in it stays.
        archiving: loads what writes and opens archives; that is called beside the window.
        numbering: loads what counts the printings.
    """

    files: ProgramFiles
    profile: Path
    memorandum: Memorandum | None
    memorandum_error: MemorandumError | None
    open_reviewing: Callable[[], Reviewing]
    safekeeping: Safekeeping
    searching: Searching
    printing: "Callable[[], Printing]"
    exporting: Callable[[], Exporting]
    settings: SettingsStore
    translator: Callable[[Language], Translator]
    convert: Callable[[str, Script], str]
    fold: Callable[[str], str]
    readings: "Callable[[], Readings]"
    transcribe: Transcribe
    archiving: "Callable[[], Archiving]"
    numbering: "Callable[[], Numbering]"
    now: Callable[[], datetime]
