"""The objects of a PDF that reportlab does not write by itself: strings, dates, dictionaries."""

import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

_doc: Any = pdfdoc

Named = tuple[str, Any]
"""An object, with the name that others refer to it by inside reportlab's document."""


def dictionary(**entries: object) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return a dictionary; entries that are None are left out."""
    return _doc.PDFDictionary({key: value for key, value in entries.items() if value is not None})


def array(items: Iterable[object]) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return an array."""
    return _doc.PDFArrayCompact(items)


def numbers(values: Iterable[float]) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return an array of numbers, to a hundredth of a point."""
    return array(short(value, 2) for value in values)


def reference(name: str) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return a reference to an object that has, or will have, a name."""
    return _doc.PDFObjectReference(name)


def page_reference(index: int) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return a reference to a page, by reportlab's name for it."""
    return reference(f"Page{index + 1}")


def annotation_reference(name: str) -> Any:  # noqa: ANN401 - reportlab is untyped
    """Return a reference to an annotation that was added to a page under a name."""
    return reference(f"Annot.{name}")


def stream(content: bytes, *, packed: bool = True, **entries: object) -> Any:  # noqa: ANN401
    """Return a stream with entries in its dictionary."""
    if packed:
        content = zlib.compress(content, 9)
        entries["Filter"] = "/FlateDecode"
    return _doc.PDFStream(dictionary(**entries), content)


def string(text: str) -> bytes:
    """Return a text string: plain where it is ASCII, else UTF-16.

    NUL and the escape that begins a language code are no text to a reader of PDF, and half of a
    surrogate pair is none at all; these are written as code points.
    """
    safe = "".join(
        f"[U+{ord(character):04X}]"
        if character in "\0\x1b" or "\ud800" <= character <= "\udfff"
        else character
        for character in text
    )
    if safe.isascii() and all(character >= " " or character in "\t\n" for character in safe):
        data = safe.encode("ascii")
    else:
        data = b"\xfe\xff" + safe.encode("utf-16-be")
    return b"(" + literal(data) + b")"


def literal(data: bytes) -> bytes:
    """Return bytes as they stand between the brackets of a string."""
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return data.replace(b"\r", b"\\r")


def date(moment: datetime) -> bytes:
    """Return a date with its zone."""
    offset = moment.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return f"(D:{moment:%Y%m%d%H%M%S}{sign}{hours:02d}'{minutes:02d}')".encode("ascii")


def short(number: float, places: int = 4) -> str:
    """Return a number as PDF writes it."""
    text = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
