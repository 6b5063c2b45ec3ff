"""A group of printing options: what it asks is laid over what the others ask."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont

from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.errors import InputError
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.widgets.find_label import Label, muted, warning
from zjhk_desktop.ui.widgets.option_rows import OptionRows


class PrintSection(OptionRows):
    """Rows of options, and what is said below them.

    Signals:
        changed(): something else is asked.
        closed(): Escape was pressed in a field.
    """

    changed = Signal()
    closed = Signal()

    def apply(self, options: BriefingOptions) -> BriefingOptions:
        """Return options with what is asked here.

        Raises:
            InputError: what is typed or ticked asks for nothing that there is.
        """
        raise NotImplementedError

    def describe(self, before: BriefingOptions) -> None:
        """Bring the sentences below the controls up to date; `before` is asked above."""

    def retranslate(self) -> None:
        """Say everything in the interface's language."""

    def note(self) -> Label:
        """Return a sentence to stand below a control."""
        label = Label(self._look, muted, Type.SMALL, parent=self)
        label.setWordWrap(True)
        label.hide()
        return label

    def say(self, label: Label, sentence: str, *, heed: bool = False) -> None:
        """Show a sentence, or hide its place if it is empty."""
        label.set_colour(warning if heed else muted)
        label.setText(sentence)
        label.setVisible(bool(sentence))

    def refusal(self) -> InputError | None:
        """Return why what is asked here cannot be printed, if so."""
        try:
            self.apply(BriefingOptions())
        except InputError as error:
            return error
        return None

    def face(self, _key: str, chosen: bool) -> QFont:
        """Return the face of a segment."""
        return self._look.font(Type.BASE, Weight.MEDIUM if chosen else Weight.REGULAR)
