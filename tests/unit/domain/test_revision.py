"""Revisions: named by their content, and so unable to change unnoticed."""

import json
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
    MarkStyle,
    Motivation,
    Side,
    Visibility,
)
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.revision import (
    Revision,
    author_record,
    decode_author,
    decode_state,
    encode_state,
    make_revision,
    read_revision,
)
from zjhk_desktop.domain.status import Assessment, Status

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
    style=st.sampled_from(MarkStyle),
    proposal=st.none() | st.builds(Proposal, TEXT, st.sampled_from(ProposalKind)),
    assessment=st.none() | st.builds(Assessment, st.sampled_from(Status), TEXT, TEXT, TEXT),
)


def _revision(comment: str = "甲") -> Revision:
    return make_revision("a", ("p",), REVIEWER, DEVICE, "2026", 3, sample_state(comment))


@given(STATES)
def test_a_state_survives_its_json(state: AnnotationState) -> None:
    assert decode_state(encode_state(state)) == state


@given(STATES)
def test_the_json_of_a_state_is_canonical(state: AnnotationState) -> None:
    text = encode_state(state)
    record = json.loads(text)
    assert text == json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


OLD_STATE = AnnotationState(
    Anchor("m01", 2, 4, "醫療", "推動", "合作，支持"),
    Category.QUERY,
    Author("author-1", "審閱者甲", Side.HONG_KONG),
    "2026-01-02T03:04:05.000Z",
    '是否包括"中醫"？\n第二行\\𨋢\u2028\x7f\x1f',
    ("醫療", "a/b"),
    Visibility.SIDE,
    resolved=True,
)
OLD_JSON = (
    '{"anchor":{"end":4,"passage":"m01","prefix":"推動","quote":"醫療","start":2,'
    '"suffix":"合作，支持","whole":false},'
    '"author":{"id":"author-1","name":"審閱者甲","side":"hk"},"category":"query",'
    '"comment":"是否包括\\"中醫\\"？\\n第二行\\\\𨋢\u2028\x7f\\u001f",'
    '"created":"2026-01-02T03:04:05.000Z","deleted":false,"motivation":"commenting",'
    '"reply_to":"","resolved":true,"tags":["醫療","a/b"],"visibility":"side"}'
)
OLD_ID = "77b3784f92f8bfebfe1e25442e4959480ab943082a815408ef13d36eb23fc528"


def test_a_revision_of_the_first_version_keeps_its_id() -> None:
    """The id and the JSON are what the first version wrote: packs and databases hold them."""
    author = Author("author-2", "審閱者乙", Side.ZHEJIANG)
    parents = ("f" * 64, "0" * 64)
    time = "2026-01-02T03:04:06.000Z"
    revision = make_revision("id-0001", parents, author, "device-1", time, 7, OLD_STATE)
    assert revision.id == OLD_ID
    assert revision.content == OLD_JSON
    stored = read_revision(revision.record)
    assert stored.is_authentic
    assert stored == revision
    assert stored.state == OLD_STATE
    assert (stored.author, stored.device, stored.time) == (author, "device-1", time)


@pytest.mark.parametrize("part", ["", "proposal", "assessment", "anchor"])
def test_a_part_of_a_newer_version_is_refused(part: str) -> None:
    state = replace(sample_state(), proposal=Proposal("甲"), assessment=Assessment())
    record = json.loads(encode_state(state))
    (record[part] if part else record)["colour"] = "blue"
    with pytest.raises(ValueError):
        decode_state(json.dumps(record))


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
    "clock": 4,
    "record": make_revision("a", (), REVIEWER, DEVICE, "2027", 3, sample_state()).record,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Revision) if field.compare])
def test_a_change_of_any_part_shows(name: str) -> None:
    revision = _revision()
    assert revision.is_authentic
    assert not replace(revision, **{name: CHANGED[name]}).is_authentic


NOT_CANONICAL = [
    (b'":', b'": '),
    (b'"clock":3', b'"clock":3.0'),
    (b'"device":', b'"extra":1,"device":'),
    (b'"hk"', b'"mars"'),
    (b'"annotation":"a",', b""),
    (b"{", b"["),
]


@pytest.mark.parametrize(("sound", "wrong"), NOT_CANONICAL)
def test_only_a_canonical_record_is_read(sound: bytes, wrong: bytes) -> None:
    record = make_revision("a", (), REVIEWER, DEVICE, "2026", 3, sample_state()).record
    assert sound in record
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_revision(record.replace(sound, wrong, 1))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_is_read_out_of_a_record_is_what_was_written(text: str) -> None:
    """Whatever the names and texts say: nothing in them is taken for a part of the record."""
    name = f'{text}","state":{{,"time":"'
    author = replace(REVIEWER, name=name)
    state = sample_state(name)
    revision = read_revision(make_revision(name, (), author, name, name, 3, state).record)
    assert (revision.annotation, revision.author, revision.device) == (name, author, name)
    assert (revision.time, revision.content) == (name, encode_state(state))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"anchor": 1}', encode_state(sample_state())[:-9]]
)
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode_state(text)
