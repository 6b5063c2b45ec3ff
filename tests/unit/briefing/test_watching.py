"""A printing is followed page by page: how far it is, one page ahead of the others, and its end."""

import pytest

from tests.unit.briefing.conftest import NOW
from tests.unit.briefing.reading import words
from zjhk_desktop.briefing.document import Briefing, Glimpse, compose, draw
from zjhk_desktop.briefing.faces import Family, Style
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.errors import Cancelled
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.progress import Progress, Stage, unwatched
from zjhk_desktop.domain.script import Script

PRINTINGS = {
    "margin": BriefingOptions(watermark="會前參閱", classification="限閱文件"),
    "margin of a part": BriefingOptions(domains=(3, 5)),
    "endnotes": BriefingOptions(layout=Layout.ENDNOTES),
    "clean": BriefingOptions(layout=Layout.CLEAN),
    "matrix": BriefingOptions(layout=Layout.MATRIX),
    "parallel": BriefingOptions(parallel=True),
    "with an index": BriefingOptions(layout=Layout.ENDNOTES, index=True),
}


@pytest.fixture
def followed(memorandum, faces, pack):
    """Return what sets a briefing and watches it."""

    def make(options: BriefingOptions, watch=unwatched, glimpse: Glimpse | None = None) -> Briefing:
        return compose(
            memorandum,
            pack,
            options,
            faces,
            english(),
            NOW,
            other_tr=english(),
            watch=watch,
            glimpse=glimpse,
        )

    return make


@pytest.mark.parametrize("options", PRINTINGS.values(), ids=PRINTINGS)
def test_a_page_seen_before_the_others_is_right_but_for_their_count(followed, options) -> None:
    whole = followed(options).pages
    has_contents = options.whole and options.layout in (Layout.MARGIN, Layout.ENDNOTES)
    for number in {1, 3, 4, len(whole)}.intersection(range(1, len(whole) + 1)):
        page = whole[number - 1]
        seen: list[Briefing] = []
        followed(options, glimpse=Glimpse(number, seen.append))
        ((only,),) = [each.pages for each in seen]
        count = f"{number}/{len(whole)}"
        assert words(only) == words(page).replace(count, f"{number}/…")
        moved = places(only) ^ places(page)
        assert len(moved) == (2 if page.numbered and options.layout is not Layout.CLEAN else 0)
        assert (only.size, only.areas) == (page.size, page.areas)
        assert len(only.strokes) == len(page.strokes)
        assert len(only.markers) == len(page.markers)
        assert bool(only.ground) == bool(options.watermark)
    seen = []
    followed(options, glimpse=Glimpse(2, seen.append))
    assert bool(seen) != has_contents


def places(page: Page) -> set[tuple[str, float, float]]:
    """Return what stands where on a page."""
    return {(text.line.text, text.x, text.y) for text in page.texts}


def test_a_glimpse_can_be_drawn_by_itself(followed, faces) -> None:
    options = BriefingOptions(domains=(3,))
    seen: list[Briefing] = []
    followed(options, glimpse=Glimpse(1, seen.append))
    pdf = draw(seen[0], faces, options)
    assert pdf.count(b"/Type /Page\n") == 1


def test_looking_at_a_page_changes_nothing_of_the_whole(followed, faces) -> None:
    options = BriefingOptions()
    plain = draw(followed(options), faces, options)
    seen: list[Briefing] = []
    assert draw(followed(options, glimpse=Glimpse(3, seen.append)), faces, options) == plain
    assert seen


@pytest.mark.parametrize("options", PRINTINGS.values(), ids=PRINTINGS)
def test_it_is_said_how_far_it_is(followed, faces, options) -> None:
    told: list[Progress] = []
    briefing = followed(options, told.append)
    set_ = len(told)
    draw(briefing, faces, options, told.append)
    assert {each.stage for each in told[:set_]} == {Stage.SETTING}
    assert {each.stage for each in told[set_:]} == {Stage.DRAWING}
    parts = [each.part for each in told]
    assert parts == sorted(parts)
    assert len(set(parts)) > len(briefing.pages)
    assert parts[-1] == 1.0
    count = len(briefing.pages)
    assert max(each.done for each in told[:set_]) == count
    assert [(each.done, each.count) for each in told[set_:]] == [
        (number, count) for number in range(1, count + 1)
    ]


class Patience:
    """Has enough after so many steps."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, _progress: Progress) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("steps", [0, 1, 20, 60])
def test_setting_ends_where_one_has_enough(followed, steps: int) -> None:
    patience = Patience(steps)
    with pytest.raises(Cancelled):
        followed(BriefingOptions(), patience)
    assert patience.left == -1


def test_drawing_ends_where_one_has_enough(followed, faces) -> None:
    options = BriefingOptions()
    patience = Patience(2)
    with pytest.raises(Cancelled):
        draw(followed(options), faces, options, patience)
    assert patience.left == -1


def test_a_long_comment_is_left_in_the_middle(faces) -> None:
    steps = Patience(3)
    setter = LineSetter(faces, Script.HANT, lambda: steps(Progress(Stage.SETTING, 0, 0, 0.0)))
    with pytest.raises(Cancelled):
        setter.lines("\n".join("段落" * 5 for _ in range(9)), Style(Family.SERIF, 10), 100)
