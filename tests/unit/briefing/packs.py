"""Annotations to print: a varied pack, and packs that are far too full."""

import itertools
import random
from dataclasses import replace
from typing import Any

from zjhk_desktop.domain.anchor import anchor_quote, anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Author,
    Category,
    Motivation,
    Side,
    Visibility,
)
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.status import Assessment, Status

HONG_KONG = Author("a", "審閱者甲", Side.HONG_KONG)
ZHEJIANG = Author("b", "審閱者丙", Side.ZHEJIANG)
NOBODY = Author("c", "", Side.OTHER)
MADE = "2025-05-06T01:00:00+00:00"
REPLIED = "2025-05-07T01:00:00+00:00"


def annotation(
    memorandum: Memorandum,
    name: str,
    passage: str,
    quote: str | None,
    comment: str = "",
    category: Category = Category.KEY,
    author: Author = HONG_KONG,
    visibility: Visibility = Visibility.PRIVATE,
) -> Annotation:
    """Return an annotation of a quote, or of a whole passage."""
    where = memorandum.passage(passage)
    anchor = anchor_whole(where) if quote is None else anchor_quote(where, quote)
    state = AnnotationState(anchor, category, author, MADE, comment, visibility=visibility)
    return Annotation(name, f"r-{name}", MADE, state)


def status(
    memorandum: Memorandum,
    passage: str,
    given: Status,
    owner: str = "",
    due: str = "",
    next_step: str = "",
    visibility: Visibility = Visibility.SIDE,
) -> Annotation:
    """Return what a reviewer says of a measure's progress."""
    state = AnnotationState(
        anchor_whole(memorandum.passage(passage)),
        Category.KEY,
        HONG_KONG,
        MADE,
        visibility=visibility,
        motivation=Motivation.ASSESSING,
        assessment=Assessment(given, owner, due, next_step),
    )
    return Annotation(f"status-{passage}", f"r-{passage}", MADE, state)


def sample_pack(memorandum: Memorandum) -> list[Annotation]:
    """Return about twenty annotations of all categories, sides, places and lengths."""
    rows = [
        ("t2", None, "題名與簽署本一致。", Category.KEY, HONG_KONG, Visibility.PRIVATE),
        (
            "p1",
            "推動雙方交流合作取得實效",
            "有無量化指標？",
            Category.QUERY,
            HONG_KONG,
            Visibility.SIDE,
        ),
        ("p4", None, "逐一指定聯絡人。", Category.ACTION, ZHEJIANG, Visibility.BOTH),
        ("g6", "（簽字）", "已簽署。", Category.DONE, ZHEJIANG, Visibility.BOTH),
        (
            "m02",
            "數字貿易、技術貿易",
            "與第 3 項統一；見 CEPA (2024).",
            Category.AMEND,
            HONG_KONG,
            Visibility.BOTH,
        ),
        ("m02", "特別是在金融投資", "", Category.QUERY, NOBODY, Visibility.PRIVATE),
        ("m05", None, "待下次會議再議。" * 5, Category.RESERVE, ZHEJIANG, Visibility.SIDE),
        ("d03", "科技創新", "可否加上「及產業」？", Category.RESERVE, ZHEJIANG, Visibility.BOTH),
        (
            "m12",
            "發行本外幣債券",
            "是否涵蓋離岸人民幣（點心）債券？",
            Category.QUERY,
            NOBODY,
            Visibility.PRIVATE,
        ),
        (
            "m12",
            "合格境外有限合夥人（簡稱“QFLP”）",
            "建議改為「試點計劃」。",
            Category.AMEND,
            ZHEJIANG,
            Visibility.BOTH,
        ),
        (
            "m12",
            "QFLP",
            "先全稱，後簡稱。\n另起一段。",
            Category.DONE,
            HONG_KONG,
            Visibility.PRIVATE,
        ),
        ("m31", "精品實習項目", "有無客觀準則？", Category.QUERY, HONG_KONG, Visibility.PRIVATE),
        ("m51", "政務", "核對名單。", Category.ACTION, HONG_KONG, Visibility.SIDE),
    ]
    return [
        annotation(memorandum, f"n{index:02d}", passage, quote, comment, category, author, seen)
        for index, (passage, quote, comment, category, author, seen) in enumerate(rows, 1)
    ]


def scattered(memorandum: Memorandum, count: int, seed: int = 7) -> list[Annotation]:
    """Return annotations anywhere in the memorandum, each with a comment of its own."""
    chance = random.Random(seed)
    categories = itertools.cycle(Category)
    made: list[Annotation] = []
    for index in range(count):
        passage = chance.choice(memorandum.passages)
        start = chance.randrange(len(passage))
        end = chance.randrange(start + 1, len(passage) + 1)
        whole = chance.random() < 0.1
        anchor = anchor_whole(passage) if whole else anchor_range(passage, start, end)
        comment = f"意見{index:04d}號" + "，內容" * chance.randrange(12)
        state = AnnotationState(anchor, next(categories), HONG_KONG, MADE, comment)
        made.append(Annotation(f"s{index:04d}", f"r{index}", MADE, state))
    return made


def crowd(memorandum: Memorandum, passage: str, count: int) -> list[Annotation]:
    """Return many annotations of one passage, overlapping in every way."""
    text = memorandum.passage(passage).text_hant
    categories = itertools.cycle(Category)
    return [
        annotation(
            memorandum,
            f"c{index:04d}",
            passage,
            None if index % 9 == 0 else text[index % (len(text) - 8) :][: 2 + index % 7],
            f"意見{index:04d}號。",
            next(categories),
        )
        for index in range(count)
    ]


def proposal(
    memorandum: Memorandum,
    name: str,
    passage: str,
    quote: str,
    text: str,
    kind: ProposalKind = ProposalKind.REPLACE,
    comment: str = "",
) -> Annotation:
    """Return a proposal to change a quote."""
    made = annotation(memorandum, name, passage, quote, comment, Category.AMEND)
    state = replace(made.state, motivation=Motivation.EDITING, proposal=Proposal(text, kind))
    return replace(made, state=state)


def reply(root: Annotation, name: str, text: str, seen: Visibility | None = None) -> Annotation:
    """Return a reply of the other side, a day later than the note."""
    state = AnnotationState(
        root.anchor,
        root.state.category,
        ZHEJIANG,
        REPLIED,
        text,
        visibility=seen or root.state.visibility,
        motivation=Motivation.REPLYING,
        reply_to=root.id,
    )
    return Annotation(name, f"r-{name}", REPLIED, state)


def answer(
    root: Annotation, text: str, author: Author = ZHEJIANG, day: int = 7, **changes: Any
) -> Annotation:
    """Return a reply of somebody, made on a day of May 2025."""
    made = f"2025-05-{day:02d}T01:00:00+00:00"
    one = reply(root, f"{root.id}-reply-{day}", text)
    return replace(one, state=replace(one.state, author=author, created=made, **changes))
