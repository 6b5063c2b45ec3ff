"""Passphrases: one spelling, and a rough idea of their strength."""

import unicodedata

import pytest

from zjhk_desktop.domain.passphrase import Strength, normalise, strength_of


def test_one_passphrase_has_one_spelling() -> None:
    composed, taken_apart = "clé", unicodedata.normalize("NFD", "clé")
    assert composed != taken_apart
    assert normalise(composed) == normalise(taken_apart)


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.WEAK),
        ("geheim", Strength.WEAK),
        ("12345678901234567890", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abababababababababababababababab", Strength.WEAK),
        ("Reis7Tau", Strength.FAIR),
        ("西湖雨後", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
        ("維港夜色與西湖晨霧", Strength.STRONG),
    ],
)
def test_longer_and_less_foreseen_is_stronger(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength
