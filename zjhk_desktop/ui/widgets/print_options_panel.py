"""The options of printing, in the order of the field: pages, notes, and what goes with them."""

import contextlib
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Author
from zjhk_desktop.domain.errors import InputError
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.print_extras_section import PrintExtrasSection
from zjhk_desktop.ui.widgets.print_file_section import PrintFileSection
from zjhk_desktop.ui.widgets.print_notes_section import PrintNotesSection
from zjhk_desktop.ui.widgets.print_pages_section import PrintPagesSection
from zjhk_desktop.ui.widgets.print_section import PrintSection
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

WIDTH = 426
"""Names, controls, and the scroll bar beside them."""


class PrintOptionsPanel(QScrollArea):
    """The column of options; each change is announced at once.

    Signals:
        options_changed(BriefingOptions): the options are others, and can be printed.
        options_refused(): what is typed or ticked names nothing to print.
        closed(): Escape was pressed in a field.
    """

    options_changed = Signal(object)
    options_refused = Signal()
    closed = Signal()

    def __init__(
        self,
        look: Look,
        last_domain: int,
        last_measure: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the options; domains and measures are numbered from 1."""
        super().__init__(parent)
        self._look = look
        self._column = _Column(look, self)
        self.pages = PrintPagesSection(look, last_domain, last_measure, self._column)
        self.notes = PrintNotesSection(look, today, self._column)
        self.extras = PrintExtrasSection(look, self._column)
        self.files = PrintFileSection(look, self._column)
        self.sections: tuple[PrintSection, ...] = (
            self.pages,
            self.notes,
            self.extras,
            self.files,
        )
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "sidebar"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(Space.THREE, Space.TWO, Space.TWO - Space.HALF, Space.TWO)
        column.setSpacing(Space.ONE)
        for section in self.sections:
            column.addWidget(section)
            section.changed.connect(self._changed)
            section.closed.connect(self.closed)
        column.addStretch(1)
        self.setWidget(self._column)
        self.extras.encryption.wanted.clicked.connect(self._reveal_later)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    @property
    def options(self) -> BriefingOptions:
        """Return the options.

        Raises:
            InputError: what is typed or ticked names nothing to print.
        """
        options = BriefingOptions()
        for section in self.sections:
            options = section.apply(options)
        return options

    @property
    def typing(self) -> bool:
        """Say whether one is typing in a field."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QLineEdit) and self.isAncestorOf(focused)

    def set_script(self, script: Script, *, parallel: bool = False) -> None:
        """Choose a script, or both side by side, without announcing it."""
        self.pages.set_script(script, parallel=parallel)

    def set_authors(self, authors: Sequence[Author]) -> None:
        """Offer to choose among the notes of these reviewers."""
        self.notes.set_authors(authors)

    def reveal(self) -> None:
        """Scroll to where the passphrase is asked for."""
        self.ensureWidgetVisible(self.extras.encryption)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the view: they turn pages."""
        event.ignore()

    def set_prints(self, last: int) -> None:
        """Know the number of the last printing."""
        self.notes.set_prints(last)
        self._describe()

    def _reveal_later(self) -> None:
        # Once the fields have their places.
        QTimer.singleShot(0, self.reveal)

    def _changed(self) -> None:
        self._describe()
        try:
            options = self.options
        except InputError:
            self.options_refused.emit()
            return
        self.options_changed.emit(options)

    def _describe(self) -> None:
        before = BriefingOptions()
        for section in self.sections:
            section.describe(before)
            with contextlib.suppress(InputError):
                before = section.apply(before)

    def _retranslate(self) -> None:
        for section in self.sections:
            section.retranslate()
        self._describe()


class _Column(QWidget):
    """The ground of the options."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the rule at the right."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.sidebar))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(colours.rule))
