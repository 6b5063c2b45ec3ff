"""The drawn PDF, read back by two other programs."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from tests.unit.briefing.conftest import NOW
from tests.unit.briefing.packs import annotation
from tests.unit.briefing.reading import squeeze
from zjhk_desktop.briefing.document import compose, draw
from zjhk_desktop.briefing.metadata import DocumentFacts, xmp
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script

LAYOUTS = [Layout.MARGIN, Layout.ENDNOTES, Layout.CLEAN]

poppler = pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not installed")


@pytest.fixture(scope="session")
def drawn(memorandum, faces):
    def make(annotations, **facts) -> bytes:
        options = BriefingOptions(**facts)
        briefing = compose(memorandum, annotations, options, faces, english(), NOW)
        return draw(briefing, faces, options)

    return make


def read_pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return texts


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()


@pytest.mark.parametrize("layout", LAYOUTS[:2])
def test_pdfium_reads_every_passage_back_exactly(drawn, memorandum, pack, script, layout) -> None:
    pages = [squeeze(page) for page in read_pages(drawn(pack, layout=layout, script=script))]
    for passage in memorandum.passages:
        if not passage.id.startswith("g"):
            assert any(squeeze(passage.text(script)) in page for page in pages), passage.id


def test_pdfium_reads_a_clean_copy_back(drawn, memorandum, script) -> None:
    pages = read_pages(drawn([], layout=Layout.CLEAN, script=script))
    everything = re.sub(r"\d+", "", "".join(squeeze(page) for page in pages))
    for passage in memorandum.measures:
        assert re.sub(r"\d+", "", squeeze(passage.text(script))) in everything, passage.id


def test_each_glyph_is_drawn_where_the_layout_says(memorandum, faces, script) -> None:
    options = BriefingOptions(script=script, domains=(3,))
    briefing = compose(memorandum, [], options, faces, english(), NOW)
    document = pypdfium2.PdfDocument(draw(briefing, faces, options))
    page = document[0]
    read = page.get_textpage()
    drawn = [read.get_text_range(index, 1) for index in range(read.count_chars())]
    at = 0
    compared = 0
    for text in briefing.pages[0].texts:
        for box in text.line.boxes:
            at = drawn.index(box.cell.shown, at)
            if box.cell.shown.strip():
                ink = box.cell.face.ink(box.cell.shown)[0] * box.cell.size / 1000
                left, bottom, _, top = read.get_charbox(at)
                assert left == pytest.approx(text.x + box.pen + ink, abs=0.02)
                size = box.cell.size
                assert text.y - 0.3 * size < bottom < top < text.y + size
                compared += 1
            at += 1
    read.close()
    page.close()
    document.close()
    assert compared > 300


@poppler
def test_poppler_reads_the_same_text(drawn, memorandum, pack, tmp_path: Path, script) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(pack, script=script))
    text = squeeze(run("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"))
    for passage in memorandum.measures:
        assert squeeze(passage.text(script)) in text, passage.id


@poppler
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_font_is_embedded_as_a_subset_with_its_text(drawn, pack, tmp_path, layout) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(pack, layout=layout, mono=True))
    rows = run("pdffonts", str(path)).splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row), row
        assert re.search(r" yes +yes +yes +\d+ +\d+$", row), row
        assert "ZJHK" in row
        assert "Helvetica" not in row


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_qpdf_finds_nothing_wrong(drawn, pack, tmp_path: Path, layout) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(pack, layout=layout))
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", str(path))


def test_the_same_pages_at_the_same_time_are_the_same_bytes(drawn, pack) -> None:
    assert drawn(pack) == drawn(pack)
    assert drawn(pack) != drawn(pack[1:])


def test_characters_above_the_first_plane_are_read_back(drawn, memorandum) -> None:
    one = annotation(memorandum, "x", "m12", "雙向", "升降機俗稱𨋢，另有𠝹、𡃁等字。")
    everything = "".join(squeeze(page) for page in read_pages(drawn([one])))
    assert "升降機俗稱𨋢，另有𠝹、𡃁等字。" in everything


def test_what_the_document_says_of_itself(drawn, memorandum, pack) -> None:
    pdf = drawn(pack, script=Script.HANS)
    assert pdf.startswith(b"%PDF-1.7")
    document = pypdfium2.PdfDocument(pdf)
    facts = document.get_metadata_dict()
    assert memorandum.title_hans in facts["Title"]
    assert facts["CreationDate"].startswith("D:20260102030405")
    assert b"/Lang (zh-Hans-CN)" in pdf
    assert len(list(document.get_toc())) == 17
    document.close()


def test_the_metadata_say_the_same_twice(drawn, memorandum, pack) -> None:
    with pikepdf.open(BytesIO(drawn(pack, parallel=True))) as pdf:
        info = pdf.docinfo
        assert "/Filter" not in pdf.Root.Metadata
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            assert xmp["dc:title"] == str(info.Title)
            assert memorandum.title_hant in xmp["dc:title"]
            assert xmp["dc:description"] == str(info.Subject)
            assert set(xmp["dc:language"]) == {"zh-Hant-HK", "zh-Hans-CN"}
            assert xmp["pdf:Producer"] == str(info.Producer)
            assert xmp["xmp:CreatorTool"] == str(info.Creator)
            assert xmp["xmp:CreateDate"] == "2026-01-02T03:04:05+00:00"
            assert str(info.CreationDate) == "D:20260102030405+00'00'"
            assert "dc:creator" not in xmp
            assert not str(info.Author)


def test_metadata_hold_what_xml_can() -> None:
    hostile = "<b>&amp;\x00\x08\ufffe\ud800]]>"
    facts = DocumentFacts(hostile, hostile, "p", ("zh-Hant-HK",), NOW)
    root = ElementTree.fromstring(xmp(facts).decode("utf-8"))
    [title] = root.iter("{http://purl.org/dc/elements/1.1/}title")
    assert "".join(title.itertext()).strip() == "<b>&amp;]]>"


def test_page_labels_are_the_folios(drawn) -> None:
    document = pypdfium2.PdfDocument(drawn([]))
    labels = [document.get_page_label(index) for index in range(len(document))]
    document.close()
    assert labels == [str(index) for index in range(1, len(labels) + 1)]


def test_the_contents_lead_to_where_domains_begin(drawn, memorandum) -> None:
    with pikepdf.open(BytesIO(drawn([]))) as pdf:
        links = [one for one in pdf.pages[1].Annots if one.Subtype == "/Link"]
        assert len(links) == 1 + len(memorandum.domains)
        pages = [pdf.pages.index(pikepdf.Page(one.Dest[0])) for one in links]
    assert pages[0] == 2
    assert pages == sorted(pages)


def test_a_mono_page_has_no_colour(drawn, pack) -> None:
    document = pypdfium2.PdfDocument(drawn(pack, mono=True, domains=(3,)))
    page = document[0]
    bitmap = page.render(scale=1)
    data = bytes(bitmap.buffer)
    step = bitmap.n_channels
    assert all(
        max(data[at : at + 3]) - min(data[at : at + 3]) == 0 for at in range(0, len(data), step)
    )
    bitmap.close()
    page.close()
    document.close()


_SHAPES = "骨直衞令門，。"


def test_every_glyph_of_a_script_is_cut_as_its_readers_write_it(memorandum, drawn, script) -> None:
    """The same characters, in faces of Hong Kong for hant and of the mainland for hans."""
    note = annotation(memorandum, "n", "m10", None, _SHAPES)
    pdf = drawn([note], script=script, domains=(3,))
    region = "HK" if script is Script.HANT else "SC"
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    kinds = [pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    runs = list(page.get_objects(filter=kinds, textpage=text))
    used = {
        (character, run.get_font().get_base_name())
        for run in runs
        for character in run.extract()
        if character in _SHAPES
    }
    text.close()
    page.close()
    document.close()
    assert {character for character, _ in used} == set(_SHAPES)
    assert not {(character, face) for character, face in used if region not in face}
