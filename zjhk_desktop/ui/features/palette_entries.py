"""What the command palette can do: the commands of the window, and the places of the text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.language import Language, Translator
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.commands import Command, CommandTable
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.goto_target import target_of
from zjhk_desktop.ui.models.matching import Fit, Term
from zjhk_desktop.ui.models.palette_entry import Entry
from zjhk_desktop.ui.models.place_names import place_name

if TYPE_CHECKING:
    from zjhk_desktop.scripts.readings import Readings

_OTHER = 3
_PART = 35
"""Handicaps of a title in another language, and of the menu that a command stands in."""
_SHOWN = 60
"""So many characters of a passage are shown at most."""


class EntryMaker:
    """Makes entries that are found by their words in every language."""

    def __init__(
        self,
        look: Look,
        translator: Callable[[Language], Translator],
        fold: Callable[[str], str],
        readings: "Readings",
    ) -> None:
        """Word entries by a look, and by the catalogues of all languages.

        Args:
            look: words what is shown.
            translator: language -> its words.
            fold: see `WindowContext`.
            readings: see `WindowContext`.
        """
        self._look = look
        self._translators = tuple(translator(language) for language in Language)
        self._fold = fold
        self._readings = readings
        self._terms: dict[tuple[str, int, Fit], Term] = {}

    def fold(self, query: str) -> str:
        """Return a query in the form in which terms are compared."""
        return self._fold(query)

    def commands(self, table: CommandTable) -> list[Entry]:
        """Return an entry for each command, in the order of the menus."""
        return [self._entry(table, command) for command in table.in_menus()]

    def domains(self, memorandum: Memorandum, script: Script) -> list[Entry]:
        """Return an entry for each domain."""
        return [
            self._place(memorandum, memorandum.passages_of(section.id)[0], script)
            for section in memorandum.domains
        ]

    def place(self, text: str, memorandum: Memorandum, script: Script) -> Entry | None:
        """Return the entry that goes where a typed place means (None: it means none)."""
        try:
            return self._place(memorandum, target_of(text, memorandum), script)
        except UnknownPassage:
            return None

    def _entry(self, table: CommandTable, command: Command) -> Entry:
        title = table.title(command.id)
        part = self._look.words(command.menu.value)
        terms = [self._term(title)]
        for translator in self._translators:
            english = translator.language is Language.ENGLISH
            least = Fit.SCATTERED if english else Fit.INITIALS_INSIDE
            terms.append(self._term(translator(command.text), _OTHER, least))
        parts = (translator(command.menu.value) for translator in self._translators)
        terms += [self._term(each, _PART, Fit.READ_INSIDE) for each in (*parts, part)]
        action = table.action(command.id)
        return Entry(
            title,
            part,
            tuple(terms),
            command=command.id,
            remark=table.refusal(command.id),
            keys=table.keys(command.id),
            icon=command.icon,
            enabled=action.isEnabled(),
            on=action.isChecked(),
        )

    def _place(self, memorandum: Memorandum, passage: Passage, script: Script) -> Entry:
        words = self._look.words
        section = memorandum.section(passage.section)
        heading, other = section.heading(script), section.heading(script.other)
        title = place_name(memorandum, passage.id, script, self._look) or words("Title")
        if passage.kind is PassageKind.DOMAIN:
            forms, part, remark = (title, heading, other), words("Domain"), ""
        else:
            forms, part, remark = (title,), heading, passage.text(script)[:_SHOWN]
        named = (self._term(form, least=Fit.INITIALS_INSIDE) for form in forms)
        terms = (*named, self._term(part, _PART, Fit.READ_INSIDE))
        return Entry(title, part, terms, passage=passage.id, remark=remark)

    def _term(self, text: str, handicap: int = 0, least: Fit = Fit.SCATTERED) -> Term:
        key = (text, handicap, least)
        if key not in self._terms:
            self._terms[key] = Term(text, self._fold(text), self._readings.read(text), *key[1:])
        return self._terms[key]
