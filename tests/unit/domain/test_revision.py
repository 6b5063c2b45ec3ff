"""Revisions: named by their content, and so unable to change unnoticed."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    AnnotationState,
    Author,
    Category,
    Motivation,
    Side,
    Visibility,
)
from zjhk_desktop.domain.revision import (
    Revision,
    author_record,
    decode_author,
    decode_state,
    encode_state,
    make_revision,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
STATES = st.builds(
    AnnotationState,
    anchor=st.builds(
        Anchor,
        TEXT,
        st.integers(0, 99),
        st.integers(0, 99),
        TEXT,
        TEXT,
        TEXT,
        st.booleans(),
    ),
    category=st.sampled_from(Category),
    author=st.builds(Author, TEXT, TEXT, st.sampled_from(Side)),
    created=TEXT,
    comment=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    visibility=st.sampled_from(Visibility),
    motivation=st.sampled_from(Motivation),
    reply_to=TEXT,
    resolved=st.booleans(),
    deleted=st.booleans(),
)


def _revision(comment: str = "甲") -> Revision:
    return make_revision("a", ("p",), REVIEWER, DEVICE, "2026", 3, sample_state(comment))


@given(STATES)
def test_a_state_survives_its_json(state: AnnotationState) -> None:
    assert decode_state(encode_state(state)) == state


def test_an_author_survives_its_record() -> None:
    assert decode_author(author_record(REVIEWER)) == REVIEWER


def test_the_same_content_has_the_same_id() -> None:
    assert _revision() == _revision()
    assert _revision().id != _revision("乙").id


def test_parents_have_no_order() -> None:
    one = make_revision("a", ("x", "y"), REVIEWER, DEVICE, "2026", 3, sample_state())
    other = make_revision("a", ("y", "x"), REVIEWER, DEVICE, "2026", 3, sample_state())
    assert one == other


CHANGED = {
    "id": "0" * 64,
    "annotation": "b",
    "parents": (),
    "author": replace(REVIEWER, name="審閱者乙"),
    "device": "device-2",
    "time": "2027",
    "clock": 4,
    "content": encode_state(sample_state("乙")),
}


@pytest.mark.parametrize("name", [field.name for field in fields(Revision) if field.compare])
def test_a_change_of_any_part_shows(name: str) -> None:
    revision = _revision()
    assert revision.is_authentic
    assert not replace(revision, **{name: CHANGED[name]}).is_authentic


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"anchor": 1}', encode_state(sample_state())[:-9]]
)
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode_state(text)
