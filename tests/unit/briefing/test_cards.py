from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from tests.unit.briefing.packs import HONG_KONG, NOBODY, annotation, answer
from zjhk_desktop.briefing.card_forms import Place
from zjhk_desktop.briefing.card_rows import Card, Piece, cut
from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script

INSET = Place.BESIDE.form.inset


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
    assert head.badge is not None
    assert tags.texts[0].line.text == "resolved\u3000#第一批"


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


def with_replies(one: Numbered, *replies) -> Numbered:
    return replace(one, replies=tuple(replies))


def test_replies_stand_below_what_they_reply_to(memorandum, cards) -> None:
    one = numbered(memorandum, "雙向", "範圍？")
    later = answer(one.annotation, "同意。", HONG_KONG, 9)
    one = with_replies(one, answer(one.annotation, "兩地。\n另議。"), later)
    card = cards.card(Piece(one), 120)
    assert rows_of(card)[2:] == [
        "範圍？",
        "審閱者丙\u3000Zhejiang side",
        "2025-05-07",
        "兩地。",
        "另議。",
        "審閱者甲\u3000Hong Kong side",
        "2025-05-09",
        "同意。",
    ]
    hooks = [row.hook for row in card.rows]
    assert [hook is not None for hook in hooks] == [index in (3, 7) for index in range(10)]
    wide = rows_of(cards.card(Piece(one), 170))
    assert wide[3::3] == ["審閱者丙\u3000Zhejiang side2025-05-07", wide[6]]
    assert wide[6] == "審閱者甲\u3000Hong Kong side2025-05-09"


def test_a_reply_of_nobody_is_called_a_reply(memorandum, cards) -> None:
    one = numbered(memorandum, None)
    one = with_replies(one, answer(one.annotation, "好。", NOBODY))
    assert rows_of(cards.card(Piece(one), 120))[-2:] == ["Reply2025-05-07", "好。"]


@pytest.mark.parametrize("place", list(Place))
def test_a_thread_is_cut_anywhere_and_loses_nothing(memorandum, cards, place) -> None:
    texts = ["".join(f"第{each}則第{index}句。" for index in range(40)) for each in range(4)]
    one = numbered(memorandum, "雙向", texts[0])
    made = [answer(one.annotation, text, day=7 + at) for at, text in enumerate(texts[1:])]
    piece = Piece(with_replies(one, *made), place=place)
    found: list[str] = []
    heads = 0
    for _ in range(60):
        card = cards.card(piece, 150)
        parts = None if card.height <= 90 else cut(card, 90)
        part = parts[0] if parts else card
        assert not part.rows[-1].keep_next
        heads += sum(row.hook is not None for row in part.rows)
        found += [
            text
            for text, row in zip(rows_of(part), part.rows, strict=True)
            if row.offset is not None and not row.keep_next
        ]
        if parts is None:
            break
        piece = parts[1]
    assert "".join(found) == "".join(texts)
    assert heads == 3


def test_a_note_below_the_text_says_who_and_where_in_its_head(memorandum, cards) -> None:
    piece = Piece(numbered(memorandum, "雙向", "範圍？"), place=Place.AFTER)
    head, comment = cards.card(piece, 260).rows
    assert [text.line.text for text in head.texts] == [
        "7",
        "A Key point",
        "審閱者甲\u3000Hong Kong side",
        "Measure 12\u30002025-05-06",
    ]
    assert head.badge.x + head.badge.half < Place.AFTER.form.spine
    assert comment.texts[0].x == Place.AFTER.form.inset


def test_a_narrow_note_says_who_in_a_row_of_its_own(memorandum, cards) -> None:
    piece = Piece(numbered(memorandum, "雙向", "範圍？"), place=Place.BELOW)
    assert rows_of(cards.card(piece, 180))[1:] == ["審閱者甲\u3000Hong Kong side", "範圍？"]


@pytest.mark.parametrize(
    ("width", "rows"),
    [
        (160, ["審閱者甲\u3000Hong Kong side\u3000resolved", "#第一批"]),
        (110, ["審閱者甲\u3000Hong Kong side", "resolved\u3000#第一批"]),
    ],
)
def test_that_a_note_is_settled_is_never_cut_off(memorandum, cards, width, rows) -> None:
    one = annotation(memorandum, "x", "m12", "雙向")
    state = replace(one.state, resolved=True, tags=("第一批",))
    made = Numbered(1, replace(one, state=state), 4, 6, whole=False)
    assert rows_of(cards.card(Piece(made), width))[1:3] == rows
