"""The words that a briefing adds to the memorandum, in the language of its script."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from zjhk_desktop.briefing.choosing import Unchosen
from zjhk_desktop.domain.annotation import Audience, Author, Category, Side, Visibility
from zjhk_desktop.domain.code_points import code_points
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Status

CATEGORY_NAMES: dict[Category, str] = {
    Category.KEY: N_("Key point"),
    Category.QUERY: N_("To clarify"),
    Category.AMEND: N_("Suggested amendment"),
    Category.RESERVE: N_("Reservation"),
    Category.ACTION: N_("To follow up"),
    Category.DONE: N_("Done"),
}

STATUS_NAMES: dict[Status, str] = {
    Status.UNREVIEWED: N_("Not reviewed"),
    Status.AGREED: N_("Agreed"),
    Status.RESERVED: N_("Reserved"),
    Status.TO_CLARIFY: N_("To clarify"),
    Status.FOLLOW_UP: N_("To follow up"),
    Status.IMPLEMENTED: N_("Implemented"),
}
"""In the order of the keys 1…6."""

SIDE_NAMES: dict[Side, str] = {
    Side.HONG_KONG: N_("Hong Kong side"),
    Side.ZHEJIANG: N_("Zhejiang side"),
    Side.OTHER: "",
}

VISIBILITY_NAMES: dict[Visibility, str] = {
    Visibility.PRIVATE: N_("Private"),
    Visibility.SIDE: N_("Side"),
    Visibility.BOTH: N_("Both"),
}

AUDIENCE_NAMES: dict[Audience, str] = {
    Audience.SELF: N_("Myself"),
    Audience.SIDE: N_("Our own side"),
    Audience.BOTH: N_("Both sides"),
}

CONVERTED_NAMES: dict[Script, str] = {
    Script.HANT: N_("converted from Traditional"),
    Script.HANS: N_("converted from Simplified"),
}
"""What is remarked of a note, by the script that it was typed in."""


def author_label(author: Author, tr: Translator) -> str:
    """Return an author's name and side; empty when neither is known."""
    parts = (author.name.strip(), tr(SIDE_NAMES[author.side]))
    return "\u3000".join(part for part in parts if part)


def passage_label(passage: Passage, memorandum: Memorandum, tr: Translator) -> str:
    """Return what a passage is called beside an annotation that stands away from it."""
    match passage.kind:
        case PassageKind.MEASURE:
            return tr("Measure {n}").format(n=passage.number)
        case PassageKind.DOMAIN:
            return tr("Domain {n}").format(n=passage.number)
        case PassageKind.PREAMBLE:
            among = memorandum.passages_of(passage.section)
            return tr("Preamble, paragraph {n}").format(n=among.index(passage) + 1)
        case PassageKind.SIGNATURE:
            return tr("Signature")
        case PassageKind.TITLE:
            return tr("Title")


class Counted(Protocol):
    """How many notes are not in a printing; see `Selection`."""

    @property
    def left_out(self) -> int:
        """Return how many its reader may not see."""
        ...

    @property
    def elsewhere(self) -> int:
        """Return how many lie outside it."""
        ...

    @property
    def unchosen(self) -> Mapping[Unchosen, int]:
        """Return how many were not asked for, by why."""
        ...

    @property
    def numbered(self) -> Sequence[object]:
        """Return those that are in it."""
        ...


class Printed(Protocol):
    """What a report says of what was not printed as one might expect; see `PrintReport`."""

    @property
    def elsewhere(self) -> int:
        """Return how many notes lie outside it."""
        ...

    @property
    def unprinted(self) -> int:
        """Return how many notes a clean copy leaves out."""
        ...

    @property
    def kept_back(self) -> int:
        """Return how many statuses its reader may not see."""
        ...

    @property
    def unchosen(self) -> Mapping[Unchosen, int]:
        """Return how many notes were not asked for, by why."""
        ...

    @property
    def undrawn(self) -> tuple[str, ...]:
        """Return the characters that no face has."""
        ...


def count_words(counted: Counted, tr: Translator) -> list[str]:
    """Return how many notes are in a printing and how many are not, in short."""
    included = len(counted.numbered)
    notes = tr.plural("{n} note", "{n} notes", included).format(n=included)
    absent = absent_words(counted, tr)
    return [notes, absent] if absent else [notes]


