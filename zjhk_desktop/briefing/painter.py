"""Pages drawn into a PDF: the only place that speaks to reportlab's canvas."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby, zip_longest
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from zjhk_desktop.briefing.annotation_objects import APPEARANCE, appearance, live_objects
from zjhk_desktop.briefing.attachments import Attachment, attachment_entries, attachment_objects
from zjhk_desktop.briefing.faces import Face
from zjhk_desktop.briefing.lines import Box
from zjhk_desktop.briefing.metadata import DocumentFacts, xmp
from zjhk_desktop.briefing.operators import area_operators, rgb, stroke_operators
from zjhk_desktop.briefing.outlines import line_operators
from zjhk_desktop.briefing.page import Area, Ground, Link, Marker, Page, Text
from zjhk_desktop.briefing.palette import WHITE
from zjhk_desktop.briefing.pdf_objects import dictionary, numbers, reference, short, stream
from zjhk_desktop.briefing.structure import link_name, runs, structure
from zjhk_desktop.briefing.structure_objects import ROOT, Numbering, number_shown, structure_objects

_LABEL_DROP = 0.36
"""How far a digit's baseline lies below its middle, in em."""

_BEHIND = "/Artifact <</Type /Background>> BDC"
"""What lies behind a page is no part of it."""

_UNREAD = "/Span <</ActualText <FEFF>>> BDC"
"""A marker's number is no part of the text: extraction by place would put it between words."""

_WHITE = 0.12
"""White between two texts, in em, that is read as a space."""

_ARTIFACT = "/Artifact BMC"
"""For the eye only: no part of the document's structure."""

_END = "EMC"


