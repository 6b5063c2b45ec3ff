"""Encrypted PDFs: AES-256 by ISO 32000-2 (revision 6), the same pages for who has the key."""

from io import BytesIO

from zjhk_desktop.domain.encryption_errors import EncryptingUnavailable
from zjhk_desktop.domain.pdf_passphrase import prepared


def encrypted(pdf: bytes, passphrase: str) -> bytes:
    """Return a PDF that opens only with a passphrase, and then may be used in every way.

    Its salts are random: the same PDF encrypted twice is not the same bytes.

    Raises:
        PdfPassphraseMissing, PdfPassphraseUnusable, PdfPassphraseTooLong: see `prepared`.
        EncryptingUnavailable: the library is not there for this system.
    """
    key = prepared(passphrase)
    try:
        # Only here: a start and a plain printing must not pay for it.
        from pikepdf import Encryption, ObjectStreamMode, Pdf, Permissions  # noqa: PLC0415
    except ImportError:
        raise EncryptingUnavailable from None
    everything = Permissions(*[True] * len(Permissions._fields))
    # An owner's passphrase of its own would be a second one that opens it, and none at all an
    # empty one.
    sealed = Encryption(owner=key, user=key, R=6, allow=everything, aes=True, metadata=True)
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        # Objects together: each encrypted alone, a file would grow by a quarter.
        opened.save(out, encryption=sealed, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()
