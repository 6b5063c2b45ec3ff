"""What is printed beside text and notes: cover, dividers, index and so on, words on every page."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.options import BriefingOptions, TypeSize
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.choice_menu import Choice
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.pdf_passphrase_box import PdfPassphraseBox
from zjhk_desktop.ui.widgets.print_section import PrintSection
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.tick_row import TickRow

COVER, CONTENTS, OVERVIEW = "cover", "contents", "overview"
DIVIDERS, INDEX = "dividers", "index"
_LONGEST = 60
"""Characters of a watermark or classification: more would be too small to read."""

_PARTS = {
    COVER: N_("Cover"),
    CONTENTS: N_("Contents"),
    OVERVIEW: N_("Overview"),
    DIVIDERS: N_("Dividers"),
    INDEX: N_("Index of names"),
}
"""What can be printed beside the text, by the name of its option."""


class PrintExtrasSection(PrintSection):
    """A cover where the layout is used to one, and no words on the pages but the text's."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Ask for what is usual."""
        super().__init__(look, ruled=True, parent=parent)
        self._shown: dict[str, bool] = {}
        self._asked: dict[str, bool] = {}
        self.parts = TickRow(look, self)
        self.watermark = FramedField(look, self)
        self.classification = FramedField(look, self)
        self.parts_words = self.note()
        self.add_row(N_("Also print"), self.parts, self.parts_words)
        self.add_row(N_("Watermark"), self.watermark)
        self.add_row(N_("Classification"), self.classification)
        self.type_size = Segmented(look, tuple(TypeSize), self.face, parent=self)
        self.type_size.set_value(TypeSize.NORMAL)
        self.size_words = self.note()
        self.add_row(N_("Type size"), self.type_size, self.size_words)
        self.encryption = PdfPassphraseBox(look, self)
        self.add_row(N_("Encryption"), self.encryption)
        self.type_size.chosen.connect(self.changed)
        self.parts.changed.connect(self._ticked)
        for field in (self.watermark, self.classification):
            field.entry.setMaxLength(_LONGEST)
            field.entry.textEdited.connect(self.changed)
            field.entry.closed.connect(self.closed)

    def apply(self, options: BriefingOptions) -> BriefingOptions:
        """Return options with what is asked here; what one has not touched is as usual."""
        return replace(
            options,
            cover=self._asked.get(COVER),
            contents=self._asked.get(CONTENTS),
            dividers=self._asked.get(DIVIDERS, False),
            index=self._asked.get(INDEX, False),
            overview=self._asked.get(OVERVIEW, False),
            size=TypeSize(self.type_size.value),
            watermark=self.watermark.entry.text().strip(),
            classification=self.classification.entry.text().strip(),
        )

    def describe(self, before: BriefingOptions) -> None:
        """Tick what is asked, or else usual."""
        usual = self.apply(before)
        self._shown = {
            COVER: usual.has_cover,
            CONTENTS: usual.has_contents,
            DIVIDERS: usual.dividers,
            INDEX: usual.index,
            OVERVIEW: usual.overview,
        }
        why = ""
        if usual.dividers and not usual.has_dividers:
            why = self._look.words("A matrix has no dividers.")
        elif usual.overview and not usual.has_overview:
            why = self._look.words("A clean copy has no overview.")
        self.say(self.parts_words, why)
        vain = usual.size is not TypeSize.NORMAL and not usual.has_size
        kept = self._look.words("A clean copy and a matrix keep their own size.")
        self.say(self.size_words, kept if vain else "")
        self.parts.set_ticked([part for part, ticked in self._shown.items() if ticked])

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        words = self._look.words
        self.retranslate_names()
        choices = [Choice(part, words(name)) for part, name in _PARTS.items()]
        self.parts.set_choices(choices, ticked=False)
        sizes: dict[str, str] = {
            TypeSize.SMALL: words("Small"),
            TypeSize.NORMAL: words("Normal"),
            TypeSize.LARGE: words("Large"),
        }
        self.type_size.set_labels(words("Type size"), sizes)
        self.watermark.entry.setPlaceholderText(words("e.g. For the meeting"))
        self.watermark.entry.setAccessibleName(words("Watermark"))
        self.classification.entry.setPlaceholderText(words("Not marked"))
        self.classification.entry.setAccessibleName(words("Classification"))

    def _ticked(self) -> None:
        """Remember what one has chosen: the rest goes on as is usual."""
        for part in _PARTS:
            ticked = part in self.parts.ticked
            if ticked != self._shown.get(part, False):
                self._asked[part] = ticked
        self.changed.emit()
