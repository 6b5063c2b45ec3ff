"""One thing that the command palette can do."""

from dataclasses import dataclass

from zjhk_desktop.ui.models.matching import Term


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the palette can do.

    Attributes:
        command: the command it runs ("": it goes to a passage).
        passage: the passage it goes to ("": it runs a command).
        title: what it is called, in the interface language.
        part: the menu that it stands in, or what kind of place it is.
        remark: more of it: the first words of a passage, or why a command cannot be run.
        keys: its keys as they are shown.
        icon: its icon.
        enabled: it can be done now.
        on: it is switched on.
        terms: under what it is found; the first one is the title, the last one the part.
    """

    title: str
    part: str
    terms: tuple[Term, ...]
    command: str = ""
    passage: str = ""
    remark: str = ""
    keys: str = ""
    icon: str = ""
    enabled: bool = True
    on: bool = False
