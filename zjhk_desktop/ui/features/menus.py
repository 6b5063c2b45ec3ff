"""Menus: the whole menu below its button, and that of a place in the text."""

from PySide6.QtCore import QObject, QPoint, Qt

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, CommandTable, Menu
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.keys_sheet import KeysSheet
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.top_bar import TopBar


class Menus(QObject):
    """Opens menus made from the window's commands."""

    def __init__(
        self,
        session: Session,
        table: CommandTable,
        bar: TopBar,
        reader: ReaderView,
        cards: CardColumn,
        sheet: KeysSheet,
    ) -> None:
        """Follow the menu's button and the reader's clicks."""
        super().__init__(table)
        self._session = session
        self._table = table
        self._bar = bar
        self._cards = cards
        self._sheet = sheet
        bar.menu.clicked.connect(self.open)
        self._reader = reader
        reader.menu_requested.connect(self._open_at)
        cards.menu_requested.connect(self._open_at_card)

    def commands(self) -> tuple[Command, ...]:
        """Return the commands of the window itself."""
        return (
            Command(
                "file.quit",
                N_("Quit"),
                self._bar.window().close,
                Menu.FILE,
                ("Ctrl+Q",),
                separated=True,
                anywhere=True,
                last=True,
            ),
            Command("help.keys", N_("Keys"), self._sheet.toggle, Menu.HELP, ("F1",), anywhere=True),
            Command("help.menu", N_("Menu"), self.open, Menu.HELP, ("F10",), anywhere=True),
        )

    def open(self) -> None:
        """Open the whole menu below its button."""
        button = self._bar.menu
        menu = self._table.build_menu(self._bar.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left = button.width() - menu.sizeHint().width()
        menu.popup(button.mapToGlobal(QPoint(left, button.height() + 4)))

    def _open_at_card(self, place: QPoint, annotation_id: str) -> None:
        """Open the menu of a card's note, which its commands act on wherever the text is."""
        annotation = self._session.annotation(annotation_id)
        if annotation is not None and self._cards.close_editor():
            self._reader.clear_selection()
            self._reader.position.set_current(annotation.anchor.passage)
            self._open_at(place, annotation_id)

    def _open_at(self, place: QPoint, annotation_id: str) -> None:
        if not self._cards.editor.annotation_id:
            self._session.activate(annotation_id)
        copying = ("edit.copy", "edit.copy_with_reference")
        menu = self._table.build_part(self._bar.window(), (Menu.NOTE,), before=copying)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
