from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.briefing.spreading import spread

things = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 40)), min_size=1, max_size=12)


@given(things)
def test_nothing_overlaps_and_all_stay_inside_when_there_is_room(things) -> None:
    wanted, sizes = zip(*things, strict=True)
    starts = spread(wanted, sizes, 2, 0, 700)
    ends = [start + size for start, size in zip(starts, sizes, strict=True)]
    assert all(
        end + 2 <= start + 1e-6 for end, (_, start) in zip(ends, pairwise(starts), strict=False)
    )
    assert min(starts) >= -1e-6
    assert ends[-1] <= 700 + 1e-6


def test_what_has_room_stays_where_it_wishes() -> None:
    assert spread([10, 50, 90], [20, 20, 20], 5, 0, 200) == [10, 50, 90]


def test_neighbours_share_the_way() -> None:
    assert spread([50, 50], [10, 10], 0, 0, 200) == [pytest.approx(45), pytest.approx(55)]
