"""Text being typed, kept on disk for whoever types it."""

from collections.abc import Mapping

from zjhk_desktop.storage.review_store import ReviewStore

_BETWEEN = " "
"""Stands between the author's id and the place's key in a draft's name; no id holds it."""


class Drafts:
    """The drafts of a profile; each reviewer has their own in a place, or none.

    A place is named by a key, see `domain.draft`.
    """

    def __init__(self, store: ReviewStore, kept: Mapping[str, str], author_id: str) -> None:
        """Take the drafts that were kept, by name.

        Args:
            store: where they are kept.
            kept: what it holds.
            author_id: whose those are that an older version named by the annotation alone.
        """
        self._store = store
        self._names: dict[tuple[str, str], str] = {}
        self._texts = dict(kept)
        for name in kept:
            author, between, key = name.partition(_BETWEEN)
            owner = (author, key) if between else (author_id, name)
            self._names[owner] = name

    def of(self, author_id: str) -> dict[str, str]:
        """Return an author's drafts, by key, the latest last."""
        return {
            key: self._texts[name]
            for (author, key), name in self._names.items()
            if author == author_id
        }

    def name(self, author_id: str, key: str) -> str:
        """Return the name under which a draft is kept, or "" if there is none."""
        return self._names.get((author_id, key), "")

    def save(self, author_id: str, key: str, text: str, time: str) -> None:
        """Keep the text that an author is typing in a place."""
        owner = (author_id, key)
        name = self._names.get(owner) or _BETWEEN.join(owner)
        if self._texts.get(name) != text:
            self._store.save_draft(name, text, time)
            # The latest comes last.
            self._names.pop(owner, None)
            self._names[owner], self._texts[name] = name, text

    def discard(self, author_id: str, key: str) -> None:
        """Drop an author's draft in a place, if there is one."""
        name = self.name(author_id, key)
        if name:
            self._store.discard_draft(name)
            self.forget(name)

    def forget(self, name: str) -> None:
        """Let go of a draft that the store has dropped."""
        self._texts.pop(name, None)
        self._names = {owner: each for owner, each in self._names.items() if each != name}
