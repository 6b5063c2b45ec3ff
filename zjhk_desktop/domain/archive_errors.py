"""What may go wrong with archives: a branch of the tree in `errors`, kept beside it for its size.

ArchiveError
├── ArchiveUnreadable  ArchiveDamaged  ArchiveSealed  WrongPassphrase
├── NoPassphrase  PassphrasesDiffer  PassphraseUnreadable
└── SealingUnavailable  SealingFailed  ArchiveTooLarge  ReviewMovedOn  Stopped
"""

from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.domain.language import N_


class ArchiveError(ZjhkError):
    """An archive cannot be sealed or opened."""


class ArchiveUnreadable(ArchiveError):
    """The archive's file cannot be read."""

    template = N_("{path} cannot be read: {reason}.")


class ArchiveDamaged(ArchiveError):
    """The archive is not what was written."""

    template = N_("{path} cannot be opened as an archive: {reason}. Nothing was changed.")


class ArchiveSealed(ArchiveError):
    """The archive is sealed, and no passphrase was given."""

    template = N_("{path} is sealed; it opens only with its passphrase.")


class WrongPassphrase(ArchiveError):
    """The passphrase does not open the archive."""

    template = N_("{path} does not open with this passphrase, or it is damaged.")


class SealingUnavailable(ArchiveError):
    """The library that seals is not there for this system."""

    template = N_(
        "Sealing with a passphrase is not available on this system; "
        "an archive can be written without one."
    )


class SealingFailed(ArchiveError):
    """The process that seals ended before it was done."""

    template = N_("The archive could not be sealed or opened: the process for it ended early.")


class ArchiveTooLarge(ArchiveError):
    """The review is larger than an archive can be."""

    template = N_("The review is too large for an archive; nothing was removed.")


class ReviewMovedOn(ArchiveError):
    """The archive does not hold what the review holds by now."""

    template = N_("The review has changed since it was archived; nothing was removed.")


class Stopped(ArchiveError):
    """The user thought better of it in time."""

    template = N_("Stopped; nothing was removed.")


class NoPassphrase(ArchiveError):
    """A passphrase is needed, and none was given."""

    template = N_(
        "There is no passphrase; give it at the prompt or in a file (only a new archive can go "
        "without, with --unsealed)."
    )


class PassphrasesDiffer(ArchiveError):
    """A new passphrase was typed twice, not the same."""

    template = N_("The two passphrases are not the same.")


class PassphraseUnreadable(ArchiveError):
    """The file that holds a passphrase cannot be read."""

    template = N_("The passphrase cannot be read from {path}: {reason}.")
