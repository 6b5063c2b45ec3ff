import pytest

from tests.unit.briefing.packs import MADE, NOBODY, annotation
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.selection import select
from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Audience,
    Category,
    Visibility,
)
from zjhk_desktop.domain.errors import UnknownDomains


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
