"""Printing: the command, and the print view that is made on its first use."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session

if TYPE_CHECKING:
    from zjhk_desktop.ui.features.print_desk import PrintDesk
    from zjhk_desktop.ui.widgets.print_view import PrintView


class PrintingFeature(QObject):
    """Opens and closes the print view.

    Signals:
        opened(): the print view is wanted on the screen.
        closed(): reading is wanted again.
        saved(Path): a PDF has been written.
        word_wanted(BriefingOptions): a Word document is wanted.
    """

    opened = Signal()
    closed = Signal()
    saved = Signal(object)
    word_wanted = Signal(object)

    def __init__(
        self, session: Session, look: Look, context: WindowContext, parent: QWidget
    ) -> None:
        """Print a session's memorandum; nothing is loaded before it is wanted."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._context = context
        self._desk: PrintDesk | None = None
        self._shown = False
        self._stale = True
        session.review_changed.connect(self._review_changed)

    @property
    def view(self) -> "PrintView":
        """Return the view, made on its first use."""
        return self.desk.view

    @property
    def desk(self) -> "PrintDesk":
        """Return what is behind the view, made on its first use."""
        if self._desk is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.features.print_desk import PrintDesk  # noqa: PLC0415

            self._desk = PrintDesk(self._session, self._look, self._context, self)
            self._desk.saved.connect(self.saved)
            self._desk.word_wanted.connect(self.word_wanted)
            self._desk.closed.connect(self._close)
        return self._desk

    def commands(self) -> tuple[Command, ...]:
        """Return the commands of printing."""
        return (
            Command(
                "printing.print",
                N_("Print…"),
                self.open,
                Menu.FILE,
                ("Ctrl+P",),
                icon="printer",
                enabled_when=self._is_present,
                lacking=N_("Not while the review is shown as it was earlier."),
            ),
        )

    def open(self) -> None:
        """Show what would be printed of the review as it is now, in the script being read."""
        if not self._shown:
            self._shown = True
            panel = self.desk.view.panel
            before = panel.pages.script.value
            panel.set_script(self._session.script, parallel=self._session.parallel)
            self._stale = self._stale or panel.pages.script.value != before
        self.opened.emit()
        # Only now it is known how much room a page has.
        if self._stale:
            self._refresh()

    def tell(self, sentence: str, warning: bool) -> None:
        """Say in the view what is said in the text that it covers."""
        if self._shown and self._desk is not None:
            self._desk.view.footer.say(sentence, refused=warning)

    def stop(self) -> None:
        """End what runs, before the window closes."""
        if self._desk is not None:
            self._desk.stop()

    def _is_present(self) -> bool:
        """Say whether the review is shown as it is now: a briefing says nothing of another time."""
        return not self._session.looking_back

    def _close(self) -> None:
        """Go back to reading; pages that are not set yet are set when they are wanted again."""
        self._shown = False
        if self.desk.setting:
            self._stale = True
            self.desk.give_up_pages()
        self.closed.emit()

    def _review_changed(self, _change: object) -> None:
        self._stale = True
        if self._shown:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.desk.refresh()
