"""What is typed in the open card, kept while it is typed: comment, reply and tag."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.draft import DraftField, DraftPlace
from zjhk_desktop.ui.drafts import Drafts
from zjhk_desktop.ui.widgets.drafted import Drafted
from zjhk_desktop.ui.widgets.find_entry import Entry


class CardDrafts(QObject):
    """The drafts of one card's fields.

    Signals:
        kept(bool): all that is typed is on the disk, or something could not be put there.
    """

    kept = Signal(bool)

    def __init__(
        self,
        drafts: Drafts,
        texts: Mapping[DraftField, Callable[[], str]],
        entries: Mapping[DraftField, Entry],
        parent: QObject,
    ) -> None:
        """Keep what is typed in these, of no annotation yet.

        The entries say themselves when something is typed; of `texts` somebody must say it.
        """
        super().__init__(parent)
        self._fields = {field: Drafted(drafts, text, self) for field, text in texts.items()}
        for field, entry in entries.items():
            self._fields[field] = Drafted(drafts, entry.text, self)
            entry.textChanged.connect(self._fields[field].touch)
        for drafted in self._fields.values():
            drafted.kept.connect(self._announce)

    @property
    def refused(self) -> bool:
        """Say whether something that is typed could not be put on the disk."""
        return any(drafted.refused for drafted in self._fields.values())

    def __getitem__(self, field: DraftField) -> Drafted:
        """Return what keeps one field."""
        return self._fields[field]

    def follow(self, annotation_id: str) -> dict[DraftField, str]:
        """Keep what is typed of an annotation ("": of none); return the drafts that it has."""
        found = {
            field: drafted.follow(DraftPlace(annotation_id, field) if annotation_id else None)
            for field, drafted in self._fields.items()
        }
        return {field: text for field, text in found.items() if text is not None}

    def flush(self) -> None:
        """Put on the disk now what would be put there soon."""
        for drafted in self._fields.values():
            drafted.flush()

    def retry(self) -> bool:
        """Put on the disk what could not be put there; return whether all of it is there."""
        for drafted in self._fields.values():
            if drafted.refused:
                drafted.save()
        return not self.refused

    def _announce(self, _kept: bool) -> None:
        self.kept.emit(not self.refused)
