"""What has become of an annotation, by what it was and what it is."""

from dataclasses import replace

import pytest

from tests.unit.sample import sample_state
from zjhk_desktop.domain.annotation import AnnotationState, Category, Motivation
from zjhk_desktop.domain.recent import RecentSort, sort_of
from zjhk_desktop.domain.status import Assessment, Status

NOTE = sample_state("甲")
GONE = replace(NOTE, deleted=True)
SETTLED = replace(NOTE, resolved=True)
REPLY = replace(NOTE, motivation=Motivation.REPLYING, reply_to="a")
BOOKMARK = replace(NOTE, motivation=Motivation.BOOKMARKING)
STATUS = replace(
    NOTE, motivation=Motivation.ASSESSING, assessment=Assessment(Status.AGREED, owner="甲")
)


@pytest.mark.parametrize(
    ("before", "state", "sort"),
    [
        (None, NOTE, RecentSort.ADDED),
        (GONE, NOTE, RecentSort.ADDED),
        (None, REPLY, RecentSort.REPLIED),
        (NOTE, replace(NOTE, comment="乙"), RecentSort.EDITED),
        (NOTE, replace(NOTE, category=Category.DONE), RecentSort.EDITED),
        (NOTE, SETTLED, RecentSort.RESOLVED),
        (NOTE, replace(SETTLED, comment="乙"), RecentSort.RESOLVED),
        (SETTLED, NOTE, RecentSort.REOPENED),
        (NOTE, GONE, RecentSort.DELETED),
        (None, STATUS, RecentSort.ASSESSED),
        (STATUS, replace(STATUS, deleted=True), RecentSort.ASSESSED),
        (STATUS, replace(STATUS, assessment=Assessment(Status.AGREED)), RecentSort.ASSESSED),
        (NOTE, NOTE, None),
        (STATUS, STATUS, None),
        (None, GONE, None),
        (GONE, GONE, None),
        (None, replace(STATUS, deleted=True), None),
        (REPLY, replace(REPLY, deleted=True), None),
        (None, BOOKMARK, None),
    ],
)
def test_sort_of(
    before: AnnotationState | None, state: AnnotationState, sort: RecentSort | None
) -> None:
    assert sort_of(before, state) is sort
