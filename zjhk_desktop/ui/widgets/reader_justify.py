"""Justification of Chinese lines: by a little space between characters, or not at all.

Qt's own would tear a loose line open and space the letters of Latin words. Here each full line
takes at most `LIMIT` of an em a gap, none between Latin letters or digits; a line that would need
more stays ragged. The space is laid over the text as the formats of its layout, so that the
document itself is unchanged.
"""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextLayout

LIMIT = 0.09
"""The most that a gap is widened, in em."""

_SLACK = 0.4
"""Px that a line is left short, so that rounding never breaks it elsewhere."""


def justify(document: QTextDocument, positions: Iterable[int], size: int) -> None:
    """Justify the blocks at UTF-16 positions, whose text is `size` px; lays them out twice."""
    blocks = [document.findBlock(position) for position in positions]
    spaced = [block for block in blocks if block.layout().formats()]
    for block in spaced:
        block.layout().clearFormats()
    _lay_out(document, dirty=bool(spaced))
    found = [(block, _ranges(block, size)) for block in blocks]
    for block, ranges in found:
        if ranges:
            block.layout().setFormats(ranges)
    _lay_out(document, dirty=True)


def _lay_out(document: QTextDocument, *, dirty: bool) -> None:
    """Lay the whole text out in one go: each change told by itself would do it again."""
    if dirty:
        document.markContentsDirty(0, document.characterCount())
    document.size()


def _ranges(block: QTextBlock, size: int) -> list[QTextLayout.FormatRange]:
    """Return the spacing of each full line of a block that can be justified."""
    layout = block.layout()
    text = block.text()
    ranges: list[QTextLayout.FormatRange] = []
    for index in range(layout.lineCount() - 1):
        line = layout.lineAt(index)
        start, end = line.textStart(), line.textStart() + line.textLength()
        gaps = [i for i in range(start, end - 1) if _is_gap(text[i], text[i + 1])]
        slack = line.width() - line.naturalTextWidth() - _SLACK
        if not gaps or not 0 < slack <= LIMIT * size * len(gaps):
            continue
        space = QTextCharFormat()
        space.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        space.setFontLetterSpacing(slack / len(gaps))
        ranges.extend(_format(first, length, space) for first, length in _runs(gaps))
    return ranges


def _is_gap(before: str, after: str) -> bool:
    """Say whether space may go between two characters: not inside a Latin word or a number."""
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return character.isascii() and not character.isspace()


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return (first, length) of each run of consecutive numbers."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][0] + runs[-1][1] == number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs


def _format(first: int, length: int, space: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = first, length, space  # pyright: ignore
    return found
