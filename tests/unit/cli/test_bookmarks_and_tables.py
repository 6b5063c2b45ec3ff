"""`bookmark` and `export`, on given services."""

import csv
import json
from pathlib import Path

import pytest

from tests.unit.briefing.docx_reading import read
from tests.unit.cli.test_running import Desk, desk

__all__ = ["desk"]


def test_bookmarks_are_set_listed_and_removed(desk: Desk) -> None:
    assert desk("bookmark") == (0, "There are no bookmarks yet.\n", "")
    assert desk.json("bookmark") == []
    assert not desk.path.parent.exists()
    assert desk.json("bookmark", "m03")["kind"] == "bookmarked"
    assert desk("bookmark", "d01")[1].startswith("Add bookmark: ")
    assert desk("bookmark", "m03")[1] == "It is so already; nothing was changed.\n"
    assert desk("bookmark")[1] == "d01\t醫療衞生\nm03\t科技合作。\n"
    assert [each["id"] for each in desk.json("bookmark")] == ["d01", "m03"]
    assert desk.json("bookmark", "d01", "--remove")["kind"] == "unbookmarked"
    assert desk.json("bookmark", "d01", "--remove")["kind"] is None
    assert desk("undo")[1] == "Undo: Remove bookmark\n"
    assert [each["id"] for each in desk.json("bookmark")] == ["d01", "m03"]


def test_a_bookmark_of_nothing_makes_no_profile(desk: Desk) -> None:
    assert "m99" in desk.fails("bookmark", "m99")
    assert desk("bookmark", "m01", "--remove")[1] == "It is so already; nothing was changed.\n"
    assert not desk.path.parent.exists()


def test_export_writes_for_one_s_own_side_unless_told_otherwise(desk: Desk, tmp_path: Path) -> None:
    desk.json("annotate", "m01", "--quote", "醫療", "--comment", "=1")
    shared = desk.json("annotate", "m02", "--comment", "乙", "--visibility", "side")
    desk.json("reply", shared["id"], "答")
    out = tmp_path / "notes.csv"
    assert desk("export", str(out)) == (0, f"{out}: 1 note went in, 1 left out.\n", "")
    both = desk.json("export", str(out), "--for", "both")
    counts = {"included": 0, "left_out": 2, "elsewhere": 0, "unprinted": 0}
    counts |= {"others": 0, "others_left_out": 0}
    assert both == {"path": str(out), **counts}
    assert desk.json("export", str(out), "--for", "self", "--script", "hans")["included"] == 2
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Number"], row["Words"], row["Comment"]) for row in rows] == [
        ("1", "医疗", "'=1"),
        ("2", "示范ABC。", "乙"),
    ]
    assert rows[1]["Replies"] == "答"


@pytest.mark.parametrize("name", ["notes.doc", "notes.zjpack", "notes"])
def test_a_format_that_is_not_there_is_said_before_anything_is_read(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    assert name in desk.fails("export", str(tmp_path / name))
    assert not (tmp_path / name).exists()
    assert desk.count == 0


def test_a_table_that_cannot_be_written_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    desk.json("annotate", "m01")
    assert "gone" in desk.fails("export", str(folder / "a.csv"))
    assert not folder.exists()


def test_chosen_domains_go_out_and_what_lies_elsewhere_is_said(desk: Desk, tmp_path: Path) -> None:
    for name in ("m01", "m03"):
        desk.json("annotate", name, "--visibility", "both")
    out = tmp_path / "notes.csv"
    assert desk("export", str(out), "--domains", "2") == (
        0,
        f"{out}: 1 note went in, 0 left out.\n1 note lies outside what was exported.\n",
        "",
    )
    assert desk.json("export", str(out), "--domains", "1-2")["elsewhere"] == 0
    before = out.read_bytes()
    assert "3" in desk.fails("export", str(out), "--domains", "3")
    assert out.read_bytes() == before


def test_a_word_document_is_in_the_script_that_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    desk.json("annotate", "m01", "--quote", "醫療", "--comment", "甲", "--visibility", "side")
    out = tmp_path / "notes.docx"
    for script, words in (("hant", "醫療"), ("hans", "医疗")):
        report = desk.json("export", str(out), "--script", script)
        assert (report["included"], report["left_out"]) == (1, 0)
        (comment,) = read(out.read_bytes()).comments.values()
        assert (comment.words, comment.paragraphs[-1]) == (words, "甲")


def test_web_annotations_have_room_for_statuses_and_bookmarks(desk: Desk, tmp_path: Path) -> None:
    desk.json("annotate", "m01", "--comment", "甲", "--visibility", "side")
    desk.json("status", "m02", "agreed", "--visibility", "side")
    desk.json("bookmark", "m03")
    out = tmp_path / "notes.jsonld"
    assert desk("export", str(out)) == (
        0,
        f"{out}: 1 note went in, 0 left out.\nStatuses and bookmarks: 1 went in, 1 left out.\n",
        "",
    )
    found = json.loads(out.read_text(encoding="utf-8"))["first"]["items"]
    assert [each["motivation"] for each in found] == ["commenting", "assessing"]
    report = desk.json("export", str(out), "--for", "self", "--domains", "2")
    assert (report["others"], report["others_left_out"], report["elsewhere"]) == (1, 0, 1)
    # A table has no room for them, and so none is left out of it.
    table = desk.json("export", str(tmp_path / "notes.csv"), "--for", "self")
    assert (table["others"], table["others_left_out"]) == (0, 0)


def test_markdown_is_written_in_the_script_that_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    desk.json("annotate", "m01", "--quote", "醫療", "--comment", "*甲*", "--visibility", "side")
    out = tmp_path / "notes.md"
    desk.json("export", str(out), "--script", "hans")
    text = out.read_text(encoding="utf-8")
    assert "**1.** 推动医疗合作" in text
    assert "> 「医疗」\n>\n> \\*甲\\*\n" in text
