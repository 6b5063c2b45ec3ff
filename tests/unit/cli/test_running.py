"""Commands on given services: errors become a sentence and 1; nothing else comes out."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.sample import fold, open_reviewing, sample_memorandum
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions, Layout, TypeSize
from zjhk_desktop.cli.handlers import COMMANDS
from zjhk_desktop.cli.parser import read_arguments
from zjhk_desktop.cli.running import BROKEN_PIPE, INTERRUPTED, run
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.errors import CannotWrite, MemorandumDamaged, NoDisplay, ReviewInUse
from zjhk_desktop.domain.language import Language, english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.progress import Progress, Stage, Watch
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.exporting import Exporting
from zjhk_desktop.services.numbering import Numbering
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.services.verifying import Check
from zjhk_desktop.storage.backups import Backup
from zjhk_desktop.storage.print_log import PrintLog
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.translation import load_translator

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


class Desk:
    """Services on the sample memorandum, and what they were asked for."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = folder / "profile" / "review.sqlite"
        self.capsys = capsys
        self.printed: list[BriefingOptions] = []
        self.undrawn: tuple[str, ...] = ()
        self.elsewhere = self.unprinted = self.statuses = self.kept_back = 0
        self.backups: list[Backup] = []
        self.checks = [Check("a", ok=True, message="A is right.")]
        self.services = Services(
            translator=english(),
            memorandum=sample_memorandum,
            reviewing=lambda access: open_reviewing(self.path, access, prefix=str(self.starts())),
            archives=lambda: pytest.fail("nothing is archived here"),
            backup=lambda folder: Backup(
                (folder or Path("own")) / "review-20260102T030405Z.sqlite", NOON, 9, True, 2, 5
            ),
            backups=lambda folder: self.backups,
            searching=lambda: Searching(sample_memorandum(), fold),
            printing=lambda: SimpleNamespace(save=self.save),  # type: ignore[arg-type,return-value]
            exporting=lambda: Exporting(
                sample_memorandum(), lambda script: english(), now=lambda: NOON
            ),
            numbering=lambda: Numbering(
                PrintLog(self.path.parent / "prints.log"), now=lambda: NOON
            ),
            settings=lambda: SettingsStore(self.path.parent / "settings.json"),
            convert=lambda parts, to: (part.translate({ord("漢"): "汉"}) for part in parts),
            build=lambda source, out: SimpleNamespace(  # type: ignore[arg-type,return-value]
                domains=2,
                measures=3,
                passages=6,
                names=0,
                mentions=0,
                words=2,
                idle_words=("甲", "乙"),
                sha256="ab",
            ),
            verify=lambda: iter(self.checks),
            now=lambda: NOON,
            open_window=lambda quit_: 7 if quit_ else 8,
            tour=lambda folder: [folder / "1.png", folder / "2.pdf"],
            self_test=lambda: iter(self.checks),
        )
        self.count = 0
        self.passphrases: list[str] = []

    def starts(self) -> int:
        self.count += 1
        return self.count

    def save(
        self,
        annotations: list,
        options: BriefingOptions,
        out: Path,
        made: Edition,
        *,
        watch: Watch,
        passphrase: str,
    ) -> SimpleNamespace:
        watch(Progress(Stage.SETTING, 1, 0, 0.5))
        self.passphrases.append(passphrase)
        self.printed.append(options)
        return SimpleNamespace(
            path=out,
            pages=3,
            included=len(annotations),
            left_out=2,
            undrawn=self.undrawn,
            elsewhere=self.elsewhere,
            unprinted=self.unprinted,
            statuses=self.statuses,
            kept_back=self.kept_back,
            unchosen={},
            number=made.number,
            revisions=[each.revision for each in annotations],
            changes={},
        )

    def __call__(self, *argv: str) -> tuple[int, str, str]:
        code = run(read_arguments(argv, english()), self.services)
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err

    def json(self, *argv: str):
        code, out, err = self(*argv, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    def fails(self, *argv: str) -> str:
        code, out, err = self(*argv)
        assert (code, out) == (1, "")
        assert err.endswith("\n")
        assert err.count("\n") == 1
        return err


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def damaged() -> Memorandum:
    raise MemorandumDamaged(path="memo.sqlite")


def test_show_gives_what_was_asked_in_that_order(desk: Desk) -> None:
    found = desk.json("show", "m02", "t1", "m02", "--script", "hans")
    assert [record["id"] for record in found] == ["m02", "t1", "m02"]
    assert found[0] == {
        "id": "m02",
        "kind": "measure",
        "number": 2,
        "domain": 1,
        "script": "hans",
        "text": "示范ABC。",
    }
    assert len(desk.json("show")) == 6
    assert desk("show", "d02") == (0, "d02\t科技\n", "")
    assert "“m99”" in desk.fails("show", "m01", "m99")


def test_search_gives_hits_with_the_authoritative_words(desk: Desk) -> None:
    assert desk.json("search", "医疗")[1] == {
        "passage": "m01",
        "start": 2,
        "end": 4,
        "text": "醫療",
    }
    assert "推動【醫療】合作" in desk("search", "医疗")[1]
    assert desk.json("search", "航空") == []
    assert "not text" in desk.fails("search", "\udcff")


def test_search_as_text_has_a_section_for_each_part_that_holds_something(desk: Desk) -> None:
    alone = desk("search", "医疗")
    assert alone[0] == 0
    assert alone[1].startswith("Memorandum (")
    assert "Notes" not in alone[1]
    assert alone[2] == ""
    note = desk.json("annotate", "m01", "--comment", "請\n補充醫療安排")
    lines = desk("search", "医疗")[1].splitlines()
    assert lines[-2:] == ["Notes (1)", f"m01\t{note['id']}\t4:6\t請⏎補充【醫療】安排"]
    only = desk("search", "医疗", "--in", "notes")
    assert only == (0, lines[-1] + "\n", "")


def test_search_lists_a_note_found_by_a_filter_alone(desk: Desk) -> None:
    note = desk.json("annotate", "m01", "--quote", "醫療", "--category", "query")
    assert desk("search", "category:query") == (
        0,
        f"Notes (1)\nm01\t{note['id']}\t0:0\t「醫療」\n",
        "",
    )
    assert desk.json("search", "category:query") == []
    assert desk.json("search", "category:query", "--in", "notes") == [
        {
            "annotation": note["id"],
            "passage": "m01",
            "in": "comment",
            "start": 0,
            "end": 0,
            "text": "",
        }
    ]


@pytest.mark.parametrize("part", [(), ("--in", "notes"), ("--in", "names")])
def test_nothing_found_is_said_beside_the_output(desk: Desk, part: tuple[str, ...]) -> None:
    assert desk("search", "火星", *part) == (0, "", "Nothing is found.\n")
    assert desk.json("search", "火星", *part) == []


def test_a_review_in_use_leaves_the_text_to_be_searched(desk: Desk) -> None:
    def in_use(_access: object) -> Reviewing:
        raise ReviewInUse(path="review.sqlite")

    desk.services = replace(desk.services, reviewing=in_use)
    code, out, err = desk("search", "醫療")
    assert (code, err.count("\n")) == (0, 1)
    assert "【醫療】" in out
    assert "in use" in err
    assert desk.json("search", "醫療") != []
    assert "in use" in desk.fails("search", "醫療", "--in", "notes")


def test_annotate_gives_the_annotation_as_notes_will(desk: Desk) -> None:
    made = desk.json(
        "annotate",
        "m01",
        "--quote",
        "医疗",
        "--nth",
        "2",
        "--category",
        "amend",
        "--comment",
        "改",
        "--visibility",
        "both",
    )
    assert set(made) == {
        "id",
        "passage",
        "start",
        "end",
        "whole",
        "quote",
        "category",
        "style",
        "comment",
        "replacement",
        "proposal",
        "tags",
        "author",
        "created",
        "modified",
        "visibility",
        "resolved",
        "replies",
    }
    assert set(made["author"]) == {"id", "name", "side"}
    assert (made["start"], made["end"], made["quote"]) == (9, 11, "醫療")
    assert (made["category"], made["comment"], made["visibility"]) == ("amend", "改", "both")
    assert (made["whole"], made["tags"], made["replies"]) == (False, [], [])
    assert desk.json("notes") == [made]


def test_annotate_takes_a_range_or_the_whole(desk: Desk) -> None:
    assert desk.json("annotate", "m01", "--range", "11:12")["quote"] == "𨋢"
    whole = desk.json("annotate", "m02")
    assert (whole["start"], whole["end"], whole["whole"]) == (0, 6, True)
    assert (whole["category"], whole["visibility"]) == ("key", "private")
    assert "“ABC”" in desk("annotate", "m02", "--quote", "ABC")[1]


@pytest.mark.parametrize(
    "argv",
    [
        ["m99"],
        ["m01", "--quote", "航空"],
        ["m01", "--quote", "醫療", "--nth", "3"],
        ["m01", "--quote", "醫療", "--nth", "0"],
        ["m01", "--quote", ""],
        ["m01", "--range", "0:99"],
        ["m01", "--range", "-1:2"],
        ["m01", "--range", "3:3"],
        ["m01", "--range", "0:" + "9" * 50],
        ["m01", "--comment", "a\0"],
        ["m01", "--comment", "\udcff"],
        ["m01", "--quote", "\udcff"],
        ["\udcff"],
        ["m01", "--comment", "字" * 20_001],
        ["m01", "--quote", "a\nb\x1b"],
    ],
)
def test_what_cannot_be_annotated_makes_no_profile(desk: Desk, argv: list[str]) -> None:
    desk.fails("annotate", *argv)
    assert not desk.path.parent.exists()


def test_looking_makes_no_profile(desk: Desk) -> None:
    assert desk.json("notes") == []
    assert desk("notes")[1] == "There are no notes yet.\n"
    desk.fails("history", "x")
    desk.fails("undo")
    desk.fails("redo")
    desk("print", "out.pdf")
    assert not desk.path.parent.exists()


def test_notes_are_printed_in_lines_too(desk: Desk) -> None:
    first = desk.json("annotate", "m01", "--quote", "推動", "--comment", "一\n二")["id"]
    second = desk.json("annotate", "m03")["id"]
    assert desk("notes")[1] == (
        f"m01\t0:2\t{first}\tkey\t「推動」\t一⏎二\nm03\t0:5\t{second}\tkey\t(the whole passage)\n"
    )
    for name in (first, second):
        assert desk("history", name)[0] == 0


def test_what_was_typed_does_not_steer_the_terminal(desk: Desk) -> None:
    comment = "a\x1b[31m\rb\x7f\x9b\u202e\tc"
    made = desk.json("annotate", "m01", "--comment", comment)
    shown = "a␛[31m␍b␡‹U+009B›‹U+202E›␉c"
    assert desk("notes")[1].rstrip("\n").endswith(f"\t{shown}")
    assert desk("history", made["id"])[1].rstrip("\n").endswith(f"\t{shown}")
    assert desk.json("notes")[0]["comment"] == comment
    assert desk.json("history", made["id"])[0]["comment"] == comment


def test_an_id_that_is_no_text_is_an_unknown_one(desk: Desk) -> None:
    for argv in (["show", "\udcff"], ["annotate", "\udcff"]):
        assert desk.fails(*argv) == "There is no passage “‹U+DCFF›” in the memorandum.\n"
    assert "‹U+DCFF›" in desk.fails("history", "\udcff")


def test_a_check_that_could_not_be_made_is_no_fault_found(desk: Desk) -> None:
    desk.checks = [Check("review", ok=False, message="It is in use.", checked=False)]
    assert desk("verify") == (1, "– It is in use.\n", "")


def test_notes_come_without_the_memorandum_and_with_a_warning(desk: Desk) -> None:
    made = desk.json("annotate", "m01")
    desk.services = replace(desk.services, memorandum=damaged)
    code, out, err = desk("notes", "--json")
    assert (code, json.loads(out)) == (0, [made])
    assert err.count("\n") == 1
    assert "memo.sqlite" in err
    for argv in (["show"], ["search", "x"], ["annotate", "m01"], ["print", "x.pdf"]):
        assert "memo.sqlite" in desk.fails(*argv)


def test_undo_and_redo_say_what_they_did(desk: Desk) -> None:
    made = desk.json("annotate", "m01")
    undone = desk.json("undo")
    assert (undone["kind"], undone["of"]) == ("undone", "added")
    assert undone["annotations"] == [made["id"]]
    assert desk.json("notes") == []
    assert desk("redo")[1] == "Redo: Add note\n"
    assert [note["id"] for note in desk.json("notes")] == [made["id"]]
    assert desk.fails("redo") == "There is nothing to redo.\n"


def test_history_gives_every_state(desk: Desk) -> None:
    made = desk.json("annotate", "m01", "--comment", "一")
    desk("undo")
    states = desk.json("history", made["id"])
    assert [state["deleted"] for state in states] == [False, True]
    assert states[1]["parents"] == [states[0]["revision"]]
    assert states[0]["comment"] == "一"
    lines = desk("history", made["id"])[1].splitlines()
    assert lines[0].endswith("\tkey\t一")
    assert lines[1].endswith("\tkey\tdeleted")


def test_print_passes_on_what_was_asked_and_says_what_went_in(desk: Desk) -> None:
    desk("annotate", "m01")
    report = desk.json(
        "print",
        "out.pdf",
        "--script",
        "hans",
        "--layout",
        "endnotes",
        "--domains",
        "2,1",
        "--for",
        "side",
        "--mono",
    )
    assert report == {
        "path": "out.pdf",
        "pages": 3,
        "included": 1,
        "left_out": 2,
        "number": 1,
        "elsewhere": 0,
        "unchosen": 0,
        "unchosen_by": {},
        "changes": {},
        "unprinted": 0,
        "statuses": 0,
        "statuses_left_out": 0,
        "code_points": [],
        "encrypted": False,
    }
    assert desk.printed == [
        BriefingOptions(Script.HANS, Layout.ENDNOTES, (1, 2), Audience.SIDE, mono=True)
    ]
    assert (
        desk("print", "out.pdf")[1]
        == "out.pdf: 3 pages; 1 note went in, 2 left out.\nThis is print no. 2.\n"
    )
    assert desk.printed[-1] == BriefingOptions()


def test_print_encrypts_by_the_spelling_that_a_pdf_takes(desk: Desk, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("ＰＤＦ密碼\n", "utf-8")
    assert desk.json("print", "out.pdf", "--passphrase-file", str(key))["encrypted"] is True
    said = desk("print", "out.pdf", "--passphrase-file", str(key))[1]
    assert said.endswith("It opens only with its passphrase.\n")
    desk("print", "out.pdf")
    assert desk.passphrases == ["PDF密碼", "PDF密碼", ""]
    assert set(desk.printed) == {BriefingOptions()}


def test_both_scripts_are_printed_side_by_side(desk: Desk) -> None:
    desk("print", "out.pdf", "--script", "both")
    assert desk.printed == [BriefingOptions(parallel=True)]


def test_notes_are_printed_as_typed_where_that_is_asked_for(desk: Desk) -> None:
    desk("print", "out.pdf", "--as-typed")
    assert desk.printed == [BriefingOptions(convert_notes=False)]


@pytest.mark.parametrize(
    ("argv", "asked"),
    [
        (["--no-contents"], {"contents": False}),
        (["--dividers", "--index"], {"dividers": True, "index": True}),
        (["--duplex"], {"duplex": True}),
        (["--size", "large"], {"size": TypeSize.LARGE}),
        (["--no-cover", "--contents"], {"cover": False, "contents": True}),
    ],
)
def test_what_else_is_printed_is_asked_for(desk: Desk, argv: list[str], asked: dict) -> None:
    desk("print", "out.pdf", *argv)
    assert desk.printed == [BriefingOptions(**asked)]


def test_print_says_how_many_statuses_are_kept_back(desk: Desk) -> None:
    desk.statuses, desk.kept_back = 3, 2
    report = desk.json("print", "out.pdf", "--layout", "matrix")
    assert (report["statuses"], report["statuses_left_out"]) == (3, 2)
    assert desk("print", "out.pdf")[1].splitlines()[1] == (
        "2 statuses are not shown, because their visibility does not reach this reader."
    )


def test_print_says_where_the_other_notes_are(desk: Desk) -> None:
    desk.elsewhere, desk.unprinted = 1, 4
    report = desk.json("print", "out.pdf")
    assert (report["left_out"], report["elsewhere"], report["unprinted"]) == (2, 1, 4)
    assert desk("print", "out.pdf")[1].splitlines() == [
        "out.pdf: 3 pages; 0 notes went in, 2 left out.",
        "1 note lies outside what was printed.",
        "4 notes are not shown, because a clean copy has none.",
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.HANT, "out.pdf：3 頁；列入 1 則批註，不列入 2 則。"),
        (Language.HANS, "out.pdf：3 页；列入 1 则批注，不列入 2 则。"),
    ],
)
def test_the_sentence_of_print_reads_right(
    desk: Desk, program: ProgramFiles, language: Language, sentence: str
) -> None:
    tr = load_translator(language, program.catalogues)
    desk.services = replace(desk.services, translator=tr)
    desk("annotate", "m01")
    assert desk("print", "out.pdf")[1].splitlines()[0] == sentence


