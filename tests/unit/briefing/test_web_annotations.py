"""Web annotations: the shape that the W3C model asks for, and everything that was said."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.briefing.exports import (
    HOSTILE,
    NOW,
    any_notes,
    listed,
    note,
    proposal,
    reply,
    wording_of,
)
from tests.unit.briefing.packs import HONG_KONG, NOBODY, status
from tests.unit.sample import sample_memorandum
from zjhk_desktop.briefing.note_cells import ListedNote
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.outgoing import Material, gather
from zjhk_desktop.briefing.web_annotations import MODEL, annotation_iri, web_annotations
from zjhk_desktop.domain.anchor import Anchor, anchor_quote, anchor_whole
from zjhk_desktop.domain.annotation import Annotation, Audience, MarkStyle, Motivation, Visibility
from zjhk_desktop.domain.errors import Cancelled
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Status

SAMPLE = sample_memorandum()
IRI = re.compile(r"urn:[a-z]+:[!-~]+")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
MOTIVATIONS = {
    *("assessing", "bookmarking", "commenting", "editing", "highlighting", "replying"),
}
PURPOSES = {"assessing", "classifying", "commenting", "editing", "replying", "tagging"}
STANDARD = {"id", "type", "motivation", "creator", "created", "modified", "body", "target"}


def made(
    memorandum: Memorandum,
    *notes: ListedNote,
    script: Script = Script.HANT,
    audience: Audience = Audience.SELF,
    others: tuple[Annotation, ...] = (),
) -> dict[str, Any]:
    wording = replace(wording_of(memorandum, script), transcribe=transcribe)
    options = BriefingOptions(script, audience=audience)
    out = gather(Material(notes, others), options, wording, strays=True)
    text = web_annotations(out, wording, NOW, lambda: None)
    assert text == web_annotations(out, wording, NOW, lambda: None)
    collection = json.loads(text)
    check_collection(collection)
    return collection


def transcribe(text: str, script: Script) -> str:
    pairs = ("醫療動", "医疗动")
    before, after = pairs if script is Script.HANS else pairs[::-1]
    return text.translate(str.maketrans(before, after))


def items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    return collection["first"]["items"]


def check_collection(collection: dict[str, Any]) -> None:
    """Check what the recommendation says must or should be there."""
    model, ours = collection["@context"]
    assert model == MODEL == "http://www.w3.org/ns/anno.jsonld"
    assert {IRI.fullmatch(iri) is not None for iri in ours.values()} == {True}
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == (
        "AnnotationPage",
        collection["id"],
        0,
    )
    assert collection["last"] == page["id"]
    assert collection["total"] == len(page["items"])
    names = [each["id"] for each in page["items"]]
    assert len({*names, collection["id"], page["id"]}) == len(names) + 2
    assert all(map(IRI.fullmatch, [*names, collection["id"], page["id"]]))
    assert MOMENT.fullmatch(collection["created"])
    for each in page["items"]:
        check_annotation(each, {*ours}, names)


def check_annotation(item: dict[str, Any], ours: set[str], names: list[str]) -> None:
    assert item["type"] == "Annotation"
    assert item["motivation"] in MOTIVATIONS
    assert {*item} <= STANDARD | ours
    assert {"id", "type", "motivation", "creator", "created", "modified", "target"} <= {*item}
    assert MOMENT.fullmatch(item["created"])
    assert MOMENT.fullmatch(item["modified"])
    creator = item["creator"]
    assert (creator["type"], {*creator} - {"name"}) == ("Person", {"id", "type", "side"})
    for body in item.get("body", []):
        assert body["type"] == "TextualBody"
        assert (body["purpose"] in PURPOSES, body["format"]) == (True, "text/plain")
        assert isinstance(body["value"], str)
        assert {*body} <= {"type", "value", "purpose", "format", "language", "proposal"}
    target = item["target"]
    if isinstance(target, str):
        assert item["motivation"] == "replying"
        assert names.index(target) < names.index(item["id"])
        return
    assert (target["type"], target["source"]["type"]) == ("SpecificResource", "Text")
    assert IRI.fullmatch(target["source"]["id"])
    if "selector" in target:
        position, quoted = target["selector"]
        assert position["type"] == "TextPositionSelector"
        assert 0 <= position["start"] < position["end"]
        assert quoted["type"] == "TextQuoteSelector"
        assert len(quoted["exact"]) == position["end"] - position["start"]
        assert {*quoted} == {"type", "exact", "prefix", "suffix"}


def said(item: dict[str, Any], purpose: str) -> list[str]:
    return [each["value"] for each in item.get("body", []) if each["purpose"] == purpose]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_everything_that_was_said_is_there_on_the_exact_words(
    data: st.DataObject, memorandum: Memorandum, script: Script
) -> None:
    of = data.draw(st.sampled_from([SAMPLE, memorandum]))
    notes = data.draw(any_notes(of))
    found = items(made(of, *notes, script=script))
    by_id = {each["id"]: each for each in found}
    assert len(found) == sum(1 + len(each.replies) for each in notes)
    for one in notes:
        state, anchor = one.annotation.state, one.annotation.anchor
        item = by_id[annotation_iri(one.annotation.id)]
        assert said(item, "commenting") == ([state.comment] if state.comment else [])
        assert said(item, "editing") == ([state.proposal.text] if state.proposal else [])
        assert said(item, "tagging") == list(state.tags)
        assert said(item, "classifying") == [state.category.value]
        assert (item["visibility"], item["resolved"]) == (state.visibility.value, state.resolved)
        source = item["target"]["source"]
        assert source["id"] == f"urn:zjhk:memorandum:{of.source_sha256}#{anchor.passage}"
        assert source["language"] == script.tag
        text = of.passage(anchor.passage).text(script)
        if anchor.whole:
            assert "selector" not in item["target"]
        else:
            position, quoted = item["target"]["selector"]
            start, end = position["start"], position["end"]
            assert (start, end) == (anchor.start, anchor.end)
            assert quoted["exact"] == text[start:end]
            assert text[:start].endswith(quoted["prefix"])
            assert text[end:].startswith(quoted["suffix"])
        for each in one.replies:
            answer = by_id[annotation_iri(each.id)]
            assert answer["target"] == item["id"]
            assert said(answer, "replying") == ([each.state.comment] if each.state.comment else [])


def test_each_kind_has_its_motivation() -> None:
    anchor = anchor_quote(SAMPLE.passage("m01"), "醫療")
    whole = anchor_whole(SAMPLE.passage("m02"))
    root = note("b", anchor, "甲")
    bookmark = note("bookmark-a-m02", whole, motivation=Motivation.BOOKMARKING)
    given = status(SAMPLE, "m02", Status.AGREED, "甲司", "2026-05-01", "跟進")
    notes = [
        listed(note("a", anchor, style=MarkStyle.UNDERLINE), 1),
        listed(root, 2, reply("c", root, "好")),
        listed(proposal("d", anchor, "", ProposalKind.REPLACE), 3),
    ]
    found = items(made(SAMPLE, *notes, others=(given, bookmark)))
    assert {each["id"].rpartition(":")[2]: each["motivation"] for each in found} == {
        "a": "highlighting",
        "b": "commenting",
        "c": "replying",
        "d": "editing",
        "status-m02": "assessing",
        "bookmark-a-m02": "bookmarking",
    }
    by_id = {each["id"].rpartition(":")[2]: each for each in found}
    assert by_id["a"]["markStyle"] == "underline"
    assert [each for each in by_id["d"]["body"] if each["purpose"] == "editing"] == [
        {
            "type": "TextualBody",
            "value": "",
            "purpose": "editing",
            "format": "text/plain",
            "proposal": "replace",
        }
    ]
    assert by_id["status-m02"]["assessment"] == {
        "status": "agreed",
        "owner": "甲司",
        "due": "2026-05-01",
        "nextStep": "跟進",
    }
    assert said(by_id["status-m02"], "assessing") == ["agreed"]
    assert "body" not in by_id["bookmark-a-m02"]
    assert "resolved" not in by_id["bookmark-a-m02"]


def test_who_may_not_see_it_does_not_get_it() -> None:
    anchor = anchor_quote(SAMPLE.passage("m01"), "醫療")
    hidden = status(SAMPLE, "m02", Status.AGREED, "密", visibility=Visibility.SIDE)
    root = note("a", anchor, "甲")
    private = reply("b", root, "密", visibility=Visibility.PRIVATE)
    found = made(SAMPLE, listed(root, 1, private), audience=Audience.BOTH, others=(hidden,))
    assert [each["id"] for each in items(found)] == ["urn:zjhk:id:a"]
    assert "密" not in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "language"),
    [("醫療", "zh-Hant"), ("医疗", "zh-Hans"), ("科技", "zh"), ("醫疗", "zh"), ("CEPA", None)],
)
def test_the_language_is_what_the_script_shows(text: str, language: str | None) -> None:
    (item,) = items(made(SAMPLE, listed(note("a", anchor_whole(SAMPLE.passage("m01")), text))))
    assert item["body"][0].get("language") == language


def test_ids_are_iris() -> None:
    uuid = "0b9e2c7e-6c1d-4b8e-9a51-000000000001"
    assert annotation_iri(uuid) == f"urn:uuid:{uuid}"
    assert annotation_iri("a b#/甲") == "urn:zjhk:id:a%20b%23%2F%E7%94%B2"
    assert annotation_iri(uuid.upper()) == f"urn:zjhk:id:{uuid.upper()}"


def test_hostile_text_is_text_and_a_creator_without_a_name_has_none() -> None:
    anchor = anchor_whole(SAMPLE.passage("m01"))
    named = note("a", anchor, HOSTILE, author=replace(HONG_KONG, name=HOSTILE))
    first, second = items(
        made(SAMPLE, listed(named, 1), listed(note("b", anchor, author=NOBODY), 2))
    )
    assert said(first, "commenting") == [HOSTILE]
    assert first["creator"]["name"] == HOSTILE
    assert "name" not in second["creator"]
    assert first["created"] == "2025-05-06T01:00:00Z"


def test_words_of_a_passage_that_is_not_there_are_kept() -> None:
    stray = note("a", Anchor("x 9", 2, 4, "失落", "前", "後"), "甲")
    (item,) = items(made(SAMPLE, listed(stray)))
    assert item["target"]["source"]["id"].endswith("#x%209")
    assert item["target"]["selector"][1] == {
        "type": "TextQuoteSelector",
        "exact": "失落",
        "prefix": "前",
        "suffix": "後",
    }


def test_it_can_be_stopped() -> None:
    def step() -> None:
        raise Cancelled

    wording = wording_of(SAMPLE, Script.HANT)
    notes = [listed(note("a", anchor_whole(SAMPLE.passage("m01"))))]
    out = gather(Material(notes), BriefingOptions(), wording, strays=True)
    with pytest.raises(Cancelled):
        web_annotations(out, wording, NOW, step)
