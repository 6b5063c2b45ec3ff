"""Two reviewers of one computer without a window: introduced, kept apart, printed by name."""

from pathlib import Path

from pypdfium2 import PdfDocument

from tests.e2e.program import Program


def test_two_reviewers_share_a_profile(desk: Program, tmp_path: Path) -> None:
    first = desk.json("annotate", "m01", "--comment", "自用")
    assert first["author"]["name"] == ""
    shared = desk.json("annotate", "m02", "--comment", "公開", "--visibility", "both")
    desk.json("reviewer", "審閱者甲", "--side", "hk", "--organisation", "某局")
    assert {note["author"]["name"] for note in desk.json("notes")} == {"審閱者甲"}
    desk.json("status", "m01", "agreed")
    desk.json("reviewer", "審閱者乙", "--side", "zj")
    assert [note["id"] for note in desk.json("notes")] == [shared["id"]]
    assert desk.json("status", "m01")["others"] == []
    refused = desk.run("history", first["id"])
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.decode().count("\n") == 1
    assert desk.run("undo").returncode == 1
    desk.json("reply", shared["id"], "乙答")
    printed = tmp_path / "out.pdf"
    assert desk.json("print", printed)["included"] == 1
    assert "審閱者甲" in text_of(printed)
    desk.json("reviewer", "審閱者甲")
    desk.json("reviewer", "--rename", "審閱者子")
    assert desk.json("undo")["of"] == "assessed"
    assert [note["replies"] for note in desk.json("notes")][1][0]["author"]["name"] == "審閱者乙"
    assert desk.json("print", printed)["included"] == 2
    assert "審閱者子" in text_of(printed)
    assert "審閱者甲" not in text_of(printed)
    assert desk.json("verify")["ok"]


def text_of(path: Path) -> str:
    with PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
