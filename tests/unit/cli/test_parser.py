"""Arguments: what is understood, and that everything else is wrong usage."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from zjhk_desktop import __version__
from zjhk_desktop.briefing.options import Layout, NoteState
from zjhk_desktop.cli.parser import decode_argument, read_arguments
from zjhk_desktop.cli.print_arguments import split_names
from zjhk_desktop.domain.annotation import Audience, Category, Visibility
from zjhk_desktop.domain.language import Language, Translator, english
from zjhk_desktop.domain.script import Script

TR = english()


def parse(*argv: str):
    return read_arguments(argv, TR)


def test_without_a_command_the_window_is_meant() -> None:
    arguments = parse()
    assert arguments.command is None
    assert arguments.profile is None
    assert not arguments.quit_after_first_paint
    assert parse("--quit-after-first-paint").quit_after_first_paint


def test_annotate_has_the_defaults_of_the_contract() -> None:
    arguments = parse("annotate", "m01")
    assert (arguments.category, arguments.visibility) == (Category.KEY, Visibility.PRIVATE)
    assert (arguments.quote, arguments.range, arguments.nth) == (None, None, None)
    assert (arguments.comment, arguments.json) == ("", False)


def test_print_has_the_defaults_of_the_contract() -> None:
    arguments = parse("print", "out.pdf")
    assert (arguments.script, arguments.layout) == ("hant", Layout.MARGIN)
    assert (arguments.audience, arguments.domains, arguments.mono) == (Audience.SELF, None, False)
    assert (arguments.measures, arguments.by, arguments.since) == (None, None, None)
    assert (arguments.categories, arguments.state) == ((), NoteState.ALL)


def test_print_reads_what_is_asked_for() -> None:
    arguments = parse(
        *("print", "x.pdf", "--categories", "query,key,query", "--state", "open"),
        *("--by", "審閱者甲、me", "--by", "乙", "--since", "2026-11-20T10:00+08:00"),
        *("--measures", "-3"),
    )
    assert arguments.categories == (Category.KEY, Category.QUERY)
    assert split_names(arguments.by) == ["審閱者甲", "me", "乙"]
    assert arguments.since == datetime(2026, 11, 20, 2, tzinfo=UTC)
    assert (arguments.state, arguments.measures) == (NoteState.OPEN, "-3")


def test_a_profile_goes_before_the_command() -> None:
    arguments = parse("--profile", "卷 宗", "show", "m01", "m02", "--script", "hans", "--json")
    assert arguments.profile == Path("卷 宗")
    assert arguments.ids == ["m01", "m02"]
    assert arguments.script is Script.HANS
    assert arguments.json


@pytest.mark.parametrize("text", ["-", "-x", "- 項目", "--不", "-1:5", ""])
def test_a_value_may_begin_with_a_dash(text: str) -> None:
    assert parse("annotate", "m01", "--comment", text).comment == text
    assert parse("annotate", "m01", "--quote", text).quote == text


@pytest.mark.parametrize(
    ("text", "found"),
    [("0:4", (0, 4)), ("-1:4", (-1, 4)), (" 3:2 ", (3, 2)), ("0:99999999999", (0, 99999999999))],
)
def test_a_range_is_two_numbers(text: str, found: tuple[int, int]) -> None:
    assert parse("annotate", "m01", "--range", text).range == found


@pytest.mark.parametrize(
    "argv",
    [
        ["nonsense"],
        ["status", "m01", "fine"],
        ["status", "m01", "--due", "tomorrow"],
        ["status", "m01", "--due", "2026-02-30"],
        ["status", "--owner", "甲"],
        ["status", "m01", "agreed", "m02"],
        ["notes", "--at", "noon"],
        ["resolve"],
        ["reply", "x"],
        ["restore"],
        ["annotate", "m01", "--style", "bold"],
        ["export"],
        ["export", "x.csv", "--for", "all"],
        ["bookmark", "--remove"],
        ["show", "--script", "latin"],
        ["search"],
        ["search", "a", "b"],
        ["search", "a", "--in", "everything"],
        ["annotate"],
        ["annotate", "m01", "--range", "3"],
        ["annotate", "m01", "--range", "a:b"],
        ["annotate", "m01", "--range", "1:2", "--quote", "x"],
        ["annotate", "m01", "--nth", "2"],
        ["annotate", "m01", "--quote", "x", "--nth", "two"],
        ["annotate", "m01", "--category", "red"],
        ["annotate", "m01", "--cat", "key"],
        ["annotate", "m01", "--visibility", "all"],
        ["annotate", "m01", "--comment"],
        ["annotate", "m01", "--comment", "--json"],
        ["annotate", "m01", "--comment", "--"],
        ["--profile", "--", "notes"],
        ["print"],
        ["print", "x.pdf", "--layout", "fancy"],
        ["print", "x.pdf", "--size", "huge"],
        ["print", "x.pdf", "--for", "all"],
        ["print", "x.pdf", "--categories", "key,red"],
        ["print", "x.pdf", "--categories", ""],
        ["print", "x.pdf", "--state", "closed"],
        ["print", "x.pdf", "--since", "noon"],
        ["print", "x.pdf", "--since-print", "0"],
        ["print", "x.pdf", "--watermark", "\0"],
        ["print", "x.pdf", "--classification", "密" * 41],
        ["print", "x.pdf", "--since-print", "last"],
        ["print", "x\0.pdf"],
        ["convert"],
        ["convert", "--to", "en"],
        ["build", "x"],
        ["tour"],
        ["history"],
        ["notes", "--profile", "x"],
        ["notes", "extra"],
        ["--profile"],
        ["--profile", "", "notes"],
        ["--quit-after-first-paint", "notes"],
    ],
)
def test_wrong_usage_is_one_sentence_and_2(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(*argv)
    printed = capsys.readouterr()
    assert stop.value.code == 2
    assert printed.out == ""
    assert printed.err.count("Wrong usage: ") == 1
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["print", "--help"], ["annotate", "-h"]])
def test_help_is_not_an_error(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(*argv)
    assert stop.value.code == 0
    assert "zjhk-desktop" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse("--version")
    assert (stop.value.code, capsys.readouterr().out) == (0, f"zjhk-desktop {__version__}\n")


@pytest.mark.parametrize("text", ["卷𨋢", "plain", "\udcff"])
def test_arguments_of_the_process_are_utf8(text: str) -> None:
    assert decode_argument(os.fsdecode(text.encode("utf-8", "surrogateescape"))) == text


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (
            ["annotate", "m01", "--category", "red"],
            "--category: “red” is none of key, query, amend, reserve, action, done",
        ),
        (["print", "x.pdf", "--script", "latin"], "--script: “latin” is none of hant, hans, both"),
        (["print", "x.pdf", "--for", "all"], "--for: “all” is none of self, side, both"),
        (["annotate", "m01", "--nth", "two"], "--nth: “two” is not a number"),
        (["annotate", "m01", "--range", "3"], "--range: “3” is not of the form A:B"),
        (["annotate", "m01", "--range", "1:2", "--quote", "x"],
         "--quote and --range cannot be used together"),
        (["annotate", "m01", "--comment"], "--comment needs a value"),
        (["notes", "--json=3"], "--json takes no value"),
        (["annotate"], "missing: ID"),
        (["show", "\x1b", "--red\x1b"], "“--red␛” is not known here"),
        (["print", "x\0.pdf"], "OUT.pdf: “x␀.pdf” is not a path"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_is_wrong_and_what_would_be_right(
    argv: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(*argv)
    assert capsys.readouterr().err.splitlines()[-1] == f"Wrong usage: {sentence}."


def test_an_unknown_command_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("nonsense", "it's"):
        with pytest.raises(SystemExit):
            parse(name)
        last = capsys.readouterr().err.splitlines()[-1]
        assert last.startswith(f"Wrong usage: “{name}” is none of show, search, convert, ")


def test_every_word_of_the_sentence_can_be_translated(capsys: pytest.CaptureFixture[str]) -> None:
    marked = Translator(
        Language.HANT,
        lambda message: message.replace("is none of", "不在").replace("Wrong usage", "用法不正確"),
        lambda one, _many, _count: one,
    )
    with pytest.raises(SystemExit):
        read_arguments(["annotate", "m01", "--category", "red"], marked)
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "用法不正確: --category: “red” 不在 key, query, amend, reserve, action, done."
