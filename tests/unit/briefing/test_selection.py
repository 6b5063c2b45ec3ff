from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.unit.briefing.packs import MADE, NOBODY, annotation, reply, status
from tests.unit.briefing.reading import words
from zjhk_desktop.briefing.choosing import Unchosen
from zjhk_desktop.briefing.options import BriefingOptions, Layout, NoteState
from zjhk_desktop.briefing.selection import select
from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Audience,
    Category,
    Motivation,
    Visibility,
)
from zjhk_desktop.domain.errors import NothingToPrint, UnknownDomains, UnknownMeasures
from zjhk_desktop.domain.status import Status


@pytest.mark.parametrize(
    ("audience", "included", "left_out"),
    [(Audience.SELF, 13, 0), (Audience.SIDE, 8, 5), (Audience.BOTH, 5, 8)],
)
def test_the_audience_decides_what_goes_in(memorandum, pack, audience, included, left_out) -> None:
    selection = select(memorandum, pack, BriefingOptions(audience=audience))
    assert (len(selection.numbered), selection.left_out) == (included, left_out)
    assert all(audience.may_see(one.annotation.state.visibility) for one in selection.numbered)


def test_numbers_follow_the_memorandum(memorandum, pack) -> None:
    numbered = select(memorandum, pack[::-1], BriefingOptions()).numbered
    assert [one.number for one in numbered] == list(range(1, 14))
    assert [one.annotation.id for one in numbered] == [one.id for one in pack]


def test_chosen_domains_bound_both_counts(memorandum, pack) -> None:
    options = BriefingOptions(domains=(3,), audience=Audience.BOTH)
    selection = select(memorandum, pack, options)
    assert [one.passage for one in selection.numbered] == ["d03", "m12"]
    assert selection.left_out == 2
    assert (selection.elsewhere, selection.unprinted) == (len(pack) - 4, 0)
    assert [section.number for section in selection.sections] == [3]


def test_every_annotation_is_counted_once(memorandum, pack) -> None:
    for layout in (Layout.MARGIN, Layout.CLEAN):
        for domains in ((), (3,), (1, 2)):
            for audience in Audience:
                options = BriefingOptions(layout=layout, domains=domains, audience=audience)
                found = select(memorandum, pack, options)
                rest = found.left_out + found.elsewhere + found.unprinted
                assert len(found.numbered) + rest == len(pack)


def test_a_clean_copy_draws_none_but_counts_what_is_kept_back(memorandum, pack) -> None:
    options = BriefingOptions(layout=Layout.CLEAN, audience=Audience.BOTH)
    selection = select(memorandum, pack, options)
    assert (selection.numbered, selection.left_out) == ((), 8)
    assert (selection.elsewhere, selection.unprinted) == (0, len(pack) - 8)


def test_an_unknown_domain_is_refused(memorandum) -> None:
    with pytest.raises(UnknownDomains):
        select(memorandum, [], BriefingOptions(domains=(3, 99)))


def test_an_unknown_passage_lies_elsewhere(memorandum) -> None:
    state = AnnotationState(Anchor("m99", 0, 3, "一二三"), Category.KEY, NOBODY, MADE)
    selection = select(memorandum, [Annotation("x", "r", MADE, state)], BriefingOptions())
    assert (selection.numbered, selection.left_out, selection.elsewhere) == ((), 0, 1)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(2, 9999, (2, None, False)), (-5, 3, (0, 3, False)), (9999, 10000, (0, None, True))],
)
def test_an_anchor_that_reaches_too_far_is_held_to_its_passage(
    memorandum, start, end, expected
) -> None:
    state = AnnotationState(Anchor("m01", start, end, ""), Category.KEY, NOBODY, MADE)
    (one,) = select(memorandum, [Annotation("x", "r", MADE, state)], BriefingOptions()).numbered
    length = len(memorandum.passage("m01"))
    assert (one.start, one.end, one.whole) == (expected[0], expected[1] or length, expected[2])


def test_private_is_never_seen_by_others(memorandum) -> None:
    secret = annotation(memorandum, "x", "m01", None, "秘", visibility=Visibility.PRIVATE)
    for audience in (Audience.SIDE, Audience.BOTH):
        assert select(memorandum, [secret], BriefingOptions(audience=audience)).numbered == ()


def printed(selection) -> list[str]:
    return [passage.id for passage in selection.text.passages]


def test_measures_and_domains_are_printed_together(memorandum, pack) -> None:
    selection = select(memorandum, pack, BriefingOptions(domains=(2,), measures=(12, 1)))
    assert printed(selection) == ["d01", "m01", "d02", "m07", "m08", "d03", "m12"]
    assert [section.number for section in selection.sections] == [1, 2, 3]
    assert [one.passage for one in selection.numbered] == ["d03", "m12", "m12", "m12"]
    assert selection.elsewhere == len(pack) - 4


def test_an_unknown_measure_is_refused(memorandum) -> None:
    with pytest.raises(UnknownMeasures) as caught:
        select(memorandum, [], BriefingOptions(measures=(3, 52, 53)))
    assert str(caught.value).startswith("“52–53”")


