"""The filters over the table of all notes: category chips, and menus for the rest."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Annotation, Category, Visibility
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Section, SectionKind
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, VISIBILITY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.notes_filter import NotesFilter, authors_of, sections_of
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.choice_menu import Choice, ChoiceMenu
from zjhk_desktop.ui.widgets.count_chip import ChipRow
from zjhk_desktop.ui.widgets.flow_row import FlowRow
from zjhk_desktop.ui.widgets.picked_chip import PickedChip

DELETED = "deleted"
"""The state of notes that are there no more, but can be brought back."""
_ALL = N_("All")
_SECTIONS: dict[SectionKind, str] = {
    SectionKind.TITLE: N_("Title"),
    SectionKind.PREAMBLE: N_("Preamble"),
    SectionKind.SIGNATURE: N_("Signatures"),
    SectionKind.ANNEX: N_("Annex"),
}


class NotesFilters(QWidget):
    """What is asked of the notes shown, except the words typed.

    Signals:
        changed(): something else is asked.
    """

    changed = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        """Ask nothing."""
        super().__init__(parent)
        self._session = session
        self._look = look
        kinds: tuple[Category | None, ...] = (None, *Category)
        names = [CATEGORY_NAMES[kind] if kind else _ALL for kind in kinds]
        self._row = ChipRow(look, names, self)
        self.chips = dict(zip(kinds, self._row.row, strict=True))
        self.section = ChoiceMenu(look, N_("Part"))
        self.author = ChoiceMenu(look, N_("Reviewer"))
        self.state = ChoiceMenu(look, N_("State"))
        self.visibility = ChoiceMenu(look, N_("Visible to"))
        self.picked = PickedChip(look)
        self._menus = FlowRow(parent=self)
        self._menus.set_members(
            [self.section, self.author, self.state, self.visibility, self.picked]
        )
        self.picked.set_picked(None)
        self.picked.clicked.connect(self._let_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.ONE)
        column.addWidget(self._row)
        column.addWidget(self._menus)
        self._row.group.buttonClicked.connect(self._chosen)
        for menu in (self.section, self.author, self.state, self.visibility):
            menu.chosen.connect(self._chosen)

    @property
    def wanted(self) -> NotesFilter:
        """Return what is asked, whatever words were typed."""
        author, section, state, visibility = (
            self.author.value,
            self.section.value,
            self.state.value,
            self.visibility.value,
        )
        return NotesFilter(
            category=next(kind for kind, chip in self.chips.items() if chip.isChecked()),
            author=author if isinstance(author, str) else None,
            section=section if isinstance(section, str) else None,
            resolved=state if isinstance(state, bool) else None,
            visibility=visibility if isinstance(visibility, Visibility) else None,
            deleted=state == DELETED,
            only=self.picked.picked,
        )

    def clear(self, *, deleted: bool = False) -> None:
        """Ask nothing again, or for the deleted notes alone."""
        self.show_filter(NotesFilter(deleted=deleted))

    def show_filter(self, wanted: NotesFilter) -> None:
        """Ask what a filter asks, in the place of what was chosen."""
        self.chips[wanted.category].setChecked(True)
        self.section.set_value(wanted.section)
        self.author.set_value(wanted.author)
        self.state.set_value(DELETED if wanted.deleted else wanted.resolved)
        self.visibility.set_value(wanted.visibility)
        self.picked.set_picked(wanted.only)
        self._menus.arrange()
        self.changed.emit()

    def offer(self, annotations: Sequence[Annotation]) -> NotesFilter:
        """Offer what the notes have to choose from; return what is asked then."""
        words = self._look.words
        everything = Choice(None, words(_ALL))
        sections = sections_of(self._session.memorandum, annotations)
        self.section.set_choices(
            [everything, *(Choice(section.id, self._part(section)) for section in sections)]
        )
        self.author.set_choices(
            [
                everything,
                *(Choice(a.id, author_name(a, self._look)) for a in authors_of(annotations)),
            ]
        )
        self.state.set_choices(
            [
                everything,
                Choice(False, words("Open")),
                Choice(True, words("Resolved")),
                Choice(DELETED, words("Deleted")),
            ]
        )
        self.visibility.set_choices(
            [everything, *(Choice(v, words(VISIBILITY_NAMES[v])) for v in Visibility)]
        )
        self._menus.arrange()
        return self.wanted

    def set_counts(self, counts: Mapping[Category | None, int]) -> None:
        """Show how many notes of each category the other filters let through."""
        for kind, chip in self.chips.items():
            chip.set_count(counts.get(kind, 0))
        self._row.arrange()

    def _let_go(self) -> None:
        self.picked.set_picked(None)
        self._menus.arrange()
        self.changed.emit()

    def _part(self, section: Section) -> str:
        if section.kind is SectionKind.DOMAIN:
            return f"{section.numeral}、{section.heading(self._session.script)}"
        return self._look.words(_SECTIONS[section.kind])

    def _chosen(self, _what: object) -> None:
        self.changed.emit()
