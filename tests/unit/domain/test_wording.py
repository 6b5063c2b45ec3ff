"""What a proposal changes: as few words as one can see at a glance, alike in both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.wording import (
    Part,
    Stretch,
    Words,
    compare,
    insertions,
    is_flat,
    shorten,
    spell,
    struck,
)

MARKS = {Part.KEPT: "{}", Part.DELETED: "[-{}-]", Part.INSERTED: "[+{}+]"}
TEXT = st.text(alphabet="甲乙丙丁 abcé\u0301👩\u200d🌾，。\n", max_size=40)


def said(quote: str, text: str, kind: ProposalKind = ProposalKind.REPLACE) -> str:
    words = spell(compare([quote], Proposal(text, kind)), quote, text, text)
    return "".join(MARKS[each.part].format(each.text) for each in words)


@pytest.mark.parametrize(
    ("quote", "text", "shown"),
    [
        ("試點", "試點計劃", "試點[+計劃+]"),
        ("加強合作", "加快合作", "加[-強-][+快+]合作"),
        ("的機會", "", "[-的機會-]"),
        ("甲乙", "丙丁", "[-甲乙-][+丙丁+]"),
        ("（簡稱“QFLP”）", "（簡稱“QDLP”）", "（簡稱“[-QFLP-][+QDLP+]”）"),
        ("31–36 項", "31–38 項", "31–[-36-][+38+] 項"),
        ("cafe\u0301", "cafe", "[-cafe\u0301-][+cafe+]"),
        ("👩\u200d🌾來", "👨\u200d🌾來", "[-👩\u200d🌾-][+👨\u200d🌾+]來"),
        # One character that two long changes leave in place is no landmark.
        ("共同推進的研發", "加快落實的計劃", "[-共同推進的研發-][+加快落實的計劃+]"),
    ],
)
def test_what_changes_is_told_from_what_stays(quote: str, text: str, shown: str) -> None:
    assert said(quote, text) == shown


def test_an_insertion_leaves_the_words_alone() -> None:
    assert said("醫療", "（試行）", ProposalKind.AFTER) == "醫療[+（試行）+]"
    assert said("醫療", "新", ProposalKind.BEFORE) == "[+新+]醫療"
    assert struck(compare(["醫療"], Proposal("新", ProposalKind.BEFORE))) == ()


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("新", ProposalKind.BEFORE, (0,)),
        ("新", ProposalKind.AFTER, (4,)),
        ("", ProposalKind.AFTER, ()),
        ("醫療及衞生", ProposalKind.REPLACE, (2,)),
        ("新醫療衞生等", ProposalKind.REPLACE, (0, 4)),
        ("醫療服務", ProposalKind.REPLACE, ()),
        ("醫療", ProposalKind.REPLACE, ()),
    ],
)
def test_words_come_in_where_none_go(text: str, kind: ProposalKind, places: tuple) -> None:
    assert insertions(compare(["醫療衞生"], Proposal(text, kind))) == places


def test_level_strokes_are_told_from_other_words() -> None:
    assert is_flat("一")
    assert is_flat("——")
    assert not is_flat("一國")
    assert not is_flat("")


@given(TEXT, TEXT)
def test_both_texts_can_be_read_from_what_is_said(quote: str, text: str) -> None:
    words = spell(compare([quote], Proposal(text)), quote, text, text)
    assert "".join(w.text for w in words if w.part is not Part.INSERTED) == quote
    assert "".join(w.text for w in words if w.part is not Part.DELETED) == text
    assert all(w.text for w in words)


@pytest.mark.parametrize("typed", ["醫療及衞生服務", "医疗及卫生服务"])
def test_a_proposal_strikes_the_same_words_whatever_script_it_was_typed_in(typed: str) -> None:
    both = ("醫療和衞生服務", "医疗和卫生服务")
    stretches = compare(both, Proposal(typed))
    assert struck(stretches) == ((2, 3),)
    assert stretches[2] == Stretch(Part.INSERTED, 2, 3)
    assert "".join(w.text for w in spell(stretches, both[1], typed, typed)) == "医疗和及卫生服务"


def test_only_what_comes_in_is_taken_from_the_conversion() -> None:
    stretches = compare(("浙里未來", "浙里未来"), Proposal("浙里新未来"))
    words = spell(stretches, "浙里未來", "浙裏新未來", "浙里新未来")
    assert [w.text for w in words] == ["浙里", "新", "未來"]


def test_a_change_that_the_script_hides_is_shown_as_typed() -> None:
    stretches = compare(("衞生", "卫生"), Proposal("衛生"))
    assert spell(stretches, "卫生", "卫生", "衛生")[:2] == (
        Words(Part.DELETED, "卫"),
        Words(Part.INSERTED, "衛"),
    )


def test_a_very_long_proposal_is_one_change() -> None:
    long = "的" * 20_000
    assert compare(["的" * 300], Proposal(long)) == (
        Stretch(Part.DELETED, 0, 300),
        Stretch(Part.INSERTED, 0, 20_000),
    )


def test_what_stays_is_shortened_next_to_changes_only() -> None:
    changed = Words(Part.INSERTED, "新" * 50)
    long = Words(Part.KEPT, "0123456789" * 3)
    assert shorten([long, changed, long, changed, long], 3) == (
        Words(Part.KEPT, "……789"),
        changed,
        Words(Part.KEPT, "012……789"),
        changed,
        Words(Part.KEPT, "012……"),
    )
    short = Words(Part.KEPT, "0123456789")
    assert shorten([short, changed, short], 6) == (short, changed, short)
