"""The structure of a drawn PDF, read back for tests: pikepdf walks the tree, pdfium reads texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Read:
    """An element of the structure: its roles from the document down, and its own text."""

    path: tuple[str, ...]
    text: str
    shown: tuple[str, ...]
    language: str

    @property
    def role(self) -> str:
        """Return what it is."""
        return self.path[-1]


def read_structure(pdf: bytes) -> list[Read]:
    """Return the elements of a document in reading order."""
    texts = _marked_texts(pdf)
    with pikepdf.open(BytesIO(pdf)) as opened:
        places = {page.objgen: index for index, page in enumerate(opened.pages)}
        return list(_walk(opened.Root.StructTreeRoot.K, (), texts, places))


def _walk(element, path, texts, places) -> Iterator[Read]:
    path = (*path, str(element.S).lstrip("/"))
    kids = element.get("/K", pikepdf.Array())
    below: list = []
    said = ""
    shown: list[str] = []
    for kid in kids:
        if isinstance(kid, int):
            said += texts[places[element.Pg.objgen], kid]
        elif kid.get("/Type") == "/MCR":
            said += texts[places[kid.Pg.objgen], int(kid.MCID)]
        elif kid.get("/Type") == "/OBJR":
            shown.append(str(kid.Obj.get("/NM", kid.Obj.Subtype)))
        else:
            below.append(kid)
    yield Read(path, said, tuple(shown), str(element.get("/Lang", "")))
    for kid in below:
        yield from _walk(kid, path, texts, places)


def _marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """Return the text of each piece of marked content, by page and number."""
    document = pypdfium2.PdfDocument(pdf)
    found: dict[tuple[int, int], str] = {}
    for index, page in enumerate(document):
        text = page.get_textpage()
        numbered = _numbered(pdf, index)
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=text):
            number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
            if number >= 0:
                found[index, number] = found.get((index, number), "") + thing.extract()
        for number in numbered:
            found.setdefault((index, number), "")
        text.close()
        page.close()
    document.close()
    return found


def _numbered(pdf: bytes, index: int) -> list[int]:
    """Return the numbers of a page's marked content, as its content stream has them."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        operations = pikepdf.parse_content_stream(opened.pages[index], "BDC")
        return [
            int(operands[1].MCID)
            for operands, _ in operations
            if isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
        ]
