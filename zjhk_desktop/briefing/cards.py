"""Cards: what an annotation says, set to a width, in rows that a column's end may separate."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import Enum, auto

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.labels import (
    CATEGORY_NAMES,
    CONVERTED_NAMES,
    author_label,
    passage_label,
)
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.palette import GREY, INK, Palette
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.wording import WORDING, WORDING_INSET, WordingRow, wording_rows
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import shorten

COMMENT = Style(Family.SANS, 8.3)
COMMENT_ROW = 12.5
INSET = 7.8
"""How far a card's text stands from its left edge, where the category's line is."""

_NAME = Style(Family.SANS, 8.3, Weight.BOLD)
_SMALL = Style(Family.SANS, 7)
_QUOTE = Style(Family.SERIF, 7.8)
_NUMBER = Style(Family.SANS, 6.2, Weight.BOLD)
_HEAD_ROW = 12.0
_SMALL_ROW = 11.0
_RADIUS = 4.0
_QUOTED = 12
"""At most so many characters are quoted from either end of a long mark."""


class Place(Enum):
    """Where a card stands from its mark.

    Beside it a leader says which words are meant; in a group under the passage's name the card
    quotes them; away from it the card names the passage too.
    """

    BESIDE = auto()
    GROUPED = auto()
    AWAY = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """An annotation, or what is left of one.

    Attributes:
        start: first code point that is still to be printed of the comment and, after a break,
            of the words proposed.
        place: where it stands from its mark, and so what it says of the words it is about.
    """

    numbered: Numbered
    start: int = 0
    place: Place = Place.BESIDE


@dataclass(frozen=True, slots=True)
class CardText:
    """A set line in a card, `x` from the card's left edge."""

    line: SetLine
    x: float
    ink: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of a card.

    Attributes:
        drop: from the row's top down to the baseline.
        offset: first code point of this row, as a `Piece` counts; None in the card's head.
        badge: half width of the pill that is drawn round the row's first text.
        wording: proposed words, in the place of texts.
    """

    texts: tuple[CardText, ...]
    height: float
    drop: float
    offset: int | None = None
    badge: float = 0.0
    wording: WordingRow | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A piece set to a width."""

    piece: Piece
    rows: tuple[CardRow, ...]

    @property
    def height(self) -> float:
        """Return how high the rows are together."""
        return sum(row.height for row in self.rows)


