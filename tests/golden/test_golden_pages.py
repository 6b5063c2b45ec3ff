"""Pages of each layout and script are as they were when somebody last looked at them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from PIL import Image

from tests.golden.pictures import (
    FOLDER,
    HOW,
    Run,
    picture_faults,
    picture_of,
    read_runs,
    runs_of,
    text_faults,
    write_runs,
)
from tests.unit.briefing.packs import HONG_KONG, answer, crowd, sample_pack, status
from zjhk_desktop.briefing.document import Briefing, compose, draw
from zjhk_desktop.briefing.faces import Faces
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.raster import PageRenderer
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Status
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.translation import language_of_script, load_translator

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KINDS = {
    "margin": BriefingOptions(),
    "mono": BriefingOptions(mono=True),
    "endnotes": BriefingOptions(layout=Layout.ENDNOTES),
    "clean": BriefingOptions(layout=Layout.CLEAN),
    "matrix": BriefingOptions(layout=Layout.MATRIX),
    "parallel": BriefingOptions(parallel=True),
}
CASES = [(kind, script) for kind in KINDS for script in Script]


@dataclass(frozen=True)
class Printed:
    """What was printed now: its texts, and what draws its pages."""

    name: str
    briefing: Briefing
    pdf: bytes

    @property
    def runs(self) -> list[list[Run]]:
        """Return the texts of each page."""
        return [runs_of(page) for page in self.briefing.pages]

    def pictures(self) -> dict[str, Image.Image]:
        """Return the picture of each page, by the name of its file."""
        renderer = PageRenderer(self.pdf)
        found = {
            f"{self.name}-{index + 1}.png": picture_of(renderer, index)
            for index in range(renderer.page_count)
        }
        renderer.close()
        return found


def notes(memorandum: Memorandum) -> list[Annotation]:
    """Return notes of all kinds on domains 3 and 4, a crowd and a thread among them."""
    made = sample_pack(memorandum)
    thread = [
        answer(made[7], "以主管部門公佈的名單為準，名單稍後附上。", day=8),
        answer(made[7], "同意；收到名單後，本則可結。", HONG_KONG, day=9, resolved=True),
    ]
    given = [
        status(memorandum, "m09", Status.TO_CLARIFY, "審閱者丙", "2025-06-06", "確認涵蓋範圍"),
        status(memorandum, "m10", Status.IMPLEMENTED),
    ]
    return [*made, *thread, *crowd(memorandum, "m14", 9), *given]


@pytest.fixture(scope="session")
def faces(program: ProgramFiles) -> Faces:
    """Return the bundled fonts, read once."""
    return Faces(program.fonts)


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def printed(
    request: pytest.FixtureRequest, memorandum: Memorandum, faces: Faces, program: ProgramFiles
) -> Printed:
    """Print two domains in each layout and script, in the language of the script."""
    kind, script = request.param
    options = replace(KINDS[kind], script=script, domains=(3, 4))
    tr, other = (
        load_translator(language_of_script(each), program.catalogues)
        for each in (script, script.other)
    )
    briefing = compose(memorandum, notes(memorandum), options, faces, tr, NOW, other_tr=other)
    return Printed(f"{kind}-{script}", briefing, draw(briefing, faces, options))


def test_pages_are_as_they_were(printed: Printed, update_golden: bool) -> None:
    pictures = printed.pictures()
    texts = FOLDER / f"{printed.name}.json"
    if update_golden:
        for old in FOLDER.glob(f"{printed.name}-*.png"):
            old.unlink()
        write_runs(texts, printed.runs)
        for name, picture in pictures.items():
            picture.save(FOLDER / name, optimize=True)
    faults = text_faults(read_runs(texts), printed.runs)
    kept = {path.name for path in FOLDER.glob(f"{printed.name}-*.png")}
    if kept != set(pictures):
        faults.append(f"pictures of {sorted(pictures)}, before {sorted(kept)}")
    for name in sorted(kept & set(pictures)):
        with Image.open(FOLDER / name) as picture:
            faults += picture_faults(name, picture, pictures[name])
    assert not faults, "\n".join([*faults, HOW])


def test_a_moved_or_changed_text_is_told() -> None:
    run = Run(86.0, 700.0, 11.5, "ZJHKSerifHK-Regular", "#1B1B1B", "共同推進")
    assert text_faults([[run]], [[replace(run, x=86.1)]]) == []
    for other in (replace(run, x=86.5), replace(run, y=690.0), replace(run, words="共同推动")):
        gone, new = text_faults([[run]], [[other]])
        assert "共同推進" in gone
        assert other.words in new
    assert text_faults([[run]], [[run], []]) == ["2 pages, before 1"]
    two = [run, replace(run, words="另")]
    assert text_faults([two], [two[::-1]]) == ["page 1: the same texts in another order"]


def test_a_different_picture_is_told_and_where() -> None:
    white = Image.new("L", (400, 500), 255)
    other = white.copy()
    other.paste(0, (100, 200, 130, 220))
    assert picture_faults("x", white, white.copy()) == []
    (fault,) = picture_faults("x", white, other)
    assert "(100, 200, 130, 220)" in fault
    assert picture_faults("x", white, Image.new("L", (10, 10)))


def test_golden_pages_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 3_000_000