def absent_words(counted: Counted, tr: Translator) -> str:
    """Return how many notes are not in a printing, by why, in short; "" if all are."""
    left_out, unchosen = counted.left_out, sum(counted.unchosen.values())
    kept = tr.plural("{n} note left out", "{n} notes left out", left_out)
    other = tr.plural("{n} note not asked for", "{n} notes not asked for", unchosen)
    away = tr.plural("{n} note elsewhere", "{n} notes elsewhere", counted.elsewhere)
    counts = ((left_out, kept), (unchosen, other), (counted.elsewhere, away))
    return tr(", ").join(words.format(n=count) for count, words in counts if count)


def remarks(printed: Printed, tr: Translator) -> Iterator[str]:
    """Yield a sentence for each kind of thing that is not on the pages, and why."""
    if printed.elsewhere:
        yield tr.plural(
            "{n} note lies outside what was printed.",
            "{n} notes lie outside what was printed.",
            printed.elsewhere,
        ).format(n=printed.elsewhere)
    yield from _unchosen_words(printed.unchosen, tr)
    yield from _clean_words(printed.unprinted, tr)
    if printed.kept_back:
        yield tr.plural(
            "{n} status is not shown, because its visibility does not reach this reader.",
            "{n} statuses are not shown, because their visibility does not reach this reader.",
            printed.kept_back,
        ).format(n=printed.kept_back)
    if printed.undrawn:
        yield undrawn_words(printed.undrawn, tr)


def _unchosen_words(unchosen: Mapping[Unchosen, int], tr: Translator) -> Iterator[str]:
    n = {why: unchosen.get(why, 0) for why in Unchosen}
    sentences = {
        Unchosen.AUTHOR: tr.plural(
            "{n} note is by somebody not asked for.",
            "{n} notes are by somebody not asked for.",
            n[Unchosen.AUTHOR],
        ),
        Unchosen.CATEGORY: tr.plural(
            "{n} note is of a category not asked for.",
            "{n} notes are of categories not asked for.",
            n[Unchosen.CATEGORY],
        ),
        Unchosen.STATE: tr.plural(
            "{n} note was left out because of whether it is resolved.",
            "{n} notes were left out because of whether they are resolved.",
            n[Unchosen.STATE],
        ),
        Unchosen.TIME: tr.plural(
            "{n} note has not changed since then.",
            "{n} notes have not changed since then.",
            n[Unchosen.TIME],
        ),
        Unchosen.PRINTED: tr.plural(
            "{n} note is as it was in that printing.",
            "{n} notes are as they were in that printing.",
            n[Unchosen.PRINTED],
        ),
    }
    yield from (words.format(n=n[why]) for why, words in sentences.items() if n[why])


def _clean_words(unprinted: int, tr: Translator) -> Iterator[str]:
    """Yield the sentence about notes that a clean copy does not hold, if there are any."""
    if unprinted:
        yield tr.plural(
            "{n} note is not shown, because a clean copy has none.",
            "{n} notes are not shown, because a clean copy has none.",
            unprinted,
        ).format(n=unprinted)


class Exported(Protocol):
    """What a report says of what went out; see `ExportReport`."""

    @property
    def elsewhere(self) -> int:
        """Return how many notes lie outside it."""
        ...

    @property
    def unchosen(self) -> Mapping[Unchosen, int]:
        """Return how many notes were not asked for, by why."""
        ...

    @property
    def unprinted(self) -> int:
        """Return how many notes a clean copy leaves out."""
        ...

    @property
    def others(self) -> int:
        """Return how many statuses and bookmarks went in."""
        ...

    @property
    def kept_back(self) -> int:
        """Return how many of these its reader may not see."""
        ...


def exported_remarks(exported: Exported, tr: Translator) -> Iterator[str]:
    """Yield a sentence for each kind of thing that went out beside notes, or did not, and why."""
    if exported.elsewhere:
        yield tr.plural(
            "{n} note lies outside what was exported.",
            "{n} notes lie outside what was exported.",
            exported.elsewhere,
        ).format(n=exported.elsewhere)
    yield from _unchosen_words(exported.unchosen, tr)
    yield from _clean_words(exported.unprinted, tr)
    if exported.others + exported.kept_back:
        sentence = tr("Statuses and bookmarks: {included} went in, {left_out} left out.")
        yield sentence.format(included=exported.others, left_out=exported.kept_back)


def undrawn_words(characters: Sequence[str], tr: Translator) -> str:
    """Return the sentence about characters that are printed as code points; "" for none."""
    if not characters:
        return ""
    sentence = tr.plural(
        "{n} character cannot be drawn and is printed as its code point: {codes}",
        "{n} characters cannot be drawn and are printed as their code points: {codes}",
        len(characters),
    )
    return sentence.format(n=len(characters), codes=code_points(characters))
