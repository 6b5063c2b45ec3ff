"""What was done at a moment of the review's past, in the interface's language."""

from zjhk_desktop.domain.change import CHANGE_NAMES
from zjhk_desktop.domain.timeline import Moment
from zjhk_desktop.services.past import Past
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session


def moment_words(past: Past, moment: Moment, session: Session, look: Look) -> str:
    """Return what was done, where and by whom; of several changes, how many."""
    first = moment.revisions[0]
    what = look.words(CHANGE_NAMES[past.made(first)])
    count = len(moment.revisions)
    if count > 1:
        where = look.tr_.plural("{n} change", "{n} changes", count).format(n=count)
    else:
        passage = first.state.anchor.passage
        where = place_name(session.memorandum, passage, session.script, look)
    return " · ".join([what, where or look.words("Title"), author_name(first.author, look)])
