"""Notes by category, open and resolved, and by reviewer and side: bars of bands and lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Category, Side
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.overview import CategoryFigures, ReviewerFigures
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, SIDE_NAMES, Look
from zjhk_desktop.ui.design.patterns import draw_line, draw_swatch
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.notes_filter import NotesFilter
from zjhk_desktop.ui.models.overview_links import these_notes
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.figure import CENTRE, RIGHT, Figure
from zjhk_desktop.ui.widgets.overview_section import HEAD, PAD, ROW, OverviewSection

_BAND = 15
_LINE = 4
_LEFT = 128
_COUNT = 40
_LEAST = 6
_MOST_WORDS = 0.45
_LETTER = 14
_SIDES = 28


class NoteBar(Figure):
    """A bar of notes of one category: its band, its line, and its letter where there is room."""

    category = Category.KEY
    resolved = False

    def draw(self, painter: QPainter) -> None:
        """Draw the bar, in a ring under the pointer."""
        look = self.look
        colours = look.colours.mark(self.category, resolved=self.resolved)
        top = (self.height() - _BAND - _LINE) / 2
        band = QRectF(0, top, self.width(), _BAND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.band))
        painter.drawRoundedRect(band, 2, 2)
        draw_line(painter, self.category, 0, self.width(), band.bottom() + 0.5, colours.line)
        if self.width() >= _LETTER:
            font = look.font(Type.TINY, Weight.MEDIUM)
            self.draw_words(painter, band, self.category.letter, font, colours.text, CENTRE)
        if self.hovered:
            painter.setPen(QPen(QColor(colours.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(band.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


class CategoryRow(Figure):
    """A category: swatch, name, and how many notes it has."""

    category = Category.KEY
    count = 0

    def draw(self, painter: QPainter) -> None:
        """Draw swatch, name and count; the bars stand over it."""
        self.draw_hover(painter)
        look, colours = self.look, self.look.colours
        line = QRectF(self.rect()).adjusted(PAD, 0, -PAD, 0)
        swatch = QRectF(line.left(), line.center().y() - 9, 18, 17)
        draw_swatch(painter, self.category, swatch, colours.categories[self.category])
        room = QRectF(line.left() + 28, 0, _LEFT - 28 - Space.ONE, line.height())
        name = look.words(CATEGORY_NAMES[self.category])
        self.draw_words(painter, room, name, look.font(), colours.ink)
        count = look.font(Type.COMMENT, Weight.MEDIUM)
        self.draw_words(painter, line, str(self.count), count, colours.ink, RIGHT)


class ReviewerRow(Figure):
    """A reviewer: name, side, and how many notes they have made."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Name nobody yet."""
        super().__init__(look, parent)
        self.name = self.side = ""
        self.count = 0
        self.words_room = _LEFT

    @property
    def need(self) -> int:
        """Return the width that name and side need."""
        look = self.look
        name = QFontMetricsF(look.note_font(Type.BASE)).horizontalAdvance(self.name)
        side = QFontMetricsF(look.font(Type.SMALL)).horizontalAdvance(self.side)
        return round(name + side) + Space.THREE

    def draw(self, painter: QPainter) -> None:
        """Draw name, side and count; the bars stand over it."""
        self.draw_hover(painter)
        look, colours = self.look, self.look.colours
        line = QRectF(self.rect()).adjusted(PAD, 0, -PAD, 0)
        metrics = QFontMetricsF(look.font(Type.SMALL))
        side = metrics.horizontalAdvance(self.side) + 2 if self.side else 0
        room = QRectF(line.left(), 0, self.words_room - Space.ONE, line.height())
        name = look.note_font(Type.BASE)
        wide = min(QFontMetricsF(name).horizontalAdvance(self.name) + 1, room.width() - side - 6)
        room.setWidth(wide)
        self.draw_words(painter, room, self.name, name, colours.ink)
        beside = QRectF(room.right() + 6, 0, side, line.height())
        self.draw_words(painter, beside, self.side, look.font(Type.SMALL), colours.muted)
        count = look.font(Type.COMMENT, Weight.MEDIUM)
        self.draw_words(painter, line, str(self.count), count, colours.ink, RIGHT)


