"""Edits as pure functions of a state."""

from dataclasses import replace

import pytest

from tests.unit.sample import sample_state
from zjhk_desktop.domain.annotation import (
    AnnotationState,
    Category,
    MarkStyle,
    Motivation,
    Visibility,
)
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.editing import (
    check_date,
    check_proposal,
    edit_assessment,
    edit_state,
    kind_of_edit,
    tidy_tags,
)
from zjhk_desktop.domain.errors import NotADate, NothingProposed, TextTooLong, UnstorableText
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.status import Assessment, Status

OLD = sample_state("一")


def test_nothing_given_changes_nothing() -> None:
    assert edit_state(OLD) == OLD


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        ({"comment": ""}, ChangeKind.EDITED),
        ({"tags": ["甲"]}, ChangeKind.EDITED),
        ({"category": Category.DONE}, ChangeKind.RECOLOURED),
        ({"visibility": Visibility.BOTH}, ChangeKind.SHARED),
        ({"resolved": True}, ChangeKind.RESOLVED),
        ({"visibility": Visibility.BOTH, "resolved": True}, ChangeKind.EDITED),
    ],
)
def test_what_is_given_changes_and_nothing_else(edit: dict, kind: ChangeKind) -> None:
    new = edit_state(OLD, **edit)
    differing = {name for name in edit if getattr(new, name) != getattr(OLD, name)}
    assert differing == set(edit)
    assert kind_of_edit(OLD, new) is kind
    assert (new.anchor, new.author, new.created) == (OLD.anchor, OLD.author, OLD.created)


@pytest.mark.parametrize(
    ("old", "edit", "kind"),
    [
        (replace(OLD, resolved=True), {"resolved": False}, ChangeKind.REOPENED),
        (OLD, {"style": MarkStyle.UNDERLINE}, ChangeKind.RESTYLED),
        (replace(OLD, proposal=Proposal("甲")), {"proposal": Proposal("乙")}, ChangeKind.EDITED),
    ],
)
def test_other_edits_have_their_kinds(old: AnnotationState, edit: dict, kind: ChangeKind) -> None:
    assert kind_of_edit(old, edit_state(old, **edit)) is kind


def test_a_proposal_says_something() -> None:
    quote = OLD.anchor.quote
    assert check_proposal(Proposal(""), quote) == Proposal("")
    for empty in (
        Proposal(quote),
        Proposal("", ProposalKind.BEFORE),
        Proposal("", ProposalKind.AFTER),
    ):
        with pytest.raises(NothingProposed):
            check_proposal(empty, quote)
    with pytest.raises(UnstorableText):
        check_proposal(Proposal("\0"), quote)
    with pytest.raises(NothingProposed):
        check_proposal(Proposal("医疗"), "醫療", "医疗")


def test_only_a_note_proposes() -> None:
    with pytest.raises(ValueError):
        edit_state(replace(OLD, motivation=Motivation.REPLYING), proposal=Proposal("乙"))
    with pytest.raises(UnstorableText):
        edit_state(OLD, proposal=Proposal("\0"))


def test_proposing_is_called_so_whatever_else_changes() -> None:
    new = edit_state(OLD, comment="乙", category=Category.AMEND, proposal=Proposal("乙"))
    assert kind_of_edit(OLD, new) is ChangeKind.PROPOSED
    taken_back = edit_state(new, proposal=Proposal(OLD.anchor.quote))
    assert kind_of_edit(new, taken_back) is ChangeKind.EDITED


def test_an_assessment_changes_in_what_is_given() -> None:
    old = Assessment(Status.AGREED, "甲", "2026-12-01", "下一步")
    assert edit_assessment(old) == old
    assert edit_assessment(old, status=Status.RESERVED) == replace(old, status=Status.RESERVED)
    assert edit_assessment(old, owner=" 乙 ") == replace(old, owner="乙")
    assert edit_assessment(old, owner="", due="", next_step="") == Assessment(Status.AGREED)


@pytest.mark.parametrize(
    "text",
    [
        "20261201",
        "2026-W49-1",
        "2026-02-30",
        "1/12/2026",
        "２０２６-12-01",
        "2026-12-01T00:00",
        "x",
    ],
)
def test_a_date_is_a_day_of_the_calendar(text: str) -> None:
    with pytest.raises(NotADate):
        check_date(text)
    assert check_date(" 2028-02-29 ") == "2028-02-29"


def test_the_short_texts_are_short() -> None:
    edit_assessment(Assessment(), owner="字" * 200, next_step="字" * 2_000)
    for long in ({"owner": "字" * 201}, {"next_step": "字" * 2_001}):
        with pytest.raises(TextTooLong):
            edit_assessment(Assessment(), **long)


def test_tags_are_tidied_and_checked() -> None:
    assert tidy_tags([" 乙", "甲", "", " ", "乙 "]) == ("乙", "甲")
    with pytest.raises(UnstorableText):
        tidy_tags(["\0"])
