"""The file that goes with a printed PDF: what it says, and what leads a mark back to its words."""

import json
import random
import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest

from tests.unit.briefing.conftest import NOW
from tests.unit.briefing.packs import MADE, annotation, proposal, reply, sample_pack, status
from zjhk_desktop.briefing.document import compose, draw
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.enclosure import FILE_NAME
from zjhk_desktop.briefing.layout_reader import CoveredRange, LayoutMap, NotALayoutMap
from zjhk_desktop.briefing.live import Rectangle
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.web_annotations import annotation_iri
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Audience,
    Category,
    MarkStyle,
    Visibility,
)
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Status

SECRET, OPEN = "只給自己看", "公開的話"
LIVE = [
    {"layout": Layout.MARGIN},
    {"layout": Layout.ENDNOTES},
    {"parallel": True},
    {"mono": True, "duplex": True, "domains": (3, 4, 5)},
]
EVERY = [*LIVE, {"layout": Layout.CLEAN}, {"layout": Layout.MATRIX}]
SAID = [*["一二三"] * len(LIVE), "", "四"]
"""Which of the private words each of these prints."""


@pytest.fixture(scope="module")
def printed(memorandum, faces):
    def make(annotations, made=None, **facts) -> bytes:
        options = BriefingOptions(**facts)
        briefing = compose(memorandum, annotations, options, faces, english(), NOW, made=made)
        return draw(briefing, faces, options)

    return make


