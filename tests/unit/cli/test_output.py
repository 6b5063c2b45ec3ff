"""Streams: UTF-8, one line an error, and no second failure at the end."""

import errno
import io
import sys

import pytest

from zjhk_desktop.cli.output import (
    OutputLost,
    one_line,
    set_encodings,
    silence,
    write_json,
    write_line,
    write_sentence,
)


def stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")


def written(of: io.TextIOWrapper) -> bytes:
    of.flush()
    return of.buffer.getvalue()  # type: ignore[attr-defined]


def test_streams_become_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = stream(), stream()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    set_encodings()
    write_json({"引文": "𨋢\udcff"})
    write_sentence("卷\udcff")
    assert written(out).decode() == '{\n  "引文": "𨋢\\udcff"\n}\n'
    assert written(err).decode() == "卷‹U+DCFF›\n"


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\u202eb", "a\u2028b", "a\0b"])
def test_a_sentence_is_one_printable_line(text: str) -> None:
    assert one_line(text).isprintable()


@pytest.mark.parametrize(
    "text", ["卷 “x”", "全形\u3000空格", "👩\u200d🔬", "が", "❤\ufe0f", "\ue000"]
)
def test_what_only_shows_itself_stays(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a⏎b"),
        ("a\r\nb", "a⏎b"),
        ("\x1b\0\t\x7f", "␛␀␉␡"),
        ("\x85\u2066\u200f\ufeff\u2029", "‹U+0085›‹U+2066›‹U+200F›‹U+FEFF›‹U+2029›"),
    ],
)
def test_what_steers_is_shown_as_what_it_is(text: str, shown: str) -> None:
    assert one_line(text) == shown


class Refusing(io.StringIO):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def flush(self) -> None:
        raise OSError(self.number, "refused")


def test_a_full_disk_behind_stdout_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(errno.ENOSPC))
    with pytest.raises(OutputLost, match="The output cannot be written"):
        write_line("x")


def test_a_reader_that_has_gone_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(errno.EPIPE))
    with pytest.raises(BrokenPipeError):
        write_line("x")


def test_a_stderr_nobody_reads_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Refusing(errno.EPIPE))
    write_sentence("x")


def test_streams_that_were_closed_are_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    set_encodings()
    write_line("x")
    write_sentence("x")


def test_silencing_what_is_no_file_does_nothing() -> None:
    text = io.StringIO()
    silence(text)
    text.write("still")
    assert text.getvalue() == "still"
