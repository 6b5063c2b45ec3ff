"""The review in figures on the command line."""

from pathlib import Path

import pypdfium2

from tests.e2e.program import Program


def prepare(desk: Program) -> None:
    desk.text("reviewer", "審閱者甲", "--side", "hk")
    desk.json("annotate", "m01", "--category", "query")
    done = desk.json("annotate", "m09", "--category", "amend")
    desk.text("resolve", done["id"])
    desk.json("status", "m09", "to_clarify", "--due", "2020-01-31")
    desk.json("status", "m12", "follow_up")


def test_the_figures_as_json(desk: Program) -> None:
    prepare(desk)
    found = desk.json("overview")
    assert (found["reviewed"], found["measures"], found["notes"]) == (2, 51, 2)
    third = found["domains"][2]
    assert (third["number"], third["reviewed"], len(third["measures"])) == (3, 2, 7)
    assert third["measures"][0] == {"id": "m09", "status": "to_clarify", "notes": 1}
    kinds = {each["category"]: (each["open"], each["resolved"]) for each in found["categories"]}
    assert (kinds["query"], kinds["amend"], kinds["key"]) == ((1, 0), (0, 1), (0, 0))
    (reviewer,) = found["reviewers"]
    assert (reviewer["author"]["name"], reviewer["notes"]) == ("審閱者甲", 2)
    assert found["due"]["overdue"] == [{"id": "m09", "due": "2020-01-31"}]
    assert found["due"]["undated"] == [{"id": "m12", "due": None}]
    assert "changes" not in found


def test_what_has_changed_since_a_day(desk: Program) -> None:
    prepare(desk)
    found = desk.json("overview", "--since", "2020-01-01")
    assert found["counts"]["added"] == 2
    assert found["counts"]["assessed"] == 2
    assert found["counts"]["resolved"] == 0
    assert [each["passage"] for each in found["changes"]] == ["m12", "m09", "m09", "m01"]
    assert {each["by"]["name"] for each in found["changes"]} == {"審閱者甲"}
    assert desk.json("overview", "--since", "2999-01-01")["changes"] == []


def test_the_columns_line_up(desk: Program) -> None:
    prepare(desk)
    lines = desk.text("overview", "--since", "2020-01-01").splitlines()
    assert lines[0] == "Reviewed 2 / 51"
    assert lines[3] == "  三    科技創新                  2 / 7  To clarify 1  To follow up 1"
    assert lines[13] == "  十三  便利港人在內地發展        0 / 2"
    assert "  C  Suggested amendment  1  1 resolved" in lines
    assert "  Overdue             1  m09 2020-01-31" in lines
    assert "4 changes" in lines


def test_an_empty_review_and_a_wrong_time(desk: Program) -> None:
    assert desk.json("overview")["notes"] == 0
    assert desk.text("overview").startswith("Reviewed 0 / 51\n")
    assert "2026-11-20T10:00" in desk.failure("overview", "--since", "soon", code=2)


def test_the_printed_overview_counts_what_its_reader_may_see(desk: Program, tmp_path: Path) -> None:
    prepare(desk)
    desk.json("annotate", "m10", "--category", "key", "--visibility", "both")
    for reader, notes in (("self", 3), ("both", 1)):
        out = tmp_path / f"{reader}.pdf"
        desk.json("print", out, "--overview", "--no-cover", "--for", reader)
        document = pypdfium2.PdfDocument(out)
        first = document[0].get_textpage().get_text_range()
        document.close()
        assert first.startswith("概 覽")
        assert "逾期" in first
        assert f"{notes} 則批註" in first
        assert ("已審 2/51" in first) is (reader == "self")
