"""A reviewer without a window: mark, look, change one's mind, restart, print."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.program import Program, command
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script


def test_a_mark_goes_from_the_command_line_to_the_disk_and_back(
    desk: Program, memorandum: Memorandum
) -> None:
    made = desk.json(
        "annotate",
        "m01",
        "--quote",
        "一带一路",
        "--nth",
        "2",
        "--category",
        "query",
        "--comment",
        "是否包括<b>？\n第二行𨋢",
        "--visibility",
        "side",
    )
    text = memorandum.passage("m01").text_hant
    assert text[made["start"] : made["end"]] == made["quote"] == "一帶一路"
    assert made["start"] == text.index("一帶一路", text.index("一帶一路") + 1)
    assert desk.json("notes") == [made]
    assert made["author"]["side"] == "other"
    assert desk.profile.stat().st_mode & 0o777 == 0o700
    assert {entry.stat().st_mode & 0o777 for entry in desk.profile.iterdir()} == {0o600}


def test_either_script_marks_the_same_words(desk: Program, memorandum: Memorandum) -> None:
    measure = next(each for each in memorandum.measures if each.text_hant[:6] != each.text_hans[:6])
    marks = [
        desk.json("annotate", measure.id, "--quote", measure.text(script)[:6]) for script in Script
    ]
    assert [(each["start"], each["end"], each["quote"]) for each in marks] == [
        (0, 6, measure.text_hant[:6])
    ] * 2


def test_a_proposal_typed_in_simplified_is_printed_in_both_scripts(
    desk: Program, tmp_path: Path
) -> None:
    made = desk.json(
        *("annotate", "m36", "--quote", "按照其发展需要", "--replace", "按照当地发展需要"),
        *("--category", "amend"),
    )
    assert (made["quote"], made["replacement"]) == ("按照其發展需要", "按照当地发展需要")
    assert "「按照其發展需要」 → 「按照当地发展需要」" in desk.text("notes")
    assert [hit["text"] for hit in desk.json("search", "當地", "--in", "notes")] == ["当地"]
    for script, words in (("hant", "按照其當地發展需要"), ("hans", "按照其当地发展需要")):
        out = tmp_path / f"{script}.pdf"
        desk.json("print", out, "--script", script, "--domains", "8")
        document = pypdfium2.PdfDocument(out)
        printed = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert words in printed
    refused = desk.run("annotate", "m36", "--quote", "发展", "--replace", "发展")
    assert refused.returncode == 1
    assert desk.text("undo").startswith("Undo: Propose wording")


def test_notes_come_in_the_memorandum_s_order(desk: Program) -> None:
    for name in ("m51", "m02", "d01", "p1", "t1"):
        desk.json("annotate", name)
    assert [each["passage"] for each in desk.json("notes")] == ["t1", "p1", "d01", "m02", "m51"]


def test_undo_and_redo_work_from_one_start_to_the_next(desk: Program) -> None:
    first = desk.json("annotate", "m01", "--comment", "一")["id"]
    second = desk.json("annotate", "m02", "--comment", "二")["id"]
    desk.json("undo")
    assert [each["id"] for each in desk.json("notes")] == [first]
    desk.json("undo")
    assert desk.json("notes") == []
    desk.failure("undo")
    desk.json("redo")
    desk.json("redo")
    desk.failure("redo")
    assert [each["id"] for each in desk.json("notes")] == [first, second]
    assert [each["deleted"] for each in desk.json("history", second)] == [False, True, False]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["m52"], "m52"),
        (["m01", "--quote", "沒有這句"], "沒有這句"),
        (["m01", "--quote", "一帶一路", "--nth", "9"], "9"),
        (["m01", "--range", "0:100000"], "100000"),
        (["m01", "--range", "5:5"], "5:5"),
        (["m01", "--comment", "字" * 20_001], "20001"),
    ],
)
def test_what_cannot_be_marked_changes_nothing(desk: Program, argv: list[str], words: str) -> None:
    assert words in desk.failure("annotate", *argv)
    assert not desk.profile.exists()


def test_the_arguments_need_no_utf8_locale(desk: Program) -> None:
    for locale in ({"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "en_US.ISO-8859-1"}):
        story = Program(desk.profile, {"PYTHONUTF8": None, "PYTHONCOERCECLOCALE": "0", **locale})
        assert story.json("annotate", "m01", "--comment", "卷𨋢")["comment"] == "卷𨋢"


def test_a_comment_that_is_no_text_is_refused(desk: Program) -> None:
    done = subprocess.run(
        [*command("--profile", desk.profile, "annotate", "m01", "--comment"), b"\xff\xfe"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert not desk.profile.exists()


def test_two_at_once_both_get_in(desk: Program) -> None:
    desk.json("annotate", "m01")
    running = [
        subprocess.Popen(
            command("--profile", desk.profile, "annotate", name, "--json"), stdout=subprocess.PIPE
        )
        for name in ("m02", "m03")
    ]
    made = [json.loads(each.communicate()[0])["passage"] for each in running]
    assert [each["passage"] for each in desk.json("notes")] == ["m01", *made]


def test_three_first_starts_at_once_make_one_profile(desk: Program) -> None:
    running = [
        subprocess.Popen(
            command("--profile", desk.profile, "annotate", name, "--json"), stdout=subprocess.PIPE
        )
        for name in ("m02", "m03", "m04")
    ]
    made = [json.loads(each.communicate()[0]) for each in running]
    notes = desk.json("notes")
    assert {each["id"] for each in notes} == {each["id"] for each in made}
    assert len({each["author"]["id"] for each in notes}) == 1


def test_a_review_that_is_held_is_said_to_be_in_use(desk: Program) -> None:
    desk.json("annotate", "m01")
    hold = (
        "import sqlite3, sys, time\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-I", "-c", hold, desk.profile / "review.sqlite"], stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    try:
        for argv in (["notes"], ["annotate", "m02"], ["undo"]):
            begun = time.monotonic()
            assert "in use" in desk.failure(*argv)
            assert time.monotonic() - begun < 4
    finally:
        holder.kill()
        holder.communicate()
    assert len(desk.json("notes")) == 1


@pytest.mark.parametrize("kind", ["empty", "garbage", "foreign folder", "file as folder"])
def test_a_profile_that_is_wrong_is_left_as_it_is(desk: Program, kind: str) -> None:
    review = desk.profile / "review.sqlite"
    if kind == "file as folder":
        desk.profile.write_text("x")
    else:
        desk.profile.mkdir()
        if kind == "foreign folder":
            review.mkdir()
        else:
            review.write_bytes(b"" if kind == "empty" else b"garbage" * 999)
    for argv in (["notes"], ["annotate", "m01"], ["undo"], ["print", "x.pdf"]):
        desk.failure(*argv)
    if kind == "garbage":
        assert review.read_bytes() == b"garbage" * 999
    done = desk.run("verify")
    assert done.returncode == 1
    assert done.stderr == b""


def test_an_interrupted_program_ends_quietly(desk: Program) -> None:
    running = subprocess.Popen(
        command("--profile", desk.profile, "convert", "--to", "hans"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background ignores the signal, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write("頭\n".encode())
    running.stdin.flush()
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    # Its input stays open until it has ended: only the signal ends it.
    assert running.wait(timeout=20) == 130
    assert running.communicate() == (b"", b"")


def test_the_default_profile_is_the_platform_s(home: Path) -> None:
    done = subprocess.run(command("annotate", "m01", "--json"), capture_output=True, check=False)
    assert done.returncode == 0
    made = list(home.rglob("review.sqlite"))
    assert [path.parent.name for path in made] == ["zjhk-desktop"]


def test_a_home_that_does_not_exist_is_one_sentence() -> None:
    nowhere = {name: value for name, value in os.environ.items() if not name.startswith("XDG")}
    done = subprocess.run(
        command("annotate", "m01"),
        capture_output=True,
        env={**nowhere, "HOME": "/proc/nowhere"},
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be used" in done.stderr


def test_a_discussion_ends_with_a_status_and_everything_can_be_taken_back(desk: Program) -> None:
    note = desk.json("annotate", "m03", "--comment", "請說明", "--visibility", "both")["id"]
    answer = desk.json("reply", note, "已說明")
    desk.json("resolve", note)
    status = desk.json("status", "m03", "agreed", "--owner", "某局", "--due", "2026-12-31")
    (found,) = desk.json("notes")
    assert (found["resolved"], found["replies"]) == (True, [answer])
    assert desk.json("status")[2] == status
    for _ in range(4):
        desk.json("undo")
    assert desk.json("notes") == []
    assert desk.json("status", "m03")["status"] == "unreviewed"
    first = desk.json("history", note)[0]["revision"]
    desk.json("restore", first[:12])
    assert [each["id"] for each in desk.json("notes")] == [note]
    assert desk.json("notes", "--at", "2020-01-01") == []


@pytest.mark.parametrize(
    "argv", [("status", "m03", "fine"), ("status", "m03", "--due", "2026-2-1"), ("reply", "x")]
)
def test_wrong_usage_of_the_review_s_commands(desk: Program, argv: tuple[str, ...]) -> None:
    sentence = desk.failure(*argv, code=2)
    assert "usage" in sentence
    assert not desk.profile.exists()
