"""Printing: the briefing as PDF bytes or as a file that is either whole or not there."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from zjhk_desktop.briefing.choosing import Unchosen
from zjhk_desktop.briefing.delta import ChangeSort
from zjhk_desktop.briefing.document import Briefing, Glimpse, compose, draw
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.encrypting import encrypted
from zjhk_desktop.briefing.faces import Faces
from zjhk_desktop.briefing.file_names import briefing_name
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.page import undrawn
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.progress import Watch, unwatched
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import Transcribe, as_typed
from zjhk_desktop.services.collecting import collecting_once
from zjhk_desktop.storage.new_files import write_new
from zjhk_desktop.storage.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was printed.

    Attributes:
        path: where it was saved; None if it was not.
        included: how many annotations went in (none into a clean copy).
        left_out: how many of the printed passages the audience may not see.
        undrawn: the characters that no bundled face has, each once, in code point order; they
            are printed as their code points.
        elsewhere: how many annotations lie outside what was printed.
        unprinted: how many the audience may see but a clean copy does not print.
        statuses: how many measures have a status that was printed.
        kept_back: how many have one that the audience may not see.
        unchosen: how many annotations of the printed passages were not asked for, by why.
        number: its print number; 0 if it is not counted.
        revisions: the states of the annotations that went in, in the order of their numbers.
        changes: how many notes it lists as changed since an earlier printing, by what has become
            of them.
    """

    path: Path | None
    pages: int
    included: int
    left_out: int
    undrawn: tuple[str, ...] = ()
    elsewhere: int = 0
    unprinted: int = 0
    statuses: int = 0
    kept_back: int = 0
    unchosen: Mapping[Unchosen, int] = field(default_factory=dict[Unchosen, int])
    number: int = 0
    revisions: tuple[str, ...] = ()
    changes: Mapping[ChangeSort, int] = field(default_factory=dict[ChangeSort, int])


@dataclass(frozen=True, slots=True)
class Early:
    """A page that is wanted before the others are there.

    Attributes:
        number: which one, from 1.
        show: takes it as a PDF of one page, which does not say how many there will be. It is
            not called where the page needs all the others, or is not there.
    """

    number: int
    show: Callable[[bytes], None]


class Printing:
    """Makes briefings of one memorandum; the fonts are read once."""

    def __init__(
        self,
        memorandum: Memorandum,
        fonts: Path,
        translator_for: Callable[[Script], Translator],
        *,
        now: Callable[[], datetime],
        transcribe: Transcribe = as_typed,
    ) -> None:
        """Take what is printed and what it is printed with.

        Args:
            memorandum: what is printed.
            fonts: the folder of fonts.
            translator_for: the language of labels for a script.
            now: the clock.
            transcribe: brings what was typed into the script of the briefing.
        """
        self._memorandum = memorandum
        self._faces = Faces(fonts)
        self._translator_for = translator_for
        self._now = now
        self._transcribe = transcribe

    def render(
        self,
        annotations: Sequence[Annotation],
        options: BriefingOptions,
        made: Edition | None = None,
        *,
        watch: Watch = unwatched,
        early: Early | None = None,
    ) -> tuple[bytes, PrintReport]:
        """Return the PDF and what went into it.

        Args:
            annotations: what the review gives to it.
            options: what was asked for.
            made: what tells this printing from others; see `Numbering`.
            watch: told how far it is.
            early: the page that is wanted first.

        Raises:
            Cancelled: `watch` had enough.
            MatrixInOneScript: the matrix is asked for in both scripts.
            UnknownDomains, UnknownMeasures, NothingToPrint: see `select`.
            ResourceMissing: a font is missing.
        """
        # The collector would look at everything again and again, and hold all threads up.
        with collecting_once():
            return self._render(annotations, options, made or Edition(), watch, early)

    def _render(
        self,
        annotations: Sequence[Annotation],
        options: BriefingOptions,
        made: Edition,
        watch: Watch,
        early: Early | None,
    ) -> tuple[bytes, PrintReport]:
        tr = self._translator_for(options.script)

        def show(briefing: Briefing) -> None:
            if early is not None:
                early.show(draw(briefing, self._faces, options))

        briefing = compose(
            self._memorandum,
            annotations,
            options,
            self._faces,
            tr,
            self._now(),
            self._transcribe,
            self._translator_for(options.script.other),
            made,
            watch,
            Glimpse(early.number, show) if early else None,
        )
        data = draw(briefing, self._faces, options, watch)
        return data, _report(briefing, made)

    def save(
        self,
        annotations: Sequence[Annotation],
        options: BriefingOptions,
        out: Path,
        made: Edition | None = None,
        *,
        watch: Watch = unwatched,
        passphrase: str = "",
    ) -> PrintReport:
        """Print into a file, readable by its owner only, in the place of one that is there.

        Links are followed; a device or pipe is written into. With a passphrase the file is
        encrypted, and none of it is anywhere else.

        Raises:
            CannotWrite, Cancelled: nothing is written; what stood there is unchanged.
            PdfPassphraseUnusable, PdfPassphraseTooLong, EncryptingUnavailable: see `encrypted`.
            MatrixInOneScript, UnknownDomains, UnknownMeasures, NothingToPrint, ResourceMissing:
                as `render` does.
        """
        data, report = self.render(annotations, options, made, watch=watch)
        if passphrase:
            data = encrypted(data, passphrase)
        try:
            write_whole(data, out)
        except OSError as error:
            raise CannotWrite(path=out, reason=reason_of(error, out.parent)) from None
        return replace(report, path=out)

    def save_named(
        self,
        annotations: Sequence[Annotation],
        options: BriefingOptions,
        folder: Path,
        made: Edition,
        *,
        ascii_only: bool = False,
        watch: Watch = unwatched,
        passphrase: str = "",
    ) -> PrintReport:
        """Print into a new file of a folder, which is made if need be, under a name of its own.

        Raises:
            CannotWrite, Cancelled: nothing is written; nothing has changed.
            PdfPassphraseUnusable, PdfPassphraseTooLong, EncryptingUnavailable: see `encrypted`.
            MatrixInOneScript, UnknownDomains, UnknownMeasures, NothingToPrint, ResourceMissing:
                as `render` does.
        """
        data, report = self.render(annotations, options, made, watch=watch)
        if passphrase:
            data = encrypted(data, passphrase)
        name = briefing_name(options, self._memorandum.signed_on, made.number, plain=ascii_only)
        try:
            (path,) = write_new([(name.text, data)], folder)
        except OSError as error:
            raise CannotWrite(path=folder, reason=reason_of(error, folder)) from None
        return replace(report, path=path)


def _report(briefing: Briefing, made: Edition) -> PrintReport:
    selection = briefing.selection
    return PrintReport(
        None,
        len(briefing.pages),
        len(selection.numbered),
        selection.left_out,
        undrawn(briefing.pages),
        selection.elsewhere,
        selection.unprinted,
        len(selection.assessments),
        len(selection.kept_back),
        selection.unchosen,
        made.number,
        tuple(one.annotation.revision for one in selection.numbered),
        Counter(change.sort for change in selection.changes),
    )
