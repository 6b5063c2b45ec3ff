"""The structure of a printing: what is read, as what, and in which order."""

import re
import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

from tests.unit.briefing.conftest import NOW
from tests.unit.briefing.packs import annotation, crowd, proposal, reply
from tests.unit.briefing.reading import squeeze
from tests.unit.briefing.tagged import Read, read_structure
from zjhk_desktop.briefing.document import compose, draw
from zjhk_desktop.briefing.element import Role
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.structure import Content, Node, Shown, structure
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script

poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
TEXTS = [Layout.MARGIN, Layout.ENDNOTES, Layout.CLEAN]


@pytest.fixture(scope="session")
def drawn(memorandum, faces):
    def make(annotations, **facts) -> bytes:
        options = BriefingOptions(**facts)
        briefing = compose(memorandum, annotations, options, faces, english(), NOW)
        return draw(briefing, faces, options)

    return make


def texts(read: list[Read], *roles: str) -> list[str]:
    return [squeeze(one.text) for one in read if one.role in roles]


@pytest.mark.parametrize("layout", TEXTS)
def test_each_passage_is_one_element_in_the_order_of_the_memorandum(
    drawn, memorandum, pack, script, layout
) -> None:
    read = read_structure(drawn(pack, layout=layout, script=script))
    said = [text for text in texts(read, "P", "H1", "H2") if text]
    at = -1
    for passage in memorandum.passages:
        words = squeeze(passage.text(script))
        number = (
            f"{passage.number}.?" if passage.id.startswith("m") else "([一二三四五六七八九十]+、)?"
        )
        [*_, place] = [
            index
            for index, text in enumerate(said)
            if re.fullmatch(number + re.escape(words), text) and index > at
        ][:1]
        at = place


def test_headings_are_headings(drawn, memorandum, pack) -> None:
    read = read_structure(drawn(pack))
    chapters, sections = texts(read, "H1"), texts(read, "H2")
    assert "合作備忘錄" in chapters
    assert "附件" in chapters
    assert sections == [
        squeeze(f"{section.numeral}、{section.heading(Script.HANT)}")
        for section in memorandum.domains
    ]
    alone = read_structure(drawn(pack, domains=(3,)))
    assert texts(alone, "H1") == ["三、科技創新"]
    assert not texts(alone, "H2")


@pytest.mark.parametrize("facts", [{"layout": Layout.MARGIN}, {"layout": Layout.ENDNOTES}])
def test_what_is_said_of_a_passage_follows_its_words(drawn, memorandum, pack, facts) -> None:
    read = read_structure(drawn([*pack, *crowd(memorandum, "m02", 30)], **facts))
    top = [one for one in read if len(one.path) == 2]
    begins = next(
        index for index, one in enumerate(top) if squeeze(one.text).startswith("2貫徹落實")
    )
    assert {one.role for one in top[begins + 1 : begins + 33]} == {"Note"}
    assert squeeze(top[begins + 33].text).startswith("3推動浙港")
    inside = [one for one in read if one.path[-2:] == ("Note", "P")]
    assert sum("號。" in one.text for one in inside) == 30


def test_a_note_says_who_and_what_and_holds_its_annotations(drawn, memorandum) -> None:
    root = annotation(memorandum, "n", "m12", "發行", "有無 a long\n另起")
    pack = [root, proposal(memorandum, "e", "m12", "債券", "證券"), reply(root, "y", "答")]
    read = read_structure(drawn(pack, domains=(3,)))
    notes = [one for one in read if "Note" in one.path]
    assert [one.role for one in notes].count("Note") == 2
    said = " ".join(one.text for one in notes if one.role == "P")
    assert "1 A Key point 2025-05-06" in said
    assert "有無 a long 另起" in said
    shown = [name for one in notes for name in one.shown]
    assert shown == ["n", "y", "e", "e^1"]
    assert {one.role for one in read if one.shown} == {"Annot"}


def test_a_note_on_several_pages_is_one(drawn, memorandum) -> None:
    long = annotation(memorandum, "n", "m12", "發行", "意見甚長。" * 1200)
    pdf = drawn([long], domains=(3,))
    read = read_structure(pdf)
    [said] = [one for one in read if "意見甚長" in one.text]
    assert squeeze(said.text) == "意見甚長。" * 1200
    assert [one.role for one in read].count("Note") == 1


def test_both_scripts_stand_side_by_side_in_the_order_too(drawn, memorandum, pack) -> None:
    read = read_structure(drawn(pack, parallel=True))
    passage = memorandum.passage("m12")
    place = next(
        index for index, one in enumerate(read) if squeeze(passage.text_hant) in squeeze(one.text)
    )
    assert squeeze(passage.text_hans) in squeeze(read[place + 1].text)
    assert (read[place].language, read[place + 1].language) == ("", "zh-Hans-CN")
    assert read[place + 2].role == "Note"


