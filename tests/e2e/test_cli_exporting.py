"""A reviewer without a window: bookmarks, and the notes as a table for the others."""

import csv
from pathlib import Path

from tests.e2e.program import Program


def test_bookmarks_last_from_one_start_to_the_next(desk: Program) -> None:
    for name in ("m12", "p3"):
        desk.json("bookmark", name)
    assert [each["id"] for each in desk.json("bookmark")] == ["p3", "m12"]
    desk.json("bookmark", "p3", "--remove")
    assert desk.text("bookmark").startswith("m12\t")
    desk.json("undo")
    assert [each["id"] for each in desk.json("bookmark")] == ["p3", "m12"]
    assert desk.json("notes") == []


def test_the_notes_for_one_s_own_side_go_into_a_table(desk: Program, tmp_path: Path) -> None:
    desk.json("annotate", "m09", "--comment", "只給自己")
    shared = desk.json(
        *("annotate", "m12", "--quote", "科技金融", "--comment", '=HYPERLINK("x")'),
        *("--visibility", "side"),
    )
    out = tmp_path / "批註.csv"
    assert desk.json("export", out) == {"path": str(out), "included": 1, "left_out": 1}
    assert out.read_bytes().startswith("\ufeff".encode())
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Number"], row["Passage ID"], row["Words"]) == ("2", "m12", "科技金融")
    assert (row["Comment"], row["Note ID"]) == ('\'=HYPERLINK("x")', shared["id"])
    before = out.read_bytes()
    assert "批註.docx" in desk.failure("export", tmp_path / "批註.docx")
    assert desk.failure("export", tmp_path / "gone" / "批註.csv")
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.docx")] == []
