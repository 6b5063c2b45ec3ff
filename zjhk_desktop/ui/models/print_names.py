"""What a printed file is called, and what is said of its notes."""

from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.language import Translator


def included_words(tr: Translator, included: int, left_out: int, options: BriefingOptions) -> str:
    """Return “42 notes: 40 included”, without what is left out."""
    if options.layout is Layout.CLEAN:
        return tr("No notes are printed")
    total = tr.plural("{n} note", "{n} notes", included + left_out).format(n=included + left_out)
    return tr("{notes}: {n} included").format(notes=total, n=included)


def left_out_words(tr: Translator, left_out: int, options: BriefingOptions) -> str:
    """Return “2 private left out”, or nothing if nothing is left out."""
    if not left_out or options.layout is Layout.CLEAN:
        return ""
    if options.audience is Audience.SIDE:
        return tr.plural("{n} private left out", "{n} private left out", left_out).format(
            n=left_out
        )
    return tr.plural(
        "{n} not for both sides left out", "{n} not for both sides left out", left_out
    ).format(n=left_out)


def audience_words(tr: Translator, audience: Audience) -> str:
    """Return what an audience means for the notes."""
    if audience is Audience.SELF:
        return tr("Private notes are printed")
    if audience is Audience.SIDE:
        return tr("Private notes are left out")
    return tr("Only notes for both sides are printed")