def draw_pages(
    pages: Sequence[Page],
    facts: DocumentFacts,
    base: Face,
    attachments: Sequence[Attachment] = (),
    drawn: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the PDF of some pages.

    Args:
        pages: what stands on them.
        facts: what the document says of itself.
        base: a face that the pages use: reportlab starts every page in some font, and any
            other would be the one font that is not embedded.
        attachments: the files that go with it.
        drawn: told after each page how many of how many are drawn.
    """
    # As ASCII, streams would take longer, and a quarter more room.
    config: Any = rl_config
    config.useA85 = 0
    metrics: Any = pdfmetrics
    metrics.registerFont(base.font)
    out = BytesIO()
    make: Any = Canvas
    canvas: Any = make(
        out,
        pagesize=pages[0].size,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=facts.languages[0],
        initialFontName=base.name,
    )
    _describe(canvas, facts)
    tree = structure(pages)
    numbering = number_shown(tree, len(pages))
    painter = _Painter(canvas, numbering)
    painter.register(APPEARANCE, appearance())
    for index, page in enumerate(pages):
        canvas.addPageLabel(index, style="ARABIC", start=index + 1)
        canvas.setPageSize(page.size)
        painter.page(page, index)
        if drawn is not None:
            drawn(index + 1, len(pages))
    for name, thing in (
        *structure_objects(tree, numbering),
        *attachment_objects(attachments, facts.made),
    ):
        painter.register(name, thing)
    painter.catalogue(
        StructTreeRoot=reference(ROOT),
        MarkInfo=dictionary(Marked="true"),
        Metadata=stream(xmp(facts), packed=False, Type="/Metadata", Subtype="/XML"),
        **attachment_entries(attachments),
    )
    canvas.save()
    return out.getvalue()


def _describe(canvas: Any, facts: DocumentFacts) -> None:  # noqa: ANN401 - reportlab is untyped
    """Write the document's facts; its time is the one given, never the clock's."""
    canvas.setTitle(facts.title)
    canvas.setSubject(facts.subject)
    canvas.setAuthor("")
    canvas.setCreator(facts.creator)
    canvas.setProducer(facts.creator)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    stamp: Any = canvas._doc._timeStamp  # noqa: SLF001 - reportlab has no other way to set it
    offset = facts.made.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    stamp.YMDhms = facts.made.timetuple()[:6]
    stamp.dhh, stamp.dmm = int(minutes / 60), abs(minutes) % 60


def _key(section: str) -> str:
    """Return the name of the place where a section begins, or of another spot."""
    return f"section-{section}"


class _Painter:
    """Draws pages onto a canvas."""

    def __init__(self, canvas: Any, numbering: Numbering) -> None:  # noqa: ANN401
        self._canvas = canvas
        self._numbering = numbering
        self._document: Any = canvas._doc  # noqa: SLF001 - font subsets are kept by document
        self._codes: dict[tuple[str, str], tuple[str, int, float]] = {}
        self._grounds: dict[tuple[tuple[float, float], Ground], str] = {}

    def register(self, name: str, thing: Any) -> None:  # noqa: ANN401 - reportlab is untyped
        """Put an object into the document under a name."""
        self._document.Reference(thing, name)

    def catalogue(self, **entries: object) -> None:
        """Add entries to the document's catalogue."""
        _extend(self._document.Catalog, **entries)

    def page(self, page: Page, index: int) -> None:
        """Draw a page and finish it."""
        for number, mark in enumerate(page.bookmarks):
            key = _key(mark.section) if mark.section else f"p{index}-{number}"
            self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=mark.y, zoom=0)
            self._canvas.addOutlineEntry(mark.title, key, level=mark.level)
        for spot in page.spots:
            self._canvas.bookmarkPage(_key(spot.name), fit="XYZ", left=0, top=spot.y, zoom=0)
        if page.ground is not None:
            self._ground(page.ground, page.size)
        self._canvas.addLiteral(_ARTIFACT)
        self._areas(page.areas)
        if page.strokes:
            self._canvas.addLiteral("\n".join(stroke_operators(each) for each in page.strokes))
        self._canvas.addLiteral(_END)
        self._texts(page)
        self._canvas.addLiteral(_ARTIFACT)
        for marker in page.markers:
            self._marker(marker)
        self._canvas.addLiteral(_END)
        for place, link in enumerate(page.links):
            self._link(link, link_name(index, place))
        place = self._document.thisPageRef()
        for name, live in live_objects(page.live, place, page.size[0], self._numbering.shown):
            self._canvas._addAnnotation(live, name)  # noqa: SLF001 - there is no other way
        self._canvas.showPage()
        _extend(self._document.Pages.pages[-1], StructParents=index, Tabs="/S")

    def _texts(self, page: Page) -> None:
        """Draw the texts, each run with what it is in the document's structure."""
        numbered = 0
        for element, texts in runs(page):
            if element is None:
                self._canvas.addLiteral(_ARTIFACT)
            else:
                self._canvas.addLiteral(f"/{element.role} <</MCID {numbered}>> BDC")
                numbered += 1
            drawn = [text for text in texts if text.line.boxes]
            for text, after in zip_longest(drawn, drawn[1:]):
                self._text(text, spaced=after is not None and _is_apart(text, after))
            self._canvas.addLiteral(_END)

    def _link(self, link: Link, name: str) -> None:
        there: Any = self._canvas._bookmarkReference(_key(link.section))  # noqa: SLF001 - as above
        box = (link.x0, link.y0, link.x1, link.y1)
        made = dictionary(
            Type="/Annot",
            Subtype="/Link",
            Rect=numbers(box),
            Border="[0 0 0]",
            F=4,
            Dest=there,
            StructParent=self._numbering.shown.get(name),
        )
        self._canvas._addAnnotation(made, name)  # noqa: SLF001 - as above

    def _ground(self, ground: Ground, size: tuple[float, float]) -> None:
        """Draw what lies behind a page, once for all that share it.

        It is drawn as outlines, so that no program finds its words among those of the page.
        """
        known = self._grounds.setdefault((size, ground), f"ground-{len(self._grounds)}")
        canvas = self._canvas
        if not canvas.hasForm(known):
            line = ground.line
            drop = _LABEL_DROP * line.boxes[0].cell.size if line.boxes else 0.0
            canvas.beginForm(known, 0, 0, *size)
            canvas.translate(size[0] / 2, size[1] / 2)
            canvas.rotate(ground.angle)
            canvas.translate(-line.width / 2, -drop)
            canvas.addLiteral(f"{rgb(ground.ink)} rg\n{line_operators(line)}")
            canvas.endForm()
        canvas.addLiteral(_BEHIND)
        canvas.doForm(known)
        canvas.addLiteral(_END)

    def _areas(self, areas: Sequence[Area]) -> None:
        """Fill areas; bands darken one another, nothing else does."""
        for band, several in groupby(areas, key=lambda area: area.band):
            self._canvas.setBlendMode("Multiply" if band else "Normal")
            self._canvas.addLiteral("\n".join(area_operators(area) for area in several))
        self._canvas.setBlendMode("Normal")

    def _marker(self, marker: Marker) -> None:
        canvas = self._canvas
        half = marker.half_width
        canvas.setDash([])
        canvas.setLineWidth(0.55)
        canvas.setStrokeColor(HexColor(marker.ink))
        canvas.setFillColor(HexColor(WHITE))
        canvas.roundRect(
            marker.x - half,
            marker.y - marker.radius,
            2 * half,
            2 * marker.radius,
            marker.radius,
            stroke=1,
            fill=1,
        )
        line = marker.label
        size = line.boxes[0].cell.size
        canvas.addLiteral(_UNREAD)
        self._text(Text(line, marker.x - line.width / 2, marker.y - _LABEL_DROP * size, marker.ink))
        canvas.addLiteral("EMC")

    def _text(self, text: Text, *, spaced: bool = False) -> None:
        """Draw a line as one text object, so that extraction gives it back unbroken.

        One that is spaced ends in a space, which nobody sees but who reads what follows it.
        """
        parts = [f"BT {rgb(text.ink)} rg"]
        parts.append(f"1 0 0 1 {short(text.x)} {short(text.y)} Tm")
        pen = 0.0
        run = _Run("", 0.0)
        for box in (*text.line.boxes, *([_space(text)] if spaced else [])):
            for font, size, code, advance, place in self._glyphs(box):
                if (font, size) != (run.font, run.size):
                    parts.append(run.operator())
                    run = _Run(font, size)
                pen += run.move(place - pen)
                run.show(code)
                pen += advance
        parts.append(run.operator())
        parts.append("ET")
        self._canvas.addLiteral("\n".join(part for part in parts if part))

    def _glyphs(self, box: Box) -> list[tuple[str, float, int, float, float]]:
        """Return font, size, code, advance and place of each glyph that shows a code point."""
        cell = box.cell
        glyphs: list[tuple[str, float, int, float, float]] = []
        place = box.pen
        for character in cell.shown:
            name, code, width = self._code(cell.face, character)
            advance = width * cell.size / 1000
            glyphs.append((name, cell.size, code, advance, place))
            place += advance
        return glyphs

    def _code(self, face: Face, character: str) -> tuple[str, int, float]:
        """Return the font that shows a character in this document, its code and advance there."""
        known = self._codes.get((face.name, character))
        if known is None:
            ((subset, code),) = face.font.splitString(character, self._document)
            name: str = face.font.getSubsetInternalName(subset, self._document)
            known = self._codes[face.name, character] = (name, code[0], face.advance(character))
        return known


