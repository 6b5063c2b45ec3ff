"""Close-out after a meeting: the review is archived, then removed with all that repeats it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from zjhk_desktop.domain.archive_errors import ReviewMovedOn
from zjhk_desktop.domain.errors import CannotWrite, ReviewReadOnly
from zjhk_desktop.domain.language import N_, Phrase, Translator
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.services.archiving import Archived, Archiving, Snapshot, take_snapshot
from zjhk_desktop.services.holdings import ReviewCounts
from zjhk_desktop.services.settings_table import PLACE_OFFSET, PLACE_PASSAGE
from zjhk_desktop.storage.profile_files import (
    FileKind,
    ProfileFile,
    files_of,
    others_in,
    remove_file,
)
from zjhk_desktop.storage.review_store import ReviewStore
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.storage.whole_file import sync_folder

KEPT_NAMES = frozenset({"settings.json", "instance"})
"""What stays in a profile: it holds no words of the review."""

PROMISES = (
    N_("Storage of today's kind may keep removed data until it writes over it."),
    N_("Backups of the system, snapshots and synchronised folders may hold older copies."),
    N_("What was printed, exported, or backed up to another folder is not touched."),
    N_("Deleted notes are part of the archive: it holds everything that the review held."),
    N_("Memory that the system has moved to the disk may hold words for a while."),
)
"""What cannot be promised of a removal."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a close-out would archive and remove.

    Attributes:
        counts: what is in the review.
        files: what would be removed, in that order.
    """

    counts: ReviewCounts
    files: tuple[ProfileFile, ...]


@dataclass(frozen=True, slots=True)
class NotRemoved:
    """A file that could not be removed, and why."""

    path: Path
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Removal:
    """What a close-out has done.

    Attributes:
        archived: the archive.
        removed: what is gone.
        kept: what could not be removed.
        others: what else lies in the profile and is not the program's.
    """

    archived: Archived
    removed: tuple[ProfileFile, ...]
    kept: tuple[NotRemoved, ...]
    others: tuple[Path, ...]


class ClosingOut:
    """Closes out one profile, in steps: `plan`, `snapshot`, `archive`, `remove`.

    Until `remove` nothing of the profile is touched. All but `archive` belong in the thread
    that opened the review.
    """

    def __init__(
        self,
        profile: Path,
        store: Callable[[], ReviewStore],
        archiving: Archiving,
        settings: SettingsStore,
    ) -> None:
        """Close out a profile whose review is open in `store` (NoReview if it is not)."""
        self._profile = profile
        self._store = store
        self._archiving = archiving
        self._settings = settings

    def plan(self) -> Plan:
        """Return what would be archived and removed.

        Raises:
            NoReview, ReviewError: there is no review, or it cannot be read.
        """
        counts = ReviewCounts.of(self._store().load())
        return Plan(counts, tuple(files_of(self._profile)))

    def snapshot(self) -> Snapshot:
        """Return what the review holds now.

        Raises:
            NoReview: there is no review.
            ReviewReadOnly: it could not be removed.
            ReviewError, CannotWrite, ArchiveTooLarge: see `take_snapshot`.
        """
        store = self._store()
        if store.read_only:
            raise ReviewReadOnly(path=store.path)
        return take_snapshot(store)

    def archive(
        self,
        snapshot: Snapshot,
        path: Path,
        passphrase: str = "",
        *,
        stopped: Callable[[], bool],
        progressed: Callable[[int, int], None],
    ) -> Archived:
        """Write the archive and read it back; see `Archiving.write`.

        Raises:
            CannotWrite: it would lie in the folder that is about to be emptied.
        """
        if _lies_in(path, self._profile):
            reason = Phrase(N_("an archive must lie outside the profile folder"))
            raise CannotWrite(path=path, reason=reason)
        return self._archiving.write(
            snapshot, path, passphrase, stopped=stopped, progressed=progressed
        )

    def remove(self, archived: Archived, close: Callable[[], None]) -> Removal:
        """Remove the review and all that repeats it, and say what could not be removed.

        The review's own file goes last, and only if nothing is left that it would be rebuilt
        from. Until then its lock is held, so that nobody adds to it what is not archived.

        Args:
            archived: what `archive` returned.
            close: closes the review.

        Raises:
            ReviewMovedOn: the review holds something else by now; nothing was removed.
            ReviewError: it cannot be read; nothing was removed.
        """
        if self._store().load() != archived.review:
            raise ReviewMovedOn
        files = files_of(self._profile)
        repeating = [each for each in files if each.kind is not FileKind.REVIEW]
        removed, kept = _remove(repeating)
        own = [each for each in files if each.kind is FileKind.REVIEW]
        if kept:
            reason = Phrase(N_("it would be rebuilt from what is left"))
            kept += [NotRemoved(each.path, reason) for each in own]
        else:
            gone, stuck = _remove(own[:1])
            # Some systems remove no open file.
            close()
            rest, stuck = _remove([] if gone else own[:1])
            companions, left = _remove([] if stuck else _present(own[1:]))
            removed += gone + rest + companions
            kept += stuck + left
        self._settings.update({PLACE_PASSAGE: "", PLACE_OFFSET: 0})
        sync_folder(self._profile)
        others = tuple(others_in(self._profile, KEPT_NAMES))
        taken = {each.path for each in kept}
        return Removal(
            archived, tuple(removed), tuple(kept), tuple(p for p in others if p not in taken)
        )


def file_words(files: Iterable[ProfileFile], tr: Translator) -> list[str]:
    """Return how many files of each kind there are, in words."""
    n = Counter(each.kind for each in files)
    kind = FileKind
    names = {
        kind.REVIEW: tr.plural("{n} file of the review", "{n} files of the review", n[kind.REVIEW]),
        kind.JOURNAL: tr.plural("{n} journal", "{n} journals", n[kind.JOURNAL]),
        kind.BACKUP: tr.plural("{n} backup", "{n} backups", n[kind.BACKUP]),
        kind.DAMAGED: tr.plural(
            "{n} damaged file kept aside", "{n} damaged files kept aside", n[kind.DAMAGED]
        ),
        kind.PRINTS: tr.plural("{n} list of printings", "{n} lists of printings", n[kind.PRINTS]),
        kind.UNFINISHED: tr.plural(
            "{n} unfinished file", "{n} unfinished files", n[kind.UNFINISHED]
        ),
    }
    return [name.format(n=n[each]) for each, name in names.items() if n[each]]


def review_words(counts: ReviewCounts, tr: Translator) -> list[str]:
    """Return what is in a review, in words."""
    words = [
        tr.plural("{n} note", "{n} notes", counts.notes).format(n=counts.notes),
        tr.plural("{n} reply", "{n} replies", counts.replies).format(n=counts.replies),
        tr.plural("{n} status", "{n} statuses", counts.statuses).format(n=counts.statuses),
        tr.plural("{n} bookmark", "{n} bookmarks", counts.bookmarks).format(n=counts.bookmarks),
        tr.plural("{n} draft", "{n} drafts", counts.drafts).format(n=counts.drafts),
    ]
    held = (True, counts.replies, counts.statuses, counts.bookmarks, counts.drafts)
    states = tr.plural("{n} state in all", "{n} states in all", counts.states)
    said = [word for word, shown in zip(words, held, strict=True) if shown]
    return [*said, states.format(n=counts.states)]


def plan_lines(plan: Plan, tr: Translator) -> list[str]:
    """Return what a close-out would archive and remove, in two lines."""
    return [
        tr("To be archived: {what}").format(what=tr(", ").join(review_words(plan.counts, tr))),
        tr("To be removed: {what}").format(what=tr(", ").join(file_words(plan.files, tr))),
    ]


def removal_lines(removal: Removal, tr: Translator) -> list[str]:
    """Return the whole report of a close-out, line by line."""
    archived = removal.archived
    sealed = (
        tr("Archive, sealed with a passphrase: {path}")
        if archived.sealed
        else tr("Archive, readable by anyone who has the file: {path}")
    )
    lines = [sealed.format(path=archived.path)]
    held = review_words(archived.counts, tr)
    lines.append(tr("In it: {what}").format(what=tr(", ").join(held)))
    lines += [tr("Removed: {path}").format(path=each.path) for each in removal.removed]
    lines += [
        tr("Not removed: {path} ({reason})").format(path=each.path, reason=each.reason.sentence(tr))
        for each in removal.kept
    ]
    lines += [
        tr("Left as it is, not a file of ours: {path}").format(path=p) for p in removal.others
    ]
    lines.append(tr("Kept: how the window is set up; that holds no words of the review."))
    return [*lines, tr("What cannot be promised:"), *(f"– {tr(each)}" for each in PROMISES)]


def _remove(files: Iterable[ProfileFile]) -> tuple[list[ProfileFile], list[NotRemoved]]:
    removed: list[ProfileFile] = []
    kept: list[NotRemoved] = []
    for each in files:
        try:
            remove_file(each.path)
        except OSError as error:
            kept.append(NotRemoved(each.path, reason_of(error, each.path.parent)))
        else:
            removed.append(each)
    return removed, kept


def _present(files: Iterable[ProfileFile]) -> list[ProfileFile]:
    """Return the files that closing the review has not removed by itself."""
    return [each for each in files if each.path.exists()]


def _lies_in(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
