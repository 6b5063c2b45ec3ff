"""Files made and checked without a window: print, build, verify."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, Program
from zjhk_desktop.paths import ProgramFiles


def test_a_briefing_is_printed_for_each_reader(desk: Program, tmp_path: Path) -> None:
    for visibility in ("private", "side", "both"):
        desk.json("annotate", "m01", "--comment", visibility, "--visibility", visibility)
    out = tmp_path / "out 卷.pdf"
    for audience, counts in {"self": (3, 0), "side": (2, 1), "both": (1, 2)}.items():
        report = desk.json("print", out, "--for", audience)
        assert (report["included"], report["left_out"]) == counts
        assert report["path"] == str(out)
        assert report["pages"] >= 1
        assert out.read_bytes().startswith(b"%PDF-1.7")
        assert out.stat().st_mode & 0o777 == 0o600
        out.unlink()
    assert "went in" in desk.text("print", out, "--domains", "3,5-7", "--script", "hans", "--mono")


@pytest.mark.parametrize(
    "argv", [["--script", "both", "--layout", "matrix"], ["--domains", "14"], ["--domains", "x"]]
)
def test_what_is_not_printed_leaves_no_file(desk: Program, tmp_path: Path, argv: list[str]) -> None:
    desk.failure("print", tmp_path / "out.pdf", *argv)
    assert not (tmp_path / "out.pdf").exists()
    assert not desk.profile.exists()


def test_a_place_that_cannot_be_written_is_named(desk: Program, tmp_path: Path) -> None:
    assert "cannot be written" in desk.failure("print", tmp_path / "none" / "out.pdf")
    assert "the name is too long" in desk.failure("print", tmp_path / ("x" * 300))
    (tmp_path / "file").touch()
    assert "cannot be written" in desk.failure("print", f"{tmp_path}/file/")


def test_a_folder_gets_a_file_of_its_own_name_each_time(desk: Program, tmp_path: Path) -> None:
    desk.json("annotate", "m01")
    folder = tmp_path / "印"
    path = desk.json("print", f"{folder}/")["path"]
    assert path == str(folder / "浙港合作備忘錄_批閱本_20250424_v01.pdf")
    assert desk.json("print", folder, "--script", "hans", "--layout", "clean")["path"] == str(
        folder / "浙港合作备忘录_清本_20250424_v02.pdf"
    )
    plain = desk.json("print", folder, "--ascii-name")["path"]
    assert plain == str(folder / "zjhk-briefing_20250424_v03.pdf")
    # Never in the place of another: the log is lost, and numbers begin anew.
    (desk.profile / "prints.log").unlink()
    desk.json("print", folder)
    names = {each.name for each in folder.iterdir()}
    assert len(names) == 4
    assert "浙港合作備忘錄_批閱本_20250424_v01-2.pdf" in names


def test_names_in_ascii_are_remembered_by_the_profile(desk: Program, tmp_path: Path) -> None:
    desk.profile.mkdir()
    (desk.profile / "settings.json").write_text('{"ascii_names": true}')
    desk.json("print", f"{tmp_path}/")
    desk.json("print", f"{tmp_path}/", "--no-ascii-name")
    names = {each.name for each in tmp_path.glob("*.pdf")}
    assert names == {"zjhk-briefing_20250424.pdf", "浙港合作備忘錄_批閱本_20250424.pdf"}


def test_the_matrix_and_both_scripts_are_printed(desk: Program, tmp_path: Path) -> None:
    desk.json("status", "m09", "agreed", "--owner", "港方", "--due", "2026-12-01")
    desk.json("annotate", "m09", "--quote", "未来产业")
    out = tmp_path / "out.pdf"
    report = desk.json("print", out, "--layout", "matrix", "--for", "side")
    assert (report["statuses"], report["statuses_left_out"]) == (0, 1)
    report = desk.json("print", out, "--layout", "matrix")
    assert (report["statuses"], report["statuses_left_out"], report["included"]) == (1, 0, 1)
    report = desk.json("print", out, "--script", "both")
    assert report["included"] == 1
    assert out.read_bytes().startswith(b"%PDF-1.7")


def test_what_is_not_printed_is_told_apart(desk: Program, tmp_path: Path) -> None:
    for name, visibility in (("m01", "private"), ("m01", "both"), ("m51", "both")):
        desk.json("annotate", name, "--visibility", visibility)
    out = tmp_path / "out.pdf"
    report = desk.json("print", out, "--domains", "1", "--for", "both")
    assert (report["included"], report["left_out"], report["elsewhere"]) == (1, 1, 1)
    report = desk.json("print", out, "--layout", "clean")
    assert (report["included"], report["left_out"], report["unprinted"]) == (0, 0, 3)


def test_a_briefing_holds_only_what_was_asked_for(desk: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    desk.text("reviewer", "審閱者甲")
    first = desk.json("annotate", "m01", "--category", "query", "--visibility", "both")
    desk.json("annotate", "m12", "--category", "amend")
    desk.text("resolve", first["id"])
    desk.text("reviewer", "審閱者乙")
    desk.json("annotate", "m12", "--category", "query", "--visibility", "both")
    desk.text("reviewer", "審閱者甲")
    report = desk.json("print", out, "--measures", "12", "--domains", "1")
    assert (report["included"], report["unchosen"], report["elsewhere"]) == (3, 0, 0)
    for asked, unchosen in (
        (["--by", "審閱者乙"], {"by": 2}),
        (["--by", "me"], {"by": 1}),
        (["--by", "me，審閱者乙"], {}),
        (["--categories", "query"], {"categories": 1}),
        (["--state", "resolved"], {"state": 2}),
        (["--since", "2099-01-01"], {"since": 3}),
    ):
        report = desk.json("print", out, *asked)
        assert report["unchosen_by"] == unchosen
        assert report["included"] == 3 - sum(unchosen.values())
    alone = desk.json("print", out, "--only-annotated", "--by", "審閱者乙")
    assert alone["pages"] == 1
    out.unlink()
    for asked, sentence in (
        (["--by", "nobody"], "no reviewer “nobody”"),
        (["--measures", "52"], "measures from 1 to 51"),
        (["--since", "2099-01-01", "--only-annotated"], "Nothing would be printed"),
    ):
        assert sentence in desk.failure("print", out, *asked)
    assert not out.exists()


def test_printings_are_counted_and_later_ones_print_what_changed(
    desk: Program, tmp_path: Path
) -> None:
    out = tmp_path / "out.pdf"
    assert desk.json("print", out)["number"] is None
    assert not desk.profile.exists()
    kept = desk.json("annotate", "m01", "--comment", "一", "--visibility", "both")
    gone = desk.json("annotate", "m02", "--comment", "二", "--visibility", "both")
    assert desk.json("print", out)["number"] == 1
    assert "This is print no. 2." in desk.text("print", out, "--for", "side")
    assert desk.failure("print", out, "--since-print", "1").startswith("Nothing would be printed")
    assert "no. 9 is not on record" in desk.failure("print", out, "--since-print", "9")
    desk.text("resolve", kept["id"])
    desk.json("annotate", "m09", "--comment", "三")
    report = desk.json("print", out, "--since-print", "1", "--for", "both")
    assert (report["number"], report["included"], report["left_out"]) == (3, 1, 1)
    assert (report["unchosen_by"], report["changes"]) == ({"since_print": 1}, {"resolved": 1})
    found = desk.json("prints")
    assert [(each["number"], each["for"], each["notes"]) for each in found] == [
        (1, "self", 2),
        (2, "side", 2),
        (3, "both", 1),
    ]
    assert desk.text("prints").count("\n") == 3
    assert gone["id"] not in (desk.profile / "prints.log").read_text()


def test_what_was_not_asked_for_is_said(desk: Program, tmp_path: Path) -> None:
    desk.json("annotate", "m01")
    said = desk.text("print", tmp_path / "x.pdf", "--categories", "done", "--domains", "2")
    assert "1 note lies outside what was printed." in said
    said = desk.text("print", tmp_path / "x.pdf", "--categories", "done")
    assert "1 note is of a category not asked for." in said


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no such device")
def test_a_briefing_goes_down_a_pipe_alone(desk: Program) -> None:
    done = desk.run("print", "/dev/stdout")
    assert done.returncode == 0
    assert done.stdout.startswith(b"%PDF-1.7")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert "went in" in done.stderr.decode()


def test_the_memorandum_is_built_again_to_the_byte(
    desk: Program, tmp_path: Path, program: ProgramFiles
) -> None:
    report = desk.json("build", program.source, tmp_path / "memo.sqlite")
    assert (report["domains"], report["measures"]) == (13, 51)
    assert (tmp_path / "memo.sqlite").read_bytes() == program.memorandum.read_bytes()
    assert "sha256\t" in desk.text("build", program.source, tmp_path / "again.sqlite")


def test_a_source_that_is_not_there_builds_nothing(desk: Program, tmp_path: Path) -> None:
    assert "cannot be read" in desk.failure("build", tmp_path / "none", tmp_path / "memo.sqlite")
    assert not (tmp_path / "memo.sqlite").exists()


def test_a_sound_profile_verifies(desk: Program) -> None:
    desk.json("annotate", "m01")
    found = desk.json("verify")
    assert found["ok"]
    names = ["memorandum", "review", "places", "journal"]
    assert [check["name"] for check in found["checks"]] == names
    assert desk.text("verify").count("✓") == 4


def test_a_flipped_letter_in_the_review_is_found_and_put_right(desk: Program) -> None:
    made = desk.json("annotate", "m01", "--comment", "NEEDLE")
    review = desk.profile / "review.sqlite"
    content = review.read_bytes()
    assert content.count(b"NEEDLE") == 1
    review.write_bytes(content.replace(b"NEEDLE", b"NEEDLF"))
    done = desk.run("verify")
    assert done.returncode == 1
    assert "is damaged" in done.stdout.decode()
    healed = desk.run("notes", "--json")
    assert (healed.returncode, json.loads(healed.stdout)) == (0, [made])
    assert healed.stderr.decode().count("\n") == 1
    assert "built anew with 1 note" in healed.stderr.decode()
    [kept] = desk.profile.glob("review.damaged-*.sqlite")
    assert b"NEEDLF" in kept.read_bytes()
    assert desk.json("verify")["ok"]


def test_a_backup_is_a_review_of_its_own(desk: Program, tmp_path: Path) -> None:
    made = desk.json("annotate", "m01", "--comment", "一")
    there = desk.json("backup", tmp_path / "usb")
    assert (there["annotations"], there["revisions"]) == (1, 1)
    own = desk.text("backup")
    assert str(desk.profile / "backups") in own
    assert "1 note" in own
    elsewhere = Program(tmp_path / "restored")
    elsewhere.profile.mkdir(mode=0o700)
    shutil.copyfile(there["path"], elsewhere.profile / "review.sqlite")
    assert elsewhere.json("notes") == [made]


def test_backups_are_listed_and_none_is_taken(desk: Program, tmp_path: Path) -> None:
    assert desk.json("backup", "--list") == []
    assert not desk.profile.exists()
    desk.json("annotate", "m01", "--comment", "一")
    own = desk.json("backup")
    assert desk.json("backup", "--list") == [{**own, "good": True}]
    assert "1 note in 1 state" in desk.text("backup", "--list")
    Path(own["path"]).write_bytes(b"nothing")
    assert desk.text("backup", "--list") == f"{own['path']}: damaged.\n"
    there = desk.json("backup", tmp_path / "usb")
    assert [each["path"] for each in desk.json("backup", tmp_path / "usb", "--list")] == [
        there["path"]
    ]
    assert desk.text("backup", tmp_path, "--list") == "There are no backups yet.\n"


def test_nothing_is_backed_up_where_there_is_no_review(desk: Program) -> None:
    assert desk.failure("backup") == "There is no review in this profile yet.\n"
    assert not desk.profile.exists()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the program whose memorandum may be spoilt."""
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(
        ROOT / "zjhk_desktop", root / "zjhk_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    (root / "resources").symlink_to(ROOT / "resources")
    (root / "data").mkdir()
    return root


@pytest.mark.parametrize("spoilt", ["missing", "flipped", "another", "empty", "folder"])
def test_notes_outlive_the_memorandum(
    desk: Program, program: ProgramFiles, copy: Path, spoilt: str
) -> None:
    made = desk.json("annotate", "m01", "--comment", "還在")
    target = copy / "data" / "memo.sqlite"
    content = bytearray(program.memorandum.read_bytes())
    content[len(content) // 2] ^= 1
    if spoilt == "folder":
        target.mkdir()
    elif spoilt != "missing":
        target.write_bytes(
            {"flipped": bytes(content), "another": b"x" * 9000, "empty": b""}[spoilt]
        )
    start = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); "
        "from zjhk_desktop.__main__ import main; sys.exit(main())"
    )

    def run(*argv: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-I", "-c", start, copy, "--profile", desk.profile, *argv],
            capture_output=True,
            text=True,
            check=False,
        )

    try:
        notes = run("notes", "--json")
        assert notes.returncode == 0
        assert made["id"] in notes.stdout
        assert notes.stderr.count("\n") == 1
        assert "your annotations are safe" in notes.stderr
        for argv in (["show"], ["search", "x"], ["annotate", "m01"], ["print", "x.pdf"]):
            done = run(*argv)
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr == notes.stderr
        assert run("verify").returncode == 1
    finally:
        shutil.rmtree(target, ignore_errors=True)
        target.unlink(missing_ok=True)
    assert len(desk.json("notes")) == 1
