"""The briefing as an encrypted PDF, on the command line."""

import os
import pty
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.program import Program, command

KEY = "西湖雨後 2026"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text(f"{KEY}\r\nsecond line\n")
    return path


def pages(out: Path, passphrase: str) -> int:
    with pypdfium2.PdfDocument(out, password=passphrase) as document:
        return len(document)


@pytest.mark.slow
def test_a_briefing_is_encrypted_with_a_file_s_first_line(
    desk: Program, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    desk.json("annotate", "m01", "--comment", "甲")
    record = desk.json("print", out, "--domains", "1", "--passphrase-file", key)
    assert record["encrypted"] is True
    assert pages(out, KEY) == record["pages"]
    with pytest.raises(pypdfium2.PdfiumError):
        pages(out, "")
    text = desk.text("print", out, "--domains", "1", "--passphrase-file", key)
    assert "It opens only with its passphrase." in text
    assert desk.json("print", out, "--domains", "1")["encrypted"] is False
    assert pages(out, "")
    folder = tmp_path / "folder"
    named = desk.json("print", f"{folder}/", "--domains", "1", "--passphrase-file", key)
    (found,) = folder.iterdir()
    assert pages(found, KEY) == named["pages"]
    with pytest.raises(pypdfium2.PdfiumError):
        pages(found, "")
    kept = [path for path in desk.profile.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if KEY.encode() in path.read_bytes()]


@pytest.mark.slow
def test_standard_input_gives_the_passphrase_too(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    typed = f"{KEY}\n".encode()
    desk.text("print", out, "--domains", "1", "--passphrase-file", "-", stdin=typed)
    assert pages(out, KEY)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\n", "there is no passphrase"),
        (b"\xff\n", "there is no passphrase"),
        ("港".encode() * 43, "42 Chinese characters"),
        (b"a\tb\n", "control character"),
    ],
)
def test_what_cannot_be_a_passphrase_is_refused_before_anything_is_done(
    desk: Program, tmp_path: Path, content: bytes, said: str
) -> None:
    key, out = tmp_path / "key", tmp_path / "a.pdf"
    key.write_bytes(content)
    assert said in desk.failure("print", out, "--passphrase-file", key)
    assert "cannot be read" in desk.failure("print", out, "--passphrase-file", tmp_path / "none")
    assert not out.exists()
    assert desk.json("prints") == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "code", "said_at_last"),
    [
        ((KEY, KEY), 0, b"again:"),
        (("abc", "abc"), 0, b"easy to guess"),
        (("abc", "abd"), 1, b"not the same"),
        (("",), 1, b"there is no passphrase"),
    ],
)
def test_at_a_terminal_it_is_asked_for_twice(
    desk: Program, tmp_path: Path, typed: tuple[str, ...], code: int, said_at_last: bytes
) -> None:
    out = tmp_path / "a.pdf"
    leader, follower = pty.openpty()
    options = ("--domains", "1", "--passphrase-file", "-")
    running = subprocess.Popen(
        command("--profile", desk.profile, "print", out, *options),
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        start_new_session=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    os.close(follower)
    said = b""
    for prompt, answer in zip((b"for the PDF:", b"again:"), typed, strict=False):
        # What is typed before it asks is thrown away.
        while prompt not in said:
            said += os.read(leader, 1000)
        os.write(leader, f"{answer}\n".encode())
    while said_at_last not in said:
        # It ends with an error (EIO) if the program ends without having said it.
        said += os.read(leader, 1000)
    assert running.stdout is not None
    shown = running.stdout.read()
    running.stdout.close()
    assert running.wait(timeout=60) == code
    os.close(leader)
    assert b"Traceback" not in said
    assert out.exists() is (code == 0)
    if code == 0:
        assert b"opens only with its passphrase" in shown
        assert pages(out, typed[0])
