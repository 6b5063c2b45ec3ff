"""What is chosen over the matrix: which measures to look at, and the words they must hold."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.models.matrix_rows import Focus, MatrixFilter
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.choice_menu import Choice, ChoiceMenu
from zjhk_desktop.ui.widgets.count_chip import ChipRow
from zjhk_desktop.ui.widgets.filter_field import FilterField
from zjhk_desktop.ui.widgets.picked_chip import PickedChip

_FIELD = 150


class MatrixFilters(QWidget):
    """Chips for what to look at; menus of domains, statuses and owners; a field for words.

    Signals:
        chosen(MatrixFilter): show other measures.
        filter_changed(str): the words typed are others.
    """

    chosen = Signal(object)
    filter_changed = Signal(str)

    def __init__(self, session: Session, look: Look, model: MatrixModel, parent: QWidget) -> None:
        """Choose among the measures of a model."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._model = model
        self.chips = ChipRow(look, [focus.value for focus in Focus], self)
        self.domain = ChoiceMenu(look, N_("Domain"), self)
        self.status = ChoiceMenu(look, N_("Status"), self)
        self.owner = ChoiceMenu(look, N_("Owner"), self)
        self.picked = PickedChip(look, self)
        self.field = FilterField(look, N_("Filter measures"), self)
        self.chips.group.buttonClicked.connect(self._choose)
        for menu in self._menus:
            menu.chosen.connect(self._choose)
        self.picked.clicked.connect(self._let_go)
        self.field.changed.connect(self.filter_changed)
        model.modelReset.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        look.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take counts and choices anew."""
        look, model = self._look, self._model
        for focus, chip in zip(Focus, self.chips.row, strict=True):
            chip.set_count(model.count(focus))
        every = Choice(None, look.words("All"))
        script = self._session.script
        self.domain.set_choices(
            [every]
            + [
                Choice(section.number, f"{section.numeral}、{section.heading(script)}")
                for section in self._session.memorandum.domains
            ]
        )
        self.status.set_choices(
            [every] + [Choice(status, look.words(name)) for status, name in STATUS_NAMES.items()]
        )
        # An owner who is chosen stays on offer, even when the last measure has been given away.
        names = sorted({*model.owners, self.owner.value or ""} - {""}, key=str)
        nobody = Choice("", look.words("Nobody"))
        self.owner.set_choices(
            [every, nobody] + [Choice(name, look.drawable(str(name))) for name in names]
        )
        self.picked.set_picked(model.filter.only)
        self.arrange()

    def show_filter(self, wanted: MatrixFilter) -> None:
        """Look at the measures of a filter, in the place of what was chosen and typed."""
        self.chips.row[list(Focus).index(wanted.focus)].setChecked(True)
        chosen = (wanted.domain, wanted.status, wanted.owner)
        for menu, value in zip(self._menus, chosen, strict=True):
            menu.set_value(value)
        self.field.entry.clear()
        self.chosen.emit(wanted)

    def clear(self) -> None:
        """Look at all measures again."""
        self.show_filter(MatrixFilter())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines elsewhere."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put everything in as few lines as it takes, and take the height of these."""
        wide = sum(chip.sizeHint().width() + Space.ONE for chip in self.chips.row)
        self.chips.move(0, 2)
        self.chips.resize(min(self.width(), wide), self.chips.height())
        self.chips.arrange()
        left, top = self.chips.width() + Space.HALF, 0
        if self.chips.height() > Space.CONTROL_SMALL:
            left, top = 0, self.chips.height() + Space.ONE
        for menu in self._menus:
            width = min(menu.sizeHint().width(), self.width())
            if left and left + width > self.width():
                left, top = 0, top + Space.CONTROL + Space.ONE
            menu.setGeometry(left, top, width, Space.CONTROL)
            left += width + Space.ONE
        if not self.picked.isHidden():
            width = min(self.picked.sizeHint().width(), self.width())
            if left and left + width > self.width():
                left, top = 0, top + Space.CONTROL + Space.ONE
            self.picked.setGeometry(left, top + 2, width, Space.CONTROL_SMALL)
            left += width + Space.ONE
        if left and left + _FIELD > self.width():
            left, top = 0, top + Space.CONTROL + Space.ONE
        self.field.setGeometry(left, top, self.width() - left, Space.CONTROL)
        self.setFixedHeight(top + Space.CONTROL)

    @property
    def _menus(self) -> tuple[ChoiceMenu, ...]:
        return (self.domain, self.status, self.owner)

    def _let_go(self) -> None:
        self.chosen.emit(replace(self._model.filter, only=None))

    def _choose(self) -> None:
        focus = next(
            focus for focus, chip in zip(Focus, self.chips.row, strict=True) if chip.isChecked()
        )
        domain, status, owner = (menu.value for menu in self._menus)
        self.chosen.emit(
            replace(
                self._model.filter,
                focus=focus,
                domain=domain if isinstance(domain, int) else None,
                status=status if isinstance(status, Status) else None,
                owner=owner if isinstance(owner, str) else None,
            )
        )
