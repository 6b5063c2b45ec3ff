"""Live annotations in the drawn PDF, as other programs read and render them."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.unit.briefing.conftest import NOW
from tests.unit.briefing.packs import annotation, proposal, reply
from zjhk_desktop.briefing.document import compose, draw
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.pdf_objects import string
from zjhk_desktop.domain.annotation import MarkStyle
from zjhk_desktop.domain.language import english

poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
mupdf = pytest.mark.skipif(shutil.which("mutool") is None, reason="MuPDF is not installed")

TEXT_MARKUP = {"/Highlight", "/Underline", "/StrikeOut"}


@pytest.fixture(scope="session")
def varied(memorandum, pack):
    """Return annotations of every kind that is written, with replies and a settled one."""
    lined = replace(pack[7], state=replace(pack[7].state, style=MarkStyle.UNDERLINE))
    settled = replace(pack[8], state=replace(pack[8].state, resolved=True))
    return [
        *pack[:7],
        lined,
        settled,
        *pack[9:],
        proposal(memorandum, "e1", "m10", "戰略科技", "核心科技", comment="統一"),
        reply(pack[1], "y1", "已覆。"),
    ]


@pytest.fixture(scope="session")
def drawn(memorandum, faces):
    def make(annotations, **facts) -> bytes:
        options = BriefingOptions(**facts)
        briefing = compose(memorandum, annotations, options, faces, english(), NOW)
        return draw(briefing, faces, options)

    return make


def annotations_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        one
        for page in pdf.pages
        for one in page.get("/Annots", [])
        if one.Subtype not in ("/Link", "/Popup")
    ]


def stripped(pdf: bytes) -> bytes:
    """Return the same pages without any annotation."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            if "/Annots" in page:
                del page["/Annots"]
        opened.save(out)
    return out.getvalue()


def pixels(pdf: bytes, *, annotations: bool) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        bitmap = page.render(scale=1.2, may_draw_forms=True, draw_annots=annotations)
        pages.append(bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    document.close()
    return pages


def worst(ones: list[bytes], others: list[bytes]) -> int:
    """Return by how much any channel of any pixel differs."""
    assert len(ones) == len(others)
    assert [len(one) for one in ones] == [len(other) for other in others]
    return (
        max(
            abs(here - there)
            for one, other in zip(ones, others, strict=True)
            if one != other
            for here, there in zip(one, other, strict=True)
            if here != there
        )
        if ones != others
        else 0
    )


def rendered(command: list[str], folder: Path, pattern: str) -> list[bytes]:
    folder.mkdir()
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder)
    return [path.read_bytes() for path in sorted(folder.glob(pattern))]


LAYOUTS = [
    {"layout": Layout.MARGIN, "domains": (1, 3)},
    {"layout": Layout.ENDNOTES, "domains": (1, 3), "mono": True},
    {"parallel": True, "domains": (3,)},
]


@pytest.mark.parametrize("facts", LAYOUTS)
def test_pdfium_shows_the_same_page_with_and_without(drawn, varied, facts) -> None:
    pdf = drawn(varied, **facts)
    assert worst(pixels(pdf, annotations=True), pixels(pdf, annotations=False)) == 0


def test_an_annotation_that_drew_would_be_seen(drawn, varied) -> None:
    """The control: without its appearance an annotation gets one from the program."""
    out = BytesIO()
    with pikepdf.open(BytesIO(drawn(varied, domains=(3,)))) as pdf:
        for one in annotations_of(pdf):
            del one["/AP"]
        pdf.save(out)
    pdf = out.getvalue()
    assert worst(pixels(pdf, annotations=True), pixels(pdf, annotations=False)) > 20


