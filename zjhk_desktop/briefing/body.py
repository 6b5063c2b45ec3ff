"""The memorandum's blocks for the marked-up pages: titles, paragraphs, headings, measures."""

from collections.abc import Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.characters import NO_END, NO_START
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.palette import GREY, INK, Palette
from zjhk_desktop.briefing.rows import Block, Row, RowCell, on_grid, row, set_low
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum, Passage, Section, SectionKind
from zjhk_desktop.domain.script import Script

_HEADING = Style(Family.SERIF, 15.5, Weight.BOLD)
_RUNNING_SIZES = (15.5, 14.0, 12.5, 11.0)
_BEFORE_NOTE = 8.0
_HEADING_UNITS = 4
"""How many units of the grid a heading of one line takes, the white below it included."""

_HEADING_ROW = 31.5
_AFTER_HEADING = 9.0
_OPENERS = "“「『《"
_JOINTS = "”」』》的暨、，及"
_HANG = 1.5
"""How far a numeral may hang out to keep its heading on the text's edge."""


@dataclass(frozen=True, slots=True)
class BodyMeasures:
    """The measurements of a marked-up page's body, in points.

    Attributes:
        left: where numbers and rules begin.
        text: where the text begins.
        right: where it ends.
        leading: from one baseline to the next.
    """

    left: float
    text: float
    right: float
    size: float
    leading: float

    @property
    def unit(self) -> float:
        """Return the unit of the grid that all baselines stand on, on every page: half a line.

        It is the white between two measures.
        """
        return self.leading / 2

    @property
    def measure(self) -> float:
        """Return the width of the text."""
        return self.right - self.text

    @property
    def style(self) -> Style:
        """Return how the memorandum's text is set."""
        return Style(Family.SERIF, self.size)


