"""Memorandum order."""

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import sample_annotation, sample_memorandum
from zjhk_desktop.domain.ordering import in_memorandum_order

ORDERED = [
    sample_annotation("title", "t1", 0, 2),
    sample_annotation("heading", "d01", 0, 2),
    sample_annotation("whole", "m01", 0, 13, whole=True),
    sample_annotation("early", "m01", 0, 2),
    sample_annotation("short", "m01", 2, 4),
    sample_annotation("long", "m01", 2, 9),
    sample_annotation("later", "m01", 2, 9, created="2026-02-02T00:00:00.000Z"),
    sample_annotation("next domain", "d02", 0, 1),
    sample_annotation("last", "m03", 0, 1),
    sample_annotation("elsewhere", "m99", 0, 1),
]


@given(st.permutations(ORDERED))
def test_any_order_comes_out_in_the_memorandum_s(annotations: list) -> None:
    ordered = in_memorandum_order(annotations, sample_memorandum())
    assert [each.id for each in ordered] == [each.id for each in ORDERED]


def test_ids_alone_give_an_order_without_a_memorandum() -> None:
    names = ["t1", "p2", "p10", "g1", "d01", "d13", "m01", "m10", "m51", "x"]
    annotations = [sample_annotation(name, name) for name in reversed(names)]
    assert [each.id for each in in_memorandum_order(annotations, None)] == names
