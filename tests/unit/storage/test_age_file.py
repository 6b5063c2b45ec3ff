"""The age format: sealed and opened by one passphrase, everything else refused."""

import sys
import unicodedata

import pytest

from zjhk_desktop.domain.archive_errors import SealingUnavailable
from zjhk_desktop.storage.age_file import (
    MOST_WORK,
    START,
    NotSealed,
    PassphraseRefused,
    check_header,
    is_sealed,
    seal,
    unseal,
)

SALT, BODY = "A" * 22, "B" * 43


def header(work: int) -> bytes:
    return START + f"-> scrypt {SALT} {work}\n{BODY}\n--- {BODY}\n".encode() + b"\0" * 40


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal("內容".encode() * 40, "西湖 clé")


def test_only_the_passphrase_opens_it_however_it_is_composed(sealed: bytes) -> None:
    assert is_sealed(sealed)
    assert "內容".encode() not in sealed
    taken_apart = unicodedata.normalize("NFD", "西湖 clé")
    assert taken_apart != "西湖 clé"
    assert unseal(sealed, taken_apart) == "內容".encode() * 40
    with pytest.raises(PassphraseRefused):
        unseal(sealed, "西湖 cle")


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.2, 0.97])
def test_a_changed_letter_is_noticed(sealed: bytes, part: float) -> None:
    place = int(len(sealed) * part)
    broken = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
    with pytest.raises((PassphraseRefused, NotSealed)):
        unseal(broken, "西湖 clé")


def test_the_work_that_is_asked_for_is_limited(sealed: bytes) -> None:
    check_header(sealed)
    check_header(header(MOST_WORK))
    for work in (MOST_WORK + 1, 22, 63, 999):
        with pytest.raises(NotSealed):
            check_header(header(work))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        START,
        START + b"-> X25519 abc\n",
        START + b"-> scrypt",
        START + f"-> scrypt {SALT} 10\n{BODY}\n-> scrypt {SALT} 10\n{BODY}\n--- x".encode(),
        b"-----BEGIN AGE ENCRYPTED FILE-----",
    ],
)
def test_other_kinds_of_sealing_are_refused(data: bytes) -> None:
    with pytest.raises(NotSealed):
        check_header(data)


def test_without_the_library_one_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(SealingUnavailable, match="without one"):
        seal(b"x", "y")
    with pytest.raises(SealingUnavailable):
        unseal(header(10), "y")
