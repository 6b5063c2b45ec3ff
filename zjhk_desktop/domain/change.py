"""What a mutation of the review did: returned by it, emitted once, followed by every view."""

from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.language import N_, Translator


class ChangeKind(StrEnum):
    """What was done, as the user thinks of it."""

    ADDED = "added"
    EDITED = "edited"
    RECOLOURED = "recoloured"
    SHARED = "shared"
    RESTYLED = "restyled"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    REPLIED = "replied"
    PROPOSED = "proposed"
    ASSESSED = "assessed"
    BOOKMARKED = "bookmarked"
    UNBOOKMARKED = "unbookmarked"
    RESTORED = "restored"
    REWOUND = "rewound"
    BACKUP_RESTORED = "backup-restored"
    ARCHIVE_OPENED = "archive-opened"
    DELETED = "deleted"
    UNDONE = "undone"
    REDONE = "redone"
    REREAD = "reread"
    """Everything is to be read again: another moment is shown, or states have come in."""


CHANGE_NAMES: dict[ChangeKind, str] = {
    ChangeKind.ADDED: N_("Add note"),
    ChangeKind.EDITED: N_("Edit note"),
    ChangeKind.RECOLOURED: N_("Change category"),
    ChangeKind.SHARED: N_("Change visibility"),
    ChangeKind.RESTYLED: N_("Change style"),
    ChangeKind.RESOLVED: N_("Resolve note"),
    ChangeKind.REOPENED: N_("Reopen note"),
    ChangeKind.REPLIED: N_("Reply"),
    ChangeKind.PROPOSED: N_("Propose wording"),
    ChangeKind.ASSESSED: N_("Set status"),
    ChangeKind.BOOKMARKED: N_("Add bookmark"),
    ChangeKind.UNBOOKMARKED: N_("Remove bookmark"),
    ChangeKind.RESTORED: N_("Restore earlier state"),
    ChangeKind.REWOUND: N_("Restore the review"),
    ChangeKind.BACKUP_RESTORED: N_("Restore backup"),
    ChangeKind.ARCHIVE_OPENED: N_("Open archive"),
    ChangeKind.DELETED: N_("Delete note"),
    ChangeKind.UNDONE: N_("Undo"),
    ChangeKind.REDONE: N_("Redo"),
    ChangeKind.REREAD: N_("Read the review again"),
}
"""The name of each kind for menus (「復原：刪除批註」), marked for the catalogues."""


@dataclass(frozen=True, slots=True)
class Change:
    """One committed operation.

    Attributes:
        operation: id of the operation in the review's log.
        of: for an undo or redo, the kind of what was undone or redone; else the kind itself.
        annotations: ids of the annotations concerned.
        revisions: ids of the revisions appended.
        passed_over: for an undo or redo, how many later operations stay because another
            reviewer has changed what they concern since.
    """

    kind: ChangeKind
    operation: str
    of: ChangeKind
    annotations: tuple[str, ...]
    revisions: tuple[str, ...]
    passed_over: int = 0


def passed_over_sentence(change: Change, tr: Translator) -> str:
    """Return the sentence about what an undo or redo left as it is."""
    sentence = tr.plural(
        "{n} later change of yours stays, because another reviewer has gone on from it.",
        "{n} later changes of yours stay, because another reviewer has gone on from them.",
        change.passed_over,
    )
    return sentence.format(n=change.passed_over)
