"""The lock's passphrase: kept as a hash, refused ever more slowly."""

import unicodedata

import pytest

from zjhk_desktop.services.locking import hash_passphrase, is_hash, matches, wait_after


def test_a_passphrase_is_known_again_and_no_other() -> None:
    kept = hash_passphrase("西湖 clé")
    assert matches("西湖 clé", kept)
    assert matches(unicodedata.normalize("NFD", "西湖 clé"), kept)
    assert not matches("西湖 cle", kept)
    assert not matches("", kept)
    assert "西湖" not in kept


def test_the_same_passphrase_is_never_kept_alike() -> None:
    first, second = hash_passphrase("x"), hash_passphrase("x")
    assert first != second
    assert matches("x", first)
    assert matches("x", second)


def test_half_a_surrogate_pair_is_a_passphrase_like_another() -> None:
    kept = hash_passphrase("a\ud83d")
    assert matches("a\ud83d", kept)
    assert not matches("a", kept)


@pytest.mark.parametrize(
    "kept", ["", "x", "scrypt$", "scrypt$00$11", "md5$" + "0" * 32 + "$" + "0" * 64]
)
def test_what_is_no_hash_stands_for_no_passphrase(kept: str) -> None:
    assert not is_hash(kept)
    assert not matches("", kept)


def test_letters_in_the_place_of_a_hash_are_none() -> None:
    assert is_hash("scrypt$" + "0" * 32 + "$" + "0" * 64)
    assert not is_hash("scrypt$" + "z" * 32 + "$" + "z" * 64)


def test_mistakes_make_one_wait_ever_longer() -> None:
    waits = [wait_after(mistakes) for mistakes in range(12)]
    assert waits[:3] == [0, 0, 0]
    assert waits[3:] == sorted(waits[3:])
    assert waits[3] > 0
    assert waits[-1] == wait_after(10**9) == 60