def test_print_names_what_it_could_not_draw(desk: Desk) -> None:
    desk.undrawn = ("\u0e01", "😀")
    assert desk.json("print", "out.pdf")["code_points"] == ["U+0E01", "U+1F600"]
    first, second = desk("print", "out.pdf")[1].splitlines()
    assert first.startswith("out.pdf: ")
    assert second == (
        "2 characters cannot be drawn and are printed as their code points: U+0E01 U+1F600"
    )


@pytest.mark.parametrize(
    "argv",
    [
        ["--domains", "3"],
        ["--domains", ""],
        ["--domains", "x"],
    ],
)
def test_what_cannot_be_printed_is_said_and_not_tried(desk: Desk, argv: list[str]) -> None:
    desk.fails("print", "out.pdf", *argv)
    assert desk.printed == []


def test_checks_decide_the_exit_code(desk: Desk) -> None:
    for command in ("verify", "self-test"):
        desk.checks = [Check("a", ok=True, message="A is right.")]
        assert desk(command) == (0, "✓ A is right.\n", "")
        desk.checks.append(Check("b", ok=False, message="B is wrong."))
        assert desk(command) == (1, "✓ A is right.\n✗ B is wrong.\n", "")
        code, out, _ = desk(command, "--json")
        assert code == 1
        assert json.loads(out) == {
            "ok": False,
            "checks": [
                {"name": "a", "ok": True, "checked": True, "message": "A is right."},
                {"name": "b", "ok": False, "checked": True, "message": "B is wrong."},
            ],
        }


