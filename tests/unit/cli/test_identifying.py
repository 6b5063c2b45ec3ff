"""`reviewer` on given services, and what the other commands then show."""

from pathlib import Path

import pytest

from tests.unit.cli.test_running import Desk, desk
from zjhk_desktop.cli.parser import read_arguments
from zjhk_desktop.domain.annotation import Side
from zjhk_desktop.domain.language import english

__all__ = ["desk"]


def annotate(desk: Desk, *argv: str) -> str:
    return desk.json("annotate", "m01", *argv)["id"]


def test_nobody_is_named_before_someone_is(desk: Desk) -> None:
    assert desk.json("reviewer") == {"reviewer": None, "known": []}
    assert desk("reviewer") == (0, "Nobody has said yet who reviews here.\n", "")
    assert not desk.path.exists()
    made = desk.json("annotate", "m01")
    assert set(made["author"]) == {"id", "name", "side"}
    assert (made["author"]["name"], made["author"]["side"]) == ("", "other")
    assert desk.json("reviewer") == {"reviewer": None, "known": []}


def test_the_first_name_is_on_what_was_noted_before_it(desk: Desk) -> None:
    author = desk.json("annotate", "m01")["author"]["id"]
    present = {"id": author, "name": "審閱者甲", "side": "hk", "organisation": "某局"}
    made = desk.json("reviewer", "審閱者甲", "--side", "hk", "--organisation", "某局")
    assert made == {"reviewer": present, "known": [present]}
    (note,) = desk.json("notes")
    assert note["author"] == {"id": author, "name": "審閱者甲", "side": "hk"}


def test_a_name_switches_or_adds(desk: Desk) -> None:
    first = desk.json("reviewer", "審閱者甲", "--side", "hk")["reviewer"]
    second = desk.json("reviewer", "審閱者乙")["reviewer"]
    assert second["side"] == "other"
    assert desk.json("reviewer", "審閱者甲") == {"reviewer": first, "known": [first, second]}
    assert desk("reviewer")[1] == "●\t審閱者甲\thk\n\t審閱者乙\tother\n"
    assert desk.fails("reviewer", " ") == "A reviewer needs a name.\n"


def test_renaming_keeps_the_reviewer(desk: Desk) -> None:
    first = desk.json("reviewer", "審閱者甲", "--side", "zj", "--organisation", "某廳")["reviewer"]
    renamed = desk.json("reviewer", "--rename", "-子")["reviewer"]
    assert renamed == {**first, "name": "-子"}
    moved = desk.json("reviewer", "--rename", "審閱者子", "--side", "hk", "--organisation", "")
    assert moved["known"] == [
        {"id": first["id"], "name": "審閱者子", "side": "hk", "organisation": ""}
    ]


def test_every_command_keeps_reviewers_apart(desk: Desk, tmp_path: Path) -> None:
    desk("reviewer", "審閱者甲", "--side", "hk")
    own = annotate(desk, "--comment", "自用")
    side = annotate(desk, "--comment", "本方", "--visibility", "side")
    both = annotate(desk, "--comment", "雙方", "--visibility", "both")
    state = desk.json("history", own)[0]["revision"]
    desk("reviewer", "審閱者乙", "--side", "hk")
    assert [note["id"] for note in desk.json("notes")] == [side, both]
    assert [note["id"] for note in desk.json("notes", "--at", "2030-01-01")] == [side, both]
    assert desk.json("search", "自用", "--in", "notes") == []
    assert len(desk.json("search", "本方", "--in", "notes")) == 1
    desk("reviewer", "審閱者丙", "--side", "zj")
    assert [note["id"] for note in desk.json("notes")] == [both]
    assert "1 note" in desk("print", str(tmp_path / "out.pdf"))[1]
    assert own in desk.fails("history", own)
    assert state in desk.fails("restore", state)
    assert own in desk.fails("reply", own, "答")
    assert own in desk.fails("resolve", own)
    assert side in desk.fails("history", side)


def test_undo_is_the_reviewer_s_own(desk: Desk) -> None:
    desk("reviewer", "審閱者甲")
    first = annotate(desk)
    shared = annotate(desk, "--visibility", "both")
    desk("reviewer", "審閱者乙")
    assert desk.fails("undo") == "There is nothing to undo.\n"
    desk("resolve", shared)
    desk("reviewer", "審閱者甲")
    code, out, err = desk("undo", "--json")
    assert code == 0
    assert first in out
    assert err.startswith("1 later change of yours stays")
    assert [note["id"] for note in desk.json("notes")] == [shared]
    assert desk("redo")[2] == ""
    desk("undo")
    assert desk.fails("undo") == "There is nothing to undo.\n"


def test_when_another_has_changed_all_undo_says_so(desk: Desk) -> None:
    desk("reviewer", "審閱者甲")
    shared = annotate(desk, "--visibility", "both")
    desk("reviewer", "審閱者乙")
    desk("resolve", shared)
    desk("reviewer", "審閱者甲")
    assert desk.fails("undo").startswith("Another reviewer has changed these notes since")
    assert len(desk.json("notes")) == 1


def test_the_arguments_of_reviewer(capsys: pytest.CaptureFixture[str]) -> None:
    asked = read_arguments(["reviewer", "甲", "--side", "zj"], english())
    assert (asked.name, asked.rename, asked.side) == ("甲", None, Side.ZHEJIANG)
    for wrong in (
        ["--side", "hk"],
        ["--organisation", "某局"],
        ["甲", "--rename", "乙"],
        ["甲", "--side", "gd"],
        ["--rename"],
    ):
        with pytest.raises(SystemExit) as stop:
            read_arguments(["reviewer", *wrong], english())
        assert stop.value.code == 2
    assert "a reviewer's NAME is missing" in capsys.readouterr().err