class BodySetter:
    """Sets the memorandum of one script for one kind of page."""

    def __init__(
        self,
        memorandum: Memorandum,
        script: Script,
        setter: LineSetter,
        measures: BodyMeasures,
        palette: Palette,
        tr: Translator,
    ) -> None:
        """Take what to set and how."""
        self._memorandum = memorandum
        self._script = script
        self._setter = setter
        self._at = measures
        self._palette = palette
        self._tr = tr

    def blocks(self, section: Section) -> list[Block]:
        """Return the blocks of a section in order, each as high as the grid wants it."""
        return [on_grid(block, self._at.unit) for block in self._blocks(section)]

    def _blocks(self, section: Section) -> list[Block]:
        passages = self._memorandum.passages_of(section.id)
        match section.kind:
            case SectionKind.TITLE:
                return self._title(section, passages)
            case SectionKind.PREAMBLE:
                return [self._paragraph(section, passage) for passage in passages]
            case SectionKind.SIGNATURE:
                return [self._signature(section, passages)]
            case SectionKind.ANNEX:
                return self._annex(section, passages)
            case SectionKind.DOMAIN:
                heading, *measures = passages
                return [
                    self._heading(section, heading),
                    *(
                        self._measure(section, passage, is_first=index == 0)
                        for index, passage in enumerate(measures)
                    ),
                ]

    def heading(self, section: Section, passage: Passage | None) -> Block:
        """Return a domain's heading; without a passage, as it is repeated on a later page."""
        return on_grid(self._heading(section, passage), self._at.unit)

    def _heading(self, section: Section, passage: Passage | None) -> Block:
        at, ink = self._at, self._palette.navy
        numeral = self._setter.line(section.numeral + "、", _HEADING)
        text = section.heading(self._script) if passage is None else passage.text(self._script)
        hangs = at.text - numeral.advance >= at.left - _HANG
        start = at.text if hangs else at.left + numeral.advance
        if passage is None:
            return self._running(section, text, start)
        lines = self._setter.lines(text, _HEADING, at.right - start)
        rows: list[Row] = []
        for index, line in enumerate(lines):
            cells = [RowCell(passage.id, line, start, ink, _HEADING.size)]
            if index == 0:
                cells.insert(0, RowCell("", numeral, start - numeral.advance, ink, _HEADING.size))
            rows.append(row(tuple(cells), self._heading_row if index == 0 else _HEADING_ROW))
        return self._headed(section, rows)

    def _running(self, section: Section, text: str, start: float) -> Block:
        """Return a heading as it is repeated: on one line, smaller or cut where it is long."""
        ink = self._palette.navy
        note = self._setter.line(self._tr("(continued)"), Style(Family.SERIF, 10.5))
        room = self._at.right - start - note.width - _BEFORE_NOTE
        sizes = [Style(Family.SERIF, size, Weight.BOLD) for size in _RUNNING_SIZES]
        lines = [self._setter.line(text, style) for style in sizes]
        fitting = [pair for pair in zip(lines, sizes, strict=True) if pair[0].width <= room]
        shortest = (self._setter.shortened(text, sizes[-1], room), sizes[-1])
        line, style = next(iter(fitting), shortest)
        numeral = self._setter.line(section.numeral + "、", style)
        cells = (
            RowCell("", numeral, start - numeral.advance, ink, _HEADING.size),
            RowCell("", line, start, ink, _HEADING.size),
            RowCell("", note, start + line.width + _BEFORE_NOTE, GREY, _HEADING.size),
        )
        return self._headed(section, [row(cells, self._heading_row)])

    @property
    def _heading_row(self) -> float:
        return _HEADING_UNITS * self._at.unit - _AFTER_HEADING

    def _headed(self, section: Section, rows: list[Row]) -> Block:
        """Return a heading with its rule and the white below."""
        rule = (self._at.left, self._at.right, 0.7, self._palette.navy)
        last = Row(rows[-1].cells, rows[-1].height, rows[-1].drop, rule)
        rows = [*rows[:-1], last, Row((), _AFTER_HEADING, 0.0)]
        return Block(section.id, tuple(rows), self._at.leading, keep_next=True, heading=True)

    def _measure(self, section: Section, passage: Passage, *, is_first: bool) -> Block:
        at = self._at
        style = Style(Family.SANS, round(at.size * 0.87, 1), Weight.MEDIUM)
        number = self._setter.line(str(passage.number), style)
        cell = RowCell("", number, at.text - 10 - number.width, self._palette.navy, at.size)
        lines = self._setter.lines(passage.text(self._script), at.style, at.measure)
        return Block(
            section.id,
            self._rows(passage, lines, (cell,)),
            0.0 if is_first else at.unit,
        )

    def _paragraph(self, section: Section, passage: Passage) -> Block:
        at = self._at
        text = passage.text(self._script)
        lines = self._setter.lines(text, at.style, at.measure, indent=2 * at.size)
        return Block(section.id, self._rows(passage, lines, ()), at.unit)

    def _rows(
        self, passage: Passage, lines: Sequence[SetLine], first: tuple[RowCell, ...]
    ) -> tuple[Row, ...]:
        at = self._at
        return tuple(
            row(
                (
                    *(first if index == 0 else ()),
                    RowCell(passage.id, line, at.text, INK, at.size),
                ),
                at.leading,
            )
            for index, line in enumerate(lines)
        )

    def _title(self, section: Section, passages: Sequence[Passage]) -> list[Block]:
        """Set the last title line large, the others above it."""
        rows: list[Row] = [Row((), 6.0, 0.0)]
        for passage in passages[:-1]:
            rows += self._centred(passage, Style(Family.SERIF, 13.5), 24, INK)
        if passages:
            style = Style(Family.SERIF, 25, Weight.BOLD)
            rows += self._centred(passages[-1], style, 48, self._palette.navy, tracking=6)
        rows.append(Row((), 14.0, 0.0))
        return [Block(section.id, tuple(rows), keep_next=True, heading=True)]

    def _annex(self, section: Section, passages: Sequence[Passage]) -> list[Block]:
        rows: list[Row] = []
        for index, passage in enumerate(passages):
            if index == 0:
                style = Style(Family.SANS, 12, Weight.MEDIUM)
                line = self._setter.line(passage.text(self._script), style)
                cell = RowCell(passage.id, line, self._at.left, INK, style.size)
                rows += [row((cell,), 26), Row((), 6.0, 0.0)]
            else:
                style = Style(Family.SERIF, 16, Weight.BOLD)
                rows += self._centred(passage, style, 27, self._palette.navy)
        rows.append(Row((), 6.0, 0.0))
        return [Block(section.id, tuple(rows), 26, keep_next=True, heading=True)]

    def _centred(
        self,
        passage: Passage,
        style: Style,
        height: float,
        ink: str,
        *,
        tracking: float = 0.0,
    ) -> list[Row]:
        at = self._at
        lines = title_lines(
            self._setter, passage.text(self._script), style, at.measure, tracking=tracking
        )
        middle = (at.text + at.right) / 2
        return [
            row((RowCell(passage.id, line, middle - line.width / 2, ink, style.size),), height)
            for line in lines
        ]

    def _signature(self, section: Section, passages: Sequence[Passage]) -> Block:
        """Set the signatures in two columns, one row for each pair."""
        at = self._at
        half = (at.measure - 2 * at.size) / 2
        columns = (at.text, at.right - half)
        rows: list[Row] = []
        for start in range(0, len(passages), 2):
            sides = [
                self._setter.lines(passage.text(self._script), at.style, half)
                for passage in passages[start : start + 2]
            ]
            for index in range(max(len(lines) for lines in sides)):
                cells = tuple(
                    RowCell(
                        passages[start + side].id,
                        lines[index],
                        columns[side] + (half - lines[index].width) / 2,
                        INK,
                        at.size,
                    )
                    for side, lines in enumerate(sides)
                    if index < len(lines)
                )
                rows.append(set_low(cells, at.leading + at.unit, at.leading))
        return Block(section.id, tuple(rows), at.leading + at.unit, heading=True)


def title_lines(
    setter: LineSetter, text: str, style: Style, measure: float, *, tracking: float = 0.0
) -> tuple[SetLine, ...]:
    """Return a title on as few lines as it needs, broken by sense and evenly if that can be."""
    whole = setter.line(text, style, tracking=tracking)
    if whole.width <= measure:
        return (whole,)
    places = [0, *_sense_breaks(text), len(text)]
    best: list[tuple[int, float, tuple[SetLine, ...]] | None] = [None] * len(places)
    best[0] = (0, 0.0, ())
    for end in range(1, len(places)):
        for start in range(end):
            before = best[start]
            if before is None:
                continue
            part = text[places[start] : places[end]]
            line = setter.line(part, style, tracking=tracking)
            if line.width > measure:
                continue
            lines = (*before[2], line.shifted(places[start]))
            found = (before[0] + 1, before[1] + (measure - line.width) ** 2, lines)
            known = best[end]
            if known is None or found[:2] < known[:2]:
                best[end] = found
    final = best[-1]
    return final[2] if final else setter.lines(text, style, measure)


def _sense_breaks(text: str) -> list[int]:
    """Return where a title may be broken: about quotations, and after words that join or end."""
    return [
        place
        for place in range(2, len(text) - 1)
        if (text[place] in _OPENERS or text[place - 1] in _JOINTS)
        and text[place] not in NO_START
        and text[place - 1] not in NO_END
    ]
