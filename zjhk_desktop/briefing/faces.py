"""The bundled fonts: which face draws a character, how wide it is and where its ink lies.

Widths and ink are in thousandths of an em. reportlab writes an empty box for a character that a
face lacks, silently; so every character's face is chosen here, and one that no face has is shown
by its code point.
"""

import struct
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from reportlab.pdfbase import ttfonts

from zjhk_desktop.briefing.tounicode import to_unicode_table
from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.script import Script

_fonts: Any = ttfonts


class Family(StrEnum):
    """Serif sets the memorandum, sans everything that is said about it."""

    SERIF = "Serif"
    SANS = "Sans"


class Weight(StrEnum):
    """A weight of a family (the serif has no medium)."""

    REGULAR = "Regular"
    MEDIUM = "Medium"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set; `size` is in points."""

    family: Family
    size: float
    weight: Weight = Weight.REGULAR


class _SubsetFont(ttfonts.TTFont):  # pyright: ignore[reportUntypedBaseClass]
    """A font whose ToUnicode tables are right above U+FFFF too.

    WORKAROUND: reportlab 5.1 writes five-digit codes there, which is not UTF-16; waits for a
    release that writes surrogate pairs.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - reportlab's own
        """Write the font's objects into the document, then correct the tables."""
        subsets: list[list[int]] = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)  # pyright: ignore[reportUnknownMemberType]
        face: Any = self.face
        for index, subset in enumerate(subsets):
            tag: bytes = _fonts.SUBSETN(index)
            name = tag.decode("ascii") + "+" + face.name.decode("ascii")
            stream: Any = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = to_unicode_table(name, subset)


class Face:
    """One font file, read once and usable for any number of documents, one after another."""

    def __init__(self, path: Path) -> None:
        """Read a font file.

        Raises:
            ResourceMissing: the file is not there or is no TrueType font.
        """
        try:
            self.font: Any = _SubsetFont(path.stem, str(path), asciiReadable=False)
        except (OSError, ttfonts.TTFError, struct.error):
            raise ResourceMissing(path=path) from None
        self.name = path.stem
        self._face: Any = self.font.face
        self._outlines: int = self._face.get_table_pos("glyf")[0]

    def has(self, character: str) -> bool:
        """Say whether the face has a glyph for a character."""
        return ord(character) in self._face.charToGlyph

    def advance(self, text: str) -> float:
        """Return the width of a text."""
        return float(sum(self._face.getCharWidth(ord(character)) for character in text))

    def ink(self, character: str) -> tuple[float, float]:
        """Return where a glyph's ink begins and ends; `(0, advance)` when it has none."""
        outline = self.outline(character)
        if not outline:
            return (0.0, self.advance(character))
        face = self._face
        _, left, _, right, _ = struct.unpack_from(">5h", outline)
        return (float(face._pdfScale(left)), float(face._pdfScale(right)))  # noqa: SLF001

    def outline(self, character: str) -> bytes:
        """Return a glyph as it lies in the font's `glyf` table; nothing if it has no ink."""
        face = self._face
        glyph: int = face.charToGlyph[ord(character)]
        start, end = face.glyphPos[glyph], face.glyphPos[glyph + 1]
        return face._ttf_data[self._outlines + start : self._outlines + end]  # noqa: SLF001

    @property
    def units(self) -> int:
        """Return how many units of an outline make an em."""
        return self._face.unitsPerEm


class Faces:
    """The faces of a folder of fonts, each read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is read yet."""
        self._folder = folder
        self._faces: dict[str, Face] = {}

    def base(self, script: Script) -> Face:
        """Return the face that sets the memorandum in a script."""
        return self._face(Family.SERIF, _region(script), Weight.REGULAR)

    def latin(self, style: Style) -> Face:
        """Return the face for what a Chinese face would set full width (’ in English)."""
        return self._read(f"ZJHKSansLatin-{style.weight}")

    def choose(self, character: str, style: Style, script: Script) -> Face | None:
        """Return the face that draws a character, or None if none can.

        The script's own region comes first: in the weight asked for, then regular (bold and
        medium are subset to everyday characters); then the other region, then the other family.
        """
        own, other = _region(script), _region(script.other)
        weights = dict.fromkeys((style.weight, Weight.REGULAR))
        families = dict.fromkeys((style.family, Family.SANS, Family.SERIF))
        for family in families:
            for region in (own, other):
                for weight in weights:
                    face = self._face(family, region, weight)
                    if face.has(character):
                        return face
        return None

    def _face(self, family: Family, region: str, weight: Weight) -> Face:
        if family is Family.SERIF and weight is Weight.MEDIUM:
            weight = Weight.BOLD
        return self._read(f"ZJHK{family}{region}-{weight}")

    def _read(self, name: str) -> Face:
        if name not in self._faces:
            self._faces[name] = Face(self._folder / f"{name}.ttf")
        return self._faces[name]


def _region(script: Script) -> str:
    return "HK" if script is Script.HANT else "SC"
