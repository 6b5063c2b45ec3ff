"""Classification and watermark: on every page, if given, and never in the way."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.unit.briefing.reading import overlaps, squeeze, words
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.metadata import DocumentFacts
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.outlines import line_operators
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.painter import draw_pages
from zjhk_desktop.briefing.raster import PageRenderer
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.script import Script


@pytest.mark.parametrize("layout", list(Layout))
def test_a_classification_heads_and_ends_every_page(composed, pack, layout, script) -> None:
    pages = composed(pack, layout=layout, script=script, classification="限閱文件").pages
    for page in pages:
        lines = [text for text in page.texts if text.line.text == "限閱文件"]
        assert lines == [page.texts[0], page.texts[-1]]
        for text in lines:
            assert text.x + text.line.width / 2 == pytest.approx(page.size[0] / 2)
        assert list(overlaps(page)) == []
        assert min(text.y for text in lines) > 5


def test_a_long_classification_stays_on_the_page(composed) -> None:
    page = composed([], domains=(2,), classification="機密" * 40).pages[0]
    assert page.texts[0].x > 0
    assert page.texts[0].x + page.texts[0].line.width < page.size[0]


def test_without_either_nothing_is_stamped(composed, pack) -> None:
    stamped = composed(pack, classification="", watermark="").pages
    assert [words(page) for page in composed(pack).pages] == [words(page) for page in stamped]
    assert not any(page.ground for page in composed(pack).pages)


def test_a_watermark_is_seen_and_breaks_no_text(composed, faces, pack) -> None:
    options = {"domains": (3,), "watermark": "會前參閱"}
    plain = composed(pack, domains=(3,))
    marked = composed(pack, **options)
    assert all(page.ground and page.ground.line.text == "會前參閱" for page in marked.pages)
    assert [words(page) for page in marked.pages] == [words(page) for page in plain.pages]
    chosen = BriefingOptions(**options)
    pdfs = (draw(marked, faces, chosen), draw(plain, faces, BriefingOptions(domains=(3,))))
    with_it, without = map(text_of, pdfs)
    assert with_it == without
    pixels = [picture(pdf) for pdf in pdfs]
    darker = [plain - marked for marked, plain in zip(*pixels, strict=True)]
    assert 0 < max(darker) <= 20


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return squeeze(document[0].get_textpage().get_text_range())


def picture(pdf: bytes) -> bytes:
    renderer = PageRenderer(pdf)
    try:
        return renderer.render(0, 0.5).pixels
    finally:
        renderer.close()


def test_cover_and_contents_can_be_had_or_left_out(composed, pack) -> None:
    assert composed(pack, domains=(3,)).pages[0].furniture is not None
    for layout in Layout:
        pages = composed(pack, domains=(3,), layout=layout, cover=True).pages
        assert pages[0].furniture is None
        assert "Contents" in words(pages[1])
    assert composed(pack, cover=False).pages[0].furniture is not None


@pytest.mark.parametrize("layout", list(Layout))
def test_contents_go_with_a_cover_unless_asked_for_apart(composed, pack, layout) -> None:
    def heads(**asked: bool) -> list[str]:
        pages = composed(pack, domains=(3,), layout=layout, **asked).pages[:2]
        covers = ["cover" if page.furniture is None else "" for page in pages]
        return [
            "contents" if "Contents" in words(page) else cover
            for page, cover in zip(pages, covers, strict=True)
        ]

    plain = composed(pack, domains=(3,), layout=layout, cover=False)
    assert not any("Contents" in words(page) for page in plain.pages)
    assert heads(cover=True, contents=False) == ["cover", ""]
    assert heads(contents=True)[0] == "contents"
    listed = composed(pack, domains=(3,), layout=layout, contents=True).pages
    assert len(listed) == len(plain.pages) + 1
    (begins,) = [
        number
        for number, page in enumerate(listed, 1)
        if any(mark.section == "d03" for mark in page.bookmarks)
    ]
    assert f"9–15{begins}" in words(listed[0])


def test_a_watermark_is_the_same_shape_as_the_words_it_stands_for(faces) -> None:
    line = LineSetter(faces, Script.HANT).line("會前 AB", Style(Family.SANS, 100, Weight.BOLD))
    canvas = Canvas(BytesIO(), pagesize=(500, 140), invariant=1)
    drawn = f"1 0 0 1 20 30 cm\n{line_operators(line)}"
    written = Page(size=(500, 140), texts=[Text(line, 20, 30, "#000000")])
    canvas.addLiteral(drawn)
    canvas.save()
    pictures = [picture(canvas._doc.GetPDFData(canvas)), picture(drawn_page(written, faces))]  # type: ignore[attr-defined]
    assert len(set(pictures[0])) > 2
    different = sum(abs(one - other) > 40 for one, other in zip(*pictures, strict=True))
    assert different < len(pictures[0]) / 200


def drawn_page(page: Page, faces) -> bytes:
    facts = DocumentFacts("", "", "", ("zh-Hant",), datetime(2026, 1, 2, tzinfo=UTC))
    return draw_pages([page], facts, faces.base(Script.HANT))


def test_no_face_has_glyphs_that_are_put_together_of_others(program) -> None:
    for path in program.fonts.glob("*.ttf"):
        glyphs = TTFont(path)["glyf"]
        assert not any(glyphs[name].isComposite() for name in glyphs), path.name


def test_on_a_landscape_page_it_keeps_off_the_edge_and_the_folio(composed, pack) -> None:
    for page in composed(pack, layout=Layout.MATRIX, classification="限閱文件").pages:
        low = min(page.texts[0].y, page.texts[-1].y)
        (folio,) = [text for text in page.texts if " / " in text.line.text]
        assert low - 0.12 * 9 > 12
        assert folio.y - (low + 0.88 * 9) > 3
