"""The notes that are printed in the bench: of every category, all over the memorandum."""

import itertools
import random

from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import Annotation, AnnotationState, Author, Category, Side
from zjhk_desktop.domain.memorandum import Memorandum

NOTES = 500
SENTENCE = (
    "建議寫明牽頭單位及完成期限，並與附件其他各項的表述統一；如有疑問，請浙方於下次會議前答覆。"
)


def printed_notes(memorandum: Memorandum, count: int = NOTES) -> list[Annotation]:
    """Return notes whose comments are of one to fifty characters, the same in every run."""
    chance = random.Random(7)
    categories = itertools.cycle(Category)
    author = Author("a", "審閱者甲", Side.HONG_KONG)
    made: list[Annotation] = []
    for index in range(count):
        passage = chance.choice(memorandum.passages)
        start = chance.randrange(len(passage))
        end = min(len(passage), start + chance.randrange(1, 30))
        time = f"2025-05-{1 + index % 28:02d}T01:00:00+00:00"
        comment = SENTENCE[: chance.randrange(1, len(SENTENCE) + 1)]
        anchor = anchor_range(passage, start, end)
        state = AnnotationState(anchor, next(categories), author, time, comment)
        made.append(Annotation(f"n{index:03d}", f"r{index:03d}", time, state))
    return made
