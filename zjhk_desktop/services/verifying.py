"""Checking that the memorandum and the review are what was written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import ReviewInUse, ZjhkError
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import JournalState, Safekeeping
from zjhk_desktop.storage.backups import Backup


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
    safekeeping: Callable[[], Safekeeping] | None = None,
) -> Iterator[Check]:
    """Check the memorandum, the review, and that each annotation lies on its words.

    Args:
        memorandum: reads the memorandum against its recorded digest.
        reviewing: opens the review for reading, every revision against its digest; what it
            returns is closed here.
        tr: the language of the messages.
        review_exists: whether there is a review to open at all.
        safekeeping: the second stores of the review, to be checked too.
    """
    yield from _check_first_stores(memorandum, reviewing, tr, review_exists)
    if safekeeping is not None:
        yield from _check_second_stores(safekeeping, tr)


def _check_first_stores(
    memorandum: Callable[[], Memorandum],
    reviewing: Callable[[], Reviewing],
    tr: Translator,
    review_exists: Callable[[], bool],
) -> Iterator[Check]:
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
        try:
            review.past.verify()
        finally:
            review.close()
    except ReviewInUse as error:
        yield Check("review", ok=False, message=error.sentence(tr), checked=False)
        return
    except ZjhkError as error:
        yield Check("review", ok=False, message=error.sentence(tr))
        return
    annotations = review.notes_of_everyone()
    several = len(review.identifying.reviewers()) > 1
    yield Check("review", ok=True, message=_sound_review(len(annotations), tr, several=several))
    if text is not None:
        yield _check_places(annotations, text, tr, review.view.may_see)


def _check_second_stores(safekeeping: Callable[[], Safekeeping], tr: Translator) -> Iterator[Check]:
    try:
        keeping = safekeeping()
    except ZjhkError:
        # The profile has no place, which the review's check has said.
        return
    journal = keeping.journal()
    if journal is not None:
        yield _check_journal(journal, tr)
    backups = keeping.backups()
    if backups:
        yield _check_backups(backups, tr)


def _check_journal(journal: JournalState, tr: Translator) -> Check:
    if not journal.readable:
        message = tr("The journal beside the review cannot be read; backups still protect it.")
        return Check("journal", ok=False, message=message)
    if journal.damaged:
        message = tr.plural(
            "{n} line of the journal is damaged; it is passed over.",
            "{n} lines of the journal are damaged; they are passed over.",
            journal.damaged,
        ).format(n=journal.damaged)
        return Check("journal", ok=False, message=message)
    message = tr.plural(
        "The journal is sound; it has {n} line.",
        "The journal is sound; it has {n} lines.",
        journal.lines,
    ).format(n=journal.lines)
    return Check("journal", ok=True, message=message)


def _check_backups(backups: list[Backup], tr: Translator) -> Check:
    good = [each for each in backups if each.whole]
    if len(good) < len(backups):
        names = ", ".join(each.path.name for each in backups if not each.whole)
        message = tr("These backups are damaged: {names}.").format(names=names)
        return Check("backups", ok=False, message=message)
    message = tr.plural(
        "{n} backup is whole, of {time}.",
        "{n} backups are whole, the newest of {time}.",
        len(good),
    )
    time = f"{good[0].time:%Y-%m-%d %H:%M} UTC"
    return Check("backups", ok=True, message=message.format(n=len(good), time=time))


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


def _sound_review(count: int, tr: Translator, *, several: bool) -> str:
    if several:
        return tr.plural(
            "The review is sound; of all reviewers together it has {n} note.",
            "The review is sound; of all reviewers together it has {n} notes.",
            count,
        ).format(n=count)
    return tr.plural(
        "The review is sound; it has {n} note.", "The review is sound; it has {n} notes.", count
    ).format(n=count)


def _check_places(
    annotations: list[Annotation],
    memorandum: Memorandum,
    tr: Translator,
    may_see: Callable[[str], bool],
) -> Check:
    lost = [each.id for each in annotations if not lies_on_its_words(each, memorandum)]
    if not lost:
        return Check("places", ok=True, message=tr("Every note lies on the words it quotes."))
    shown = list(filter(may_see, lost))
    message = tr.plural(
        "{n} note does not lie on the words it quotes: {ids}.",
        "{n} notes do not lie on the words they quote: {ids}.",
        len(shown),
    )
    sentences = [message.format(n=len(shown), ids=", ".join(shown))] if shown else []
    if len(shown) < len(lost):
        # Neither which nor how many: they are for others alone.
        sentences.append(tr("Notes of other reviewers do not lie on the words they quote."))
    return Check("places", ok=False, message=" ".join(sentences))


def lies_on_its_words(annotation: Annotation, memorandum: Memorandum) -> bool:
    """Say whether the words at an annotation's place are the words it quotes."""
    anchor = annotation.anchor
    if anchor.passage not in memorandum:
        return False
    return memorandum.passage(anchor.passage).text_hant[anchor.start : anchor.end] == anchor.quote
