"""The words that a briefing adds to the memorandum, in the language of its script."""

from collections.abc import Sequence

from zjhk_desktop.domain.annotation import Audience, Author, Category, Side
from zjhk_desktop.domain.code_points import code_points
from zjhk_desktop.domain.language import N_, Translator
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.script import Script

CATEGORY_NAMES: dict[Category, str] = {
    Category.KEY: N_("Key point"),
    Category.QUERY: N_("To clarify"),
    Category.AMEND: N_("Suggested amendment"),
    Category.RESERVE: N_("Reservation"),
    Category.ACTION: N_("To follow up"),
    Category.DONE: N_("Done"),
}

SIDE_NAMES: dict[Side, str] = {
    Side.HONG_KONG: N_("Hong Kong side"),
    Side.ZHEJIANG: N_("Zhejiang side"),
    Side.OTHER: "",
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
