"""Bytes in, bytes out, line for line, however long a line is and however little is read at once."""

import io
import sys
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.cli import converting
from zjhk_desktop.cli.converting import convert
from zjhk_desktop.cli.output import OutputLost
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.converter import Converter

CONVERTER = Converter(program_files().opencc)
PIECES = [b"\n", b"\r", b"\r\n", b"\xff", b"\xe6\xbc", b"\xed\xa0\x80", b"\0", b"\xf0\x9f", b"a"]
TEXTS = ["頭髮", "体", "公里面", "😀", "⿰釒", "\ufeff", "\u2028", "\x85", "é"]


def run(
    data: bytes, convert_parts: object = CONVERTER.convert_parts, piece: int = converting.PIECE
) -> bytes:
    target = SimpleNamespace(buffer=io.BytesIO())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        patch.setattr(sys, "stdout", target)
        patch.setattr(converting, "PIECE", piece)
        services = SimpleNamespace(convert=convert_parts)
        assert convert(SimpleNamespace(to=Script.HANS), services) == 0  # type: ignore[arg-type]
    return target.buffer.getvalue()


def reference(data: bytes) -> bytes:
    """Convert each line as a whole."""
    lines: list[str] = []
    for line in io.BytesIO(data):
        text = line.decode("utf-8", "surrogateescape")
        body = text.rstrip("\r\n")
        lines.append(CONVERTER.convert(body, Script.HANS) + text[len(body) :])
    return "".join(lines).encode("utf-8", "surrogateescape")


@given(
    st.lists(st.sampled_from(PIECES) | st.sampled_from(TEXTS).map(str.encode), max_size=12),
    st.integers(1, 9),
)
def test_however_little_is_read_at_once(pieces: list[bytes], size: int) -> None:
    data = b"".join(pieces)
    assert run(data, piece=size) == run(data) == reference(data)


@given(st.binary(max_size=60), st.integers(1, 9))
def test_bytes_that_are_no_text_stay(data: bytes, size: int) -> None:
    converted = run(data, piece=size)
    assert converted == reference(data)
    if data.isascii():
        assert converted == data


def test_a_line_is_given_out_before_all_of_it_is_read() -> None:
    read: list[str] = []

    def watch(parts: Iterable[str], _: Script) -> Iterator[str]:
        for part in parts:
            read.append(part)
            yield part

    data = b"x" * (5 * converting.PIECE) + b"\n"
    assert run(data, watch) == data
    assert len(read) == 6
    assert max(map(len, read)) <= converting.PIECE


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x\n")))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=Full()))
    services = SimpleNamespace(convert=CONVERTER.convert_parts)
    with pytest.raises(OutputLost):
        convert(SimpleNamespace(to=Script.HANS), services)  # type: ignore[arg-type]


def test_without_streams_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert convert(SimpleNamespace(to=Script.HANS), SimpleNamespace()) == 0  # type: ignore[arg-type]