def _is_apart(text: Text, after: Text) -> bool:
    """Say whether who reads one text after another needs a space between them.

    Lines of one paragraph do where a space or break was swallowed at the end of the first, and
    texts in one row where there is white between them.
    """
    last = text.line.boxes[-1]
    em = last.cell.size
    if abs(text.y - after.y) > em / 2:
        return after.line.start > last.offset + 1
    white = after.x + after.line.boxes[0].x0 - text.x - text.line.advance
    return not -em < white <= _WHITE * em


def _space(text: Text) -> Box:
    """Return a space after the last character of a line."""
    last = text.line.boxes[-1]
    cell = replace(last.cell, character=" ", shown=" ")
    return Box(last.offset + 1, cell, last.x1, last.x1, last.x1)


def _extend(thing: Any, **entries: object) -> None:  # noqa: ANN401 - reportlab is untyped
    """Add entries to a page or catalogue, of which reportlab writes those that it knows of."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *entries]
    for name, value in entries.items():
        setattr(thing, name, value)


class _Run:
    """Glyphs of one font and size: the operands of a single TJ."""

    def __init__(self, font: str, size: float) -> None:
        self.font = font
        self.size = size
        self._array: list[str] = []
        self._codes = ""

    def move(self, distance: float) -> float:
        """Move the pen; return how far it went, which the units of TJ round."""
        units = round(-distance * 1000 / self.size, 1)
        if units == 0:
            return 0.0
        self._flush()
        self._array.append(short(units))
        return -units * self.size / 1000

    def show(self, code: int) -> None:
        """Add a glyph."""
        self._codes += f"{code:02X}"

    def operator(self) -> str:
        """Return the operators that draw the run."""
        self._flush()
        if not self._array:
            return ""
        return f"{self.font} {short(self.size)} Tf [{' '.join(self._array)}] TJ"

    def _flush(self) -> None:
        if self._codes:
            self._array.append(f"<{self._codes}>")
            self._codes = ""
