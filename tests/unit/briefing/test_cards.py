from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from tests.unit.briefing.packs import HONG_KONG, NOBODY, annotation
from zjhk_desktop.briefing.cards import INSET, Card, CardSetter, Piece, Place, cut
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script


@pytest.fixture
def cards(memorandum, setter) -> CardSetter:
    zone = timezone(timedelta(hours=8))
    return CardSetter(memorandum, Script.HANT, setter, Palette(), english(), zone)


def numbered(memorandum, quote: str | None, comment: str = "", author=HONG_KONG) -> Numbered:
    one = annotation(memorandum, "x", "m12", quote, comment, author=author)
    return Numbered(7, one, one.anchor.start, one.anchor.end, one.anchor.whole)


def rows_of(card: Card) -> list[str]:
    return ["".join(text.line.text for text in row.texts) for row in card.rows]


def test_a_card_says_number_category_day_author_side_and_comment(memorandum, cards) -> None:
    card = cards.card(Piece(numbered(memorandum, "雙向", "一\n\n二")), 120)
    assert rows_of(card) == [
        "7A Key point2025-05-06",
        "審閱者甲\u3000Hong Kong side",
        "一",
        "",
        "二",
    ]


def test_a_mark_without_comment_still_has_a_card(memorandum, cards) -> None:
    card = cards.card(Piece(numbered(memorandum, "雙向", author=NOBODY)), 120)
    assert rows_of(card) == ["7A Key point2025-05-06"]


def test_the_day_is_that_of_the_place_of_printing(memorandum, setter) -> None:
    west = CardSetter(
        memorandum, Script.HANT, setter, Palette(), english(), timezone(timedelta(hours=-8))
    )
    card = west.card(Piece(numbered(memorandum, "雙向")), 120)
    assert rows_of(card)[0].endswith("2025-05-05")


@pytest.mark.parametrize(
    ("place", "words"),
    [(Place.GROUPED, "「雙向」"), (Place.AWAY, "Measure 12「雙向」")],
)
def test_a_card_away_from_its_mark_quotes_it(memorandum, cards, place, words) -> None:
    card = cards.card(Piece(numbered(memorandum, "雙向"), place=place), 150)
    assert rows_of(card)[-1] == words


def test_a_long_quote_keeps_its_beginning_and_end(memorandum, cards) -> None:
    text = memorandum.passage("m12").text_hant
    card = cards.card(Piece(numbered(memorandum, text[:90]), place=Place.GROUPED), 120)
    words = rows_of(card)[-1]
    assert words.startswith(f"「{text[:3]}")
    assert "……" in words
    assert words.endswith(f"{text[87:90]}」")
    assert card.rows[-1].texts[0].line.width <= 120 - INSET


def test_a_cut_card_loses_nothing_and_leaves_no_single_row(memorandum, cards) -> None:
    comment = "".join(f"第{index}句話。" for index in range(90))
    piece = Piece(numbered(memorandum, "雙向", comment))
    found = ""
    for _ in range(50):
        card = cards.card(piece, 120)
        parts = cut(card, 100)
        part = card if parts is None or card.height <= 100 else parts[0]
        comments = [
            text
            for text, row in zip(rows_of(part), part.rows, strict=True)
            if row.offset is not None
        ]
        assert len(comments) >= 2
        assert part.height <= 100 or part is card
        found += "".join(comments)
        if parts is None or part is card:
            break
        piece = parts[1]
        assert "(continued)" in rows_of(cards.card(piece, 140))[0]
    assert found == comment


def test_a_card_is_not_cut_where_too_little_would_fit(memorandum, cards) -> None:
    card = cards.card(Piece(numbered(memorandum, "雙向", "很長的意見，" * 30)), 120)
    assert cut(card, 40) is None
    assert cut(cards.card(Piece(numbered(memorandum, "雙向", "短。")), 120), 500) is None


def test_the_rest_is_set_anew_for_another_width(memorandum, cards) -> None:
    comment = "很長的意見，" * 60
    card = cards.card(Piece(numbered(memorandum, "雙向", comment)), 120)
    part, rest = cut(card, 120) or (None, None)
    wide = cards.card(rest, 250)
    head = "".join(rows_of(part)[2:])
    assert head + "".join(rows_of(wide)[1:]) == comment


def test_a_hostile_author_and_tags_stay_on_one_readable_row(memorandum, cards) -> None:
    author = replace(HONG_KONG, name="甲\n<b>乙</b>\u202e" + "長" * 500)
    one = annotation(memorandum, "x", "m12", "雙向", author=author)
    state = replace(one.state, resolved=True, tags=("第一批",))
    made = Numbered(1, replace(one, state=state), 4, 6, whole=False)
    (head, origin, tags) = cards.card(Piece(made), 120).rows
    line = origin.texts[0].line
    assert line.width <= 120 - INSET
    assert line.text.startswith("甲 <b>乙</b>")
    assert "[U+202E]" in [box.cell.shown for box in line.boxes]
    assert head.badge > 0
    assert tags.texts[0].line.text == "#第一批"


def test_a_settled_annotation_and_its_tags_say_so(memorandum, cards) -> None:
    one = annotation(memorandum, "x", "m12", "雙向", author=NOBODY)
    state = replace(one.state, resolved=True, tags=("第一批",))
    card = cards.card(Piece(Numbered(1, replace(one, state=state), 4, 6, whole=False)), 160)
    assert rows_of(card)[1:3] == ["resolved", "#第一批"]


@pytest.mark.parametrize(
    ("source", "said"),
    [(Script.HANS, "converted from Simplified"), (Script.HANT, "converted from Traditional")],
)
def test_a_converted_annotation_says_so_after_its_tags(memorandum, cards, source, said) -> None:
    one = annotation(memorandum, "x", "m12", "雙向", "範圍")
    state = replace(one.state, tags=("第一批",))
    made = Numbered(1, replace(one, state=state), 4, 6, whole=False, source=source)
    assert rows_of(cards.card(Piece(made), 200))[2:] == [f"#第一批\u3000{said}", "範圍"]
    assert said not in "".join(rows_of(cards.card(Piece(made, start=1), 200)))
