"""Starting the window: once a profile, after a kill, without a display, with a damaged file."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, Program, command

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def running(desk: Program) -> Iterator["subprocess.Popen[bytes]"]:
    """Return a window that stays open until the test ends."""
    process = subprocess.Popen(
        command("--profile", desk.profile),
        env={**os.environ, **OFFSCREEN},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    lock = desk.profile / "instance" / "window.lock"
    deadline = time.monotonic() + 30
    while not (lock.exists() and (desk.profile / "review.sqlite").exists()):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.05)
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_it_closes_after_the_first_paint_when_asked(desk: Program) -> None:
    desk.environment.update(OFFSCREEN)
    done = desk.run("--quit-after-first-paint")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_second_start_says_so_and_ends_well(
    desk: Program, running: "subprocess.Popen[bytes]"
) -> None:
    desk.environment.update(OFFSCREEN)
    done = desk.run()
    assert done.returncode == 0
    assert done.stderr.decode() == "程式已經開啟；視窗會移到前面。\n"
    assert running.poll() is None


def test_a_command_beside_the_window_says_that_the_review_is_in_use(
    desk: Program, running: "subprocess.Popen[bytes]"
) -> None:
    sentence = desk.failure("annotate", "m01")
    assert "in use" in sentence
    assert running.poll() is None


def test_after_a_kill_it_starts_again(desk: Program, running: "subprocess.Popen[bytes]") -> None:
    running.send_signal(signal.SIGKILL)
    running.wait()
    desk.environment.update(OFFSCREEN)
    done = desk.run("--quit-after-first-paint")
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_a_display_one_sentence(desk: Program) -> None:
    desk.environment.update({"QT_QPA_PLATFORM": None, "DISPLAY": None, "WAYLAND_DISPLAY": None})
    sentence = desk.failure()
    assert "tour" in sentence


def test_notes_from_the_command_line_are_in_the_window_and_back(desk: Program) -> None:
    desk.json("annotate", "m09", "--quote", "未来产业", "--comment", "請確認")
    desk.environment.update(OFFSCREEN)
    assert desk.run("--quit-after-first-paint").returncode == 0
    [note] = desk.json("notes")
    assert note["quote"] == "未來產業"
    assert note["comment"] == "請確認"


def test_with_a_damaged_memorandum_the_window_still_opens(desk: Program, tmp_path: Path) -> None:
    desk.json("annotate", "m09", "--comment", "keep me")
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copytree(ROOT / "zjhk_desktop", copy / "zjhk_desktop")
    (copy / "resources").symlink_to(ROOT / "resources")
    (copy / "data").mkdir()
    (copy / "data" / "memo.sqlite").write_bytes(b"not a database")
    arguments = command("--profile", desk.profile, "--quit-after-first-paint")
    arguments[arguments.index(str(ROOT))] = str(copy)
    done = subprocess.run(
        arguments, env={**os.environ, **OFFSCREEN}, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [note["comment"] for note in desk.json("notes")] == ["keep me"]


@pytest.mark.slow
def test_the_tour_leaves_pictures_and_a_pdf(desk: Program, tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    lines = desk.text("tour", folder).splitlines()
    paths = [Path(line) for line in lines]
    assert [path.name for path in paths] == [
        "01-opened.png",
        "02-selected.png",
        "03-annotated.png",
        "04-proposed.png",
        "05-simplified.png",
        "06-parallel.png",
        "07-found.png",
        "08-dark.png",
        "09-names.png",
        "10-notes.png",
        "11-past.png",
        "12-matrix.png",
        "13-print.png",
        "briefing.pdf",
    ]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths[:-1])
    assert len({path.read_bytes() for path in paths}) == len(paths)
    text = subprocess.run(
        ["pdftotext", paths[-1], "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "建議與第" in text.replace(" ", "")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LANG": "en_US.ISO-8859-1"}])
def test_a_locale_without_utf8_is_no_complaint(desk: Program, locale: dict[str, str]) -> None:
    desk.environment.update({**OFFSCREEN, **locale})
    done = desk.run("--quit-after-first-paint")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_what_is_no_file_in_a_file_s_place_does_not_hold_up_the_start(desk: Program) -> None:
    desk.environment.update(OFFSCREEN)
    desk.profile.mkdir()
    for name in ("review.sqlite", "settings.json"):
        os.mkfifo(desk.profile / name)
    done = desk.run("--quit-after-first-paint")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (desk.profile / "review.sqlite").is_fifo()


def test_a_missing_icon_is_no_crash(desk: Program, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copytree(ROOT / "zjhk_desktop", copy / "zjhk_desktop")
    (copy / "data").symlink_to(ROOT / "data")
    (copy / "resources").mkdir()
    for entry in (ROOT / "resources").iterdir():
        if entry.name != "icons":
            (copy / "resources" / entry.name).symlink_to(entry)
    (copy / "resources" / "icons").mkdir()
    own = Path("resources", "icons", "application.svg")
    (copy / own).symlink_to(ROOT / own)
    arguments = command("--profile", desk.profile, "--quit-after-first-paint")
    arguments[arguments.index(str(ROOT))] = str(copy)
    done = subprocess.run(
        arguments, env={**os.environ, **OFFSCREEN}, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
    lines = done.stderr.decode().splitlines()
    assert lines
    assert len(set(lines)) == len(lines)
    assert [
        line for line in lines if not re.fullmatch("the icon [a-z0-9-]+ is missing", line)
    ] == []


@pytest.mark.slow
def test_a_tour_on_a_full_disk_is_one_sentence_and_no_empty_picture(
    desk: Program, tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of our own needs root")
    try:
        assert "is full" in desk.failure("tour", small)
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", small], check=True)
