"""Search: any script, any width, any length; offsets in the text as it is."""

from tests.unit.sample import fold, sample_annotation, sample_memorandum
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.services.searching import NoteHit, Searching

SEARCHING = Searching(sample_memorandum(), fold)


def test_either_script_finds_the_same_places_in_memorandum_order() -> None:
    expected = [
        Hit("d01", 0, 2, "醫療"),
        Hit("m01", 2, 4, "醫療"),
        Hit("m01", 9, 11, "醫療"),
    ]
    assert SEARCHING.in_passages("醫療") == SEARCHING.in_passages("医疗") == expected


def test_one_character_is_enough_and_case_does_not_matter() -> None:
    assert SEARCHING.in_passages("𨋢") == [Hit("m01", 11, 12, "𨋢")]
    assert SEARCHING.in_passages(" abc ") == [Hit("m02", 2, 5, "ABC")]


def test_nothing_is_found_for_nothing() -> None:
    for query in ("", "   ", "\u3000", "航空"):
        assert SEARCHING.in_passages(query) == []
        assert SEARCHING.in_annotations(query, [sample_annotation(comment="x")]) == []


def test_without_a_memorandum_only_notes_are_found() -> None:
    searching = Searching(None, fold)
    assert searching.in_passages("醫療") == []
    assert len(searching.in_annotations("醫", [sample_annotation(comment="醫")])) == 1


def test_comments_are_searched_in_the_order_given() -> None:
    notes = [sample_annotation("b", comment="問医疗，醫療"), sample_annotation("a", comment="医")]
    assert SEARCHING.in_annotations("醫", notes) == [
        NoteHit("b", 1, 2),
        NoteHit("b", 4, 5),
        NoteHit("a", 0, 1),
    ]


def test_a_pattern_is_only_text() -> None:
    assert SEARCHING.in_passages(".*") == []
    assert SEARCHING.in_passages("%") == []
