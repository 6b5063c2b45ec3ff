"""A clock that is put back, or was never set: order comes from the counter, not from it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.sample import counting_ids, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.review_store import ReviewStore

PLACE = anchor_range(sample_memorandum().passage("m01"), 0, 2)
PRESENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
JUMPS = [
    [PRESENT, PRESENT - timedelta(days=365), PRESENT + timedelta(seconds=1)],
    [PRESENT, datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC), PRESENT],
    [datetime(2100, 1, 1, tzinfo=UTC), PRESENT, PRESENT, PRESENT - timedelta(hours=1)],
]


def write(path: Path, moments: list[datetime]) -> list[str]:
    """Edit one note at each moment, another start each time; return its states as they stand."""
    for number, moment in enumerate(moments):
        reviewing = Reviewing(
            ReviewStore(path),
            sample_memorandum(),
            now=lambda moment=moment: moment,
            new_id=counting_ids(f"start-{number}"),
        )
        if number == 0:
            reviewing.annotate(PLACE, comment="0")
        else:
            (note,) = reviewing.annotations()
            assert note.state.comment == str(number - 1)
            reviewing.edit(note.id, comment=str(number))
        reviewing.close()
    reviewing = Reviewing(
        ReviewStore(path), sample_memorandum(), now=lambda: PRESENT, new_id=counting_ids("last")
    )
    (note,) = reviewing.annotations()
    states = [each.state.comment for each in reviewing.history(note.id)]
    undone = []
    for _ in moments[1:]:
        reviewing.undo()
        undone.append(reviewing.annotations()[0].state.comment)
    assert undone == [str(number) for number in reversed(range(len(moments) - 1))]
    reviewing.close()
    return states


@pytest.mark.parametrize("moments", JUMPS)
def test_the_order_of_states_is_that_in_which_they_were_made(
    tmp_path: Path, moments: list[datetime]
) -> None:
    expected = [str(number) for number in range(len(moments))]
    assert write(tmp_path / "review.sqlite", moments) == expected
    # The control: the times themselves are in another order.
    assert sorted(moments) != moments