def test_build_prints_its_counts_and_digest(desk: Desk) -> None:
    assert desk("build", "s", "o")[1].splitlines()[-1] == "sha256\tab"
    assert desk.json("build", "s", "o")["measures"] == 3


def test_tour_ends_with_its_paths(desk: Desk) -> None:
    assert desk("tour", "d")[1] == "d/1.png\nd/2.pdf\n"
    assert desk.json("tour", "d") == ["d/1.png", "d/2.pdf"]


def test_without_a_command_the_window_opens(desk: Desk) -> None:
    assert desk("--quit-after-first-paint")[0] == 7
    assert desk()[0] == 8


class Bytes:
    """A standard stream of which only the bytes count."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"", b""),
        ("漢\n".encode(), "汉\n".encode()),
        ("漢\r\n漢".encode(), "汉\r\n汉".encode()),
        ("\ufeff漢\r\r\n\n\n".encode(), "\ufeff汉\r\r\n\n\n".encode()),
        (b"\xff" + "漢".encode() + b"\xe6\xbc\n\0", b"\xff" + "汉".encode() + b"\xe6\xbc\n\0"),
        ("漢\u2028漢\x0b漢\x85".encode(), "汉\u2028汉\x0b汉\x85".encode()),
    ],
)
def test_convert_keeps_every_byte_that_is_not_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, given: bytes, expected: bytes
) -> None:
    source, target = Bytes(given), Bytes()
    monkeypatch.setattr(sys, "stdin", source)
    monkeypatch.setattr(sys, "stdout", target)
    assert run(read_arguments(["convert", "--to", "hans"], english()), desk.services) == 0
    assert target.buffer.getvalue() == expected


def stop_with(error: BaseException) -> Callable[..., int]:
    def stop(*_: object) -> int:
        raise error

    return stop


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (NoDisplay(), 1, "There is no display"),
        (CannotWrite(path="o", reason="because"), 1, "o cannot be written: because."),
        (BrokenPipeError(), BROKEN_PIPE, ""),
        (KeyboardInterrupt(), INTERRUPTED, ""),
    ],
)
def test_an_end_before_time_has_its_code(
    desk: Desk, error: BaseException, code: int, sentence: str
) -> None:
    desk.services = replace(desk.services, open_window=stop_with(error))
    found, out, err = desk()
    assert (found, out) == (code, "")
    assert err.startswith(sentence)
    assert err.count("\n") == (1 if sentence else 0)


def test_a_mistake_of_ours_is_not_dressed_up(desk: Desk) -> None:
    desk.services = replace(desk.services, open_window=stop_with(RuntimeError("ours")))
    with pytest.raises(RuntimeError, match="ours"):
        desk()


def test_every_command_that_is_offered_is_run(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--help"], english())
    offered = capsys.readouterr().out
    assert [name for name in COMMANDS if f" {name} " not in offered] == []
