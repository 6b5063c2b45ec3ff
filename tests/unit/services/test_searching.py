"""Search: any script, any width, any length; offsets in the text as it is."""

from dataclasses import replace

import pytest

from tests.unit.sample import fold, sample_annotation, sample_memorandum
from zjhk_desktop.domain.annotation import Annotation, Category
from zjhk_desktop.domain.memorandum import Memorandum, Mention, Name, NameKind
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.domain.status import Status
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.services.searching import Found, NameHit, NoteHit, NotePart, Searching

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


def test_proposed_words_are_searched_with_the_comment() -> None:
    note = sample_annotation("a", comment="問醫療")
    offered = replace(note, state=replace(note.state, proposal=Proposal("新医疗服務")))
    assert SEARCHING.in_annotations("醫療", [offered]) == [
        NoteHit("a", 1, 3),
        NoteHit("a", 1, 3, NotePart.REPLACEMENT),
    ]
    # One note is one place: its words may stand in either part.
    assert len(SEARCHING.in_annotations("問 服務", [offered])) == 2
    assert SEARCHING.in_annotations("療新", [offered]) == []


def test_a_pattern_is_only_text() -> None:
    assert SEARCHING.in_passages(".*") == []
    assert SEARCHING.in_passages("%") == []


def test_all_words_are_required_in_one_passage() -> None:
    assert [hit.passage for hit in SEARCHING.in_passages("合作 醫療")] == ["m01"] * 3
    assert [(hit.start, hit.end) for hit in SEARCHING.in_passages("合作 醫療")] == [
        (2, 4),
        (4, 6),
        (9, 11),
    ]
    assert SEARCHING.in_passages("科技 醫療") == []
    assert SEARCHING.in_passages('"合作 醫療"') == []


def test_a_filter_narrows_passages() -> None:
    assert [hit.passage for hit in SEARCHING.in_passages("合作 domain:2")] == ["m03"]
    assert SEARCHING.in_passages("合作 category:key") == []
    assert SEARCHING.in_passages("合作 status:agreed") == []
    assert [hit.passage for hit in SEARCHING.in_passages("合作 status:unreviewed")] == [
        "m01",
        "m03",
    ]


def test_filters_alone_list_whole_passages_and_notes() -> None:
    assert SEARCHING.in_passages("domain:2") == [
        Hit("d02", 0, 2, "科技"),
        Hit("m03", 0, 5, "科技合作。"),
    ]
    note = sample_annotation(comment="甲乙")
    assert SEARCHING.in_annotations("domain:1", [note]) == [NoteHit("a", 0, 2)]
    assert SEARCHING.in_annotations("domain:2", [note]) == []
    assert SEARCHING.find("domain:2", []).whole
    assert not SEARCHING.find("domain:2 科技", []).whole


def test_the_status_of_a_measure_is_asked_for() -> None:
    searching = Searching(
        sample_memorandum(),
        fold,
        lambda passage: Status.AGREED if passage == "m02" else Status.UNREVIEWED,
    )
    assert [hit.passage for hit in searching.in_passages("status:agreed")] == ["m02"]
    assert [hit.passage for hit in searching.in_passages("status:unreviewed")] == ["m01", "m03"]
    note = sample_annotation(passage="m02", start=0, end=1)
    assert len(searching.in_annotations("status:agreed", [note])) == 1


def in_category(annotation: Annotation, category: Category) -> Annotation:
    return replace(annotation, state=replace(annotation.state, category=category))


def test_notes_are_narrowed_by_what_they_are() -> None:
    notes = [
        sample_annotation("a", comment="甲"),
        in_category(sample_annotation("b", comment="甲"), Category.QUERY),
    ]
    assert SEARCHING.in_annotations("甲 category:query", notes) == [NoteHit("b", 0, 1)]
    assert SEARCHING.in_annotations("category:query", notes) == [NoteHit("b", 0, 1)]
    assert len(SEARCHING.in_annotations("author:審閱", notes)) == 2
    assert SEARCHING.in_annotations("甲 乙", notes) == []


def test_notes_on_what_is_gone_are_found_but_stand_in_no_domain() -> None:
    note = sample_annotation(passage="m99", comment="甲")
    assert len(SEARCHING.in_annotations("甲", [note])) == 1
    assert SEARCHING.in_annotations("甲 domain:1", [note]) == []
    assert Searching(None, fold).in_annotations("status:unreviewed", [note]) == []


