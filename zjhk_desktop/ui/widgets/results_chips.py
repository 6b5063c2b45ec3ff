"""The chips over the results: all, memorandum, notes, names, each with its count."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.results_rows import Results, Scope
from zjhk_desktop.ui.widgets.count_chip import ChipRow

SCOPE_NAMES: dict[Scope, str] = {
    Scope.ALL: N_("All"),
    Scope.MEMORANDUM: N_("Memorandum"),
    Scope.NOTES: N_("Notes"),
    Scope.NAMES: N_("Names"),
}


class ResultsChips(ChipRow):
    """The chips of the scopes.

    Signals:
        chosen(Scope): the user chose another scope.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with all."""
        super().__init__(look, [SCOPE_NAMES[scope] for scope in Scope], parent)
        self.chips = dict(zip(Scope, self.row, strict=True))
        self.group.buttonClicked.connect(self._clicked)

    @property
    def scope(self) -> Scope:
        """Return the chosen scope."""
        return next(scope for scope, chip in self.chips.items() if chip.isChecked())

    def set_scope(self, scope: Scope) -> None:
        """Choose a scope without announcing it."""
        self.chips[scope].setChecked(True)

    def set_results(self, results: Results) -> None:
        """Show the counts of what was found."""
        for scope, chip in self.chips.items():
            chip.set_count(results.count(scope))
        self.arrange()

    def _clicked(self) -> None:
        self.chosen.emit(self.scope)
