"""What is said when other people may see notes, or may see them no more."""

from zjhk_desktop.domain.annotation import Visibility
from zjhk_desktop.domain.language import Translator


def shared_words(tr: Translator, visibility: Visibility, count: int) -> str:
    """Return what it means that so many notes have now a visibility."""
    if visibility is Visibility.BOTH:
        words = tr.plural(
            "{n} note is now for both sides: the other side will see it in packs and prints.",
            "{n} notes are now for both sides: the other side will see them in packs and prints.",
            count,
        )
    elif visibility is Visibility.SIDE:
        words = tr.plural(
            "{n} note is now for your own side: its members will see it in packs and prints.",
            "{n} notes are now for your own side: its members will see them in packs and prints.",
            count,
        )
    else:
        words = tr.plural("{n} note is now private.", "{n} notes are now private.", count)
    return words.format(n=count)
