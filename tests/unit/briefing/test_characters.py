import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.briefing.characters import Kind, is_hidden, kind_of, paragraphs


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("浙港〇①→✓", Kind.HAN),
        ("（「『《“‘", Kind.OPENER),
        ("，。、；：？！）」』》”’", Kind.CLOSER),
        ("—…", Kind.DASH),
        ("A9é–-%/.αЖ", Kind.LATIN),
        (" \t", Kind.SPACE),
        ("\u0301\u20dd", Kind.JOINED),
    ],
)
def test_kinds(characters: str, kind: Kind) -> None:
    assert {kind_of(character) for character in characters} == {kind}


def test_what_leaves_no_trace_on_paper_is_hidden() -> None:
    assert all(is_hidden(one) for one in "\0\x07\x1b\u200b\u200e\u202e\u2066\ufeff\ue000\ud800")
    assert not any(is_hidden(one) for one in "浙A \t\u00a0\u3000，é𨋢")


def test_paragraphs_keep_their_offsets_over_every_kind_of_break() -> None:
    assert paragraphs("一\n二\r\n三\r\u2028四\n") == [
        (0, "一"),
        (2, "二"),
        (5, "三"),
        (7, ""),
        (8, "四"),
        (10, ""),
    ]


@given(st.text(alphabet="浙A \r\n\u2029"))
def test_paragraphs_lose_nothing_but_the_breaks(text: str) -> None:
    found = paragraphs(text)
    assert all(text[start : start + len(part)] == part for start, part in found)
    joined = "".join(part for _, part in found)
    assert joined == "".join(one for one in text if one not in "\r\n\u2029")
