"""What is said of the file that is made, beside what is in it: how it is named."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.print_section import PrintSection


class PrintFileSection(PrintSection):
    """Names in Chinese unless something else was chosen; the pages are the same.

    Signals:
        plain_chosen(bool): names in ASCII are wanted, or no more.
    """

    plain_chosen = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Ask for names in Chinese."""
        super().__init__(look, ruled=True, parent=parent)
        self.plain = CheckBox(look, self)
        self.add_row(N_("File name"), self.plain)
        self.plain.clicked.connect(self.plain_chosen)

    def set_plain(self, plain: bool) -> None:
        """Show what was chosen before."""
        self.plain.setChecked(plain)

    def apply(self, options: BriefingOptions) -> BriefingOptions:
        """Return the options as they are: a name changes no page."""
        return options

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        self.retranslate_names()
        self.plain.setText(self._look.words("In ASCII, for old systems"))
        self.plain.setAccessibleName(self.plain.text())
