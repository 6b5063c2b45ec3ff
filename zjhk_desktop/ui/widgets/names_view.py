"""The page of the index of names: title and filter, kinds, and the table of names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import NameKind
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.names_model import NamesModel
from zjhk_desktop.ui.models.names_rows import KIND_NAMES
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.count_chip import ChipRow
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.filter_field import FilterField
from zjhk_desktop.ui.widgets.names_delegate import column_titles
from zjhk_desktop.ui.widgets.names_list import NamesList

_LEFT = Space.READER_LEFT
_HEADER = 32


class KindChips(ChipRow):
    """A chip for all names and one for each kind.

    Signals:
        chosen(NameKind | None): another kind (None: every kind).
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Start with every kind."""
        kinds: tuple[NameKind | None, ...] = (None, *NameKind)
        super().__init__(look, [KIND_NAMES[kind] if kind else N_("All") for kind in kinds], parent)
        self.chips = dict(zip(kinds, self.row, strict=True))
        self.group.buttonClicked.connect(self._clicked)

    def set_counts(self, model: NamesModel) -> None:
        """Show how many names of each kind the filter lets through."""
        for kind, chip in self.chips.items():
            chip.set_count(model.count(kind))
        self.arrange()

    def _clicked(self) -> None:
        self.chosen.emit(next(kind for kind, chip in self.chips.items() if chip.isChecked()))


class ColumnTitles(QWidget):
    """The titles over the columns of the table."""

    def __init__(self, session: Session, look: Look, table: NamesList, parent: QWidget) -> None:
        """Name the columns of a table for the script being read."""
        super().__init__(parent)
        self._table = table
        self._session = session
        self._look = look
        self.setFixedHeight(_HEADER)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self.update)
        session.script_changed.connect(self._script_changed)
        table.width_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the titles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.sidebar))
        painter.drawRoundedRect(self.rect(), Space.HALF, Space.HALF)
        painter.setPen(QColor(colours.ink2))
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        width = self._table.viewport().width()
        for box, title in column_titles(self._look, self._session, width):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)

    def _script_changed(self, _script: object) -> None:
        self.update()


class NamesView(DeskPage):
    """All names of the memorandum by kind.

    Signals:
        filter_changed(str): the words typed over the table are others.
        mention_chosen(Mention): go to this mention.
    """

    filter_changed = Signal(str)
    mention_chosen = Signal(object)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        """Show the names of a session's memorandum."""
        super().__init__(look, N_("Index of names"), parent)
        self.model = NamesModel(session, look, self)
        self.field = FilterField(look, N_("Filter names"), self)
        self.chips = KindChips(look, self)
        self.list = NamesList(session, look, self.model, self)
        self._titles = ColumnTitles(session, look, self.list, self)
        self._build()
        self.field.changed.connect(self.filter_changed)
        self.field.left_downwards.connect(self.list.begin)
        self.field.closed.connect(self.closed)
        self.chips.chosen.connect(self.model.set_kind)
        self.list.mention_chosen.connect(self.mention_chosen)
        self.list.closed.connect(self.closed)
        self.list.left_upwards.connect(self.field.setFocus)
        self.model.modelReset.connect(self._count_names)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def begin(self) -> None:
        """Take the focus for typing."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._none.setWordWrap(True)
        self._none.setMargin(Space.TWO)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 20, Space.TWO, 0)
        column.setSpacing(Space.TWO)
        column.addLayout(self._head(self.field))
        column.addWidget(self.chips)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self._titles)
        table.addWidget(self._none)
        table.addWidget(self.list, 1)
        column.addLayout(table, 1)

    def _count_names(self) -> None:
        self.chips.set_counts(self.model)
        shown = self.model.count(None)
        words = self._look.tr_.plural("{n} name", "{n} names", shown)
        self._count.setText(words.format(n=shown))
        self._none.setVisible(self.model.rowCount() == 0)

    def _retranslate(self) -> None:
        words = self._look.words
        self._name(self.list)
        self._none.setText(
            words("No name holds these words. Both scripts and English are searched.")
        )
        self._count_names()
