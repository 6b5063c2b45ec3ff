"""Commanding: the palette that finds every command and place by a few letters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.settings_table import RECENT_COMMANDS
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.commands import Command, CommandTable, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.choices import Choices
from zjhk_desktop.ui.features.going import Going
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.session import Session

if TYPE_CHECKING:
    from zjhk_desktop.ui.features.palette_entries import EntryMaker
    from zjhk_desktop.ui.models.palette_entry import Entry
    from zjhk_desktop.ui.widgets.palette_panel import PalettePanel

_OWN = "help.palette"
_RECENT = 6
"""So many of the commands run last stand first."""


class Commanding(QObject):
    """Opens the palette, and runs what is chosen there as its key would."""

    def __init__(
        self,
        session: Session,
        look: Look,
        context: WindowContext,
        table: CommandTable,
        choices: Choices,
        going: Going,
        paging: Paging,
    ) -> None:
        """Find the commands of a table, over what the window shows.

        Args:
            session: whose memorandum has the places.
            look: words the commands.
            context: gives the words of all languages, and how they are read.
            table: has the commands.
            choices: remembers what was run.
            going: goes to places.
            paging: knows what stands in the window.
        """
        super().__init__(table)
        self._session = session
        self._look = look
        self._context = context
        self._table = table
        self._choices = choices
        self._going = going
        self._paging = paging
        self._recent = context.settings.get(RECENT_COMMANDS).split()
        self._entries: list[Entry] = []
        self._before: QWidget | None = None
        self._panel: PalettePanel | None = None
        self._maker: EntryMaker | None = None

    @property
    def panel(self) -> "PalettePanel":
        """Return the palette, made when it is first asked for."""
        if self._panel is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.palette_panel import PalettePanel  # noqa: PLC0415

            panel = self._panel = PalettePanel(self._look, self._paging.stack)
            panel.query_changed.connect(self._find)
            panel.chosen.connect(self._choose)
            panel.closed.connect(self.close)
        return self._panel

    def commands(self) -> tuple[Command, ...]:
        """Return the command that opens and closes the palette."""
        return (
            Command(
                _OWN,
                N_("Command palette…"),
                self.toggle,
                Menu.HELP,
                ("Ctrl+Shift+P",),
                icon="search",
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Open the palette, or put it away."""
        if self.panel.isVisible():
            self.close()
            return
        self._before = self._paging.stack.window().focusWidget()
        self._table.refresh()
        maker = self._entry_maker()
        commands = [each for each in maker.commands(self._table) if each.command != _OWN]
        memorandum, script = self._session.memorandum, self._session.script
        places = maker.domains(memorandum, script) if self._paging.can_show() else []
        self._entries = [*commands, *places]
        self.panel.begin()
        self._find("")

    def close(self) -> None:
        """Put the palette away; the focus goes back to where it was, if it is still here."""
        panel = self.panel
        inside = panel.isAncestorOf(self._paging.stack.window().focusWidget())
        panel.hide()
        before, self._before = self._before, None
        if inside and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entry_maker(self) -> "EntryMaker":
        if self._maker is None:
            # As above.
            from zjhk_desktop.ui.features.palette_entries import EntryMaker  # noqa: PLC0415

            context = self._context
            self._maker = EntryMaker(
                self._look, context.translator, context.fold, context.readings()
            )
        return self._maker

    def _find(self, text: str) -> None:
        """Show what a text finds; a place that it names comes first."""
        # As above.
        from zjhk_desktop.ui.models.palette_model import Row, rows_of  # noqa: PLC0415

        maker, session = self._entry_maker(), self._session
        rows = rows_of(maker.fold(text), self._entries, self._recent)
        place = maker.place(text, session.memorandum, session.script)
        if place is not None and self._paging.can_show():
            rows = [row for row in rows if row.entry.passage != place.passage]
            rows.insert(0, Row(place))
        self.panel.show_rows(rows)

    def _choose(self, entry: "Entry") -> None:
        """Put the palette away and do what was chosen where one was before."""
        self.close()
        if entry.passage:
            self._going.jump(entry.passage)
            self._paging.resume()
            return
        others = [command for command in self._recent if command != entry.command]
        self._recent = [entry.command, *others][:_RECENT]
        self._choices.remember(RECENT_COMMANDS, " ".join(self._recent))
        self._table.action(entry.command).trigger()
