"""A section of the overview: a head over a rule, figures below, and arrows that walk over them."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.overview_links import Link
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.controls import LinkButton
from zjhk_desktop.ui.widgets.figure import MIDDLE, RIGHT, Figure
from zjhk_desktop.ui.widgets.find_label import Label, muted

PAD = Space.ONE
"""What a section has at its sides beyond its words, for the grounds of its figures."""
HEAD = 36
"""From the top of a section to its first figure."""
ROW = Space.CONTENTS_ROW
_RULE = 28
_SAME_LINE = 10

F = TypeVar("F", bound=Figure)


class SumFigure(Figure):
    """What a section comes to in all, at the right of its head."""

    words = ""

    @property
    def room(self) -> int:
        """Return the width that it needs."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        return round(metrics.horizontalAdvance(self.words)) + 2 * PAD

    def draw(self, painter: QPainter) -> None:
        """Draw the words."""
        self.draw_hover(painter)
        line = QRectF(self.rect()).adjusted(0, 0, -PAD, 0)
        colours = self.look.colours
        ink = colours.navy if self.hovered else colours.muted
        self.draw_words(painter, line, self.words, self.look.font(Type.SMALL), ink, RIGHT)


class OverviewSection(QWidget):
    """What every section has; subclasses name their figures and say where they stand.

    Signals:
        link_chosen(Link): a figure was chosen.
        advised(): what the section advises, where there is nothing to show yet, is wanted.
        revealed(QRect): a figure has taken the focus; here, in the section.
    """

    link_chosen = Signal(object)
    advised = Signal()
    revealed = Signal(QRect)

    def __init__(self, look: Look, model: OverviewModel, title: str, parent: QWidget) -> None:
        """Show a part of a model under a title, marked for the catalogues."""
        super().__init__(parent)
        self.look = look
        self.model = model
        self._summary = ""
        self._sum: SumFigure | None = None
        self._title = title
        self._figures: dict[str, Figure] = {}
        self._kept: dict[str, Figure] = {}
        self.advice = Label(look, muted, Type.BASE, parent=self)
        self.advice.setWordWrap(True)
        self.action = LinkButton(look, self)
        self.action.clicked.connect(self.advised)
        self.advise("", "")
        look.theme_changed.connect(self.update)

    @property
    def figures(self) -> list[Figure]:
        """Return the figures in the order in which they are read."""
        return list(self._figures.values())

    def figure(self, key: str) -> Figure:
        """Return the figure of a key (KeyError: there is none now)."""
        return self._figures[key]

    def renew(self) -> None:
        """Take the figures anew; those that stay keep their widgets, and the focus."""
        self._kept, self._figures = self._figures, {}
        self._summary, self._sum = "", None
        self.setAccessibleName(self.look.words(self._title))
        self.fill()
        for figure in self._kept.values():
            figure.hide()
            figure.deleteLater()
        self._kept = {}
        self._keep_tab_stop()
        self.update()

    def fill(self) -> None:
        """Name the figures, by `take`, and sum up."""
        raise NotImplementedError

    def arrange(self, width: int) -> int:
        """Put the figures in their places between `PAD` and the width; return the height."""
        raise NotImplementedError

    def take(self, key: str, kind: type[F]) -> F:
        """Return the figure of a key, made if it was not there."""
        figure = self._kept.pop(key, None)
        if not isinstance(figure, kind):
            if figure is not None:
                figure.deleteLater()
            figure = kind(self.look, self)
            figure.clicked.connect(self._clicked)
            figure.show()
        self._figures[key] = figure
        return figure

    def sum_up(self, words: str, link: Link | None = None) -> None:
        """Say what the section comes to, and where that leads (None: nowhere)."""
        if link is None:
            self._summary = words
            return
        self._sum = self.take("sum", SumFigure)
        self._sum.words = words
        title = self.look.words("{title}: {choice}")
        name = title.format(title=self.look.words(self._title), choice=words)
        self._sum.describe(name, link)

    def place(self, left: int, top: int, width: int) -> int:
        """Stand somewhere, with the figures in their places; return the height that it takes."""
        height = self.arrange(width)
        if self._sum is not None:
            room = self._sum.room
            self._sum.setGeometry(width - room, 0, room, _RULE - 2)
        self.setGeometry(left, top, width, height)
        self.update()
        return height

    def advise(self, words: str, action: str) -> None:
        """Say what to do first, and what the link beside it does ("": nothing is to be said)."""
        self.advice.setText(words)
        self.advice.setVisible(bool(words))
        self.action.set_label(action)
        self.action.setVisible(bool(action))

    def place_advice(self, width: int, top: int) -> int:
        """Put the advice at a height, if there is any; return where it ends."""
        if self.advice.isHidden():
            return top
        room = width - 2 * PAD
        height = self.advice.heightForWidth(room)
        self.advice.setGeometry(PAD, top, room, height)
        size = self.action.sizeHint()
        self.action.setGeometry(PAD - 4, top + height + 4, size.width(), size.height())
        return top + height + 4 + size.height() + Space.ONE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the figures."""
        steps = {
            Qt.Key.Key_Left: QPoint(-1, 0),
            Qt.Key.Key_Right: QPoint(1, 0),
            Qt.Key.Key_Up: QPoint(0, -1),
            Qt.Key.Key_Down: QPoint(0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        current = next((each for each in self.figures if each.hasFocus()), None)
        if step is None or current is None:
            super().keyPressEvent(event)
            return
        beside = self._neighbour(current, step)
        if beside is not None:
            beside.setFocus(Qt.FocusReason.OtherFocusReason)
            self.revealed.emit(beside.geometry())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title, the summary and the rule."""
        painter = QPainter(self)
        colours = self.look.colours
        line = QRectF(PAD, 0, self.width() - 2 * PAD, _RULE - 4)
        painter.setFont(self.look.font(Type.HEAD, Weight.BOLD))
        painter.setPen(QColor(colours.navy))
        painter.drawText(line, MIDDLE, self.look.words(self._title))
        painter.setFont(self.look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        painter.drawText(line, RIGHT, self._summary)
        painter.fillRect(QRectF(PAD, _RULE, line.width(), 1), QColor(colours.strong_rule))

    def _clicked(self) -> None:
        figure = self.sender()
        if isinstance(figure, Figure) and figure.link is not None:
            self.link_chosen.emit(figure.link)

    @property
    def tab_stop(self) -> Figure | None:
        """Return the figure that Tab comes to (None: there are no figures)."""
        stops = (each for each in self.figures if each.focusPolicy() is Qt.FocusPolicy.StrongFocus)
        return next(stops, None)

    def _keep_tab_stop(self) -> None:
        """Let Tab come to one of the figures: where one was, else the first."""
        if self.tab_stop is None and self.figures:
            self.figures[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _neighbour(self, current: Figure, step: QPoint) -> Figure | None:
        """Return the nearest figure in a direction, by where figures begin."""
        here = _start(current)
        found: list[tuple[int, int, Figure]] = []
        for figure in self.figures:
            away = _start(figure) - here
            if step.x() and abs(away.y()) <= _SAME_LINE and away.x() * step.x() > 0:
                found.append((abs(away.x()), abs(away.y()), figure))
            if step.y() and away.y() * step.y() > _SAME_LINE:
                found.append((abs(away.y()), abs(away.x()), figure))
        return min(found, key=lambda each: each[:2], default=(0, 0, None))[2]


def _start(figure: Figure) -> QPoint:
    return QPoint(figure.x(), figure.geometry().center().y())
