"""The passphrases of PDFs: the one spelling that ISO 32000-2 asks for, SASLprep (RFC 4013)."""

import stringprep
import unicodedata
from collections.abc import Callable

from zjhk_desktop.domain.encryption_errors import (
    PdfPassphraseMissing,
    PdfPassphraseTooLong,
    PdfPassphraseUnusable,
)

MOST_BYTES = 127
"""Bytes of UTF-8 that a PDF takes; programs pass over what is beyond them."""
_HAN_BYTES = 3

_REFUSED: tuple[Callable[[str], bool], ...] = (
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


def prepared(passphrase: str) -> str:
    """Return a passphrase as it goes into a PDF.

    Other spaces become U+0020, what is invisible is left out, and compatibility forms such as
    full-width letters become the usual ones (NFKC). Characters younger than RFC 3454 are taken,
    for a person who types them means them.

    Raises:
        PdfPassphraseMissing: nothing is left.
        PdfPassphraseUnusable: it has control or private-use characters, or halves of a pair.
        PdfPassphraseTooLong: it is longer than a PDF takes.
    """
    mapped = (
        " " if stringprep.in_table_c12(each) else each
        for each in passphrase
        if not stringprep.in_table_b1(each)
    )
    text = unicodedata.normalize("NFKC", "".join(mapped))
    if not text:
        raise PdfPassphraseMissing
    if any(refused(each) for each in text for refused in _REFUSED):
        raise PdfPassphraseUnusable
    size = len(text.encode("utf-8"))
    if size > MOST_BYTES:
        raise PdfPassphraseTooLong(most=MOST_BYTES, han=MOST_BYTES // _HAN_BYTES, n=size)
    return text
