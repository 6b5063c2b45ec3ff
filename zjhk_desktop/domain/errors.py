"""What the environment or the input can do to the user; bugs are ordinary exceptions.

    ZjhkError
    ├── InputError            something asked for that cannot be
    │   ├── UnknownPassage  RangeOutside  EmptyRange
    │   ├── QuoteAbsent  QuoteNotFound  EmptyQuote
    │   ├── UnknownAnnotation  UnknownRevision  UnknownReviewer  NamelessReviewer
    │   ├── CommentTooLong  TextTooLong  UnstorableText
    │   ├── NotAMeasure  NotADate  NothingProposed
    │   ├── NothingToUndo  NothingToRedo  ChangedSince
    │   ├── UnknownDomains  UnknownMeasures  NothingToPrint  UnknownPrint
    │   ├── NothingTicked  UnknownDay
    │   ├── MatrixInOneScript  NotExported  NoReview
    │   └── EncryptionError   a PDF cannot be encrypted: those of encryption_errors
    ├── SourceError           a source of the memorandum that is not of its form
    │   ├── SourceMissing  SourceMalformed  LengthChanged
    ├── MemorandumError       the bundled memorandum cannot be trusted
    │   ├── MemorandumMissing  MemorandumDamaged
    ├── ReviewError           the review cannot be opened or written
    │   ├── ProfileUnusable  ReviewInUse  ReviewDamaged  ReviewForeign
    │   └── ReviewTooNew  NotSaved  ReviewReadOnly  ReviewNewer
    ├── ArchiveError          an archive cannot be sealed or opened
    │   └── those of archive_errors
    └── OutputError           a result cannot be delivered
        ├── CannotWrite  PrinterFailed  Cancelled  PrintNotCounted
        └── NoDisplay  ResourceMissing  SystemLibraryMissing  SegmenterMissing

Each carries one English sentence with named fields; `sentence` puts it into a language.
"""

from typing import ClassVar

from zjhk_desktop.domain.language import N_, Phrase, Translator


class ZjhkError(Exception):
    """One clear sentence for the user.

    Attributes:
        template: the sentence in English with `{fields}`, marked for the catalogues.
        fields: what fills it in.
    """

    template: ClassVar[str] = ""

    def __init__(self, **fields: object) -> None:
        """Keep the fields of the sentence."""
        super().__init__(fields)
        self.fields = fields

    def __str__(self) -> str:
        """Return the sentence in English."""
        return self.template.format(**self.fields)

    def sentence(self, tr: Translator) -> str:
        """Return the sentence in a language; a field that is a phrase is translated too."""
        fields = {
            name: value.sentence(tr) if isinstance(value, Phrase) else value
            for name, value in self.fields.items()
        }
        return tr(self.template).format(**fields)


class InputError(ZjhkError):
    """Something was asked for that cannot be."""


class UnknownPassage(InputError):
    """There is no such passage."""

    template = N_("There is no passage “{id}” in the memorandum.")


class QuoteAbsent(InputError):
    """The quote does not stand in the passage."""

    template = N_("“{quote}” does not stand in {id}.")


class QuoteNotFound(InputError):
    """The quote does not stand in the passage so many times."""

    template = N_("{id} has no place {nth} of “{quote}”; places found: {count}.")


class EmptyQuote(InputError):
    """The quote has no character."""

    template = N_("The quote is empty, so there is nothing to mark.")


class RangeOutside(InputError):
    """The range reaches outside the passage."""

    template = N_("{start}:{end} reaches outside {id}, which has {length} characters.")


class EmptyRange(InputError):
    """There is nothing to mark."""

    template = N_("The range {start}:{end} holds no character to mark.")


class UnknownAnnotation(InputError):
    """There is no such annotation."""

    template = N_("There is no annotation “{id}” in this review.")


class UnknownRevision(InputError):
    """There is no such state of an annotation."""

    template = N_("“{id}” does not name one revision of this review.")


class UnknownReviewer(InputError):
    """There is no such reviewer."""

    template = N_("There is no reviewer “{id}” in this profile.")


class NamelessReviewer(InputError):
    """Someone was to be introduced without a name."""

    template = N_("A reviewer needs a name.")


class CommentTooLong(InputError):
    """The comment is too long."""

    template = N_("The comment has {length} characters; at most {limit} can be kept.")


class TextTooLong(InputError):
    """A short text is too long for its place."""

    template = N_("The text has {length} characters; at most {limit} fit in that place.")


class NotAMeasure(InputError):
    """A status was asked of something other than a measure."""

    template = N_("{id} is not a measure; only measures have a status.")


class NotADate(InputError):
    """The text is not a date."""

    template = N_("“{text}” is not a date of the form YYYY-MM-DD.")


class NothingProposed(InputError):
    """The proposed wording is the present one."""

    template = N_("The proposed wording changes nothing.")


class UnstorableText(InputError):
    """The text holds characters that cannot be stored."""

    template = N_("The text holds a character that is not text (NUL or half a surrogate pair).")


class NothingToUndo(InputError):
    """There is nothing to undo."""

    template = N_("There is nothing to undo.")


class NothingToRedo(InputError):
    """There is nothing to redo."""

    template = N_("There is nothing to redo.")


