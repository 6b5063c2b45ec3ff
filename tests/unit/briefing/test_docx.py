"""The Word document: comments on the exact words, changes that can all be refused."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.briefing.docx_reading import W, names, part, read
from tests.unit.briefing.exports import (
    HOSTILE,
    NOW,
    any_notes,
    gathered,
    listed,
    note,
    proposal,
    reply,
    wording_of,
)
from tests.unit.briefing.packs import HONG_KONG, NOBODY, ZHEJIANG, crowd, sample_pack
from tests.unit.sample import sample_memorandum
from zjhk_desktop.briefing.docx_file import docx_bytes
from zjhk_desktop.briefing.literal import literal
from zjhk_desktop.briefing.note_cells import ListedNote
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.outgoing import Material, gather
from zjhk_desktop.domain.anchor import Anchor, anchor_quote, anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import Audience, Visibility
from zjhk_desktop.domain.errors import Cancelled
from zjhk_desktop.domain.memorandum import Memorandum, PassageKind
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

SAMPLE = sample_memorandum()
MEMORANDUM = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
ANY = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def notes_on(*memoranda: Memorandum) -> st.SearchStrategy[tuple[Memorandum, Sequence[ListedNote]]]:
    """Return one of these, and notes on it."""
    return st.sampled_from(memoranda).flatmap(lambda of: st.tuples(st.just(of), any_notes(of)))


def made(memorandum: Memorandum, *notes: ListedNote, script: Script = Script.HANT) -> bytes:
    wording = wording_of(memorandum, script)
    out = gathered(memorandum, notes, script)
    return docx_bytes(out, wording, Audience.SELF, NOW, lambda: None)


def lines(text: str) -> list[str]:
    return literal(text).split("\n")


def on(passage: str, quote: str, memorandum: Memorandum = SAMPLE) -> Anchor:
    return anchor_quote(memorandum.passage(passage), quote)


def pairs(fitting: Sequence[Sequence[int]]) -> int:
    """Return how many can be paired at once, each with a place of its own that fits it."""
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for each in fitting[one]:
            if each not in tried:
                tried.add(each)
                if each not in taken or place(taken[each], tried):
                    taken[each] = one
                    return True
        return False

    return sum(place(one, set()) for one in range(len(fitting)))


def test_pairing_finds_what_fits_and_no_more() -> None:
    assert pairs([[0, 1], [0]]) == 2
    assert pairs([[0], [0]]) == 1


@ANY
@given(given=notes_on(SAMPLE, MEMORANDUM))
def test_every_comment_lies_on_the_exact_words(
    given: tuple[Memorandum, Sequence[ListedNote]], script: Script
) -> None:
    of, notes = given
    found = read(made(of, *notes, script=script))
    # Whatever is proposed, with every change refused the text is the memorandum's.
    assert found.passages == {each.id: each.text(script) for each in of.passages}
    expected = {
        each.id: (listed_note.annotation.anchor, each.state.comment)
        for listed_note in notes
        for each in (listed_note.annotation, *listed_note.replies)
    }
    assert len(found.comments) == len(expected)
    told = []
    for anchor, comment in expected.values():
        words = of.passage(anchor.passage).text(script)[anchor.start : anchor.end]
        told.append((anchor.passage, words, lines(comment) if comment else []))
    fitting = [
        [
            place
            for place, (passage, words, paragraphs) in enumerate(told)
            if (passage, words) == (*each.passages, each.words)
            and each.paragraphs[1 : 1 + len(paragraphs)] == paragraphs
        ]
        for each in found.comments.values()
    ]
    # What one says may be found in what another says as well, so none is paired for good.
    assert pairs(fitting) == len(told)
    for number, each in found.comments.items():
        if each.parent is not None:
            root = found.comments[each.parent]
            assert (root.parent, root.words, root.done) == (None, each.words, each.done)
            assert each.parent < number


def test_it_opens_as_a_word_document_with_real_styles(
    memorandum: Memorandum, script: Script
) -> None:
    notes = [listed(each, i) for i, each in enumerate(sample_pack(memorandum), 1)]
    document = docx.Document(io.BytesIO(made(memorandum, *notes, script=script)))
    by_style: dict[str, list[str]] = {}
    for each in document.paragraphs:
        by_style.setdefault(each.style.name, []).append(each.text)
    texts = {each.id: each.text(script) for each in memorandum.passages}
    assert by_style["Title"] == [texts["t2"]]
    assert by_style["Subtitle"] == [texts["t1"], texts["t4"]]
    assert by_style["Annex"] == [texts["t3"]]
    assert by_style["Heading 1"] == [texts["t5"]]
    assert by_style["Heading 2"] == [
        f"{each.numeral}、{each.heading(script)}" for each in memorandum.domains
    ]
    assert by_style["Measure"] == [
        f"{each.number}.\t{each.text(script)}" for each in memorandum.measures
    ]
    assert by_style["Body Text"] == [texts[f"p{number}"] for number in range(1, 6)]
    (table,) = document.tables
    assert [cell.text for row in table.rows for cell in row.cells] == [
        each.text(script) for each in memorandum.passages if each.kind is PassageKind.SIGNATURE
    ]
    assert len(list(document.comments)) == len(notes)
    (page,) = document.sections
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert (round(page.left_margin.mm), round(page.right_margin.mm)) == (28, 26)
    fields = page.footer._element.iter(f"{W}fldSimple")
    assert [each.get(f"{W}instr").strip() for each in fields] == ["PAGE", "NUMPAGES"]
    facts = document.core_properties
    assert (facts.title, facts.language) == (memorandum.title(script), script.tag)
    assert facts.created == facts.modified == NOW


def test_every_run_is_in_the_language_and_face_of_the_script(
    memorandum: Memorandum, script: Script
) -> None:
    data = made(memorandum, script=script)
    tag, face, stand_in = (
        ("zh-HK", "Noto Serif HK", "新細明體")
        if script is Script.HANT
        else ("zh-CN", "Noto Serif SC", "宋体")
    )
    runs = read(data).runs
    assert len(runs) > len(memorandum.passages)
    assert {each.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") for each in runs} == {tag}
    assert {each.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") for each in runs} == {"eastAsia"}
    default = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert default.get(f"{W}eastAsia") == face
    fonts = {
        each.get(f"{W}name"): each.find(f"{W}altName").get(f"{W}val")
        for each in part(data, "word/fontTable.xml")
    }
    assert fonts[face].startswith(stand_in)
    assert len(fonts) == 2


def test_a_comment_says_who_when_and_what() -> None:
    root = note("a", on("m01", "醫療"), "甲\n乙", tags=("財經", "a b"), visibility=Visibility.SIDE)
    answers = [
        reply("b", root, "好", author=ZHEJIANG, visibility=Visibility.SIDE),
        reply("c", root, "", author=NOBODY, visibility=Visibility.PRIVATE),
    ]
    whole = note("d", anchor_whole(SAMPLE.passage("m02")), resolved=True)
    found = read(made(SAMPLE, listed(root, 1, *answers), listed(whole, 2))).comments
    assert [each.paragraphs for each in found.values()] == [
        ["Key point　Hong Kong side　Side　#財經　#a b", "甲", "乙"],
        ["Reply　Zhejiang side", "好"],
        ["Reply　Private", ""],
        ["Key point　Whole passage　Hong Kong side　Both　resolved"],
    ]
    assert [each.author for each in found.values()] == [
        *("審閱者甲", "審閱者丙", "Reviewer", "審閱者甲"),
    ]
    assert found[0].initials == "審閱者甲"
    # Word takes the clock on the wall, of whichever zone.
    assert {each.date for each in found.values()} == {"2025-05-06T09:00:00"}
    assert [each.parent for each in found.values()] == [None, 0, 0, None]
    assert [each.done for each in found.values()] == [False, False, False, True]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ada  Lovelace", "AL"),
        ("ada", "A"),
        ("歐陽大文博士", "歐陽大文"),
        ("A 陳", "A陳"),
        ("", "R"),
    ],
)
def test_initials(name: str, short: str) -> None:
    author = replace(HONG_KONG, name=name)
    found = read(made(SAMPLE, listed(note("a", on("m01", "醫療"), author=author)))).comments
    assert found[0].initials == short


def test_what_overlaps_nests_or_touches_is_kept_apart() -> None:
    spans = [(0, 5), (2, 8), (2, 4), (4, 6), (5, 13), (12, 13), (11, 12), (0, 13)]
    passage = SAMPLE.passage("m01")
    notes = [
        listed(note(f"n{i}", anchor_range(passage, *span), str(i)), i)
        for i, span in enumerate(spans)
    ]
    found = read(made(SAMPLE, *notes))
    assert {each.paragraphs[1]: each.words for each in found.comments.values()} == {
        str(i): passage.text_hant[start:end] for i, (start, end) in enumerate(spans)
    }
    assert passage.text_hant[11:12] == "𨋢"


@pytest.mark.parametrize(
    ("text", "kind", "accepted", "changes"),
    [
        ("文化", ProposalKind.REPLACE, "推動文化合作", [("del", "醫療"), ("ins", "文化")]),
        ("", ProposalKind.REPLACE, "推動合作", [("del", "醫療")]),
        ("醫、療", ProposalKind.REPLACE, "推動醫、療合作", [("ins", "、")]),
        ("高端", ProposalKind.BEFORE, "推動高端醫療合作", [("ins", "高端")]),
        ("等", ProposalKind.AFTER, "推動醫療等合作", [("ins", "等")]),
        ("文\n化", ProposalKind.AFTER, "推動醫療文\n化合作", [("ins", "文\n化")]),
    ],
)
def test_a_proposal_is_a_tracked_change_by_its_author(
    text: str, kind: ProposalKind, accepted: str, changes: list[tuple[str, str]], script: Script
) -> None:
    one = proposal("a", on("m01", "醫療"), text, kind, comment="因由", author=ZHEJIANG)
    if script is Script.HANS:
        accepted = accepted.translate({ord("動"): "动", ord("醫"): "医", ord("療"): "疗"})
        changes = [(each, said.replace("醫療", "医疗")) for each, said in changes]
    found = read(made(SAMPLE, listed(one), script=script))
    assert found.passages["m01"] == SAMPLE.passage("m01").text(script)
    assert found.accepted["m01"].startswith(accepted)
    assert [(each.kind, each.text) for each in found.changes] == changes
    assert {(each.author, each.date) for each in found.changes} == {
        ("審閱者丙", "2025-05-06T09:00:00")
    }
    (comment,) = found.comments.values()
    assert comment.words == ("醫療" if script is Script.HANT else "医疗")
    assert comment.paragraphs[1] == "因由"
    assert comment.paragraphs[2].startswith("Proposed wording: ")


def test_words_proposed_come_in_in_the_script_of_the_document() -> None:
    one = proposal("a", on("m01", "合作"), "範圍", ProposalKind.AFTER)
    wording = replace(
        wording_of(SAMPLE, Script.HANS),
        transcribe=lambda text, to: text.replace("範圍", "范围") if to is Script.HANS else text,
    )
    options = BriefingOptions(Script.HANS)
    out = gather(Material([listed(one)]), options, wording, strays=False)
    found = read(docx_bytes(out, wording, Audience.SELF, NOW, lambda: None))
    assert [each.text for each in found.changes] == ["范围"]
    assert found.comments[0].paragraphs[-1] == "Proposed wording: insert after: 範圍"


def test_rivals_and_what_is_settled_are_told_in_comments_alone() -> None:
    rivals = [
        proposal("a", on("m01", "醫療合作"), "文化合作"),
        proposal("b", on("m01", "醫療"), ""),
        proposal("c", on("m01", "醫療"), "高端", ProposalKind.BEFORE),
    ]
    settled = proposal("d", on("m01", "支持"), "促進", resolved=True)
    apart = proposal("e", on("m02", "ABC"), "abc")
    notes = [listed(each, i) for i, each in enumerate([*rivals, settled, apart], 1)]
    found = read(made(SAMPLE, *notes))
    assert {each.passage for each in found.changes} == {"m02"}
    assert found.passages["m01"] == found.accepted["m01"] == SAMPLE.passage("m01").text_hant
    assert sorted(each.paragraphs[-1] for each in found.comments.values()) == [
        "Proposed wording: abc",
        "Proposed wording: delete these words",
        "Proposed wording: insert before: 高端",
        "Proposed wording: 促進",
        "Proposed wording: 文化合作",
    ]


def test_proposals_whose_changes_do_not_touch_stand_in_one_passage() -> None:
    both = [
        proposal("a", on("m01", "推動醫療合作"), "促進醫療合作"),
        proposal("b", on("m01", "醫療合作"), "醫療交流"),
    ]
    found = read(made(SAMPLE, *(listed(each, i) for i, each in enumerate(both, 1))))
    assert found.accepted["m01"].startswith("促進醫療交流，")
    assert [each.words for each in found.comments.values()] == ["推動醫療合作", "醫療合作"]


def test_hostile_text_is_literal_and_nothing_is_lost(script: Script) -> None:
    author = replace(HONG_KONG, name=f"甲{HOSTILE}")
    anchor = on("m01", "醫療")
    one = proposal(
        "a", anchor, HOSTILE, ProposalKind.AFTER, comment=HOSTILE, author=author, tags=(HOSTILE,)
    )
    found = read(made(SAMPLE, listed(one), script=script))
    shown = literal(HOSTILE)
    assert "\x1b" not in shown
    assert shown.startswith("<w:t>&amp;]]>\"'␛[0m␋‹U+FFFF›\u202e=1 𨋢\n\t")
    comment = found.comments[0]
    assert "\n".join(comment.paragraphs[1:3]) == shown
    assert comment.paragraphs[0].endswith(f"#{shown}")
    assert comment.author == f"甲{shown}".strip()
    assert [each.text for each in found.changes] == [shown]


def test_the_longest_comment_goes_in_whole() -> None:
    comment = "".join(chr(0x4E00 + index % 20_000) for index in range(20_000))
    found = read(made(SAMPLE, listed(note("a", on("m01", "醫療"), comment))))
    assert found.comments[0].paragraphs[1] == comment


def test_the_same_notes_at_the_same_moment_make_the_same_bytes(memorandum: Memorandum) -> None:
    notes = [listed(each, i) for i, each in enumerate(crowd(memorandum, "m12", 40), 1)]
    first = made(memorandum, *notes)
    assert first == made(memorandum, *notes)
    assert b"\x00\x00\x21\x00" in first  # 1 January 1980
    out = gathered(memorandum, notes)
    wording = wording_of(memorandum, Script.HANT)
    later = docx_bytes(out, wording, Audience.SELF, NOW + timedelta(days=1), lambda: None)
    assert later != first


def test_without_notes_there_is_no_part_for_comments() -> None:
    data = made(SAMPLE)
    assert not [name for name in names(data) if "comments" in name]
    assert read(data).passages["m01"] == SAMPLE.passage("m01").text_hant


def test_chosen_domains_alone_go_in(memorandum: Memorandum) -> None:
    notes = [listed(each, i) for i, each in enumerate(sample_pack(memorandum), 1)]
    wording = wording_of(memorandum, Script.HANT)
    out = gather(Material(notes), BriefingOptions(domains=(3,)), wording, strays=False)
    found = read(docx_bytes(out, wording, Audience.SELF, NOW, lambda: None))
    inside = [each.id for each in memorandum.passages if each.domain == 3]
    assert list(found.passages) == inside
    assert found.comments
    assert {name for each in found.comments.values() for name in each.passages} <= set(inside)


def test_it_can_be_stopped() -> None:
    asked = []

    def step() -> None:
        asked.append(1)
        if len(asked) == 2:
            raise Cancelled

    out = gathered(SAMPLE, [])
    with pytest.raises(Cancelled):
        docx_bytes(out, wording_of(SAMPLE, Script.HANT), Audience.SELF, NOW, step)
