"""Cards: what an annotation and the replies to it say, set to a width."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime, tzinfo

from zjhk_desktop.briefing.card_forms import CardForm, Place
from zjhk_desktop.briefing.card_rows import Badge, Card, CardRow, CardText, Piece
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
from zjhk_desktop.briefing.wording import WORDING, WORDING_INSET, wording_rows
from zjhk_desktop.domain.annotation import Annotation, AnnotationState
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import shorten

_NAME_SIZE = 8.3
_NAME = Style(Family.SANS, _NAME_SIZE, Weight.BOLD)
_SMALL = Style(Family.SANS, 7)
_REPLIER = Style(Family.SANS, 7, Weight.MEDIUM)
_QUOTE = Style(Family.SERIF, 7.8)
_NUMBER = Style(Family.SANS, 6.2, Weight.BOLD)
_HEAD_ROW = 12.0
_SMALL_ROW = 11.0
_REPLY_ROW = 14.0
"""The height of a reply's head, white above it included."""

_REPLY_INSET = 10.8
_RADIUS = 4.0
_BADGE_WHITE = 3.4
_BESIDE_NAME = 8.0
_QUOTED = 12
"""At most so many characters are quoted from either end of a long mark."""

_ENOUGH = 4_000.0
"""A card is set no further than this, in points: more than all columns of a page hold."""

_COMMENT, _WORDING, _REPLIES = range(3)
"""Parts of what is printed; each reply is one more."""

