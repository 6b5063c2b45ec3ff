"""The body of a Word document: the memorandum's titles, paragraphs, headings and measures."""

from collections.abc import Sequence

from zjhk_desktop.briefing.docx_comments import Comments
from zjhk_desktop.briefing.docx_passage import PassageWriter
from zjhk_desktop.briefing.docx_text import Runs, paragraph
from zjhk_desktop.briefing.outgoing import Outgoing
from zjhk_desktop.domain.memorandum import Passage, Section, SectionKind

_COLUMN = 4420
"""Twips of each of the two columns of signatures."""
_CELL = f'<w:tc><w:tcPr><w:tcW w:w="{_COLUMN}" w:type="dxa"/></w:tcPr>{{}}</w:tc>'
_TABLE = (
    f'<w:tbl><w:tblPr><w:tblW w:w="{2 * _COLUMN}" w:type="dxa"/><w:jc w:val="center"/>'
    '<w:tblLayout w:type="fixed"/></w:tblPr>'
    f'<w:tblGrid><w:gridCol w:w="{_COLUMN}"/><w:gridCol w:w="{_COLUMN}"/></w:tblGrid>{{}}</w:tbl>'
)


class Body:
    """Writes the sections of one document."""

    def __init__(self, outgoing: Outgoing, comments: Comments) -> None:
        """Write passages with the notes that lie on them."""
        script = comments.wording.script
        self._outgoing = outgoing
        self._runs = Runs(script)
        self._writer = PassageWriter(script, comments)

    def section(self, section: Section) -> str:
        """Return a section of the memorandum."""
        passages = self._outgoing.text.passages_of(section.id)
        match section.kind:
            case SectionKind.TITLE:
                return self._headed(passages, "Title")
            case SectionKind.PREAMBLE:
                return "".join(paragraph("BodyText", self._words(each)) for each in passages)
            case SectionKind.SIGNATURE:
                return self._signatures(passages)
            case SectionKind.ANNEX:
                first, *rest = passages
                annex = paragraph("Annex", self._words(first))
                return annex + self._headed(rest, "Heading1")
            case SectionKind.DOMAIN:
                heading, *measures = passages
                numeral = self._runs.run(f"{section.numeral}、")
                head = paragraph("Heading2", numeral + self._words(heading))
                return head + "".join(self._measure(each) for each in measures)

    def _measure(self, passage: Passage) -> str:
        number = self._runs.run(f"{passage.number}.\t")
        return paragraph("Measure", number + self._words(passage))

    def _headed(self, passages: Sequence[Passage], style: str) -> str:
        """Return the lines of a title, of which the last is the title itself."""
        lines = [self._words(each) for each in passages]
        before = "".join(paragraph("Subtitle", each) for each in lines[:-1])
        return before + "".join(paragraph(style, each) for each in lines[-1:])

    def _signatures(self, passages: Sequence[Passage]) -> str:
        """Return the signatures side by side, in the pairs in which they are given."""
        cells = [_CELL.format(paragraph("Signature", self._words(each))) for each in passages]
        if len(cells) % 2:
            cells.append(_CELL.format(paragraph("Signature", "")))
        pairs = zip(cells[::2], cells[1::2], strict=True)
        return _TABLE.format("".join(f"<w:tr>{left}{right}</w:tr>" for left, right in pairs))

    def _words(self, passage: Passage) -> str:
        return self._writer.words(passage, self._outgoing.placed.get(passage.id, ()))
