"""A small memorandum, a clock that steps and ids that count, for tests."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Author,
    Category,
    Side,
    Visibility,
)
from zjhk_desktop.domain.memorandum import (
    Memorandum,
    Passage,
    PassageKind,
    Section,
    SectionKind,
)
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.review_store import Access, ReviewStore

REVIEWER = Author("author-1", "審閱者甲", Side.HONG_KONG)
DEVICE = "device-1"
FOLDS = str.maketrans("醫療衞範動備錄", "医疗卫范动备录")


def fold(text: str) -> str:
    """Fold as little as the sample needs."""
    return text.translate(FOLDS).lower()


def sample_memorandum() -> Memorandum:
    """Return a memorandum of one title, two domains and three measures."""
    sections = (
        Section("s-title", SectionKind.TITLE, 0, None, "", "合作備忘錄", "合作备忘录"),
        Section("s-d01", SectionKind.DOMAIN, 1, 1, "一", "醫療衞生", "医疗卫生"),
        Section("s-d02", SectionKind.DOMAIN, 2, 2, "二", "科技", "科技"),
    )
    texts = (
        ("t1", "s-title", PassageKind.TITLE, None, None, "合作備忘錄", "合作备忘录"),
        ("d01", "s-d01", PassageKind.DOMAIN, 1, 1, "醫療衞生", "医疗卫生"),
        (
            "m01",
            "s-d01",
            PassageKind.MEASURE,
            1,
            1,
            "推動醫療合作，支持醫療𨋢。",
            "推动医疗合作，支持医疗𨋢。",
        ),
        ("m02", "s-d01", PassageKind.MEASURE, 2, 1, "示範ABC。", "示范ABC。"),
        ("d02", "s-d02", PassageKind.DOMAIN, 2, 2, "科技", "科技"),
        ("m03", "s-d02", PassageKind.MEASURE, 3, 2, "科技合作。", "科技合作。"),
    )
    passages = tuple(
        Passage(name, section, position, kind, number, domain, hant, hans, fold(hant))
        for position, (name, section, kind, number, domain, hant, hans) in enumerate(texts)
    )
    return Memorandum(
        "合作備忘錄", "合作备忘录", "2025-04-24", "杭州", "杭州", "0" * 64, sections, passages
    )


def stepping_clock() -> Callable[[], datetime]:
    """Return a clock that is a second later each time it is asked."""
    seconds = itertools.count()
    return lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC) + timedelta(seconds=next(seconds))


def counting_ids(prefix: str = "id") -> Callable[[], str]:
    """Return ids that differ within one test."""
    numbers = itertools.count(1)
    return lambda: f"{prefix}-{next(numbers):04d}"


def open_reviewing(path: Path, access: Access = Access.CREATE, *, prefix: str = "id") -> Reviewing:
    """Open a review on the sample memorandum."""
    store = ReviewStore(path, access)
    return Reviewing(store, sample_memorandum(), now=stepping_clock(), new_id=counting_ids(prefix))


def sample_state(comment: str = "", *, deleted: bool = False) -> AnnotationState:
    """Return a state that lies on the first measure."""
    return AnnotationState(
        anchor=Anchor("m01", 2, 4, "醫療", "推動", "合作"),
        category=Category.KEY,
        author=REVIEWER,
        created="2026-01-02T03:04:05.000Z",
        comment=comment,
        deleted=deleted,
    )


def sample_annotation(
    name: str = "a",
    passage: str = "m01",
    start: int = 2,
    end: int = 4,
    *,
    whole: bool = False,
    comment: str = "",
    created: str = "2026-01-02T03:04:05.000Z",
    quote: str = "醫療",
) -> Annotation:
    """Return an annotation as the review would give it."""
    state = AnnotationState(
        anchor=Anchor(passage, start, end, quote, whole=whole),
        category=Category.KEY,
        author=REVIEWER,
        created=created,
        comment=comment,
        visibility=Visibility.PRIVATE,
    )
    return Annotation(name, f"revision-of-{name}", created, state)