OBSERVATORY = Name("n1", NameKind.BODY, "醫療會", "医疗会", "Medical Board")
UNMENTIONED = Name("n2", NameKind.PLACE, "醫療城", "医疗城", "")
EARLIER = Name("n3", NameKind.POLICY, "推動", "推动", "")


@pytest.fixture
def named() -> Memorandum:
    return replace(
        sample_memorandum(),
        names=(OBSERVATORY, UNMENTIONED, EARLIER),
        mentions=(
            Mention("n1", "m03", 0, 2),
            Mention("n3", "m01", 0, 2),
            Mention("n1", "m01", 2, 4),
        ),
    )


def test_names_are_found_by_either_script_and_by_english(named: Memorandum) -> None:
    searching = Searching(named, fold)
    mentions = (Mention("n1", "m01", 2, 4), Mention("n1", "m03", 0, 2))
    assert searching.in_names("医疗") == [NameHit(OBSERVATORY, mentions, ((0, 2),), ())]
    assert searching.in_names("BOARD") == [NameHit(OBSERVATORY, mentions, (), ((8, 13),))]
    assert searching.in_names("board 醫") == [NameHit(OBSERVATORY, mentions, ((0, 1),), ((8, 13),))]
    assert searching.in_names("board 城") == []


def test_names_come_in_the_order_of_their_first_mentions(named: Memorandum) -> None:
    named = replace(named, names=(replace(OBSERVATORY, en="甲"), replace(EARLIER, en="甲")))
    assert [hit.name.id for hit in Searching(named, fold).in_names("甲")] == ["n3", "n1"]


def test_filters_narrow_the_mentions(named: Memorandum) -> None:
    searching = Searching(named, fold)
    [hit] = searching.in_names("醫療 domain:2")
    assert [mention.passage for mention in hit.mentions] == ["m03"]
    assert searching.in_names("推 domain:2") == []
    assert searching.in_names("醫療 category:key") == []
    assert searching.in_names("domain:2") == []


def test_the_index_itself_holds_names_without_mentions(named: Memorandum) -> None:
    searching = Searching(named, fold)
    assert searching.matching_names("醫療") == {"n1", "n2"}
    assert searching.matching_names(" ") == {"n1", "n2", "n3"}
    assert searching.matching_names("火星") == set()


def test_everything_at_once_is_the_same_as_part_by_part(named: Memorandum) -> None:
    searching = Searching(named, fold)
    notes = [sample_annotation(comment="醫療")]
    assert searching.find("醫療", notes) == Found(
        tuple(searching.in_passages("醫療")),
        tuple(searching.in_annotations("醫療", notes)),
        tuple(searching.in_names("醫療")),
    )
    assert Searching(None, fold).find("推", []) == Found()


def test_every_name_of_the_memorandum_is_found_in_every_form(
    memorandum: Memorandum, program: ProgramFiles
) -> None:
    searching = Searching(memorandum, Folder(program.opencc).fold)
    for name in memorandum.names:
        for form in filter(None, (name.hant, name.hans, name.en)):
            assert name.id in {hit.name.id for hit in searching.in_names(form)}, form


def test_every_piece_of_the_text_is_found_where_it_stands(
    memorandum: Memorandum, program: ProgramFiles
) -> None:
    searching = Searching(memorandum, Folder(program.opencc).fold)
    for passage in memorandum.passages:
        for start in range(0, len(passage), 7):
            for text in (passage.text_hant, passage.text_hans):
                piece = text[start : start + 9]
                found = {(hit.passage, hit.start, hit.end) for hit in searching.in_passages(piece)}
                assert (passage.id, start, start + len(piece)) in found, piece


def test_texts_hold_all_words_of_a_query_in_either_script() -> None:
    texts = {"a": "醫療合作\n甲", "b": "医疗", "c": "合作"}
    assert SEARCHING.matching_texts("医疗", texts) == {"a", "b"}
    assert SEARCHING.matching_texts("醫療 合作", texts) == {"a"}
    assert SEARCHING.matching_texts("  ", texts) == {"a", "b", "c"}


def test_statuses_can_be_followed_from_elsewhere() -> None:
    searching = Searching(sample_memorandum(), fold)
    assert searching.in_passages("status:agreed") == []
    searching.follow(lambda passage: Status.AGREED if passage == "m01" else Status.UNREVIEWED)
    assert [hit.passage for hit in searching.in_passages("status:agreed")] == ["m01"]
