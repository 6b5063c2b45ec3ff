"""A reader without a window: show, search and convert."""

import subprocess
from pathlib import Path

import pytest

from tests.e2e.program import Program, command
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script


def test_every_passage_is_shown_in_both_scripts(desk: Program, memorandum: Memorandum) -> None:
    for script in Script:
        shown = desk.json("show", "--script", script)
        assert [record["id"] for record in shown] == [each.id for each in memorandum.passages]
        assert [record["text"] for record in shown] == [
            each.text(script) for each in memorandum.passages
        ]
    assert not desk.profile.exists()


def test_chosen_passages_come_in_the_order_asked(desk: Program) -> None:
    shown = desk.json("show", "m51", "d01", "m01")
    assert [(each["id"], each["kind"], each["number"]) for each in shown] == [
        ("m51", "measure", 51),
        ("d01", "domain", 1),
        ("m01", "measure", 1),
    ]
    assert shown[2]["domain"] == 1


def test_words_are_found_from_either_script_with_their_offsets(
    desk: Program, memorandum: Memorandum
) -> None:
    hits = desk.json("search", "医疗")
    assert hits == desk.json("search", "醫療") != []
    for hit in hits:
        text = memorandum.passage(hit["passage"]).text_hant
        assert text[hit["start"] : hit["end"]] == hit["text"] == "醫療"
    assert desk.json("search", "不存在的字句") == []


def test_a_search_takes_several_words_and_filters(desk: Program) -> None:
    both = desk.json("search", "醫療 人才")
    assert {hit["passage"] for hit in both} == {"p4", "m37", "m39"}
    assert {hit["text"] for hit in both} == {"醫療", "人才"}
    assert desk.json("search", '"醫療 人才"') == []
    ninth = desk.json("search", "領域：9")
    assert [hit["passage"] for hit in ninth] == ["d09", "m37", "m38", "m39", "m40"]
    assert desk.json("search", "domain:9 category:key") == []
    assert desk.json("search", "http:") == []


def test_a_search_lists_notes_and_names_too(desk: Program) -> None:
    names = desk.json("search", "observatory", "--in", "names")
    assert [(each["kind"], each["hant"]) for each in names] == [("body", "香港天文台")]
    assert [place["passage"] for place in names[0]["mentions"]] == ["m41"]
    assert desk.text("search", "observatory").startswith("Names (1)\n")
    assert not desk.profile.exists()
    note = desk.json("annotate", "m41", "--comment", "氣象数据由誰提供？")
    hits = desk.json("search", "數據", "--in", "notes")
    assert hits == [
        {
            "annotation": note["id"],
            "passage": "m41",
            "in": "comment",
            "start": 2,
            "end": 4,
            "text": "数据",
        }
    ]


def test_an_unknown_passage_is_named(desk: Program) -> None:
    assert "“m52”" in desk.failure("show", "m01", "m52")


def test_text_is_converted_line_for_line(desk: Program) -> None:
    assert desk.text("convert", "--to", "hans", stdin="軟件\r\n頭髮".encode()) == "软件\r\n头发"
    assert desk.text("convert", "--to", "hant", stdin="头发\n\n".encode()) == "頭髮\n\n"


def test_bytes_that_are_no_text_pass_through(desk: Program) -> None:
    given = b"\xff\xfe\0\xed\xa0\x80" + "軟".encode() + b"\n\x80"
    done = desk.run("convert", "--to", "hans", stdin=given)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == given.replace("軟".encode(), "软".encode())


def test_a_line_comes_out_before_the_next_goes_in() -> None:
    with subprocess.Popen(
        command("convert", "--to", "hans"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for line, expected in (("頭髮\n", "头发\n"), ("軟件\n", "软件\n")):
            running.stdin.write(line.encode())
            running.stdin.flush()
            assert running.stdout.readline().decode() == expected
        running.stdin.close()
        assert running.wait() == 0


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    big = tmp_path / "big"
    big.write_text("頭髮\n" * 200_000)
    with big.open("rb") as source, (tmp_path / "err").open("wb") as errors:
        running = subprocess.Popen(
            command("convert", "--to", "hans"), stdin=source, stdout=subprocess.PIPE, stderr=errors
        )
        assert running.stdout is not None
        running.stdout.read(10)
        running.stdout.close()
        running.wait()
    assert (tmp_path / "err").read_bytes() == b""


@pytest.mark.parametrize("argv", [["show"], ["show", "--json"], ["notes", "--json"], ["verify"]])
def test_a_full_disk_behind_the_output_is_said(desk: Program, argv: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("--profile", desk.profile, *argv),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"The output cannot be written" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_search_knows_the_status_of_measures(desk: Program) -> None:
    desk.text("status", "m01", "agreed")
    agreed = desk.json("search", "status:agreed")
    assert {hit["passage"] for hit in agreed} == {"m01"}
    unreviewed = {hit["passage"] for hit in desk.json("search", "status:unreviewed")}
    assert "m01" not in unreviewed
    assert len([each for each in unreviewed if each.startswith("m")]) == 50