class SideItem(Figure):
    """How many notes a side has made."""

    words = ""

    @property
    def room(self) -> int:
        """Return the width that it needs."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        return round(metrics.horizontalAdvance(self.words)) + 2 * PAD

    def draw(self, painter: QPainter) -> None:
        """Draw the side and its count."""
        self.draw_hover(painter)
        font = self.look.font(Type.SMALL)
        self.draw_words(
            painter, QRectF(self.rect()), self.words, font, self.look.colours.ink2, CENTRE
        )


class _BarSection(OverviewSection):
    """Rows with bars over them, all to one scale."""

    def __init__(self, look: Look, model: OverviewModel, title: str, parent: QWidget) -> None:
        super().__init__(look, model, title, parent)
        self._rows: list[tuple[Figure, list[tuple[NoteBar, int]]]] = []

    def arrange(self, width: int) -> int:
        """Put the rows under one another, with their bars to one scale."""
        top = self.place_advice(width, HEAD)
        left = PAD + self.words_room(width)
        room = width - PAD - _COUNT - left
        most = max((sum(n for _, n in bars) for _, bars in self._rows), default=0)
        for row, bars in self._rows:
            row.setGeometry(0, top, width, ROW)
            place = float(left)
            for bar, count in bars:
                wide = room * count / most
                # A gap of 2 between bars; what is there at all is seen.
                bar.setGeometry(round(place), top + 2, max(_LEAST, round(wide) - 2), ROW - 4)
                bar.raise_()
                place += max(wide, _LEAST + 2)
            top += ROW
        return top

    def words_room(self, _width: int) -> int:
        """Return what the words have of a width; the bars have the rest."""
        return _LEFT

    def _notes(self, count: int) -> str:
        return self.look.tr_.plural("{n} note", "{n} notes", count).format(n=count)

    def _named(self, title: str, count: int) -> str:
        return self.look.words("{title}: {choice}").format(title=title, choice=self._notes(count))


class CategorySection(_BarSection):
    """Six rows; what is resolved is grey, behind what is open."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Show the notes by category."""
        super().__init__(look, model, N_("Notes by category"), parent)

    def fill(self) -> None:
        """Name the categories."""
        overview, words = self.model.overview, self.look.words
        resolved = sum(each.resolved for each in overview.categories)
        parts = [self._notes(overview.notes)]
        if resolved:
            settled = self.look.tr_.plural("{n} resolved", "{n} resolved", resolved)
            parts.append(settled.format(n=resolved))
        self.sum_up("\u3000".join(parts), NotesFilter())
        self._rows = [(self._row(each), self._bars(each)) for each in overview.categories]
        none = not overview.notes
        self.advise(
            words(
                "No notes yet. Select words in the text, or go to a measure, and press Alt+1 "
                "to Alt+6."
            )
            if none
            else "",
            words("Read the text") if none else "",
        )

    def _row(self, figures: CategoryFigures) -> CategoryRow:
        row = self.take(figures.category.value, CategoryRow)
        row.category, row.count = figures.category, figures.notes
        name = self.look.words(CATEGORY_NAMES[figures.category])
        row.describe(self._named(name, row.count), NotesFilter(category=figures.category))
        return row

    def _bars(self, figures: CategoryFigures) -> list[tuple[NoteBar, int]]:
        words = self.look.words
        bars: list[tuple[NoteBar, int]] = []
        parts = ((False, figures.open, "Open"), (True, figures.resolved, "Resolved"))
        for resolved, count, state in parts:
            if count:
                bar = self.take(f"{figures.category} {state}", NoteBar)
                bar.category, bar.resolved = figures.category, resolved
                title = f"{words(CATEGORY_NAMES[figures.category])} · {words(state)}"
                wanted = NotesFilter(category=figures.category, resolved=resolved)
                bar.describe(self._named(title, count), wanted)
                bars.append((bar, count))
        return bars


class ReviewerSection(_BarSection):
    """A row for whoever has made notes, by category, and the sides below."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Show the notes by reviewer."""
        super().__init__(look, model, N_("Notes by reviewer"), parent)
        self._sides: list[SideItem] = []

    def fill(self) -> None:
        """Name the reviewers and sides."""
        overview, look = self.model.overview, self.look
        count = len(overview.reviewers)
        people = look.tr_.plural("{n} reviewer", "{n} reviewers", count)
        self.sum_up(people.format(n=count) if count else "")
        self._rows = [(self._row(each), self._bars(each)) for each in overview.reviewers]
        self._sides = [self._side(side, count) for side, count in overview.sides.items()]
        none = not overview.reviewers
        self.advise(look.words("Nobody has made notes yet.") if none else "", "")

    def words_room(self, width: int) -> int:
        """Give names what they need, but leave the bars most of it."""
        rows = [row for row, _ in self._rows if isinstance(row, ReviewerRow)]
        need = min(max((row.need for row in rows), default=0), round(width * _MOST_WORDS))
        for row in rows:
            row.words_room = max(_LEFT, need)
        return max(_LEFT, need)

    def arrange(self, width: int) -> int:
        """Put the sides below the rows."""
        top, left = super().arrange(width), 0
        for item in self._sides:
            item.setGeometry(left, top, item.room, _SIDES)
            left += item.room + Space.HALF
        return top + (_SIDES if self._sides else Space.THREE)

    def _row(self, figures: ReviewerFigures) -> ReviewerRow:
        author, look = figures.author, self.look
        row = self.take(author.id or "nobody", ReviewerRow)
        row.name = look.drawable(author.name) or look.words("Reviewer")
        row.side = "" if author.side is Side.OTHER else look.words(SIDE_NAMES[author.side])
        row.count = figures.notes
        row.describe(
            self._named(author_name(author, look), row.count), NotesFilter(author=author.id)
        )
        return row

    def _bars(self, figures: ReviewerFigures) -> list[tuple[NoteBar, int]]:
        bars: list[tuple[NoteBar, int]] = []
        for category, count in figures.categories.items():
            bar = self.take(f"{figures.author.id} {category}", NoteBar)
            bar.category = category
            category_name = self.look.words(CATEGORY_NAMES[category])
            title = f"{author_name(figures.author, self.look)} · {category_name}"
            wanted = NotesFilter(category=category, author=figures.author.id)
            bar.describe(self._named(title, count), wanted)
            bars.append((bar, count))
        return bars

    def _side(self, side: Side, count: int) -> SideItem:
        name = self.look.words(SIDE_NAMES[side])
        item = self.take(f"side {side}", SideItem)
        item.words = f"{name}  {count}"
        ids = (a.id for a in self.model.session.annotations if a.state.author.side is side)
        item.describe(self._named(name, count), these_notes(ids, name))
        return item