class CardSetter:
    """Sets cards; the lines of a long comment are found once for each width."""

    def __init__(
        self,
        memorandum: Memorandum,
        script: Script,
        setter: LineSetter,
        palette: Palette,
        tr: Translator,
        zone: tzinfo | None,
    ) -> None:
        """Take what cards are made of; dates are given in `zone`."""
        self._memorandum = memorandum
        self._script = script
        self._setter = setter
        self._palette = palette
        self._tr = tr
        self._zone = zone
        self._lines: dict[tuple[Numbered, Style, float], tuple[SetLine, ...]] = {}

    def card(self, piece: Piece, width: float) -> Card:
        """Return a piece set to a width: its head, what it is about, what it says and proposes."""
        rows = [self._head(piece, width)]
        if not piece.start:
            rows += self._small_rows(self._origin(piece), _SMALL, width)
            rows += self._small_rows(self._remark(piece), _SMALL, width)
            if piece.place is not Place.BESIDE:
                rows.append(self._words(piece, width))
        room = width - INSET
        tail = piece.numbered.annotation.state.comment.rstrip()
        if tail and piece.start <= len(tail):
            rows += [
                CardRow(
                    (CardText(line, INSET, INK),),
                    COMMENT_ROW,
                    COMMENT_ROW / 2 + CENTRE * COMMENT.size,
                    line.start,
                )
                for line in self._set(piece.numbered, tail, piece.start, COMMENT, room)
            ]
        return Card(piece, (*rows, *self._wording(piece, len(tail) + 1, room)))

    def _wording(self, piece: Piece, before: int, room: float) -> list[CardRow]:
        """Return the proposed words that are still to be printed; so much comes `before` them."""
        if not piece.numbered.wording:
            return []
        start = max(0, piece.start - before)
        said = shorten(piece.numbered.wording)
        text = "".join(each.text for each in said)
        lines = self._set(piece.numbered, text, start, WORDING, room - 2 * WORDING_INSET)
        return [
            CardRow((), each.height, each.drop, before + each.start, wording=each)
            for each in wording_rows(said, lines, room)
        ]

    def _set(
        self, one: Numbered, text: str, start: int, style: Style, room: float
    ) -> tuple[SetLine, ...]:
        """Return the lines of what an annotation says in a style, from a code point on."""
        key = (one, style, room)
        lines = self._lines.get(key, ())
        at = bisect_left(lines, start, key=lambda line: line.start)
        if at >= len(lines) or lines[at].start != start:
            rest = self._setter.lines(text[start:], style, room)
            lines = tuple(line.shifted(start) for line in rest)
            self._lines[key] = lines
            at = 0
        return lines[at:]

    def _head(self, piece: Piece, width: float) -> CardRow:
        """Return number, category and date; a continued card says so in the date's place."""
        one = piece.numbered
        ink = self._palette.ink(one.category)
        number = self._setter.line(str(one.number), _NUMBER)
        half = max(_RADIUS, number.width / 2 + _RADIUS * 0.62)
        name = f"{one.category.letter} {self._tr(CATEGORY_NAMES[one.category])}"
        said = self._tr("(continued)") if piece.start else self._date(one)
        date = self._setter.line(said, _SMALL)
        x = INSET + 2 * half + 3.2
        title = self._setter.shortened(name, _NAME, width - x - date.width - 4)
        texts = (
            CardText(number, INSET + half - number.width / 2, ink),
            CardText(title, x, ink),
            CardText(date, width - date.width, GREY),
        )
        return CardRow(texts, _HEAD_ROW, _HEAD_ROW / 2 + CENTRE * _NAME.size, badge=half)

    def _date(self, one: Numbered) -> str:
        """Return the day on which the annotation was made, where it is printed."""
        created = one.annotation.state.created
        try:
            moment = datetime.fromisoformat(created)
        except ValueError:
            return created[:10]
        if moment.tzinfo is not None and self._zone is not None:
            moment = moment.astimezone(self._zone)
        return moment.date().isoformat()

    def _small_rows(self, text: str, style: Style, width: float) -> list[CardRow]:
        if not text:
            return []
        line = self._setter.shortened(text, style, width - INSET)
        drop = _SMALL_ROW / 2 + CENTRE * style.size
        return [CardRow((CardText(line, INSET, GREY),), _SMALL_ROW, drop)]

    def _origin(self, piece: Piece) -> str:
        """Return who made the annotation, and whether it is settled."""
        state = piece.numbered.annotation.state
        parts = [author_label(state.author, self._tr)]
        parts += [self._tr("resolved")] if state.resolved else []
        return "\u3000".join(part for part in parts if part)

    def _remark(self, piece: Piece) -> str:
        """Return the annotation's tags, and the script that it was converted from, if it was."""
        source = piece.numbered.source
        parts = [f"#{tag}" for tag in piece.numbered.annotation.state.tags]
        parts += [self._tr(CONVERTED_NAMES[source])] if source else []
        return "\u3000".join(parts)

    def _words(self, piece: Piece, width: float) -> CardRow:
        """Return what the annotation is about: the passage and the words that are marked.

        Words that are too long for the row keep their beginning and end.
        """
        one = piece.numbered
        passage = self._memorandum.passage(one.passage)
        label = ""
        if piece.place is Place.AWAY:
            label = passage_label(passage, self._memorandum, self._tr)
        if one.whole:
            label = label or self._tr("Whole passage")
            return self._small_rows(label, _QUOTE, width)[0]
        words = passage.text(self._script)[one.start : one.end]
        quote = f"{label}「{words}」"
        kept = min(len(words) // 2, _QUOTED)
        while kept and self._setter.line(quote, _QUOTE).width > width - INSET:
            quote = f"{label}「{words[:kept]}……{words[-kept:]}」"
            kept -= 1
        return self._small_rows(quote, _QUOTE, width)[0]


def cut(card: Card, height: float, least: int = 2) -> tuple[Card, Piece] | None:
    """Return the part of a card that fits a height, and what is left; None if too little fits.

    Args:
        card: the card to cut.
        height: what is free.
        least: how many rows of comment stand on either side at least.
    """
    used = 0.0
    fitting = 0
    for row in card.rows:
        if used + row.height > height:
            break
        used += row.height
        fitting += 1
    fitting = min(fitting, len(card.rows) - least)
    comment = sum(row.offset is not None for row in card.rows[:fitting])
    if comment < least:
        return None
    offset = card.rows[fitting].offset
    if offset is None:
        return None
    rest = replace(card.piece, start=offset)
    return (Card(card.piece, card.rows[:fitting]), rest)