_Key = tuple[int, int, Style, float]
"""The id of an annotation that is kept, part, style and width."""


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
        self._lines: dict[_Key, tuple[Numbered, tuple[SetLine, ...]]] = {}
        self._whole: dict[tuple[int, Place, float], Card] = {}

    def card(self, piece: Piece, width: float) -> Card:
        """Return a piece set to a width: its head, what it is about, what is said and proposed.

        Of one that no page holds, the rows after those of the page are left out: set for each
        column anew, they would take longer than everything else.
        """
        if piece.start:
            return Card(piece, _enough(self._rows(piece, width)))
        key = (id(piece.numbered), piece.place, width)
        known = self._whole.get(key)
        if known is None or known.piece.numbered is not piece.numbered:
            known = self._whole[key] = Card(piece, _enough(self._rows(piece, width)))
        return known

    def _rows(self, piece: Piece, width: float) -> Iterator[CardRow]:
        one, form = piece.numbered, piece.place.form
        room = width - form.inset
        yield from self._heads(piece, width)
        comment = one.annotation.state.comment.rstrip()
        if comment:
            yield from self._text(piece, _COMMENT, comment, 0, 0.0, room)
        base = len(comment) + 1
        if one.wording:
            yield from self._wording(piece, base, room)
            base += sum(len(each.text) for each in shorten(one.wording)) + 1
        for index, reply in enumerate(one.replies):
            text = reply.state.comment.rstrip()
            if piece.start <= base:
                yield from self._reply_heads(reply, base, form, width)
            inner = room - _REPLY_INSET
            yield from self._text(piece, _REPLIES + index, text, base + 1, _REPLY_INSET, inner)
            base += len(text) + 2

    def _heads(self, piece: Piece, width: float) -> Iterator[CardRow]:
        """Yield the head, who says it, and what it is about."""
        form, state = piece.place.form, piece.numbered.annotation.state
        origin, settled = author_label(state.author, self._tr), ""
        if state.resolved:
            settled = self._tr("resolved")
            both = _joined(origin, settled)
            if self._setter.line(both, _SMALL).width <= width - form.inset:
                origin, settled = both, ""
        head, is_said = self._head(piece, "" if piece.start else origin, width)
        yield head
        if piece.start:
            return
        if not is_said:
            yield from self._small_rows(origin, _SMALL, form, width)
        yield from self._small_rows(_joined(settled, self._remark(piece)), _SMALL, form, width)
        if form.quotes:
            yield from self._small_rows(self._words(piece, width), _QUOTE, form, width)

    def _text(
        self, piece: Piece, part: int, text: str, base: int, indent: float, room: float
    ) -> Iterator[CardRow]:
        """Yield the rows of what is still to be printed of a text whose first place is `base`."""
        form = piece.place.form
        start = max(0, piece.start - base)
        if start > len(text) or (start == len(text) and piece.start > base):
            return
        drop = form.row / 2 + CENTRE * form.comment.size
        for line in self._set(piece.numbered, part, text, start, form.comment, room):
            placed = CardText(line, form.inset + indent, INK)
            yield CardRow((placed,), form.row, drop, base + line.start)

    def _wording(self, piece: Piece, base: int, room: float) -> Iterator[CardRow]:
        """Yield the proposed words that are still to be printed; their first place is `base`."""
        said = shorten(piece.numbered.wording)
        text = "".join(each.text for each in said)
        start = max(0, piece.start - base)
        if start >= len(text):
            return
        inner = room - 2 * WORDING_INSET
        lines = self._set(piece.numbered, _WORDING, text, start, WORDING, inner)
        for each in wording_rows(said, lines, room):
            yield CardRow((), each.height, each.drop, base + each.start, wording=each)

    def _set(
        self, one: Numbered, part: int, text: str, start: int, style: Style, room: float
    ) -> tuple[SetLine, ...]:
        """Return the lines of what an annotation says in a style, from a code point on."""
        key = (id(one), part, style, room)
        owner, lines = self._lines.get(key, (one, ()))
        if owner is not one:
            lines = ()
        at = bisect_left(lines, start, key=lambda line: line.start)
        if at >= len(lines) or lines[at].start != start:
            rest = self._setter.lines(text[start:], style, room)
            lines = tuple(line.shifted(start) for line in rest)
            self._lines[key] = (one, lines)
            at = 0
        return lines[at:]

    def _head(self, piece: Piece, origin: str, width: float) -> tuple[CardRow, bool]:
        """Return number, category and date, and whether the origin went in beside them.

        A continued card says so in the date's place.
        """
        one, form = piece.numbered, piece.place.form
        ink = self._palette.ink(one.category)
        number = self._setter.line(str(one.number), _NUMBER)
        half = max(_RADIUS, number.width / 2 + _RADIUS * 0.62)
        badge = Badge(form.inset + half, half)
        x = form.inset + 2 * half + 3.2
        if form.badge_first:
            badge = Badge(form.spine - _BADGE_WHITE - half, half)
            x = form.inset
        said = self._tr("(continued)") if piece.start else self._date(one.annotation.state)
        if form.names and not form.quotes:
            said = f"{self._passage(one)}\u3000{said}"
        date = self._setter.line(said, _SMALL)
        name = f"{one.category.letter} {self._tr(CATEGORY_NAMES[one.category])}"
        title = self._setter.shortened(name, _NAME, width - x - date.width - 4)
        texts = [
            CardText(number, badge.x - number.width / 2, ink),
            CardText(title, x, ink),
            CardText(date, width - date.width, GREY),
        ]
        beside = self._setter.line(origin, _SMALL)
        x += title.width + _BESIDE_NAME
        fits = form.badge_first and x + beside.width + _BESIDE_NAME <= width - date.width
        if fits and origin:
            texts.insert(2, CardText(beside, x, GREY))
        drop = _HEAD_ROW / 2 + CENTRE * _NAME.size
        return CardRow(tuple(texts), _HEAD_ROW, drop, badge=badge), fits

    def _reply_heads(
        self, reply: Annotation, base: int, form: CardForm, width: float
    ) -> Iterator[CardRow]:
        """Yield who replies, and when: in one row, or in two where they do not fit."""
        state = reply.state
        date = self._setter.line(self._date(state), _SMALL)
        x = form.inset + _REPLY_INSET
        who = author_label(state.author, self._tr) or self._tr("Reply")
        name = self._setter.shortened(who, _REPLIER, width - x)
        drop = _REPLY_ROW - _SMALL_ROW / 2 + CENTRE * _REPLIER.size
        texts = [CardText(name, x, GREY)]
        fits = x + name.width + 4 <= width - date.width
        if fits:
            texts.append(CardText(date, width - date.width, GREY))
        yield CardRow(tuple(texts), _REPLY_ROW, drop, base, hook=form.inset, keep_next=True)
        if not fits:
            drop = _SMALL_ROW / 2 + CENTRE * _SMALL.size
            yield CardRow((CardText(date, x, GREY),), _SMALL_ROW, drop, base, keep_next=True)

    def _date(self, state: AnnotationState) -> str:
        """Return the day on which something was said, where it is printed."""
        created = state.created
        try:
            moment = datetime.fromisoformat(created)
        except ValueError:
            return created[:10]
        if moment.tzinfo is not None and self._zone is not None:
            moment = moment.astimezone(self._zone)
        return moment.date().isoformat()

    def _small_rows(
        self, text: str, style: Style, form: CardForm, width: float
    ) -> Iterator[CardRow]:
        if text:
            line = self._setter.shortened(text, style, width - form.inset)
            drop = _SMALL_ROW / 2 + CENTRE * style.size
            yield CardRow((CardText(line, form.inset, GREY),), _SMALL_ROW, drop)

    def _remark(self, piece: Piece) -> str:
        """Return the annotation's tags, and the script that it was converted from, if it was."""
        source = piece.numbered.source
        parts = [f"#{tag}" for tag in piece.numbered.annotation.state.tags]
        parts += [self._tr(CONVERTED_NAMES[source])] if source else []
        return _joined(*parts)

    def _passage(self, one: Numbered) -> str:
        passage = self._memorandum.passage(one.passage)
        return passage_label(passage, self._memorandum, self._tr)

    def _words(self, piece: Piece, width: float) -> str:
        """Return what the annotation is about: the passage and the words that are marked.

        Words that are too long for the row keep their beginning and end.
        """
        one, form = piece.numbered, piece.place.form
        label = self._passage(one) if form.names else ""
        if one.whole:
            return label or self._tr("Whole passage")
        passage = self._memorandum.passage(one.passage)
        words = passage.text(self._script)[one.start : one.end]
        room = width - form.inset
        most = int((room - self._setter.line(label, _QUOTE).width) / _QUOTE.size)
        whole = f"{label}「{words}」"
        if len(words) <= most and self._setter.line(whole, _QUOTE).width <= room:
            return whole
        kept = max(1, min((most - 2) // 2, len(words) // 2, _QUOTED))
        quote = f"{label}「{words[:kept]}……{words[-kept:]}」"
        while kept > 1 and self._setter.line(quote, _QUOTE).width > room:
            kept -= 1
            quote = f"{label}「{words[:kept]}……{words[-kept:]}」"
        return quote


def _enough(rows: Iterator[CardRow]) -> tuple[CardRow, ...]:
    """Return as many rows as could stand on one page."""
    kept: list[CardRow] = []
    height = 0.0
    for row in rows:
        kept.append(row)
        height += row.height
        if height > _ENOUGH:
            break
    return tuple(kept)


def _joined(*parts: str) -> str:
    """Return what there is of some parts, apart from each other."""
    return "\u3000".join(part for part in parts if part)
