"""The page of the overview: sections on a grid of one, two or three columns."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.dates import long_date, short_date
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.overview_changes import ChangesSection
from zjhk_desktop.ui.widgets.overview_due import DueSection
from zjhk_desktop.ui.widgets.overview_heat import HeatSection
from zjhk_desktop.ui.widgets.overview_notes import CategorySection, ReviewerSection
from zjhk_desktop.ui.widgets.overview_progress import ProgressSection
from zjhk_desktop.ui.widgets.overview_section import PAD, OverviewSection
from zjhk_desktop.ui.widgets.scroll_bar import WIDTH, ThinScrollBar

_TWO = 760
_THREE = 1560
_BETWEEN = 32
_BELOW = Space.THREE + Space.ONE
_WIDEST = 720
_LEFT_PART = 0.575


class OverviewCanvas(QWidget):
    """What scrolls: the sections in their columns."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Make the sections."""
        super().__init__(parent)
        self.progress = ProgressSection(look, model, self)
        self.categories = CategorySection(look, model, self)
        self.reviewers = ReviewerSection(look, model, self)
        self.due = DueSection(look, model, self)
        self.changes = ChangesSection(look, model, self)
        self.heat = HeatSection(look, model, self)

    @property
    def sections(self) -> tuple[OverviewSection, ...]:
        """Return the sections in the order in which they are read."""
        return (
            self.progress,
            self.categories,
            self.reviewers,
            self.due,
            self.changes,
            self.heat,
        )

    def arrange(self, width: int) -> int:
        """Put the sections on the grid for a width; return the height of all."""
        if width >= _THREE:
            return self._three(width)
        if width >= _TWO:
            return self._two(width)
        return self._column(self.sections, 0, 0, width)

    def _two(self, width: int) -> int:
        width = min(width, 2 * _WIDEST + _BETWEEN)
        left = round((width - _BETWEEN) * _LEFT_PART)
        aside, right = left + _BETWEEN, width - left - _BETWEEN
        below = max(
            self._column((self.progress,), 0, 0, left),
            self._column((self.categories, self.reviewers), aside, 0, right),
        )
        below = max(
            self._column((self.due,), 0, below, left),
            self._column((self.changes,), aside, below, right),
        )
        return self._column((self.heat,), 0, below, width)

    def _three(self, width: int) -> int:
        width = min(width, 3 * _WIDEST + 2 * _BETWEEN)
        each = (width - 2 * _BETWEEN) // 3
        second, third = each + _BETWEEN, 2 * (each + _BETWEEN)
        return max(
            self._column((self.progress, self.heat), 0, 0, each),
            self._column((self.categories, self.reviewers), second, 0, each),
            self._column((self.due, self.changes), third, 0, each),
        )

    def _column(
        self, sections: tuple[OverviewSection, ...], left: int, top: int, width: int
    ) -> int:
        for section in sections:
            top += section.place(left, top, width + 2 * PAD) + _BELOW
        return top


class OverviewView(DeskPage):
    """The review in figures, each of which leads to what it counts.

    Signals:
        link_chosen(Link): a figure was chosen.
        reading_wanted(): there is nothing to show yet: the text is wanted.
        matrix_wanted(): there is nothing to show yet: the matrix is wanted.
    """

    link_chosen = Signal(object)
    reading_wanted = Signal()
    matrix_wanted = Signal()

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget | None = None) -> None:
        """Show the figures of a model."""
        super().__init__(look, N_("Overview"), parent)
        self.model = model
        self._left: OverviewSection | None = None
        self.area = QScrollArea(self)
        self.canvas = OverviewCanvas(look, model, self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setVerticalScrollBar(ThinScrollBar(look, self.area, "paper"))
        self.area.setWidget(self.canvas)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        # The sections have their grounds beside their words.
        column.setContentsMargins(Space.READER_LEFT - PAD, 20, Space.TWO, 0)
        column.setSpacing(Space.TWO)
        head = self._head()
        head.setContentsMargins(PAD, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self._connect()
        self._recolour()

    def begin(self) -> None:
        """Take the focus at the figure that was followed last, or at the first."""
        section = self._left or self.canvas.progress
        stop = section.tab_stop or self
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the figures as they are now."""
        for section in self.canvas.sections:
            section.renew()
        self._retitle()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the columns elsewhere."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Come with what is true now."""
        super().showEvent(event)
        self.model.set_looked_at(True)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more while nobody looks."""
        self.model.set_looked_at(False)
        super().hideEvent(event)

    def _connect(self) -> None:
        for section in self.canvas.sections:
            section.link_chosen.connect(self._follow)
            section.revealed.connect(self._reveal)
        self.canvas.progress.advised.connect(self.matrix_wanted)
        self.canvas.due.advised.connect(self.matrix_wanted)
        self.canvas.categories.advised.connect(self.reading_wanted)
        self.model.changed.connect(self.refresh)
        self.model.session.script_changed.connect(self._reworded)
        self._look.language_changed.connect(self._reworded)
        self._look.theme_changed.connect(self._recolour)

    def _follow(self, link: object) -> None:
        section = self.sender()
        self._left = section if isinstance(section, OverviewSection) else None
        self.link_chosen.emit(link)

    def _arrange(self) -> None:
        # The bar takes its room whether or not there is anything to scroll.
        room = self.area.width() - WIDTH - 2 * PAD
        if room > 0:
            height = self.canvas.arrange(room)
            self.canvas.resize(room + 2 * PAD, height)

    def _reveal(self, place: QRect) -> None:
        section = self.sender()
        if isinstance(section, QWidget):
            middle = place.translated(section.pos()).center()
            self.area.ensureVisible(middle.x(), middle.y(), 0, place.height() + Space.THREE)

    def _reworded(self, _what: object = None) -> None:
        if self.isVisible():
            self.refresh()

    def _retitle(self) -> None:
        self._name(self.canvas)
        language, model = self._look.tr_.language, self.model
        parts = [long_date(model.today.isoformat(), language)]
        if model.occasions.opening:
            day = short_date(model.occasions.opening, language, model.now())
            parts.append(self._look.words("last opened {day}").format(day=day))
        self._count.setText("\u3000".join(parts))

    def _recolour(self) -> None:
        palette = self._look.palette()
        ground = QColor(self._look.colours.paper)
        palette.setColor(palette.ColorRole.Window, ground)
        palette.setColor(palette.ColorRole.Base, ground)
        self.area.setPalette(palette)
        self.canvas.setPalette(palette)
        self.canvas.setAutoFillBackground(True)
