"""What a review and its profile hold, counted for whoever is about to remove it."""

from collections import Counter
from dataclasses import asdict, dataclass

from zjhk_desktop.domain.annotation import Motivation
from zjhk_desktop.domain.review import Review
from zjhk_desktop.storage.review_rows import StoredReview


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """What is in a review that is not deleted, and how many states in all.

    Attributes:
        notes: notes and wording proposals.
        drafts: texts that were being typed.
        states: every state of everything, deleted things included.
    """

    notes: int
    replies: int
    statuses: int
    bookmarks: int
    drafts: int
    states: int

    @classmethod
    def of(cls, stored: StoredReview) -> "ReviewCounts":
        """Return the counts of a review."""
        everything = Review(stored.revisions).annotations()
        found = Counter(each.state.motivation for each in everything)
        replies, statuses = found[Motivation.REPLYING], found[Motivation.ASSESSING]
        bookmarks = found[Motivation.BOOKMARKING]
        return cls(
            notes=len(everything) - replies - statuses - bookmarks,
            replies=replies,
            statuses=statuses,
            bookmarks=bookmarks,
            drafts=len(stored.drafts),
            states=len(stored.revisions),
        )

    def record(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)
