"""The composition root: every service is built here, when it is first asked for."""

import os
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.cli.output import set_encodings, write_sentence
from zjhk_desktop.cli.parser import read_arguments
from zjhk_desktop.cli.running import run
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.errors import (
    CannotWrite,
    MemorandumError,
    NoDisplay,
    ProfileUnusable,
    ResourceMissing,
    SystemLibraryMissing,
)
from zjhk_desktop.domain.language import N_, Language, Phrase, Translator, english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.paths import ProgramFiles, default_profile, program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.scripts.transcribing import Transcriber
from zjhk_desktop.services.collecting import without_collecting
from zjhk_desktop.services.display import has_display
from zjhk_desktop.services.exporting import Exporting
from zjhk_desktop.services.guarding import guard_process
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping, recovery_sentence
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.services.starting import (
    WORKER,
    make_archiving,
    make_readings,
    open_offscreen_window,
    serve_sealing,
)
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.storage.backups import Backup
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum
from zjhk_desktop.storage.review_file import FILE_NAME, review_exists
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.translation import language_of_locale, language_of_script, load_translator

if TYPE_CHECKING:
    # Imported where they are used: reportlab, sqlite-utils, Qt and more must not be paid at start.
    from zjhk_desktop.services.archives import Archives
    from zjhk_desktop.services.building import BuildReport
    from zjhk_desktop.services.numbering import Numbering
    from zjhk_desktop.services.printing import Printing
    from zjhk_desktop.services.verifying import Check

SETTINGS_NAME = "settings.json"
PROOF_SCALE = 0.5
"""Pixels a point at which the self-test draws pages: enough to tell a blank one."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on arguments (those of the process by default); return the exit code."""
    guard_process()
    if argv is None and sys.argv[1:2] == [WORKER]:
        return serve_sealing(sys.argv[2:])
    set_encodings()
    files = program_files()
    translator = locale_translator(files)
    try:
        arguments = read_arguments(argv, translator)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    program = Program(files, locate(arguments.profile or default_profile()), translator)
    return run(arguments, program.services())


def locate(profile: Path) -> Path:
    """Return the profile folder from the root; as it is where there is no folder to start from."""
    try:
        # Without a home folder the platform's default begins with “~”, which is nobody's.
        return profile if profile.parts[:1] == ("~",) else profile.absolute()
    except OSError:
        return profile


def locale_translator(files: ProgramFiles) -> Translator:
    """Return the translator of the locale's language; English where its catalogue is missing."""
    try:
        return load_translator(language_of_locale(dict(os.environ)), files.catalogues)
    except ResourceMissing:
        return english()


