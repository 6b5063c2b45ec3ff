"""Encrypted PDFs, as other programs open them."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.unit.briefing.packs import annotation
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.enclosure import FILE_NAME
from zjhk_desktop.briefing.encrypting import encrypted
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.encryption_errors import EncryptingUnavailable, PdfPassphraseTooLong

KEY = "維港夜色 2026"
WRONG = ["", "維港夜色", "wrong"]


@pytest.fixture(scope="module")
def plain(memorandum, composed, faces) -> bytes:
    notes = [annotation(memorandum, "n1", "m12", "QFLP", "secret-remark")]
    return draw(composed(notes, domains=(3,)), faces, BriefingOptions(domains=(3,)))


@pytest.fixture(scope="module")
def sealed(plain) -> bytes:
    return encrypted(plain, KEY)


def test_it_opens_with_its_passphrase_and_is_the_same(plain, sealed) -> None:
    with pikepdf.open(BytesIO(sealed), password=KEY) as one, pikepdf.open(BytesIO(plain)) as other:
        assert (one.encryption.R, one.encryption.V, one.encryption.bits) == (6, 5, 256)
        methods = {one.encryption.stream_method, one.encryption.string_method}
        assert methods | {one.encryption.file_method} == {pikepdf.models.EncryptionMethod.aesv3}
        assert all(one.allow)
        assert len(one.pages) == len(other.pages)
        for ours, theirs in zip(one.pages, other.pages, strict=True):
            assert ours.Contents.read_bytes() == theirs.Contents.read_bytes()
        files = [pdf.attachments[FILE_NAME].get_file().read_bytes() for pdf in (one, other)]
        assert files[0] == files[1]
        assert "/StructTreeRoot" in one.Root
    with (
        pypdfium2.PdfDocument(sealed, password=KEY) as opened,
        pypdfium2.PdfDocument(plain) as all_,
    ):
        words = [page.get_textpage().get_text_range() for page in opened]
        assert words == [page.get_textpage().get_text_range() for page in all_]


@pytest.mark.parametrize("passphrase", WRONG)
def test_it_opens_with_no_other(sealed, passphrase) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(sealed), password=passphrase)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(sealed, password=passphrase or None)


def test_nothing_of_it_can_be_read_without(plain, sealed) -> None:
    assert b"secret-remark" in plain
    assert b"secret-remark" not in sealed
    for key in (b"/Title", b"xmpmeta", FILE_NAME.encode()):
        assert key in plain
        assert key not in sealed


def test_the_salts_are_new_each_time(plain, sealed) -> None:
    assert encrypted(plain, KEY) != sealed


def test_it_is_valid_and_smaller_programs_open_it_too(sealed, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(sealed)
    for command in (
        ["qpdf", f"--password={KEY}", "--check", str(path)],
        ["pdftotext", "-upw", KEY, str(path), "-"],
    ):
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr


def test_full_width_letters_are_the_usual_ones(plain) -> None:
    with pikepdf.open(BytesIO(encrypted(plain, "ＰＤＦ密碼")), password="PDF密碼") as opened:
        assert len(opened.pages)


def test_what_is_too_long_is_refused_and_not_cut(plain) -> None:
    with pytest.raises(PdfPassphraseTooLong):
        encrypted(plain, "港" * 43)


def test_without_the_library_one_is_told_so(plain, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(EncryptingUnavailable):
        encrypted(plain, KEY)
