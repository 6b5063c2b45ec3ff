"""Classification and watermark: on every page, if given, and never in the way."""

import pypdfium2
import pytest

from tests.unit.briefing.reading import overlaps, squeeze, words
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.raster import PageRenderer


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
    assert with_it.removeprefix("會前參閱") == without
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
