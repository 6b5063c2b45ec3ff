"""Where drafts are typed, and the keys by which the places are stored."""

import pytest

from zjhk_desktop.domain.draft import DraftField, DraftPlace, place_of_key


@pytest.mark.parametrize("field", DraftField)
@pytest.mark.parametrize("annotation", ["id-1", "status-a-m09", "a#b", "#", "a#tag#"])
def test_a_place_comes_back_from_its_key(annotation: str, field: DraftField) -> None:
    place = DraftPlace(annotation, field)
    assert place_of_key(place.key) == place


def test_a_comment_has_the_key_that_it_always_had() -> None:
    assert DraftPlace("id-1").key == "id-1"


@pytest.mark.parametrize("key", ["id-1#", "id-1#comment", "id-1#other", "#reply"])
def test_what_is_no_key_of_ours_is_an_annotation(key: str) -> None:
    assert place_of_key(key) == DraftPlace(key)
