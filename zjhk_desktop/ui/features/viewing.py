"""Viewing: script, language, theme, text size, marks and cards, full screen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import (
    CARDS_VISIBLE,
    CONVERT_NOTES,
    DIFFERENCES,
    MARKS_VISIBLE,
    PARALLEL,
    SCRIPT,
    TEXT_SIZE,
)
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import TEXT_SIZES, Type
from zjhk_desktop.ui.features.choices import Choices
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.top_bar import PARALLEL as PARALLEL_KEY
from zjhk_desktop.ui.widgets.top_bar import TopBar


class Viewing(QObject):
    """Changes how things are shown, and remembers it in the settings."""

    def __init__(
        self,
        session: Session,
        look: Look,
        choices: Choices,
        reader: ReaderView,
        cards: CardColumn,
        bar: TopBar,
        window: QWidget,
    ) -> None:
        """Connect the toolbar and take the settings' choices."""
        super().__init__(window)
        self._session = session
        self._look = look
        self._choices = choices
        self._reader = reader
        self._cards = cards
        self._bar = bar
        self._window = window
        bar.script.chosen.connect(self._choose_script)
        bar.text_size.step_requested.connect(self.step_size)
        bar.cards.clicked.connect(self.toggle_cards)
        session.script_changed.connect(self._script_changed)
        session.parallel_changed.connect(self._parallel_changed)
        cards.wanted_changed.connect(self._cards_wanted)
        reader.viewport().installEventFilter(self)

    def sync(self) -> None:
        """Show the present choices in the toolbar."""
        self._show_reading()
        self._bar.text_size.set_size(self._reader.size_px)
        self._bar.cards.setChecked(self._cards.wanted)

    def commands(self) -> list[Command]:
        """Return the commands of viewing."""
        return [
            *self._script_commands(),
            *self._size_commands(),
            Command(
                "view.cards",
                N_("Notes column"),
                self.toggle_cards,
                Menu.VIEW,
                ("F7",),
                separated=True,
                checked_when=self._cards_shown,
            ),
            Command(
                "view.marks",
                N_("Marks in the text"),
                self.toggle_marks,
                Menu.VIEW,
                ("Ctrl+Shift+H",),
                checked_when=self._marks_shown,
            ),
            Command(
                "view.convert_notes",
                N_("Notes in the script of the text"),
                self.toggle_converting,
                Menu.VIEW,
                checked_when=self._notes_converted,
            ),
            Command(
                "view.full_screen",
                N_("Full screen"),
                self.toggle_full_screen,
                Menu.VIEW,
                ("Shift+F11",),
                checked_when=self._window.isFullScreen,
                anywhere=True,
            ),
        ]

    def switch_script(self) -> None:
        """Show the other script."""
        self._session.set_script(self._session.script.other)

    def toggle_parallel(self) -> None:
        """Show both scripts side by side, or one again."""
        self._session.set_parallel(not self._session.parallel)

    def toggle_differences(self) -> None:
        """Tint the characters that differ between the scripts, or none."""
        parallel = self._reader.painter.parallel
        parallel.differences = not parallel.differences
        self._choices.remember(DIFFERENCES, parallel.differences)
        self._reader.viewport().update()

    def step_size(self, step: int) -> None:
        """Go one text size up or down."""
        index = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self._reader.size_px))
        self._set_size(TEXT_SIZES[min(max(index + step, 0), len(TEXT_SIZES) - 1)])

    def toggle_cards(self) -> None:
        """Show or hide the cards' column."""
        self._cards.set_visible(not self._cards.wanted)
        self._bar.cards.setChecked(self._cards.wanted)

    def toggle_marks(self) -> None:
        """Show or hide marks, and their leaders with them."""
        painter = self._reader.painter
        painter.marks_visible = not painter.marks_visible
        self._choices.remember(MARKS_VISIBLE, painter.marks_visible)
        self._reader.viewport().update()

    def toggle_converting(self) -> None:
        """Show notes in the script that is read, or as they were typed."""
        notes = self._cards.notes
        notes.converting = not notes.converting
        self._choices.remember(CONVERT_NOTES, notes.converting)
        self._cards.arrange()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Change the text size with Ctrl and the wheel."""
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if event.angleDelta().y():
                self.step_size(1 if event.angleDelta().y() > 0 else -1)
            return True
        return False

    def _script_commands(self) -> list[Command]:
        return [
            Command(
                "view.script", N_("Switch script"), self.switch_script, Menu.VIEW, ("Ctrl+Shift+T",)
            ),
            Command(
                "view.parallel",
                N_("Both scripts side by side"),
                self.toggle_parallel,
                Menu.VIEW,
                ("Ctrl+Shift+B",),
                checked_when=self._is_parallel,
            ),
            Command(
                "view.differences",
                N_("Tint differing characters"),
                self.toggle_differences,
                Menu.VIEW,
                enabled_when=self._is_parallel,
                lacking=N_("Only with both scripts side by side."),
                checked_when=self._differences_shown,
            ),
        ]

    def _size_commands(self) -> list[Command]:
        return [
            Command(
                "view.larger",
                N_("Larger text"),
                self._grow,
                Menu.VIEW,
                ("Ctrl++", "Ctrl+="),
                separated=True,
            ),
            Command("view.smaller", N_("Smaller text"), self._shrink, Menu.VIEW, ("Ctrl+-",)),
            Command("view.usual", N_("Usual text size"), self._usual, Menu.VIEW, ("Ctrl+0",)),
        ]

    def _choose_script(self, key: str) -> None:
        if key == PARALLEL_KEY:
            self._session.set_parallel(True)
            return
        self._session.set_parallel(False)
        self._session.set_script(Script(key))

    def _parallel_changed(self, parallel: bool) -> None:
        self._show_reading()
        self._choices.remember(PARALLEL, parallel)

    def _show_reading(self) -> None:
        script = self._session.script.value
        self._bar.script.set_value(PARALLEL_KEY if self._session.parallel else script)

    def _script_changed(self, script: Script) -> None:
        self._show_reading()
        self._choices.remember(SCRIPT, script)

    def _set_size(self, size: int) -> None:
        self._reader.set_size(size)
        self._bar.text_size.set_size(size)
        self._choices.remember(TEXT_SIZE, size)

    def _grow(self) -> None:
        self.step_size(1)

    def _shrink(self) -> None:
        self.step_size(-1)

    def _usual(self) -> None:
        self._set_size(Type.BODY)

    def _is_parallel(self) -> bool:
        return self._session.parallel

    def _differences_shown(self) -> bool:
        return self._reader.painter.parallel.differences

    def _cards_wanted(self, wanted: bool) -> None:
        self._bar.cards.setChecked(wanted)
        self._choices.remember(CARDS_VISIBLE, wanted)

    def _cards_shown(self) -> bool:
        return self._cards.wanted

    def _notes_converted(self) -> bool:
        return self._cards.notes.converting

    def _marks_shown(self) -> bool:
        return self._reader.painter.marks_visible
