"""What has changed since last time: how much of what sort, and the newest."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.recent import RECENT_NAMES, RecentChange, RecentSort, count_sorts
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.models.matrix_rows import MatrixFilter
from zjhk_desktop.ui.models.overview_links import Link, NoteLink, StatusLink, these_notes
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.models.picked import Picked
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.widgets.figure import CENTRE, RIGHT, Figure
from zjhk_desktop.ui.widgets.overview_section import HEAD, PAD, OverviewSection
from zjhk_desktop.ui.widgets.since_choice import SinceChoice

_LISTED = 8
_LINE = 32
_CHIP = 26
_DATE = 84
_TEXT = 28
_ICONS: dict[RecentSort, str] = {
    RecentSort.ADDED: "plus",
    RecentSort.EDITED: "pencil",
    RecentSort.RESOLVED: "check",
    RecentSort.REOPENED: "undo-2",
    RecentSort.DELETED: "trash-2",
    RecentSort.REPLIED: "corner-up-left",
    RecentSort.ASSESSED: "table-2",
}


class SortItem(Figure):
    """How many changes of one sort there are."""

    words = ""

    @property
    def room(self) -> int:
        """Return the width that it needs."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        return round(metrics.horizontalAdvance(self.words)) + 22

    def draw(self, painter: QPainter) -> None:
        """Draw a frame, the sort and its count."""
        colours = self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(QColor(colours.strong_rule))
        painter.setBrush(QColor(colours.hover if self.hovered else colours.field))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self.draw_words(painter, box, self.words, self.look.font(Type.SMALL), colours.ink2, CENTRE)


class ChangeRow(Figure):
    """One change: where, what, by whom, and when."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Tell nothing yet."""
        super().__init__(look, parent)
        self.sign = self.what = self.who = self.date = ""

    def draw(self, painter: QPainter) -> None:
        """Draw the line."""
        self.draw_hover(painter)
        look, colours = self.look, self.look.colours
        line = QRectF(self.rect()).adjusted(PAD, 0, -PAD, -1)
        painter.fillRect(QRectF(PAD, self.height() - 1, line.width(), 1), QColor(colours.rule))
        centre = QPointF(line.left() + 8, line.center().y())
        look.icons.paint(painter, self.sign, centre, 15, colours.navy)
        small = look.font(Type.SMALL)
        self.draw_words(painter, line, self.date, small, colours.muted, RIGHT)
        room = QRectF(line.left() + _TEXT, 0, line.width() - _TEXT - _DATE, line.height())
        metrics = QFontMetricsF(look.font())
        what = min(metrics.horizontalAdvance(self.what) + 1, room.width())
        self.draw_words(
            painter,
            QRectF(room.left(), 0, what, line.height()),
            self.what,
            look.font(),
            colours.ink,
        )
        rest = room.adjusted(what + Space.ONE, 0, 0, 0)
        if rest.width() > Space.THREE:
            self.draw_words(painter, rest, self.who, small, colours.muted)


class ChangesSection(OverviewSection):
    """A choice of since when, counts, and the newest changes."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Show what has changed."""
        super().__init__(look, model, N_("Changes"), parent)
        self.since = SinceChoice(look, model, self)
        self._sorts: list[SortItem] = []
        self._list: list[ChangeRow] = []

    def fill(self) -> None:
        """Name the sorts and the newest changes."""
        changes, look = self.model.changes, self.look
        self.since.offer()
        count = len(changes)
        self.sum_up(look.tr_.plural("{n} change", "{n} changes", count).format(n=count))
        counts = count_sorts(changes)
        self._sorts = [self._sort(sort, counts[sort], changes) for sort in counts if counts[sort]]
        self._list = [self._row(each) for each in changes[:_LISTED]]
        why = "" if changes else look.words("Nothing has changed since then.")
        if self.model.session.looking_back:
            why = look.words("This is not told while the review is shown at another moment.")
        self.advise(why, "")

    def arrange(self, width: int) -> int:
        """Put the choice over the counts, and these over the list."""
        self.since.setGeometry(PAD, HEAD, width - 2 * PAD, Space.CONTROL)
        top, left = HEAD + Space.CONTROL + Space.ONE, PAD
        for item in self._sorts:
            if left > PAD and left + item.room > width - PAD:
                top, left = top + _CHIP + Space.HALF, PAD
            item.setGeometry(left, top, item.room, _CHIP)
            left += item.room + Space.HALF + 2
        if self._sorts:
            top += _CHIP + Space.HALF
        top = self.place_advice(width, top)
        for row in self._list:
            row.setGeometry(0, top, width, _LINE)
            top += _LINE
        return top

    def _sort(self, sort: RecentSort, count: int, changes: Sequence[RecentChange]) -> SortItem:
        look = self.look
        name = look.words(RECENT_NAMES[sort])
        item = self.take(f"sort {sort}", SortItem)
        item.words = f"{name}  {count}"
        these = [each for each in changes if each.sort is sort]
        said = look.tr_.plural("{n} change", "{n} changes", count).format(n=count)
        spoken = look.words("{title}: {choice}").format(title=name, choice=said)
        picked = look.words("Changes") + f" · {name}"
        item.describe(spoken, self._these(sort, these, picked))
        return item

    def _these(self, sort: RecentSort, changes: Sequence[RecentChange], words: str) -> Link:
        if sort is RecentSort.ASSESSED:
            passages = frozenset(each.state.anchor.passage for each in changes)
            return MatrixFilter(only=Picked(passages, words))
        deleted = sort is RecentSort.DELETED
        return these_notes((each.note for each in changes), words, deleted=deleted)

    def _row(self, change: RecentChange) -> ChangeRow:
        look, model, state = self.look, self.model, change.state
        session = model.session
        where = place_name(session.memorandum, state.anchor.passage, session.script, look)
        where = where or look.words("Title")
        row = self.take(f"change {change.annotation}", ChangeRow)
        sort = look.words(RECENT_NAMES[change.sort])
        row.sign = _ICONS[change.sort]
        who = author_name(change.author, look)
        if change.sort is RecentSort.ASSESSED:
            status = look.words(STATUS_NAMES[change.assessment.status])
            row.what = f"{where}\u3000{look.quoted(status)}"
            link: Link = StatusLink(state.anchor.passage)
        else:
            row.what = f"{where}\u3000{look.words(CATEGORY_NAMES[state.category])}"
            link = NoteLink(change.note, deleted=change.sort is RecentSort.DELETED)
        name = look.drawable(change.author.name) or look.words("Reviewer")
        row.who = f"{sort}\u3000{name}"
        row.date = short_date(change.time, look.tr_.language, model.now())
        row.describe(", ".join((row.what, sort, who, row.date)), link)
        return row