def test_only_annotated_passages_stand_under_their_headings(memorandum, pack) -> None:
    options = BriefingOptions(only_annotated=True, audience=Audience.BOTH)
    selection = select(memorandum, pack, options)
    signatures = [each.id for each in memorandum.passages_of(memorandum.passage("g6").section)]
    assert printed(selection) == [
        "p4",
        *signatures,
        *("d01", "m02", "d03", "m12"),
    ]
    assert (len(selection.numbered), selection.left_out, selection.elsewhere) == (5, 8, 0)


def test_a_matrix_counts_a_status_as_an_annotation(memorandum) -> None:
    options = BriefingOptions(layout=Layout.MATRIX, only_annotated=True)
    selection = select(memorandum, [status(memorandum, "m07", Status.AGREED)], options)
    assert printed(selection) == ["d02", "m07"]
    with pytest.raises(NothingToPrint):
        select(
            memorandum,
            [status(memorandum, "m07", Status.AGREED)],
            replace(options, layout=Layout.MARGIN),
        )


@pytest.mark.parametrize(
    ("options", "why", "included"),
    [
        ({"authors": ("b",)}, Unchosen.AUTHOR, 5),
        ({"authors": ("b", "c")}, Unchosen.AUTHOR, 7),
        ({"categories": (Category.QUERY, Category.KEY)}, Unchosen.CATEGORY, 5),
        ({"state": NoteState.RESOLVED}, Unchosen.STATE, 1),
        ({"state": NoteState.OPEN}, Unchosen.STATE, 12),
        ({"since": datetime(2025, 5, 6, 1, tzinfo=UTC)}, Unchosen.TIME, 13),
        ({"since": datetime(2025, 5, 6, 1, 0, 1, tzinfo=UTC)}, Unchosen.TIME, 0),
    ],
)
def test_what_was_not_asked_for_is_counted_by_why(memorandum, pack, options, why, included) -> None:
    notes = [replace(pack[0], state=replace(pack[0].state, resolved=True)), *pack[1:]]
    selection = select(memorandum, notes, BriefingOptions(**options))
    assert len(selection.numbered) == included
    assert selection.unchosen.get(why, 0) == sum(selection.unchosen.values()) == 13 - included


def test_what_was_not_asked_for_is_not_counted_again(memorandum, pack) -> None:
    """A note lies elsewhere, or was not asked for, or is kept back: the first that is true."""
    options = BriefingOptions(domains=(3,), authors=("b",), audience=Audience.SIDE)
    found = select(memorandum, pack, options)
    counts = (len(found.numbered), found.left_out, found.elsewhere, found.unchosen)
    assert counts == (2, 0, len(pack) - 4, {Unchosen.AUTHOR: 2})
    options = replace(options, authors=("a",))
    found = select(memorandum, pack, options)
    assert (len(found.numbered), found.left_out, found.unchosen) == (0, 1, {Unchosen.AUTHOR: 3})


def test_a_reply_brings_its_note_up_to_date(memorandum, pack) -> None:
    state = replace(pack[3].state, motivation=Motivation.REPLYING, reply_to=pack[3].id)
    reply = Annotation("reply", "r", "2025-06-01T00:00:00.000Z", state)
    options = BriefingOptions(since=datetime(2025, 6, 1, tzinfo=UTC))
    selection = select(memorandum, [*pack, reply], options)
    assert [one.annotation.id for one in selection.numbered] == [pack[3].id]


@pytest.mark.parametrize("time", ["", "soon", "2025-05-06T01:00:00"])
def test_a_note_whose_time_says_nothing_is_not_old(memorandum, pack, time) -> None:
    options = BriefingOptions(since=datetime(2030, 1, 1, tzinfo=UTC))
    assert len(select(memorandum, [replace(pack[0], modified=time)], options).numbered) == 1


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_prints_single_measures(memorandum, pack, composed, layout) -> None:
    for parallel in (False, True):
        if parallel and layout is Layout.MATRIX:
            continue
        briefing = composed(pack, layout=layout, parallel=parallel, measures=(2, 12, 13))
        said = "".join(words(page) for page in briefing.pages)
        for number, is_there in ((1, False), (2, True), (3, False), (12, True), (14, False)):
            assert (memorandum.measure(number).text_hant[:8] in said) is is_there


def test_replies_go_with_their_note_oldest_first_to_whom_may_see_them(memorandum, pack) -> None:
    root = pack[2]
    first = reply(root, "y1", "舊")
    later = reply(root, "y2", "新")
    later = replace(later, state=replace(later.state, created="2025-06-01T00:00:00+00:00"))
    kept = reply(root, "y3", "密", Visibility.SIDE)
    for audience, said in ((Audience.BOTH, ["舊", "新"]), (Audience.SELF, ["舊", "密", "新"])):
        options = BriefingOptions(audience=audience)
        found = select(memorandum, [later, *pack, first, kept], options).numbered
        assert {
            one.annotation.id: [each.state.comment for each in one.replies]
            for one in found
            if one.replies
        } == {root.id: said}


def test_replies_are_in_the_script_of_the_printing(memorandum, pack) -> None:
    def transcribe(text, script):
        return text.replace("議", "议")

    asked = [pack[2], reply(pack[2], "y1", "再議")]
    [one] = select(memorandum, asked, BriefingOptions(), transcribe).numbered
    assert [each.state.comment for each in one.replies] == ["再议"]
    [one] = select(memorandum, asked, BriefingOptions(convert_notes=False), transcribe).numbered
    assert [each.state.comment for each in one.replies] == ["再議"]
