"""Make a Latin face of a Chinese one: quotes, dots and dashes as wide as Latin sets them.

Chinese faces draw ‘ ’ “ ” · … a full em wide, which tears an English sentence open.
"""

from fontTools.misc.transform import Offset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

_DOT_SIDE = 100  # units each side of a middle dot, of 1,000 an em
_DOTS = 3


def proportional_alternates(font: TTFont) -> dict[str, str]:
    """Return the proportional glyph of each full-width one, as the face itself names them."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "pwid"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in sorted(lookups):
        for table in gsub.LookupList.Lookup[index].SubTable:
            found.update(getattr(table, "ExtSubTable", table).mapping)
    return found


def make_proportional(font: TTFont) -> None:
    """Give a face's Latin punctuation its Latin widths, in place."""
    alternates = proportional_alternates(font)
    cmap = font.getBestCmap()
    moved = {ord(char): alternates[cmap[ord(char)]] for char in "‘’“”"}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update(moved)
    _trim(font, cmap[ord("·")])
    _compose_ellipsis(font, cmap[ord("…")], cmap[ord(".")])


def _trim(font: TTFont, name: str) -> None:
    """Cut a glyph's side bearings to those of a Latin middle dot."""
    glyph = font["glyf"][name]
    _draw(font, name, [(name, _DOT_SIDE - glyph.xMin)], glyph.xMax - glyph.xMin + 2 * _DOT_SIDE)


def _compose_ellipsis(font: TTFont, name: str, period: str) -> None:
    """Draw an ellipsis as three full stops, on the line."""
    step = font["hmtx"][period][0]
    _draw(font, name, [(period, step * place) for place in range(_DOTS)], step * _DOTS)


def _draw(font: TTFont, name: str, parts: list[tuple[str, int]], advance: int) -> None:
    """Replace a glyph by others, each moved to the right by so many units."""
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(glyphs)
    for part, shift in parts:
        glyphs[part].draw(TransformPen(pen, Offset(shift, 0)))
    drawn = pen.glyph()
    drawn.recalcBounds(font["glyf"])
    font["glyf"][name] = drawn
    font["hmtx"][name] = (advance, drawn.xMin)
