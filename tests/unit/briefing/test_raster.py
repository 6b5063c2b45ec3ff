from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.briefing.raster import PageRenderer


def test_a_page_becomes_a_picture_of_its_size(composed, faces) -> None:
    pdf = draw(composed([], domains=(3,)), faces, BriefingOptions())
    renderer = PageRenderer(pdf)
    assert renderer.page_count in (1, 2)
    width, height = renderer.page_size(0)
    picture = renderer.render(0, 2.0)
    renderer.close()
    assert abs(picture.width - 2 * width) <= 1
    assert abs(picture.height - 2 * height) <= 1
    assert len(picture.pixels) == 4 * picture.width * picture.height
    assert picture.pixels[:4] == b"\xff\xff\xff\xff"
    assert min(picture.pixels) < 60
