"""Characters that no face here can draw: shown as their code points, never as an empty box."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from zjhk_desktop.domain.code_points import code_point

_INVISIBLE = ("Cf", "Zl", "Zp", "Zs")
"""Categories that draw nothing by themselves, and so need no glyph."""

_PRIVATE = "Co"
"""What the system's fonts draw for it is any sign of theirs, not what was meant."""

_JOINED = ("Mn", "Mc", "Me")
_BREAKS = "\t\n\r"


class Glyphs:
    """Knows of each character whether a font, or the system behind it, draws it."""

    def __init__(self) -> None:
        """Know nothing yet; each character is looked up once."""
        self._drawn: dict[str, bool] = {}
        self._raw: tuple[QRawFont, ...] = ()

    def missing(self, text: str, font: QFont) -> tuple[str, ...]:
        """Return the characters of a text that cannot be drawn, each once, as they come.

        Variation selectors and joiners draw nothing, and combining marks belong to their
        character: none of them is among what is returned.
        """
        return tuple(
            character
            for character in self._undrawn(text, font)
            if unicodedata.category(character) not in _JOINED
        )

    def drawable(self, text: str, font: QFont) -> str:
        """Return a text with ‹U+1F600› in the place of a character that cannot be drawn."""
        for character in self._undrawn(text, font):
            text = text.replace(character, spelled(character))
        return text

    def _undrawn(self, text: str, font: QFont) -> list[str]:
        if text.isascii() and text.isprintable():
            return []
        self._learn(set(text).difference(self._drawn), font)
        return [character for character in dict.fromkeys(text) if not self._drawn[character]]

    def _learn(self, characters: Iterable[str], font: QFont) -> None:
        for character in characters:
            self._drawn[character] = (
                character in _BREAKS
                or unicodedata.category(character) in _INVISIBLE
                or self._in_faces(character, font)
                or (unicodedata.category(character) != _PRIVATE and _in_system(character, font))
            )

    def _in_faces(self, character: str, font: QFont) -> bool:
        """Say whether one of the font's own families has a glyph."""
        if not self._raw:
            self._raw = tuple(QRawFont.fromFont(QFont(family)) for family in font.families())
        return any(raw.supportsCharacter(ord(character)) for raw in self._raw)


def spelled(character: str) -> str:
    """Return what stands for a character that cannot be drawn."""
    return f"‹{code_point(character)}›"


def _in_system(character: str, font: QFont) -> bool:
    """Say whether Qt finds a glyph anywhere: glyph 0 is the empty box."""
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
