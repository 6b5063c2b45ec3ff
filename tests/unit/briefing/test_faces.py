from pathlib import Path

import pytest

from zjhk_desktop.briefing.faces import Face, Faces, Family, Style, Weight
from zjhk_desktop.domain.errors import ResourceMissing
from zjhk_desktop.domain.script import Script

SERIF = Style(Family.SERIF, 10)
SANS = Style(Family.SANS, 10)


def chosen(faces: Faces, character: str, style: Style, script: Script) -> str:
    face = faces.choose(character, style, script)
    assert face is not None
    return face.name


def test_each_script_has_the_face_of_its_own_region(faces: Faces) -> None:
    assert chosen(faces, "浙", SERIF, Script.HANT) == "ZJHKSerifHK-Regular"
    assert chosen(faces, "浙", SERIF, Script.HANS) == "ZJHKSerifSC-Regular"
    assert chosen(faces, "浙", SANS, Script.HANS) == "ZJHKSansSC-Regular"


def test_a_character_that_one_region_lacks_comes_from_the_other(faces: Faces) -> None:
    assert chosen(faces, "𨋢", SERIF, Script.HANS) == "ZJHKSerifHK-Regular"


def test_a_weight_subset_to_fixed_strings_falls_back_to_the_regular_one(faces: Faces) -> None:
    bold = Style(Family.SERIF, 10, Weight.BOLD)
    assert chosen(faces, "領", bold, Script.HANT).startswith("ZJHKSerif")
    assert chosen(faces, "龘", bold, Script.HANT) != "ZJHKSerifHK-Bold"


def test_what_no_face_has_is_none_not_an_empty_box(faces: Faces) -> None:
    assert faces.choose("\U0001f600", SERIF, Script.HANT) is None


def test_every_character_of_the_memorandum_has_its_own_regions_face(faces, memorandum) -> None:
    for script, region in ((Script.HANT, "HK"), (Script.HANS, "SC")):
        for character in {one for passage in memorandum.passages for one in passage.text(script)}:
            assert chosen(faces, character, SERIF, script) == f"ZJHKSerif{region}-Regular"


def test_ink_lies_where_each_region_puts_it(faces: Faces) -> None:
    centred = faces.base(Script.HANT).ink("，")
    lower_left = faces.base(Script.HANS).ink("，")
    assert centred[0] > 300
    assert lower_left[0] < 150


def test_a_space_has_no_ink_but_its_advance(faces: Faces) -> None:
    face = faces.base(Script.HANT)
    assert face.ink(" ") == (0.0, face.advance(" "))


@pytest.mark.parametrize("content", [None, b"", b"not a font at all", b"\0\1\0\0" + b"\xff" * 64])
def test_a_missing_or_broken_font_is_said_to_be_missing(tmp_path: Path, content) -> None:
    path = tmp_path / "ZJHKSerifHK-Regular.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ResourceMissing) as caught:
        Face(path)
    assert caught.value.fields["path"] == path
