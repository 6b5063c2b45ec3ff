"""What may go wrong with encrypted PDFs: a branch of the tree in `errors`, beside it for its size.

EncryptionError
├── PdfPassphraseMissing  PdfPassphraseTooLong  PdfPassphraseUnusable
└── EncryptingUnavailable
"""

from zjhk_desktop.domain.errors import InputError
from zjhk_desktop.domain.language import N_


class EncryptionError(InputError):
    """A PDF cannot be encrypted."""


class PdfPassphraseMissing(EncryptionError):
    """The PDF is to be encrypted, and no passphrase was given."""

    template = N_("The PDF is to be encrypted, but there is no passphrase.")


class PdfPassphraseTooLong(EncryptionError):
    """The passphrase is longer than a PDF takes."""

    template = N_(
        "The passphrase is too long: a PDF takes {most} bytes, which are {han} Chinese characters "
        "or {most} letters, and this one has {n} bytes."
    )


class PdfPassphraseUnusable(EncryptionError):
    """The passphrase has characters that other programs could not be given."""

    template = N_(
        "The passphrase has a character that no passphrase of a PDF can have, such as a control "
        "character."
    )


class EncryptingUnavailable(EncryptionError):
    """The library that encrypts is not there for this system."""

    template = N_(
        "Encrypting a PDF is not available on this system; it can be saved without a passphrase."
    )