def enclosed(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return opened.attachments[FILE_NAME].get_file().read_bytes()


def record_of(pdf: bytes):
    return json.loads(enclosed(pdf))


def items(record):
    return record["annotations"]["first"]["items"]


def ranged(memorandum, count: int, seed: int) -> list[Annotation]:
    """Return marks on words anywhere, highlighted or underlined."""
    chance = random.Random(seed)
    made = []
    for index in range(count):
        passage = chance.choice(memorandum.passages)
        start = chance.randrange(len(passage))
        end = chance.randrange(start + 1, min(len(passage), start + 60) + 1)
        state = AnnotationState(
            anchor_range(passage, start, end),
            Category.KEY,
            sample_pack(memorandum)[0].state.author,
            MADE,
            "意見" if index % 3 else "",
            style=chance.choice(list(MarkStyle)),
        )
        made.append(Annotation(f"k{index:03d}", f"r{index}", MADE, state))
    return made


def quads(pdf: bytes) -> dict[str, list[tuple[int, Rectangle]]]:
    """Return the pages and quadrilaterals of each mark, over all the pages that it lies on."""
    found: dict[str, list[tuple[int, Rectangle]]] = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            for one in page.get("/Annots", []):
                if "/QuadPoints" not in one:
                    continue
                values = [float(each) for each in one.QuadPoints]
                for at in range(0, len(values), 8):
                    x0, y1, x1, _, _, y0 = values[at : at + 6]
                    name = str(one.NM).partition("#")[0]
                    found.setdefault(name, []).append((number, Rectangle(x0, y0, x1, y1)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("facts", LIVE, ids=str)
def test_a_mark_leads_back_to_its_words(memorandum, printed, script, facts) -> None:
    marks = ranged(memorandum, 120, seed=len(str(facts)))
    pdf = printed(marks, script=script, **facts)
    layout, places = LayoutMap.read(enclosed(pdf)), quads(pdf)
    scripts = {script, script.other} if facts.get("parallel") else {script}
    shown = [one for one in marks if one.id in places]
    assert len(shown) == len(marks) if "domains" not in facts else 20 < len(shown) < len(marks)
    for one in shown:
        anchor = one.anchor
        assert set(layout.covered(places[one.id])) == {
            CoveredRange(anchor.passage, each, anchor.start, anchor.end) for each in scripts
        }


def test_a_stroke_leads_back_to_the_words_that_it_runs_through_or_under(
    memorandum, printed
) -> None:
    marks = ranged(memorandum, 60, seed=5)
    pdf = printed(marks)
    layout = LayoutMap.read(enclosed(pdf))
    for one in marks:
        places = quads(pdf)[one.id]
        want = (CoveredRange(one.anchor.passage, Script.HANT, one.anchor.start, one.anchor.end),)
        for height in (0.5, -0.1):
            strokes = []
            for page, box in places:
                y = box.y0 + height * (box.y1 - box.y0)
                strokes.append((page, Rectangle(box.x0, y - 0.4, box.x1, y + 0.4)))
            assert layout.covered(strokes) == ()
            assert layout.covered([(p, layout.as_high(p, box)) for p, box in strokes]) == want
    far = Rectangle(0, 1, 5, 2)
    assert layout.as_high(0, far) == far


def test_half_a_character_belongs_to_a_mark_and_less_does_not(memorandum, printed) -> None:
    layout = LayoutMap.read(enclosed(printed([], layout=Layout.CLEAN)))
    line = next(one for page in layout.pages for one in page if len(one.inks) > 20)
    (left, right), room = line.inks[4], line.room
    for part, found in ((0.52, 5), (0.48, 4)):
        mark = Rectangle(room.x0, room.y0, left + part * (right - left), room.y1)
        want = CoveredRange(line.passage, line.script, line.start, line.start + found)
        assert layout.covered([(0, mark)]) == (want,)
    height = room.y1 - room.y0
    for part, count in ((0.52, 1), (0.5, 0)):
        mark = Rectangle(room.x0, room.y0, room.x1, room.y0 + part * height)
        assert len(layout.covered([(0, mark)])) == count


@pytest.mark.parametrize("facts", EVERY, ids=str)
def test_the_map_has_every_printed_character_once(memorandum, printed, pack, script, facts) -> None:
    pdf = printed(pack, script=script, **facts)
    record = record_of(pdf)
    met: dict[tuple[str, str], list[int]] = {}
    with pikepdf.open(BytesIO(pdf)) as opened:
        sizes = [[float(each) for each in page.mediabox[2:]] for page in opened.pages]
    assert [[each / 100 for each in page["size"]] for page in record["pages"]] == sizes
    for page in record["pages"]:
        for line in page["lines"]:
            count = len(line["widths"])
            assert len(line["ink"]) == 2 * count
            assert min(line["widths"]) > 0
            assert 0 <= line["x"] < line["x"] + sum(line["widths"]) <= page["size"][0]
            numbers = range(line["start"], line["start"] + count)
            met.setdefault((line["passage"], line["script"]), []).extend(numbers)
    scripts = [script.value, script.other.value] if facts.get("parallel") else [script.value]
    assert record["scripts"] == scripts
    whole = facts.get("layout") is not Layout.MATRIX
    wanted = [
        passage
        for passage in memorandum.passages
        if whole or passage.kind.value == "measure"
        if "domains" not in facts or passage.section in {"d03", "d04", "d05"}
    ]
    assert set(met) == {(passage.id, each) for passage in wanted for each in scripts}
    for passage in wanted:
        for each in scripts:
            offsets = met[passage.id, each]
            assert offsets == list(range(len(offsets)))
            assert len(offsets) == len(passage) if whole else 6 <= len(offsets) <= len(passage)


def test_it_says_what_was_printed(memorandum, printed, pack) -> None:
    told = [*pack, reply(pack[1], "y1", "已覆。", Visibility.BOTH)]
    pdf = printed(told, Edition(7), script=Script.HANS, domains=(1, 2), mono=True)
    record = record_of(pdf)
    assert (record["format"], record["version"], record["print"]) == ("zjhk-briefing", 1, 7)
    assert record["memorandum"] == {
        "digest": memorandum.source_sha256,
        "title": memorandum.title(Script.HANS),
    }
    assert record["printed"] == "2026-01-02T03:04:05+00:00"
    said = record["options"]
    assert (said["layout"], said["for"], said["domains"]) == ("margin", "self", [1, 2])
    assert (said["mono"], said["as_typed"], said["state"]) == (True, False, "all")
    inside = {one.id for one in pack if memorandum.passage(one.anchor.passage).section != "d03"}
    names = [each["id"] for each in items(record)]
    assert names == [each["annotation"] for each in record["printings"]]
    assert names
    assert set(names) <= {annotation_iri(name) for name in inside}


def test_notes_stand_as_they_were_typed_with_number_and_state(memorandum, printed, pack) -> None:
    told = [*pack, reply(pack[1], "y1", "已覆。")]
    record = record_of(printed(told, script=Script.HANS))
    by_name = {each["id"]: each for each in items(record)}
    bodies = by_name[annotation_iri("n02")]["body"]
    assert bodies[0]["value"] == "有無量化指標？"
    at = [each["annotation"] for each in record["printings"]].index(annotation_iri("n02"))
    assert record["printings"][at : at + 2] == [
        {"annotation": annotation_iri("n02"), "revision": "r-n02", "number": 2},
        {"annotation": annotation_iri("y1"), "revision": "r-y1"},
    ]
    assert by_name[annotation_iri("y1")]["target"] == annotation_iri("n02")
    selector = by_name[annotation_iri("n02")]["target"]["selector"][1]
    assert selector["exact"] == "推动双方交流合作取得实效"


@pytest.mark.parametrize(("facts", "control"), [*zip(EVERY, SAID, strict=True)], ids=str)
def test_what_the_audience_may_not_see_is_not_in_it(memorandum, printed, facts, control) -> None:
    hidden = annotation(memorandum, "hush1", "m12", "QFLP", f"{SECRET}一")
    quote = "發行本外幣債券"
    seen = annotation(memorandum, "seen", "m12", quote, OPEN, visibility=Visibility.BOTH)
    answer = reply(seen, "hush2", f"{SECRET}二", Visibility.PRIVATE)
    worded = proposal(memorandum, "hush3", "m12", "QFLP", f"{SECRET}三")
    step = status(memorandum, "m12", Status.RESERVED, next_step=f"{SECRET}四")
    told = [hidden, seen, answer, worded, step]
    shown = json.dumps(
        record_of(printed(told, audience=Audience.BOTH, **facts)), ensure_ascii=False
    )
    assert SECRET not in shown
    assert "hush" not in shown
    # What is printed for oneself is there, and only where the pages say it too.
    whole = json.dumps(record_of(printed(told, **facts)), ensure_ascii=False)
    assert "".join(each for each in "一二三四" if SECRET + each in whole) == control
    assert (OPEN in shown) is (OPEN in whole) is ("一" in control)


def test_any_program_finds_it(printed, pack, tmp_path) -> None:
    pdf = printed(pack)
    assert pdf == printed(pack)
    with pikepdf.open(BytesIO(pdf)) as opened:
        (said,) = opened.Root.AF
        assert (said.Type, said.AFRelationship) == ("/Filespec", "/Data")
        assert str(said.UF) == str(said.F) == FILE_NAME
        content = said.EF.F
        assert (content.Type, content.Subtype) == ("/EmbeddedFile", "/application/json")
        assert content.Params.Size == len(content.read_bytes())
        assert len(content.read_raw_bytes()) < len(content.read_bytes()) / 5
        assert str(content.Params.CreationDate) == "D:20260102030405+00'00'"
    if shutil.which("pdfdetach"):
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf)
        out = tmp_path / "a.json"
        subprocess.run(["pdfdetach", "-save", "1", "-o", str(out), str(path)], check=True)
        assert out.read_bytes() == enclosed(pdf)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b'{"format":"zjhk-briefing","version":2}', b"null"],
)
def test_what_is_no_map_is_refused(content: bytes) -> None:
    with pytest.raises(NotALayoutMap):
        LayoutMap.read(content)


def test_a_map_that_is_cut_about_is_refused(printed) -> None:
    record = record_of(printed([], domains=(3,)))
    line = record["pages"][0]["lines"][0]
    LayoutMap.read(json.dumps(record).encode())
    for key, value in (("ink", line["ink"][1:]), ("script", "latin"), ("size", "a")):
        page = {**record["pages"][0], "lines": [{**line, key: value}]}
        spoilt = json.dumps({**record, "pages": [page]}).encode()
        with pytest.raises(NotALayoutMap):
            LayoutMap.read(spoilt)