class ChangedSince(InputError):
    """What could be undone or redone is no longer as its reviewer left it."""

    template = N_("Another reviewer has changed these notes since; they stay as they are.")


class UnknownDomains(InputError):
    """A choice of domains that the memorandum does not have."""

    template = N_("“{text}” does not name domains from 1 to {last} (for example 3,5-7).")


class UnknownMeasures(InputError):
    """A choice of measures that the memorandum does not have."""

    template = N_("“{text}” does not name measures from 1 to {last} (for example 3,12-15).")


class NothingTicked(InputError):
    """Of several things that may be ticked, none is."""

    template = N_("Tick at least one.")


class UnknownDay(InputError):
    """What should be a day is none."""

    template = N_("“{text}” is no day (for example 2025-05-30).")


class NothingToPrint(InputError):
    """What was asked for leaves no passage to print."""

    template = N_("Nothing would be printed: no passage has a note that goes in.")


class UnknownPrint(InputError):
    """A printing is asked for that is not on record."""

    template = N_("Print no. {n} is not on record in this profile.")


class MatrixInOneScript(InputError):
    """The matrix is asked for in both scripts side by side."""

    template = N_("The matrix is printed in one script; choose Traditional or Simplified.")


class NotExported(InputError):
    """A file name that says no format in which there is an export."""

    template = N_("“{name}” cannot be made: what can be exported here is {formats}.")


class NoReview(InputError):
    """There is no review to work on."""

    template = N_("There is no review in this profile yet.")


class SourceError(ZjhkError):
    """A source of the memorandum that is not of its form."""


class SourceMissing(SourceError):
    """A source file is not there or cannot be read."""

    template = N_("The source {path} cannot be read: {reason}.")


class SourceMalformed(SourceError):
    """A source file is not of the form of the memorandum."""

    template = N_("{path}, line {line}: {problem}.")


class LengthChanged(SourceError):
    """A conversion that would shift marks."""

    template = N_("The Simplified text of {id} differs in length; nothing was built.")


class MemorandumError(ZjhkError):
    """The bundled memorandum cannot be trusted."""


class MemorandumMissing(MemorandumError):
    """The bundled memorandum is not there."""

    template = N_(
        "The memorandum file {path} is missing or cannot be read; your annotations are safe."
    )


class MemorandumDamaged(MemorandumError):
    """The bundled memorandum is not the one that this program was made with."""

    template = N_(
        "The memorandum file {path} is not the one issued with this program; "
        "your annotations are safe."
    )


class ReviewError(ZjhkError):
    """The review cannot be opened or written."""


class ProfileUnusable(ReviewError):
    """The profile folder cannot be made or read."""

    template = N_("The profile folder {path} cannot be used: {reason}.")


class ReviewInUse(ReviewError):
    """Another window or program holds the review."""

    template = N_("The review {path} is in use by another window or program.")


class ReviewDamaged(ReviewError):
    """The review file is damaged."""

    template = N_("The review {path} is damaged ({reason}); it was left as it is.")


class ReviewForeign(ReviewError):
    """The file in the review's place belongs to another program."""

    template = N_("{path} is not a review of this program; it was left as it is.")


class ReviewTooNew(ReviewError):
    """The review was written by a newer version."""

    template = N_(
        "The review {path} was written by a newer version (schema {found}, this version "
        "reads up to {known}); it was left as it is."
    )


class NotSaved(ReviewError):
    """A change could not be written."""

    template = N_("The change was not saved: {reason}. Nothing else was changed.")


class ReviewReadOnly(ReviewError):
    """The review can be read but not changed."""

    template = N_("The review {path} can be read but not changed.")


class ReviewNewer(ReviewReadOnly):
    """A newer version has added to the review what this one does not know."""

    template = N_(
        "The review {path} was written by a newer version; it can be read here but not changed."
    )


class OutputError(ZjhkError):
    """A result cannot be delivered."""


class CannotWrite(OutputError):
    """A file cannot be written."""

    template = N_("{path} cannot be written: {reason}.")


class PrinterFailed(OutputError):
    """The printer did not take the pages."""

    template = N_("The printer did not take the pages: {reason}.")


class Cancelled(OutputError):
    """The user thought better of it before anything was written; nothing to be warned of."""

    template = N_("Stopped; nothing was written.")


class PrintNotCounted(OutputError):
    """A printing was made, but its number could not be put on record."""

    template = N_(
        "It was printed as no. {n}, but that could not be put on record: {reason}. "
        "The next printing may bear the same number."
    )


class NoDisplay(OutputError):
    """There is no screen for a window."""

    template = N_(
        "There is no display to open a window on; "
        "run “zjhk-desktop tour DIR” for pictures of it, or “zjhk-desktop --help”."
    )


class ResourceMissing(OutputError):
    """A file of the program itself is missing."""

    template = N_("The program's own file {path} is missing; please install it again.")


class SystemLibraryMissing(OutputError):
    """A library that the window needs is missing from the system."""

    template = N_("The window cannot be opened because a library is missing: {detail}.")


class SegmenterMissing(OutputError):
    """The library that finds the words of a text is not there for this system."""

    template = N_(
        "Nothing was built: the library that finds the words of a text is not available on this "
        "system."
    )
