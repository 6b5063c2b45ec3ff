"""The one spelling of a PDF's passphrase, by RFC 4013."""

import unicodedata

import pytest

from zjhk_desktop.domain.encryption_errors import (
    PdfPassphraseMissing,
    PdfPassphraseTooLong,
    PdfPassphraseUnusable,
)
from zjhk_desktop.domain.pdf_passphrase import MOST_BYTES, prepared


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        # The examples of RFC 4013, section 3.
        ("I\u00adX", "IX"),
        ("user", "user"),
        ("USER", "USER"),
        ("\u00aa", "a"),
        ("\u2168", "IX"),
        ("維港夜色", "維港夜色"),
        ("ＰＤＦ　１２", "PDF 12"),
        ("a\u00a0b", "a b"),
        (unicodedata.normalize("NFD", "clé"), "clé"),
        ("\U00030000\U0001f600", "\U00030000\U0001f600"),
    ],
)
def test_a_passphrase_has_one_spelling(typed: str, spelt: str) -> None:
    assert prepared(typed) == spelt
    assert prepared(spelt) == spelt


@pytest.mark.parametrize("typed", ["\x07", "a\tb", "\ue000", "\ud800", "a\u202eb"])
def test_what_no_program_could_be_given_is_refused(typed: str) -> None:
    with pytest.raises(PdfPassphraseUnusable):
        prepared(typed)


@pytest.mark.parametrize("typed", ["", "\u00ad\ufeff"])
def test_nothing_is_no_passphrase(typed: str) -> None:
    with pytest.raises(PdfPassphraseMissing):
        prepared(typed)


def test_its_length_is_counted_in_bytes() -> None:
    for longest in ("a" * MOST_BYTES, "港" * 42 + "a"):
        assert prepared(longest) == longest
        with pytest.raises(PdfPassphraseTooLong) as caught:
            prepared(longest + "b")
        assert str(caught.value) == (
            "The passphrase is too long: a PDF takes 127 bytes, which are 42 Chinese characters "
            "or 127 letters, and this one has 128 bytes."
        )
