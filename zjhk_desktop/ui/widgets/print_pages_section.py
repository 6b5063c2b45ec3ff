"""Which pages are printed, and how they look: range, sides, colours, script."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.domain_choice import parse_domains, parse_measures
from zjhk_desktop.domain.errors import UnknownDomains, UnknownMeasures
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.option_rows import ROOM
from zjhk_desktop.ui.widgets.print_section import PrintSection
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.top_bar import PARALLEL, SCRIPT_LABELS

ALL, DOMAINS, MEASURES = "all", "domains", "measures"
_SINGLE, _DUPLEX = "single", "duplex"
_COLOUR, _MONO = "colour", "mono"
_SEPARATORS = str.maketrans({";": ",", "；": ","})


class PrintPagesSection(PrintSection):
    """The memorandum, or the domains or measures of it that are typed."""

    def __init__(
        self, look: Look, last_domain: int, last_measure: int, parent: QWidget | None = None
    ) -> None:
        """Ask for all pages; domains and measures are numbered from 1."""
        super().__init__(look, ruled=False, parent=parent)
        self._last = {DOMAINS: last_domain, MEASURES: last_measure}
        self.range = Segmented(look, (ALL, DOMAINS, MEASURES), self.face, parent=self)
        self.numbers = FramedField(look, self)
        self.annotated = CheckBox(look, self)
        self.sides = Segmented(look, (_SINGLE, _DUPLEX), self.face, parent=self)
        self.colour = Segmented(look, (_COLOUR, _MONO), self.face, parent=self)
        self.script = Segmented(look, (*Script, PARALLEL), self._script_face, parent=self)
        self.range_words = self.note()
        self.sides_words, self.colour_words = self.note(), self.note()
        row = QHBoxLayout()
        row.setSpacing(Space.ONE)
        row.addWidget(self.range)
        row.addWidget(self.numbers, 1)
        self.add_row(N_("Range"), row, self.range_words, self.annotated)
        self.add_row(N_("Sides"), self.sides, self.sides_words)
        self.add_row(N_("Colours"), self.colour, self.colour_words)
        self.add_row(N_("Script"), self.script)
        self.range.chosen.connect(self._range_chosen)
        for choice in (self.sides, self.colour, self.script):
            choice.chosen.connect(self.changed)
        self.annotated.clicked.connect(self.changed)
        self.numbers.entry.textEdited.connect(self._typed)
        self.numbers.entry.closed.connect(self.closed)

    def apply(self, options: BriefingOptions) -> BriefingOptions:
        """Return options with what is asked here (InputError: the numbers name nothing)."""
        both = self.script.value == PARALLEL
        asked = replace(
            options,
            script=Script.HANT if both else Script(self.script.value),
            parallel=both,
            duplex=self.sides.value == _DUPLEX,
            mono=self.colour.value == _MONO,
            only_annotated=self.annotated.isChecked(),
        )
        typed, kind = self.numbers.entry.text(), self.range.value
        try:
            if kind == DOMAINS:
                numbers = parse_domains(typed.translate(_SEPARATORS), self._last[kind])
                return replace(asked, domains=numbers)
            if kind == MEASURES:
                numbers = parse_measures(typed.translate(_SEPARATORS), self._last[kind])
                return replace(asked, measures=numbers)
        except (UnknownDomains, UnknownMeasures) as error:
            # In the words that were typed, with their own separators.
            raise type(error)(text=typed.strip(), last=self._last[kind]) from None
        return asked

    def set_script(self, script: Script, *, parallel: bool = False) -> None:
        """Choose a script, or both side by side, without announcing it."""
        self.script.set_value(PARALLEL if parallel else script)

    def describe(self, before: BriefingOptions) -> None:  # noqa: ARG002 - nothing stands above
        """Say what is wrong with the numbers, and how mono tells categories apart."""
        words = self._look.words
        typed = self.numbers.entry.text().strip()
        refusal = self.refusal()
        sentence = ""
        if refusal is not None and typed:
            sentence = refusal.sentence(self._look.tr_)
        elif refusal is not None:
            sentence = self._example()
        self.numbers.set_refused(refusal is not None and bool(typed))
        self.say(self.range_words, sentence, heed=bool(typed))
        bound = words("A margin to bind on the inner side; set the printer to both sides, too.")
        self.say(self.sides_words, bound if self.sides.value == _DUPLEX else "")
        mono = words("Mono tells categories apart by lines and letters.")
        self.say(self.colour_words, mono if self.colour.value == _MONO else "")
        named = (
            words("Measures to print")
            if self.range.value == MEASURES
            else words("Domains to print")
        )
        self.numbers.entry.setAccessibleName(named)

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        words = self._look.words
        self.retranslate_names()
        labels = {ALL: words("All"), DOMAINS: words("Domains"), MEASURES: words("Measures")}
        self.range.set_labels(words("Range"), labels, room=ROOM - _FIELD)
        sides = {_SINGLE: words("One side"), _DUPLEX: words("Two sides")}
        self.sides.set_labels(words("Sides"), sides)
        self.colour.set_labels(words("Colours"), {_COLOUR: words("Colour"), _MONO: words("Mono")})
        self.script.set_labels(words("Script"), {**SCRIPT_LABELS, PARALLEL: words("Parallel")})
        self.annotated.setText(words("Only passages with notes"))
        self.annotated.setAccessibleName(self.annotated.text())
        self.numbers.entry.setPlaceholderText(words("e.g. 3-6;9"))

    def _example(self) -> str:
        kind = self.range.value
        message = N_("Type the numbers of domains, 1 to {last}.")
        if kind == MEASURES:
            message = N_("Type the numbers of measures, 1 to {last}.")
        return self._look.words(message).format(last=self._last[kind])

    def _typed(self, text: str) -> None:
        """Typing numbers means that domains are wanted; emptying the field, that all are."""
        if not text.strip():
            self.range.set_value(ALL)
        elif self.range.value == ALL:
            self.range.set_value(DOMAINS)
        self.changed.emit()

    def _range_chosen(self, kind: str) -> None:
        if kind != ALL and not self.numbers.entry.text().strip():
            self.numbers.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _script_face(self, key: str, chosen: bool) -> QFont:
        """Return each script's own face, whatever the interface's language."""
        if key == PARALLEL:
            return self.face(key, chosen)
        return faces.sans(Script(key), Type.BASE, Weight.MEDIUM if chosen else Weight.REGULAR)


_FIELD = 92
"""Width that the field of numbers needs."""
