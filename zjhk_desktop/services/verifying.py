"""Checking that the memorandum and the review are what was written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import ReviewInUse, ZjhkError
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.services.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one check.

    Attributes:
        name: a short stable name, for programs.
        ok: nothing is wrong.
        message: one sentence in the user's language.
        checked: False if it could not be looked at now, which says nothing against it.
    """

    name: str
    ok: bool
    message: str
    checked: bool = True


def verify(
    memorandum: Callable[[], Memorandum],
    reviewing: Callable[[], Reviewing],
    tr: Translator,
    *,
    review_exists: Callable[[], bool],
) -> Iterator[Check]:
    """Check the memorandum, the review, and that each annotation lies on its words.

    Args:
        memorandum: reads the memorandum against its recorded digest.
        reviewing: opens the review for reading, every revision against its digest; what it
            returns is closed here.
        tr: the language of the messages.
        review_exists: whether there is a review to open at all.
    """
    text: Memorandum | None = None
    try:
        text = memorandum()
        yield _check_memorandum(text, tr)
    except ZjhkError as error:
        yield Check("memorandum", ok=False, message=error.sentence(tr))
    try:
        if not review_exists():
            yield Check("review", ok=True, message=tr("There is no review in this profile yet."))
            return
        review = reviewing()
    except ReviewInUse as error:
        yield Check("review", ok=False, message=error.sentence(tr), checked=False)
        return
    except ZjhkError as error:
        yield Check("review", ok=False, message=error.sentence(tr))
        return
    annotations = review.annotations()
    review.close()
    yield Check("review", ok=True, message=_sound_review(len(annotations), tr))
    if text is not None:
        yield _check_places(annotations, text, tr)


def _check_memorandum(memorandum: Memorandum, tr: Translator) -> Check:
    message = tr(
        "The memorandum is the one issued with this program: "
        "{domains} domains, {measures} measures."
    )
    return Check(
        "memorandum",
        ok=True,
        message=message.format(domains=len(memorandum.domains), measures=len(memorandum.measures)),
    )


def _sound_review(count: int, tr: Translator) -> str:
    return tr.plural(
        "The review is sound; it has {n} note.", "The review is sound; it has {n} notes.", count
    ).format(n=count)


def _check_places(annotations: list[Annotation], memorandum: Memorandum, tr: Translator) -> Check:
    lost = [each.id for each in annotations if not lies_on_its_words(each, memorandum)]
    if not lost:
        return Check("places", ok=True, message=tr("Every note lies on the words it quotes."))
    message = tr.plural(
        "{n} note does not lie on the words it quotes: {ids}.",
        "{n} notes do not lie on the words they quote: {ids}.",
        len(lost),
    )
    return Check("places", ok=False, message=message.format(n=len(lost), ids=", ".join(lost)))


def lies_on_its_words(annotation: Annotation, memorandum: Memorandum) -> bool:
    """Say whether the words at an annotation's place are the words it quotes."""
    anchor = annotation.anchor
    if anchor.passage not in memorandum:
        return False
    return memorandum.passage(anchor.passage).text_hant[anchor.start : anchor.end] == anchor.quote
