"""Notes and measures as rows of a table."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from tests.unit.sample import sample_annotation, sample_memorandum
from zjhk_desktop.briefing.note_cells import (
    MEASURE_TITLES,
    NOTE_TITLES,
    ListedMeasure,
    ListedNote,
    Wording,
    measure_cells,
    note_cells,
    titles,
)
from zjhk_desktop.domain.annotation import Annotation, Visibility
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status

HANT = Wording(sample_memorandum(), Script.HANT, english(), UTC)
HANS = replace(HANT, script=Script.HANS)


def changed(annotation: Annotation, **state: object) -> Annotation:
    return replace(annotation, state=replace(annotation.state, **state))


def row(annotation: Annotation, wording: Wording = HANT, *replies: Annotation) -> dict[str, object]:
    (cells,) = note_cells([ListedNote(7, annotation, replies)], wording)
    assert len(cells) == len(NOTE_TITLES)
    return dict(zip(titles(NOTE_TITLES, wording), cells, strict=True))


def test_a_note_has_a_cell_for_all_that_is_known_of_it() -> None:
    note = changed(
        sample_annotation(comment="=請\n補充"),
        tags=("甲", "乙"),
        visibility=Visibility.BOTH,
        resolved=True,
    )
    answers = [sample_annotation("b", comment="好"), sample_annotation("c", comment="再議")]
    assert row(note, HANT, *answers) == {
        "Number": 7,
        "Place": "Measure 1",
        "Words": "醫療",
        "Category": "Key point",
        "Comment": "=請\n補充",
        "Proposed wording": "",
        "Reviewer": "審閱者甲",
        "Side of the reviewer": "Hong Kong side",
        "Date": "2026-01-02 03:04",
        "Visible to": "Both",
        "State": "Resolved",
        "Tags": "甲; 乙",
        "Replies": "審閱者甲: 好\n審閱者甲: 再議",
        "Passage ID": "m01",
        "Note ID": "a",
    }


def test_the_memorandum_s_words_are_in_the_script_that_is_read_and_typed_ones_as_typed() -> None:
    simplified = row(sample_annotation(comment="醫療"), HANS)
    assert (simplified["Words"], simplified["Comment"]) == ("医疗", "醫療")


def test_a_time_is_that_of_the_place() -> None:
    there = replace(HANT, zone=timezone(timedelta(hours=8)))
    assert row(sample_annotation(), there)["Date"] == "2026-01-02 11:04"


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (Proposal("衞生"), "衞生"),
        (Proposal(""), "delete these words"),
        (Proposal("衞生", ProposalKind.BEFORE), "insert before: 衞生"),
        (Proposal("衞生", ProposalKind.AFTER), "insert after: 衞生"),
    ],
)
def test_a_proposal_says_where_its_words_go(proposal: Proposal, words: str) -> None:
    assert row(changed(sample_annotation(), proposal=proposal))["Proposed wording"] == words


def test_a_note_on_a_passage_that_is_not_there_keeps_its_words() -> None:
    lost = row(sample_annotation(passage="x9", quote="舊句"))
    assert (lost["Place"], lost["Words"], lost["Passage ID"]) == ("", "舊句", "x9")


def test_a_measure_has_a_cell_for_all_that_is_said_of_it() -> None:
    said = Assessment(Status.FOLLOW_UP, "港方", "2026-05-30", "@查")
    measure = ListedMeasure(sample_memorandum().passage("m02"), said, 3)
    (cells,) = measure_cells([measure], HANS)
    assert dict(zip(titles(MEASURE_TITLES, HANS), cells, strict=True)) == {
        "No.": 2,
        "Domain": "一、医疗卫生",
        "Measure": "示范ABC。",
        "Status": "To follow up",
        "Owner": "港方",
        "Due": "2026-05-30",
        "Next step": "@查",
        "Notes": 3,
    }
