"""What is printed beside text and notes: cover and contents, watermark, classification."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.print_section import PrintSection

_LONGEST = 60
"""Characters of a watermark or classification: more would be too small to read."""


class PrintExtrasSection(PrintSection):
    """A cover where the layout is used to one, and no words on the pages but the text's."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Ask for what is usual."""
        super().__init__(look, ruled=True, parent=parent)
        self._cover_chosen = False
        self.cover = CheckBox(look, self)
        self.watermark = FramedField(look, self)
        self.classification = FramedField(look, self)
        self.add_row(N_("Also print"), self.cover)
        self.add_row(N_("Watermark"), self.watermark)
        self.add_row(N_("Classification"), self.classification)
        self.cover.clicked.connect(self._cover_clicked)
        for field in (self.watermark, self.classification):
            field.entry.setMaxLength(_LONGEST)
            field.entry.textEdited.connect(self.changed)
            field.entry.closed.connect(self.closed)

    def apply(self, options: BriefingOptions) -> BriefingOptions:
        """Return options with what is asked here."""
        return replace(
            options,
            cover=self.cover.isChecked() if self._cover_chosen else None,
            watermark=self.watermark.entry.text().strip(),
            classification=self.classification.entry.text().strip(),
        )

    def describe(self, before: BriefingOptions) -> None:
        """Tick the cover where it is usual, unless one has chosen."""
        if not self._cover_chosen:
            usual = before.layout in {Layout.MARGIN, Layout.ENDNOTES} and before.whole
            self.cover.setChecked(usual)

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        words = self._look.words
        self.retranslate_names()
        self.cover.setText(words("Cover and contents"))
        self.cover.setAccessibleName(self.cover.text())
        self.watermark.entry.setPlaceholderText(words("e.g. For the meeting"))
        self.watermark.entry.setAccessibleName(words("Watermark"))
        self.classification.entry.setPlaceholderText(words("Not marked"))
        self.classification.entry.setAccessibleName(words("Classification"))

    def _cover_clicked(self) -> None:
        self._cover_chosen = True
        self.changed.emit()
