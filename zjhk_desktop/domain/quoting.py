"""The words that an annotation is about, in the script that is read."""

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script


def quoted_words(memorandum: Memorandum, annotation: Annotation, script: Script) -> str:
    """Return an annotation's words: the passage's if it is known, else those it was made on.

    A note on a whole passage has all of the passage's words.
    """
    anchor = annotation.anchor
    if anchor.passage not in memorandum:
        return anchor.quote
    return memorandum.passage(anchor.passage).text(script)[anchor.start : anchor.end]
