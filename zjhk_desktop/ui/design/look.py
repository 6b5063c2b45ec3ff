"""What every widget draws itself with: colours, faces, icons and words, all changeable live."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from zjhk_desktop.domain.annotation import Category, Side, Visibility
from zjhk_desktop.domain.language import N_, Language, Translator
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.glyphs import Glyphs
from zjhk_desktop.ui.design.icons import Icons
from zjhk_desktop.ui.design.stamps import Stamps
from zjhk_desktop.ui.design.tokens import DARK, LIGHT, Colours, Type

CATEGORY_NAMES: dict[Category, str] = {
    Category.KEY: N_("Key"),
    Category.QUERY: N_("Clarify"),
    Category.AMEND: N_("Amend"),
    Category.RESERVE: N_("Reserve"),
    Category.ACTION: N_("Follow up"),
    Category.DONE: N_("Done"),
}
VISIBILITY_NAMES: dict[Visibility, str] = {
    Visibility.PRIVATE: N_("Private"),
    Visibility.SIDE: N_("Side"),
    Visibility.BOTH: N_("Both"),
}
SIDE_NAMES: dict[Side, str] = {
    Side.HONG_KONG: N_("Hong Kong side"),
    Side.ZHEJIANG: N_("Zhejiang side"),
    Side.OTHER: N_("Other"),
}


class Look(QObject):
    """The look of the whole window.

    Signals:
        theme_changed: colours are others; repaint.
        language_changed: words and interface faces are others; set texts anew.
    """

    theme_changed = Signal()
    language_changed = Signal()

    def __init__(self, icons: Icons, translator: Callable[[Language], Translator]) -> None:
        """Start light, Traditional, in English until told otherwise."""
        super().__init__()
        self.icons = icons
        self._translator = cache(translator)
        self._glyphs = Glyphs()
        self.stamps = Stamps()
        self._theme = Theme.LIGHT
        self.colours: Colours = LIGHT
        self.script = Script.HANT
        self.tr_ = translator(Language.ENGLISH)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """Return the theme that was chosen (which may be to follow the system)."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Choose a theme."""
        self._theme = theme
        self._follow_system()

    def set_language(self, language: Language, script: Script) -> None:
        """Choose the interface's words, and the script whose faces go with English."""
        if (language, script) == (self.tr_.language, self.script):
            return
        self.tr_ = self._translator(language)
        self.script = script
        self.language_changed.emit()

    def words(self, message: str) -> str:
        """Return a message in the interface language."""
        return self.tr_(message)

    def quoted(self, text: str) -> str:
        """Return text in the quotation marks of the interface language."""
        left, right = ("「", "」") if self.tr_.language is Language.HANT else ("“", "”")
        return f"{left}{text}{right}"

    def font(self, pixels: float = Type.BASE, weight: QFont.Weight = Weight.REGULAR) -> QFont:
        """Return the interface's face at a size."""
        return faces.interface(self.tr_.language, self.script, pixels, weight)

    def serif(self, pixels: float, weight: QFont.Weight = Weight.REGULAR) -> QFont:
        """Return the reading face of the current script at a size."""
        return faces.serif(self.script, pixels, weight)

    def text_font(self, pixels: float, weight: QFont.Weight = Weight.REGULAR) -> QFont:
        """Return the face of the memorandum's words in the interface: that of their script.

        In English too: “一帶一路” has its quotation marks full width, as in the text.
        """
        return faces.sans(self.script, pixels, weight)

    def note_font(self, pixels: float, weight: QFont.Weight = Weight.REGULAR) -> QFont:
        """Return the face of comments (theirs is the script that is being read)."""
        return faces.sans(self.script, pixels, weight)

    def drawable(self, text: str) -> str:
        """Return what a person typed, with the code points of what no face here can draw."""
        return self._glyphs.drawable(text, self.note_font(Type.BASE))

    def undrawn(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that no face here can draw, each once."""
        return self._glyphs.missing(text, self.note_font(Type.BASE))

    def palette(self) -> QPalette:
        """Return the Qt palette of the theme, for the widgets that Qt draws."""
        colours = self.colours
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: colours.window,
            QPalette.ColorRole.WindowText: colours.ink,
            QPalette.ColorRole.Base: colours.field,
            QPalette.ColorRole.AlternateBase: colours.sidebar,
            QPalette.ColorRole.Text: colours.ink,
            QPalette.ColorRole.PlaceholderText: colours.muted,
            QPalette.ColorRole.Button: colours.bar,
            QPalette.ColorRole.ButtonText: colours.ink,
            QPalette.ColorRole.Highlight: colours.selection,
            QPalette.ColorRole.HighlightedText: colours.ink,
            QPalette.ColorRole.Link: colours.navy,
            QPalette.ColorRole.ToolTipBase: colours.card,
            QPalette.ColorRole.ToolTipText: colours.ink,
            QPalette.ColorRole.Light: colours.card,
            QPalette.ColorRole.Mid: colours.strong_rule,
            QPalette.ColorRole.Dark: colours.strong_rule,
            QPalette.ColorRole.Shadow: colours.shadow,
            QPalette.ColorRole.Accent: colours.navy,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.strong_rule))
        return palette

    def _follow_system(self) -> None:
        """Take the colours of the chosen theme, or of the system's."""
        dark = self._theme is Theme.DARK
        if self._theme is Theme.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        colours = DARK if dark else LIGHT
        if colours is not self.colours:
            self.colours = colours
            self.theme_changed.emit()