@dataclass(frozen=True)
class Program:
    """The services of one run, each built once."""

    files: ProgramFiles
    profile: Path
    translator: Translator

    @cached_property
    def memorandum(self) -> Memorandum:
        """Return the memorandum, checked against its recorded digest (MemorandumError)."""
        return read_memorandum(self.files.memorandum, MEMORANDUM_SHA256)

    @cached_property
    def usable_memorandum(self) -> Memorandum | None:
        """Return the memorandum, or None where only its absence matters."""
        try:
            return self.memorandum
        except MemorandumError:
            return None

    @cached_property
    def converter(self) -> Converter:
        """Return the converter between the scripts, by the memorandum's usage if it is there."""
        return Converter(self.files.opencc, self.house_words)

    @cached_property
    def transcriber(self) -> Transcriber:
        """Return what shows typed text in a script."""
        return Transcriber(self.files.opencc, self.converter.convert)

    def house_words(self) -> Mapping[str, str]:
        """Return the memorandum's own usage; without it conversion follows general rules."""
        memorandum = self.usable_memorandum
        return memorandum.glossary if memorandum else {}

    @cached_property
    def folder(self) -> Folder:
        """Return the folding of search."""
        return Folder(self.files.opencc)

    @cached_property
    def searching(self) -> Searching:
        """Return the search in the memorandum."""
        return Searching(self.usable_memorandum, self.folder.fold)

    @cached_property
    def printing(self) -> "Printing":
        """Return the typesetting."""
        # Loads reportlab.
        from zjhk_desktop.services.printing import Printing  # noqa: PLC0415

        return Printing(
            self.memorandum,
            self.files.fonts,
            lambda script: self.translator_of(language_of_script(script)),
            # The day on the page is that of whoever prints.
            now=lambda: now().astimezone(),
            transcribe=self.transcriber.transcribe,
        )

    @cached_property
    def exporting(self) -> Exporting:
        """Return what makes files of notes."""
        return Exporting(
            self.memorandum,
            lambda script: self.translator_of(language_of_script(script)),
            now=now,
            transcribe=self.transcriber.transcribe,
        )

    def numbering(self) -> "Numbering":
        """Return what counts the printings of the profile."""
        # Most starts print nothing.
        from zjhk_desktop.services.numbering import Numbering  # noqa: PLC0415
        from zjhk_desktop.storage.print_log import PRINTS_NAME, PrintLog  # noqa: PLC0415

        return Numbering(PrintLog(self.located_profile / PRINTS_NAME), now=now)

    @property
    def located_profile(self) -> Path:
        """Return the profile folder, which need not exist.

        Raises:
            ProfileUnusable: it has no place.
        """
        if not self.profile.is_absolute():
            raise ProfileUnusable(path=self.profile, reason=Phrase(N_("it has no place")))
        return self.profile

    def services(self) -> Services:
        """Return what the command line is given."""
        return Services(
            translator=self.translator,
            memorandum=lambda: self.memorandum,
            reviewing=self.safe_reviewing,
            backup=self.backup,
            backups=self.backups,
            archives=self.archives,
            searching=lambda: self.searching,
            printing=lambda: self.printing,
            exporting=lambda: self.exporting,
            numbering=self.numbering,
            settings=lambda: SettingsStore(self.located_profile / SETTINGS_NAME),
            convert=self.converter.convert_parts,
            build=self.build,
            verify=self.verify,
            now=now,
            open_window=self.open_window,
            tour=self.tour,
            self_test=self.self_test,
        )

    def translator_of(self, language: Language) -> Translator:
        """Return the translator of a language; English where its catalogue is missing."""
        try:
            return load_translator(language, self.files.catalogues)
        except ResourceMissing:
            return english()

    def reviewing(self, access: Access, profile: Path | None = None) -> Reviewing:
        """Open the review of this profile, or of another folder, as it is."""
        path = (profile or self.located_profile) / FILE_NAME
        store = ReviewStore(path, access, now=now)
        try:
            return self.read_review(store)
        except BaseException:
            store.close()
            raise

    def read_review(self, store: ReviewStore) -> Reviewing:
        """Return what an open store holds."""
        return Reviewing(store, self.usable_memorandum, now=now, new_id=new_id)

    def safe_reviewing(self, access: Access) -> Reviewing:
        """Open the review; a damaged one is built anew, which is said in one sentence."""
        return self.open_safely(Safekeeping(self.located_profile, now=now), access)

    def backup(self, folder: Path | None) -> Backup:
        """Take a backup, into the profile or another folder."""
        safekeeping = Safekeeping(self.located_profile, now=now)
        with closing(self.open_safely(safekeeping, Access.UPDATE)):
            return safekeeping.back_up(folder)

    def backups(self, folder: Path | None) -> list[Backup]:
        """Return the backups in the profile or another folder; the review is left alone."""
        return Safekeeping(self.located_profile, now=now).backups(folder)

    def archives(self) -> "Archives":
        """Return the archives of the profile."""
        # Loads zipfile.
        from zjhk_desktop.services.archives import Archives  # noqa: PLC0415

        profile = self.located_profile
        safekeeping = Safekeeping(profile, now=now)
        settings = SettingsStore(profile / SETTINGS_NAME)
        return Archives(profile, safekeeping, settings, make_archiving(now), self.open_safely)

    def open_safely(self, safekeeping: Safekeeping, access: Access) -> Reviewing:
        """Open a review for a command, and say what was done if it was damaged."""
        reviewing = safekeeping.open(access, self.read_review)
        if safekeeping.recovery is not None:
            write_sentence(recovery_sentence(safekeeping.recovery, self.translator))
        return reviewing

    def build(self, source: Path, out: Path) -> "BuildReport":
        """Build the memorandum database."""
        # Loads sqlite-utils.
        from zjhk_desktop.services.building import build  # noqa: PLC0415

        return build(source, out, self.converter, self.folder)

    def verify(self) -> "Iterator[Check]":
        """Check the memorandum and the review."""
        # The window does without.
        from zjhk_desktop.services.verifying import verify  # noqa: PLC0415

        return verify(
            lambda: self.memorandum,
            lambda: self.reviewing(Access.READ),
            self.translator,
            review_exists=lambda: review_exists(self.located_profile / FILE_NAME),
            safekeeping=lambda: Safekeeping(self.located_profile, now=now),
        )

    def self_test(self) -> "Iterator[Check]":
        """Check the program itself."""
        # As above.
        from zjhk_desktop.services.self_testing import Parts, self_test  # noqa: PLC0415

        parts = Parts(
            memorandum=lambda: self.memorandum,
            convert=self.converter.convert,
            searching=lambda: self.searching,
            reviewing=lambda profile: self.reviewing(Access.CREATE, profile),
            printing=lambda: self.printing,
            count_pages=count_pages,
            open_window=open_offscreen_window,
        )
        return self_test(parts, self.translator)

    def window_context(self, profile: Path) -> WindowContext:
        """Return what the window is given."""
        safekeeping = Safekeeping(profile, now=now)
        error: MemorandumError | None = None
        memorandum: Memorandum | None = None
        try:
            memorandum = self.memorandum
        except MemorandumError as caught:
            error = caught
        return WindowContext(
            files=self.files,
            profile=profile,
            memorandum=memorandum,
            memorandum_error=error,
            open_reviewing=partial(safekeeping.open, Access.CREATE, self.read_review),
            safekeeping=safekeeping,
            searching=self.searching,
            printing=lambda: self.printing,
            exporting=lambda: self.exporting,
            settings=SettingsStore(profile / SETTINGS_NAME),
            translator=self.translator_of,
            convert=self.converter.convert,
            fold=self.folder.fold,
            readings=partial(make_readings, self.files.readings, self.converter.convert),
            transcribe=self.transcriber.transcribe,
            archiving=partial(make_archiving, now),
            numbering=self.numbering,
            now=now,
        )

    def open_window(self, quit_after_first_paint: bool) -> int:  # noqa: FBT001 - see Services
        """Open the window and return its exit code when it is closed.

        Raises:
            NoDisplay: there is no screen.
            SystemLibraryMissing: Qt cannot be loaded.
        """
        if not has_display(os.environ):
            raise NoDisplay
        try:
            with without_collecting(for_good=True):
                # Loads Qt.
                from zjhk_desktop.ui.application import run_window  # noqa: PLC0415
        except ImportError as error:
            raise missing_library(error) from None
        context = self.window_context(self.located_profile)
        return run_window(context, quit_after_first_paint=quit_after_first_paint)

    def tour(self, folder: Path) -> list[Path]:
        """Drive the real window offscreen, on a profile of its own, and return the pictures.

        Raises:
            CannotWrite: the folder cannot be made.
            SystemLibraryMissing: Qt cannot be loaded.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(path=folder, reason=reason_of(error, folder)) from None
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            # Loads Qt.
            from zjhk_desktop.ui.tour import run_tour  # noqa: PLC0415
        except ImportError as error:
            raise missing_library(error) from None
        with tempfile.TemporaryDirectory(prefix="zjhk-tour-") as profile:
            return run_tour(self.window_context(Path(profile)), folder)


def missing_library(error: ImportError) -> SystemLibraryMissing:
    """Return what a failed import of the window means; a mistake of our own stays one."""
    if (error.name or "").startswith("zjhk_desktop"):
        raise error
    return SystemLibraryMissing(detail=error)


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return an id that no other device makes."""
    return str(uuid.uuid4())


def count_pages(pdf: bytes) -> int:
    """Return how many pages of a PDF can be drawn and are not blank."""
    # Loads pdfium.
    from zjhk_desktop.briefing.raster import PageRenderer  # noqa: PLC0415

    with closing(PageRenderer(pdf)) as renderer:
        pictures = (renderer.render(index, PROOF_SCALE) for index in range(renderer.page_count))
        # A blank page holds one byte only, that of white.
        return sum(len(set(picture.pixels)) > 1 for picture in pictures)
