from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.briefing.flow import Frame, flow
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.rows import Block, Row, RowCell

FRAME = Frame(0, 100, 200, 0)


def block(name: str, count: int, **facts: object) -> Block:
    cell = RowCell(name, SetLine((), 0, 0), 0, "#000000", 10)
    return Block(name, tuple(Row((cell,), 20, 14) for _ in range(count)), **facts)  # type: ignore[arg-type]


def shape(pages) -> list[list[str]]:
    return [[placed.block.section for placed in page] for page in pages]


def test_a_heading_stays_with_what_follows() -> None:
    pages = flow([block("a", 8), block("h", 1, keep_next=True), block("b", 2)], 200, FRAME)
    assert shape(pages) == [["a"] * 8, ["h", "b", "b"]]


def test_a_block_is_not_cut_unless_it_may_be() -> None:
    whole = flow([block("a", 7), block("b", 5)], 200, FRAME)
    assert shape(whole) == [["a"] * 7, ["b"] * 5]
    cut = flow([block("a", 7), block("b", 5, split=True)], 200, FRAME)
    assert shape(cut) == [["a"] * 7 + ["b"] * 3, ["b"] * 2]


def test_no_row_of_a_paragraph_stands_alone() -> None:
    for before in range(4, 10):
        pages = flow([block("a", before), block("b", 6, split=True)], 200, FRAME)
        assert all(page.count("b") != 1 for page in shape(pages))


def test_the_heading_is_repeated_where_a_page_begins_inside_its_section() -> None:
    running = {"b": block("again", 1, heading=True)}
    first = flow([block("a", 9), block("b", 3)], 200, FRAME, running)
    assert shape(first)[1] == ["again", "b", "b", "b"]
    opening = flow([block("a", 9), block("b", 3, heading=True)], 200, FRAME, running)
    assert shape(opening)[1] == ["b", "b", "b"]


def test_white_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = flow([block("a", 9), block("b", 3, before=30)], 200, FRAME)
    assert [page[0].top for page in pages] == [200, 200]


def test_a_begun_page_is_gone_on_with_or_left_empty() -> None:
    assert shape(flow([block("a", 3)], 100, FRAME)) == [["a"] * 3]
    assert shape(flow([block("a", 3)], 50, FRAME)) == [[], ["a"] * 3]


def test_what_is_higher_than_a_page_goes_on() -> None:
    assert shape(flow([block("a", 25)], 200, FRAME)) == [["a"] * 10, ["a"] * 10, ["a"] * 5]


@given(
    st.lists(
        st.tuples(st.integers(1, 14), st.booleans(), st.booleans(), st.sampled_from([0, 7, 30])),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from([200, 90, 10]),
)
def test_every_row_is_placed_once_in_order_inside_the_frame(facts, first_top) -> None:
    blocks = [
        block(str(index), count, keep_next=keep, split=split, before=before)
        for index, (count, keep, split, before) in enumerate(facts)
    ]
    pages = flow(blocks, first_top, FRAME)
    placed = [one for page in pages for one in page]
    assert [id(one.row) for one in placed] == [id(row) for each in blocks for row in each.rows]
    for page in pages:
        tops = [one.top for one in page]
        assert all(one.top - one.row.height >= -0.02 for one in page)
        assert all(one - 20 >= other - 0.01 for one, other in pairwise(tops))