@poppler
@pytest.mark.parametrize("facts", LAYOUTS)
def test_poppler_shows_the_same_page_with_and_without(drawn, varied, tmp_path, facts) -> None:
    pdf = drawn(varied, **facts)
    shown = []
    for name, data in (("with", pdf), ("without", stripped(pdf))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        command = ["pdftoppm", "-r", "72", str(path), "page"]
        shown.append(rendered(command, tmp_path / name, "page*"))
    assert shown[0]
    assert worst(*shown) == 0


@mupdf
@pytest.mark.parametrize("facts", LAYOUTS)
def test_mupdf_shows_the_same_page_with_and_without(drawn, varied, tmp_path, facts) -> None:
    """Within the rounding of MuPDF, which blends a page with annotations as one group."""
    pdf = drawn(varied, **facts)
    shown = []
    for name, data in (("with", pdf), ("without", stripped(pdf))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        command = ["mutool", "draw", "-q", "-r", "72", "-F", "ppm", "-o", "page%03d.ppm", str(path)]
        shown.append(rendered(command, tmp_path / name, "page*"))
    assert shown[0]
    assert worst(*shown) <= 2


def test_every_annotation_has_what_programs_ask_for(drawn, varied) -> None:
    with pikepdf.open(BytesIO(drawn(varied))) as pdf:
        found = annotations_of(pdf)
        names = [str(one.NM) for one in found]
        assert len(set(names)) == len(names)
        for one in found:
            assert one.AP.N.Subtype == "/Form"
            assert one.AP.N.Resources.ExtGState.Multiply.BM == "/Multiply"
            assert int(one.F) == (30 if "/State" in one else 4)
            assert str(one.M).startswith("D:2025050")
            assert "/Subj" in one
            assert one.P.Type == "/Page"
            if one.Subtype in TEXT_MARKUP:
                _check_quads(one)
            else:
                assert "/QuadPoints" not in one
        assert {str(one.Subtype) for one in found} == {*TEXT_MARKUP, "/Text", "/Caret"}


def _check_quads(one: pikepdf.Object) -> None:
    numbers = [float(number) for number in one.QuadPoints]
    left, low, right, high = (float(number) for number in one.Rect)
    for start in range(0, len(numbers), 8):
        x0, top, x1, same_top, again_x0, foot, again_x1, same_foot = numbers[start : start + 8]
        assert (x0, x1, top, foot) == (again_x0, again_x1, same_top, same_foot)
        assert left <= x0 < x1 <= right
        assert low <= foot < top <= high


def test_what_belongs_together_names_what_it_belongs_to(drawn, varied, pack) -> None:
    with pikepdf.open(BytesIO(drawn(varied))) as pdf:
        by_name = {str(one.NM): one for one in annotations_of(pdf)}
        answer = by_name["y1"]
        assert (str(answer.IRT.NM), answer.RT, str(answer.Contents)) == ("n02", "/R", "已覆。")
        assert str(answer["/T"]) == "審閱者丙\u3000Zhejiang side"
        caret = by_name["e1^1"]
        assert (str(caret.IRT.NM), caret.RT, str(caret.Contents)) == ("e1", "/Group", "核心")
        state = by_name["n09!"]
        assert (str(state.State), str(state.StateModel)) == ("Completed", "Review")
        assert state.IRT.NM == "n09"
        assert by_name["n02"].Popup.Parent.NM == "n02"
        assert str(by_name["n02"].CreationDate) == "D:20250506010000+00'00'"
        assert str(by_name["n02"].Contents) == pack[1].state.comment


HOSTILE = [
    "<b>粗</b> &amp; </rdf:li> %s {0}",
    "(((\\) /Type >> endobj \r\n stream",
    "\u202e反轉\u2066\u2069\ufeff\u200b",
    "鈴\x07\x1f\x7f\t格\n行",
    "𨋢𠝹👩\u200d🚒",
    "þÿ latin ÿþ \x80\x9f",
    "長(" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_is_kept_to_the_letter(drawn, memorandum, text) -> None:
    one = annotation(memorandum, "x)>>", "m12", "雙向", text)
    with pikepdf.open(BytesIO(drawn([one], layout=Layout.ENDNOTES, domains=(3,)))) as pdf:
        [found] = annotations_of(pdf)
        assert str(found.Contents).replace("\r", "\n") == text.replace("\r", "\n")
        assert str(found.NM) == "x)>>"


def test_what_is_no_text_is_a_code_point(drawn, memorandum) -> None:
    one = annotation(memorandum, "x", "m12", "雙向", "a\ud800b\x1ben\x1bc")
    with pikepdf.open(BytesIO(drawn([one], domains=(3,)))) as pdf:
        [found] = annotations_of(pdf)
        assert str(found.Contents) == "a[U+D800]b[U+001B]en[U+001B]c"


def test_a_string_may_be_of_any_length() -> None:
    text = "長\\)" * 100_000
    assert str(pikepdf.Object.parse(string(text))) == text
