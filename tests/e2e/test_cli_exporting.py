"""A reviewer without a window: bookmarks, and the notes as a table for the others."""

import csv
import json
from pathlib import Path

from tests.e2e.program import Program
from tests.unit.briefing.docx_reading import read


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
    counts = {"included": 1, "left_out": 1, "elsewhere": 0, "unprinted": 0}
    counts |= {"others": 0, "others_left_out": 0}
    assert desk.json("export", out) == {"path": str(out), **counts}
    assert out.read_bytes().startswith("\ufeff".encode())
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Number"], row["Passage ID"], row["Words"]) == ("2", "m12", "科技金融")
    assert (row["Comment"], row["Note ID"]) == ('\'=HYPERLINK("x")', shared["id"])
    before = out.read_bytes()
    assert "批註.zjpack" in desk.failure("export", tmp_path / "批註.zjpack")
    assert desk.failure("export", tmp_path / "gone" / "批註.csv")
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.zjpack")] == []


def test_a_word_document_has_the_notes_on_their_words_in_either_script(
    desk: Program, tmp_path: Path
) -> None:
    shared = ("--visibility", "both")
    desk.json("annotate", "m12", "--quote", "科技金融", "--comment", "甲", *shared)
    desk.json("annotate", "m12", "--quote", "科技金融", "--replace", "綠色金融", *shared)
    desk.json("annotate", "m37", "--quote", "醫療", "--comment", "只給自己")
    out = tmp_path / "批註.docx"
    said = desk.text("export", out, "--script", "hans", "--for", "both")
    assert said == f"{out}: 2 notes went in, 1 left out.\n"
    found = read(out.read_bytes())
    assert [each.words for each in found.comments.values()] == ["科技金融"] * 2
    assert found.comments[0].paragraphs[-1] == "甲"
    assert found.comments[0].paragraphs[0].startswith("重点")
    # What comes in is in the document's script, what the comment says as it was typed.
    assert [(each.kind, each.text) for each in found.changes] == [("del", "科技"), ("ins", "绿色")]
    assert found.comments[1].paragraphs[-1] == "建议字句：綠色金融"
    assert "只給自己" not in str(found.comments)


def test_markdown_and_web_annotations_say_the_same_as_notes(desk: Program, tmp_path: Path) -> None:
    desk.json(
        "annotate", "m12", "--quote", "科技金融", "--comment", "此处可议", "--visibility", "both"
    )
    (note,) = desk.json("notes")
    for suffix in ("md", "jsonld"):
        said = desk.text("export", tmp_path / f"批註.{suffix}")
        assert said == f"{tmp_path}/批註.{suffix}: 1 note went in, 0 left out.\n"
    text = (tmp_path / "批註.md").read_text(encoding="utf-8")
    assert "> 「科技金融」\n>\n> 此处可议\n" in text
    (item,) = json.loads((tmp_path / "批註.jsonld").read_text(encoding="utf-8"))["first"]["items"]
    position, quoted = item["target"]["selector"]
    assert item["id"] == f"urn:uuid:{note['id']}"
    assert (position["start"], position["end"]) == (note["start"], note["end"])
    assert quoted["exact"] == note["quote"]
    assert item["body"][0] == {
        "type": "TextualBody",
        "value": "此处可议",
        "purpose": "commenting",
        "language": "zh-Hans",
        "format": "text/plain",
    }
