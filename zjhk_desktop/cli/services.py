"""What the commands are given by the composition root: they build nothing themselves."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.exporting import Exporting
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.storage.backups import Backup
from zjhk_desktop.storage.review_store import Access
from zjhk_desktop.storage.settings import SettingsStore

if TYPE_CHECKING:
    # They load reportlab, sqlite-utils and zipfile, which only the commands that use them pay for.
    from zjhk_desktop.services.archives import Archives
    from zjhk_desktop.services.building import BuildReport
    from zjhk_desktop.services.numbering import Numbering
    from zjhk_desktop.services.printing import Printing
    from zjhk_desktop.services.verifying import Check


@dataclass(frozen=True, slots=True)
class Services:
    """The services, each made when it is first asked for.

    Attributes:
        translator: the language of the sentences.
        memorandum: raises MemorandumError if its file cannot be used.
        reviewing: opens the review; the caller closes it. Raises ReviewError.
        backup: folder to write to, or None for the profile's own -> the backup taken.
        backups: the same -> the backups in it, the newest first, each verified.
        searching: searches the memorandum.
        printing: typesets the memorandum.
        exporting: makes files of notes.
        numbering: counts the printings of the profile.
        settings: what the profile remembers.
        convert: the parts of one text, script -> the text in it, in parts, equally long.
        archives: what closes out the profile and opens archives again.
        build: source folder, file to write -> what was built.
        verify: the checks of memorandum and review, as they are made.
        now: the moment, for what is due today.
        open_window: quit after the first paint? -> exit code.
        tour: folder to write to -> the files written.
        self_test: the checks of the program itself, as they are made.
    """

    translator: Translator
    memorandum: Callable[[], Memorandum]
    reviewing: Callable[[Access], Reviewing]
    backup: Callable[[Path | None], Backup]
    backups: Callable[[Path | None], list[Backup]]
    searching: Callable[[], Searching]
    printing: "Callable[[], Printing]"
    exporting: Callable[[], Exporting]
    numbering: "Callable[[], Numbering]"
    settings: Callable[[], SettingsStore]
    convert: Callable[[Iterable[str], Script], Iterator[str]]
    archives: "Callable[[], Archives]"
    build: "Callable[[Path, Path], BuildReport]"
    verify: "Callable[[], Iterator[Check]]"
    now: Callable[[], datetime]
    open_window: Callable[[bool], int]
    tour: Callable[[Path], list[Path]]
    self_test: "Callable[[], Iterator[Check]]"
