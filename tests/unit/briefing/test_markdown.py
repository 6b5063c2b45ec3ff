"""Markdown: what CommonMark shows is what was written, whatever that was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from tests.unit.briefing.exports import (
    HOSTILE,
    NOW,
    TYPED,
    any_notes,
    gathered,
    listed,
    note,
    proposal,
    reply,
    wording_of,
)
from tests.unit.briefing.packs import NOBODY, ZHEJIANG
from tests.unit.sample import sample_memorandum
from zjhk_desktop.briefing.literal import literal
from zjhk_desktop.briefing.markdown import escaped, markdown_text
from zjhk_desktop.briefing.note_cells import ListedNote
from zjhk_desktop.domain.anchor import anchor_quote, anchor_whole
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.errors import Cancelled
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.script import Script

SAMPLE = sample_memorandum()
KEPT = {"blockquote", "heading", "paragraph"}
PLAIN = {"text", "strong", "hardbreak"}
Block = tuple[str, "str | list[Block]"]


def blocks(text: str) -> list[Block]:
    """Return what CommonMark shows: paragraphs and headings as text, quotes as blocks."""
    return inside(SyntaxTreeNode(MarkdownIt("commonmark").parse(text)))


def inside(parent: SyntaxTreeNode) -> list[Block]:
    found: list[Block] = []
    for node in parent.children:
        assert node.type in KEPT
        if node.type == "blockquote":
            found.append(("quote", inside(node)))
        else:
            found.append((node.tag, "".join(map(shown, node.children[0].children))))
    return found


def shown(node: SyntaxTreeNode) -> str:
    assert node.type in PLAIN
    if node.type == "hardbreak":
        return "\n"
    return node.content if node.type == "text" else "".join(map(shown, node.children))


def made(memorandum: Memorandum, *notes: ListedNote, script: Script = Script.HANT) -> str:
    out, wording = gathered(memorandum, notes, script), wording_of(memorandum, script)
    return markdown_text(out, wording, Audience.SELF, NOW, lambda: None)


def written(text: str) -> str:
    return literal(text).rstrip("\n")


@settings(max_examples=400)
@given(text=TYPED)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    before = f"前\n\n{escaped(text)}\n\n後" if written(text) else "前\n\n後"
    kept = [("p", written(text))] if written(text) else []
    assert blocks(before) == [("p", "前"), *kept, ("p", "後")]
    quoted = "\n".join(f"> {line}" for line in escaped(text).split("\n"))
    assert blocks(quoted) == [("quote", kept)]


MARKUP = (
    *("# 甲", "1. 甲", "12) 甲", "- 甲", "+ 甲", "甲\n===", "甲\n---", "    甲", "\t甲"),
    *("<b>甲</b>", "&amp;", "[a](b)", "![a](b)", "*a* __b__ `c`", "> 甲", "a  \nb", "a\\\nb"),
    *("\n甲", "甲\n\n\n乙", "[a]: b", "***", "~~~", "```", "|a|b|\n|-|-|", "http://a.b"),
    *("\u3000甲\u3000", HOSTILE),
)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_shown_and_does_nothing(text: str) -> None:
    assert blocks(escaped(text)) == [("p", written(text))]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_memorandum_stands_there_with_every_note_below_its_passage(
    data: st.DataObject, memorandum: Memorandum, script: Script
) -> None:
    of = data.draw(st.sampled_from([SAMPLE, memorandum]))
    notes = data.draw(any_notes(of))
    found = blocks(made(of, *notes, script=script))[1:]
    told: dict[str, list[list[Block]]] = {each.id: [] for each in of.passages}
    passages = iter(of.passages)
    passage = None
    for kind, content in found:
        if kind == "quote":
            assert isinstance(content, list)
            assert passage is not None
            told[passage.id].append(content)
        else:
            passage = next(passages)
            assert isinstance(content, str)
            assert content.endswith(passage.text(script))
            assert content.removesuffix(passage.text(script)) == before(passage, of)
    assert next(passages, None) is None
    for one in notes:
        anchor, state = one.annotation.anchor, one.annotation.state
        (quote,) = [each for each in told[anchor.passage] if starts_with(each, one.number)]
        lines = [content for kind, content in quote if kind == "p"][1:]
        expected = []
        if not anchor.whole:
            words = of.passage(anchor.passage).text(script)[anchor.start : anchor.end]
            expected.append(f"「{words}」")
        if literal(state.comment).strip("\n"):
            expected.append(written(state.comment))
        assert lines[: len(expected)] == expected
        assert len(lines) == len(expected) + (state.proposal is not None)
        answers = [content for kind, content in quote if kind == "quote"]
        assert [[text for _, text in each[1:]] for each in answers] == [
            [written(r.state.comment)] if literal(r.state.comment).strip("\n") else []
            for r in one.replies
        ]


def before(passage: Passage, memorandum: Memorandum) -> str:
    """Return what stands before a passage's own words."""
    if passage.kind is PassageKind.MEASURE:
        return f"{passage.number}. "
    numeral = memorandum.section(passage.section).numeral
    return f"{numeral}、" if passage.kind is PassageKind.DOMAIN else ""


def starts_with(quote: list[Block], number: int) -> bool:
    return str(quote[0][1]).startswith(f"{number} ")


def test_a_note_reads_well() -> None:
    root = note("a", anchor_quote(SAMPLE.passage("m01"), "醫療"), "甲*乙", tags=("財經",))
    answer = reply("b", root, "好", author=ZHEJIANG)
    whole = proposal(
        "c",
        anchor_whole(SAMPLE.passage("m02")),
        "等",
        ProposalKind.AFTER,
        author=NOBODY,
        resolved=True,
    )
    text = made(SAMPLE, listed(root, 7, answer), listed(whole, 8))
    assert text.startswith(
        "Exported 2026-01-02; for whom: Myself\n\n# 合作備忘錄\n\n### 一、醫療衞生\n"
    )
    assert (
        "**1.** 推動醫療合作，支持醫療𨋢。\n\n"
        "> **7 Key point**　Hong Kong side　Both　#財經　審閱者甲　2025-05-06 09:00\n>\n"
        "> 「醫療」\n>\n"
        "> 甲\\*乙\n>\n"
        "> > **Reply**　Zhejiang side　審閱者丙　2025-05-06 09:00\n> >\n"
        "> > 好\n\n"
        "**2.** 示範ABC。\n\n"
        "> **8 Key point**　Whole passage　Both　resolved　Reviewer　2025-05-06 09:00\n>\n"
        "> Proposed wording: insert after: 等\n"
    ) in text


def test_it_can_be_stopped() -> None:
    def step() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        markdown_text(
            gathered(SAMPLE, []), wording_of(SAMPLE, Script.HANT), Audience.SELF, NOW, step
        )
