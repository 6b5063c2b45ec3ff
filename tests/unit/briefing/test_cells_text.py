"""Tables as text: RFC 4180, nothing that a spreadsheet program would compute."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.briefing.cells_text import csv_bytes, harmless, tabbed


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_file_is_utf_8_with_a_mark_and_its_lines_end_as_rfc_4180_asks() -> None:
    data = csv_bytes([["項", "批註"], [1, '甲,乙 "丙"\n丁𨋢']])
    assert data == '\ufeff項,批註\r\n1,"甲,乙 ""丙""\n丁𨋢"\r\n'.encode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_begins_as_a_formula(start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    assert harmless(text) == f"'{text}"
    assert read(csv_bytes([[text, "a"]])) == [[f"'{text}", "a"]]
    assert tabbed([[text]]).startswith("'")


def test_what_only_holds_such_a_character_stays_as_it_is() -> None:
    assert [harmless(cell) for cell in ("", "a=b", "2025-05-09", " =1", 7, "'")] == [
        "",
        "a=b",
        "2025-05-09",
        " =1",
        7,
        "'",
    ]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2), min_size=1))
def test_every_text_comes_back_from_the_file(rows: list[list[str]]) -> None:
    assert read(csv_bytes(rows)) == [[str(harmless(cell)) for cell in row] for row in rows]


def test_lines_for_the_clipboard_have_breaks_between_cells_only() -> None:
    assert tabbed([[1, "甲\n乙\t丙"], [2, ""]]) == "1\t甲 乙 丙\n2\t"
