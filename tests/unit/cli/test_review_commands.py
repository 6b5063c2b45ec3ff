"""Replies, resolving, statuses and the past on the command line, on given services."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.cli.test_running import Desk, desk
from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.review_store import ReviewStore

__all__ = ["desk"]


def annotate(desk: Desk, *argv: str) -> str:
    return desk.json("annotate", "m01", *argv)["id"]


def test_a_reply_stands_below_its_note(desk: Desk) -> None:
    root = annotate(desk, "--comment", "一", "--visibility", "side")
    made = desk.json("reply", root, "答")
    assert set(made) == {
        "id",
        "reply_to",
        "comment",
        "author",
        "created",
        "modified",
        "visibility",
    }
    assert (made["reply_to"], made["comment"], made["visibility"]) == (root, "答", "side")
    (note,) = desk.json("notes")
    assert (note["id"], note["replies"]) == (root, [made])
    assert desk("reply", made["id"], "再答")[1].startswith("Reply: ")
    assert [each["comment"] for each in desk.json("notes")[0]["replies"]] == ["答", "再答"]
    assert desk("notes")[1].count("↳") == 2
    assert "nothing" in desk.fails("reply", "nothing", "答")
    assert "not text" in desk.fails("reply", root, "\0")


def test_an_id_that_would_steer_a_terminal_is_made_visible(desk: Desk) -> None:
    """Such an id is refused of an archive, but a review may hold one."""
    ids = iter(["me", "device", "n\x1b[2J\nm99", "o1", "r\x1b[2J\nm99", "o2"])
    reviewing = Reviewing(
        ReviewStore(desk.path), None, now=lambda: datetime.now(UTC), new_id=ids.__next__
    )
    root = reviewing.annotate(Anchor("m01", 2, 4, "醫療", "推動", "合作"), comment="字")
    reviewing.reply(root.annotations[0], "答")
    reviewing.close()
    for argv in (("notes",), ("search", "字", "--in", "notes")):
        said = desk(*argv)[1]
        assert "\x1b" not in said
        assert "␛[2J⏎m99" in said
    assert desk("notes")[1].count("\n") == 2


def test_notes_are_resolved_and_reopened_together(desk: Desk) -> None:
    names = [annotate(desk), annotate(desk)]
    change = desk.json("resolve", *names)
    assert (change["kind"], change["annotations"]) == ("resolved", names)
    assert [note["resolved"] for note in desk.json("notes")] == [True, True]
    assert desk.json("resolve", *names)["kind"] is None
    assert desk("resolve", names[0])[1] == "It is so already; nothing was changed.\n"
    assert desk("reopen", names[0])[1] == f"Reopen note: {names[0]}\n"
    assert desk("undo")[1] == "Undo: Reopen note\n"
    assert "nothing" in desk.fails("resolve", names[0], "nothing")


def test_a_proposal_shows_its_words(desk: Desk) -> None:
    made = desk.json("annotate", "m01", "--quote", "醫療", "--replace", "衞生")
    assert (made["replacement"], made["proposal"]) == ("衞生", "replace")
    assert "「醫療」 → 「衞生」" in desk("notes")[1]
    deleting = desk.json("annotate", "m01", "--quote", "醫療", "--replace", "")
    assert deleting["replacement"] == ""
    assert "「醫療」 → (to be deleted)" in desk("notes")[1]
    for option, kind, words in (("before", "before", "新醫療"), ("after", "after", "醫療新")):
        place = ("annotate", "m01", "--quote", "醫療")
        inserting = desk.json(*place, f"--insert-{option}", "新")
        assert inserting["proposal"] == kind
        assert f"「醫療」 → 「{words}」" in desk("notes")[1]
    assert desk.json("annotate", "m01", "--style", "underline")["style"] == "underline"


def test_words_are_proposed_for_one_place_at_a_time(desk: Desk) -> None:
    with pytest.raises(SystemExit) as ended:
        desk("annotate", "m01", "--replace", "甲", "--insert-after", "乙")
    assert ended.value.code == 2


def test_proposed_words_are_found(desk: Desk) -> None:
    made = desk.json(
        "annotate", "m01", "--quote", "醫療", "--replace", "衞生醫療", "--comment", "x"
    )
    places = desk.json("search", "医疗", "--in", "notes")
    assert places == [
        {
            "annotation": made["id"],
            "passage": "m01",
            "in": "replacement",
            "start": 2,
            "end": 4,
            "text": "醫療",
        }
    ]
    assert "→ 衞生【醫療】" in desk("search", "医疗", "--in", "notes")[1]
    assert len(desk.json("search", "医疗 x", "--in", "notes")) == 2


def test_a_proposal_that_changes_nothing_makes_no_profile(desk: Desk) -> None:
    for words in ("醫療", "医疗"):
        desk.fails("annotate", "m01", "--quote", "醫療", "--replace", words)
    assert not desk.path.parent.exists()


def test_the_status_of_all_measures_is_there_without_a_review(desk: Desk) -> None:
    found = desk.json("status")
    assert [each["id"] for each in found] == ["m01", "m02", "m03"]
    assert {each["status"] for each in found} == {"unreviewed"}
    assert desk.json("status", "m02") == found[1]
    assert desk("status", "m02") == (0, "m02\tunreviewed\n", "")
    assert not desk.path.parent.exists()


def test_a_status_is_set_and_read(desk: Desk) -> None:
    made = desk.json(
        *("status", "m02", "follow_up", "--owner", "甲", "--due", "2026-12-01", "--next", "-查"),
        *("--visibility", "side"),
    )
    expected = {"status": "follow_up", "owner": "甲", "due": "2026-12-01", "next": "-查"}
    assert {name: made[name] for name in expected} == expected
    assert (made["number"], made["domain"], made["visibility"]) == (2, 1, "side")
    assert desk.json("status", "m02") == made
    assert desk("status", "m02")[1] == "m02\tfollow_up\t甲\t2026-12-01\t-查\n"
    assert desk.json("status", "m02", "--owner", "")["owner"] == ""
    assert desk.json("status", "m02")["status"] == "follow_up"
    assert desk("undo")[1] == "Undo: Set status\n"
    assert desk.json("notes") == []
    assert desk.json("history", made["annotation"])[-1]["changes"][0]["what"] == "owner"


@pytest.mark.parametrize(
    "argv",
    [
        ["d01", "agreed"],
        ["m99", "agreed"],
        ["m01", "--owner", "字" * 201],
        ["m01", "--next", "\0"],
        ["d01"],
        ["agreed"],
    ],
)
def test_a_status_that_cannot_be_makes_no_profile(desk: Desk, argv: list[str]) -> None:
    desk.fails("status", *argv)
    assert not desk.path.parent.exists()


def test_the_history_says_what_changed_and_any_state_comes_back(desk: Desk) -> None:
    made = annotate(desk, "--comment", "一")
    desk("reply", made, "答")
    desk("resolve", made)
    desk("undo")
    states = desk.json("history", made)
    assert [each["changes"] for each in states[1:]] == [
        [{"what": "resolved", "before": "false", "after": "true"}],
        [{"what": "resolved", "before": "true", "after": "false"}],
    ]
    assert [each["current"] for each in states] == [False, False, True]
    lines = [line.split("\t") for line in desk("history", made)[1].splitlines()]
    assert [line[-1] for line in lines] == ["一", "resolved", "reopened"]
    change = desk.json("restore", lines[1][1])
    assert (change["kind"], change["annotations"]) == ("restored", [made])
    assert desk.json("notes")[0]["resolved"]
    assert desk.json("restore", states[1]["revision"])["kind"] is None
    assert "0000" in desk.fails("restore", "0" * 64)
    desk.fails("restore", "")


def test_the_notes_as_they_were(desk: Desk) -> None:
    """The sample's clock is at 2026-01-02T03:04:05Z again at each start."""
    annotate(desk, "--comment", "一")
    assert desk.json("notes", "--at", "2026-01-02T03:04:04Z") == []
    assert len(desk.json("notes", "--at", "2026-01-02T11:04:05+08:00")) == 1
    here = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC).astimezone().replace(tzinfo=None)
    assert len(desk.json("notes", "--at", here.isoformat())) == 1
    assert desk.json("notes", "--at", (here - timedelta(seconds=1)).isoformat()) == []
    assert desk.json("notes", "--at", here.date().isoformat()) == []
    desk("undo")
    assert desk.json("notes", "--at", "2027-01-01") == []


def test_what_was_is_printed_on_one_line(desk: Desk) -> None:
    made = annotate(desk, "--comment", "一\n\x1b[2J")
    assert desk("history", made)[1].count("\n") == 1
    assert "\x1b" not in desk("history", made)[1]
