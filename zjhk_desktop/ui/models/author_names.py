"""How a reviewer is named in the interface's language."""

from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look


def author_name(author: Author, look: Look) -> str:
    """Return a reviewer's name and side, in characters that can be drawn."""
    name = look.drawable(author.name) or look.words("Reviewer")
    side = "" if author.side is Side.OTHER else look.words(SIDE_NAMES[author.side])
    return f"{name}\u3000{side}" if side else name
