"""A passage of a Word document: its words, cut wherever a comment or a change begins or ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zjhk_desktop.briefing.docx_changes import TrackedChange, tracked_changes
from zjhk_desktop.briefing.docx_comments import Comments
from zjhk_desktop.briefing.docx_text import Runs
from zjhk_desktop.briefing.outgoing import PlacedNote
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.script import Script


@dataclass(frozen=True, slots=True)
class _Range:
    """Where the comments of a note and of its replies lie."""

    placed: PlacedNote
    comments: Sequence[int]

    @property
    def start(self) -> int:
        return self.placed.place.start

    @property
    def end(self) -> int:
        return self.placed.place.end

    def opening(self) -> str:
        return "".join(f'<w:commentRangeStart w:id="{each}"/>' for each in self.comments)

    def closing(self) -> str:
        return "".join(
            f'<w:commentRangeEnd w:id="{each}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
            f'</w:rPr><w:commentReference w:id="{each}"/></w:r>'
            for each in self.comments
        )


class PassageWriter:
    """Writes passages, each in a bookmark of its id, by which programs find it again."""

    def __init__(self, script: Script, comments: Comments) -> None:
        """Write in a script; what is said of the passages is collected as comments."""
        self._script = script
        self._runs = Runs(script)
        self._comments = comments
        self._numbers = 0

    def words(self, passage: Passage, placed: Sequence[PlacedNote]) -> str:
        """Return a passage with what is said of it; with every change refused, it is verbatim."""
        number = self._number()
        ranges = [_Range(each, self._comments.add(each)) for each in placed]
        changes = tracked_changes(placed)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{passage.id}"/>'
            f"{''.join(self._parts(passage, ranges, changes))}"
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _parts(
        self, passage: Passage, ranges: Sequence[_Range], changes: Sequence[TrackedChange]
    ) -> Iterator[str]:
        """Yield the words between two cuts after what stands at the first of them."""
        text = passage.text(self._script)
        starts: dict[int, list[_Range]] = {}
        ends: dict[int, list[_Range]] = {}
        for each in ranges:
            starts.setdefault(each.start, []).append(each)
            ends.setdefault(each.end, []).append(each)
        inserts = {each.edit.end: each for each in changes if each.edit.text}
        deletes = [each for each in changes if each.edit.end > each.edit.start]
        edges = {edge for each in deletes for edge in (each.edit.start, each.edit.end)}
        cuts = sorted({0, len(text), *starts, *ends, *inserts, *edges})
        for start, end in pairwise([*cuts, len(text)]):
            yield from self._at(ends.get(start, ()), inserts.get(start), starts.get(start, ()))
            while deletes and deletes[0].edit.end <= start:
                deletes.pop(0)
            if deletes and deletes[0].edit.start <= start < end:
                yield self._change("del", deletes[0], text[start:end])
            else:
                yield self._runs.run(text[start:end])

    def _at(
        self, ends: Sequence[_Range], insert: TrackedChange | None, starts: Sequence[_Range]
    ) -> Iterator[str]:
        """Yield what stands between two characters.

        Words in the place of others belong to the comment that proposes them; those before or
        after the marked words stay outside of it, as outside of all other comments.
        """
        inside = insert.placed if insert and _replaces(insert) else None
        yield from (each.closing() for each in ends if each.placed is not inside)
        yield from (each.opening() for each in starts if each.placed is inside)
        if insert is not None:
            yield self._change("ins", insert, insert.edit.text)
        yield from (each.closing() for each in ends if each.placed is inside)
        yield from (each.opening() for each in starts if each.placed is not inside)

    def _change(self, kind: str, change: TrackedChange, text: str) -> str:
        run = self._runs.run(text, deleted=kind == "del")
        signature = self._comments.signature(change.placed.note.annotation.state)
        return f'<w:{kind} w:id="{self._number()}" {signature}>{run}</w:{kind}>'

    def _number(self) -> int:
        """Return the next id of what is neither a comment nor a part."""
        self._numbers += 1
        return self._numbers


def _replaces(change: TrackedChange) -> bool:
    proposal = change.placed.note.annotation.state.proposal
    return proposal is not None and proposal.kind is ProposalKind.REPLACE
