"""Who is meant by a name."""

import pytest

from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.domain.errors import UnknownReviewer
from zjhk_desktop.domain.people import called

ONE = Author("1", "審閱者甲", Side.HONG_KONG)
NAMESAKE = Author("2", "審閱者甲", Side.ZHEJIANG)
OTHER = Author("3", "審閱者乙", Side.OTHER)
KNOWN = (ONE, NAMESAKE, OTHER, OTHER)


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        ([], ()),
        (["審閱者乙"], ("3",)),
        (["審閱者甲"], ("1", "2")),
        (["me", "3", "審閱者乙"], ("2", "3")),
    ],
)
def test_names_and_ids_mean_authors(names: list[str], ids: tuple[str, ...]) -> None:
    assert called(names, KNOWN, NAMESAKE) == ids


def test_whoever_is_called_me_is_meant_by_it() -> None:
    assert called(["me"], (Author("4", "me", Side.OTHER), ONE), ONE) == ("4",)


def test_a_name_of_nobody_is_refused() -> None:
    with pytest.raises(UnknownReviewer, match="丁"):
        called(["審閱者乙", "丁"], KNOWN, ONE)
