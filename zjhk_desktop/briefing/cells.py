"""From text to cells: for each code point what is drawn, by which face, and how far it gives way.

All lengths are in points.
"""

from dataclasses import dataclass, replace

from zjhk_desktop.briefing.characters import (
    Kind,
    is_hidden,
    is_latin,
    is_variation_selector,
    kind_of,
)
from zjhk_desktop.briefing.faces import Face, Faces, Style
from zjhk_desktop.domain.script import Script

TRIM = 0.40
"""What is cut off the outer side of a curly quote, in em: Chinese faces set them full width."""

_KEPT = 0.08
"""The white that squeezed punctuation keeps beside its ink, in em."""

_HALF = 0.5
"""Squeezed punctuation is never narrower than this, in em."""

_CODE_POINT_SIZE = 0.72
"""The size of `[U+1F600]` beside the text it stands in."""

_JOINED = 4
"""So many combining marks may stand on one character; more would be one black blot."""

_BEARING = 0.05
"""The white beside most digits, in em: 1 and 7 have more, 4 less."""

_DIGITS = "0123456789"
_QUOTES = "“”‘’"
_CORNERS = "\u302a\u302b\u302c\u302d\u3099\u309a"


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One code point, ready to be set.

    Attributes:
        shown: what is drawn for it: itself, a space, its code point in brackets, or nothing.
        shift: where its glyph's origin lies from the cell's left edge.
        width: advance of the cell, fixed trims taken off.
        left: white at its left that may be squeezed out.
        right: white at its right that may be squeezed out.
        character: the code point itself.
        side: white between the right edge and the ink (dashes are joined by it).
        centred: its ink stands over the middle of what comes before it.
        even: what the gap to Chinese at either side lacks so that the ink of all digits stands
            equally far from it.
    """

    character: str
    shown: str
    face: Face
    size: float
    kind: Kind
    width: float
    shift: float = 0.0
    left: float = 0.0
    right: float = 0.0
    side: float = 0.0
    centred: bool = False
    even: tuple[float, float] = (0.0, 0.0)

    @property
    def is_code_point(self) -> bool:
        """Say whether its code point is drawn in its place."""
        return len(self.shown) > 1


class CellMaker:
    """Makes the cells of texts in one script; what it has measured it remembers."""

    def __init__(self, faces: Faces, script: Script) -> None:
        """Take the fonts to measure and the script whose face comes first."""
        self._faces = faces
        self.script = script
        self._known: dict[tuple[Style, bool, bool], dict[tuple[str, bool], Cell]] = {}

    def cells(
        self, text: str, style: Style, *, trim: bool = True, tabular: bool = False
    ) -> list[Cell]:
        """Return a cell for each code point.

        Args:
            text: one paragraph; anything may stand in it.
            style: how it is set.
            trim: cut the outer side off curly quotes (all pages but the clean grid).
            tabular: set all digits equally wide, for figures below one another.
        """
        made: list[Cell] = []
        joined = 0
        known = self._known.setdefault((style, trim, tabular), {})
        for index, character in enumerate(text):
            latin = character in _QUOTES and _is_english_quote(text, index)
            cell = known.get((character, latin))
            if cell is None:
                cell = self._make(character, style, trim=trim, latin=latin)
                if character in _DIGITS:
                    cell = self._digit(cell, tabular=tabular)
                known[character, latin] = cell
            joined = joined + 1 if cell.kind is Kind.JOINED else 0
            made.append(cell if joined <= _JOINED else self._code_point(character, style))
        return made

    def _make(self, character: str, style: Style, *, trim: bool, latin: bool) -> Cell:
        if latin:
            return self._plain(character, character, style, self._faces.latin(style), Kind.LATIN)
        if character in "\t\u00a0":
            kind = Kind.SPACE if character == "\t" else Kind.LATIN
            face = self._faces.choose(" ", style, self.script)
            return self._plain(character, " ", style, _present(face), kind)
        if is_variation_selector(character):
            # It chooses among glyphs of the character before it, of which our faces have one.
            return self._plain(character, "", style, self._faces.latin(style), Kind.JOINED)
        face = None
        if not is_hidden(character):
            face = self._faces.choose(character, style, self.script)
        if face is None:
            return self._code_point(character, style)
        kind = kind_of(character)
        if kind in (Kind.OPENER, Kind.CLOSER):
            return self._punctuation(character, style, face, kind, trim=trim)
        if kind is Kind.JOINED:
            return self._joined(character, style, face)
        cell = self._plain(character, character, style, face, kind)
        if kind is Kind.DASH:
            ink = face.ink(character)
            side = (ink[0] + face.advance(character) - ink[1]) * style.size / 1000
            return Cell(character, character, face, style.size, kind, cell.width, side=side)
        return cell

    def _code_point(self, character: str, style: Style) -> Cell:
        """Show what cannot be drawn by its code point, so that nothing goes unseen."""
        small = Style(style.family, style.size * _CODE_POINT_SIZE, style.weight)
        shown = f"[U+{ord(character):04X}]"
        face = self._faces.latin(style)
        return self._plain(character, shown, small, face, Kind.HAN)

    def _plain(self, character: str, shown: str, style: Style, face: Face, kind: Kind) -> Cell:
        width = face.advance(shown) * style.size / 1000
        return Cell(character, shown, face, style.size, kind, width)

    def _digit(self, cell: Cell, *, tabular: bool) -> Cell:
        """Return a digit that stands well beside Chinese or, if tabular, below other digits."""
        if tabular:
            width = max(map(cell.face.advance, _DIGITS)) * cell.size / 1000
            return replace(cell, width=width, shift=(width - cell.width) / 2)
        start, end = (edge * cell.size / 1000 for edge in cell.face.ink(cell.character))
        bearing = _BEARING * cell.size
        return replace(cell, even=(bearing - start, bearing - (cell.width - end)))

    def _joined(self, character: str, style: Style, face: Face) -> Cell:
        """Return what stands on a character; faces differ in where they draw its ink.

        Marks of Chinese tones and Japanese voice are drawn at a corner of a full-width cell.
        """
        start, end = face.ink(character)
        centred = character not in _CORNERS
        shift = -(start + end) / 2 * style.size / 1000 if centred else 0.0
        return Cell(
            character, character, face, style.size, Kind.JOINED, 0.0, shift, centred=centred
        )

    def _punctuation(
        self, character: str, style: Style, face: Face, kind: Kind, *, trim: bool
    ) -> Cell:
        """Measure how far full-width punctuation gives way, from where its ink lies."""
        em = style.size
        width = face.advance(character) / 1000
        start, end = (edge / 1000 for edge in face.ink(character))
        shift = 0.0
        if trim and character in _QUOTES:
            width -= TRIM
            if kind is Kind.OPENER:
                shift, start, end = -TRIM, start - TRIM, end - TRIM
        spare = max(0.0, width - _HALF)
        left = min(spare, max(0.0, start - _KEPT))
        right = min(spare, max(0.0, width - end - _KEPT))
        if left and right and left + right > spare:
            share = spare / (left + right)
            left, right = left * share, right * share
        return Cell(
            character,
            character,
            face,
            em,
            kind,
            width * em,
            shift * em,
            left * em,
            right * em,
        )


def _is_english_quote(text: str, index: int) -> bool:
    """Say whether a curly quote stands in English words: both neighbours narrow, or text's edge."""
    before = text[index - 1] if index else ""
    after = text[index + 1 : index + 2]
    narrow = [not side or side.isspace() or is_latin(side) for side in (before, after)]
    return all(narrow) and bool(before.strip() or after.strip())


def _present(face: Face | None) -> Face:
    if face is None:
        raise LookupError
    return face