def test_the_contents_are_contents_with_links(drawn, memorandum) -> None:
    read = read_structure(drawn([]))
    entries = [one for one in read if one.role == "TOCI"]
    assert len(entries) == 1 + len(memorandum.domains)
    assert "科技創新" in entries[3].text
    assert [one.shown for one in read if one.role == "Link"] == [("/Link",)] * len(entries)


def test_the_matrix_is_a_table_of_seven_columns(drawn, memorandum, pack) -> None:
    pdf = drawn(pack, layout=Layout.MATRIX)
    read = read_structure(pdf)
    rows: list[list[Read]] = []
    for one in read:
        if one.role == "TR":
            rows.append([])
        elif one.role in ("TH", "TD"):
            rows[-1].append(one)
    assert {len(row) for row in rows} == {7}
    titles = ["No.", "Measure", "Status", "Owner", "Due", "Nextstep", "Notes"]
    assert [squeeze(one.text) for one in rows[0]] == titles
    assert {one.role for one in rows[0]} == {"TH"}
    numbers = [squeeze(row[0].text) for row in rows[1:]]
    assert [number for number in numbers if number.isdigit()] == [str(n) for n in range(1, 52)]
    assert squeeze(rows[2][2].text) == "Notreviewed"
    assert [one.role for one in read].count("Table") == 1


@pytest.mark.parametrize("facts", [{}, {"parallel": True}, {"layout": Layout.MATRIX}])
def test_pages_and_annotations_lead_back_to_their_elements(drawn, pack, facts) -> None:
    with pikepdf.open(BytesIO(drawn(pack, **facts))) as pdf:
        root = pdf.Root.StructTreeRoot
        assert pdf.Root.MarkInfo.Marked
        entries = list(root.ParentTree.Nums)
        tree = {int(entries[at]): entries[at + 1] for at in range(0, len(entries), 2)}
        keys = [int(entries[at]) for at in range(0, len(entries), 2)]
        assert keys == sorted(keys)
        assert max(keys) < int(root.ParentTreeNextKey)
        for index, page in enumerate(pdf.pages):
            assert int(page.StructParents) == index
            assert page.Tabs == "/S"
            held = tree[index]
            numbers = [
                int(operands[1].MCID)
                for operands, _ in pikepdf.parse_content_stream(page, "BDC")
                if "/MCID" in operands[1]
            ]
            assert numbers == list(range(len(held)))
            for one in page.get("/Annots", []):
                if one.Subtype != "/Popup":
                    [kid] = tree[int(one.StructParent)].K
                    assert kid.Obj.objgen == one.objgen


def test_everything_drawn_is_content_or_an_artifact(drawn, pack) -> None:
    with pikepdf.open(BytesIO(drawn(pack, watermark="內部傳閱"))) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(name, 0)
                assert depth >= 0
                assert depth or name not in ("TJ", "Tj", "f", "S", "B", "b", "Do"), name
            assert depth == 0


def test_running_heads_and_markers_are_no_part_of_it(drawn, pack) -> None:
    read = read_structure(drawn(pack, domains=(3,)))
    said = "".join(one.text for one in read)
    assert "Text digest" not in said
    assert "(continued)" not in said
    assert said.count("三、") == 1


def test_notes_have_names_that_a_tree_finds(drawn, pack) -> None:
    with pikepdf.open(BytesIO(drawn(pack))) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        keys = [bytes(names[at]) for at in range(0, len(names), 2)]
        assert keys == sorted(keys)
        assert {key.decode() for key in keys} == {one.id for one in pack}
        assert all(bytes(names[at + 1].ID) == bytes(names[at]) for at in range(0, len(names), 2))


def test_the_tree_can_be_had_without_drawing(composed, pack) -> None:
    tree = structure(composed(pack).pages)
    assert tree.element.role is Role.DOCUMENT
    kinds = {type(kid) for node in tree.walk() for kid in node.kids}
    assert kinds == {Node, Content, Shown}


@poppler
@pytest.mark.parametrize("facts", [{}, {"parallel": True}, {"layout": Layout.CLEAN}])
def test_poppler_reads_the_same(drawn, memorandum, pack, tmp_path, facts) -> None:
    pdf = drawn(pack, **facts)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, timeout=60
    )
    assert not done.stderr
    said = squeeze("".join(re.findall(r'"(.*)"', done.stdout.decode())))
    assert said == squeeze("".join(one.text for one in read_structure(pdf)))
