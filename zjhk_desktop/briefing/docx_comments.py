"""Comments of a Word document: what each note says, and the threads that replies make."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zjhk_desktop.briefing.docx_text import Runs, attribute, paragraph
from zjhk_desktop.briefing.literal import literal
from zjhk_desktop.briefing.note_cells import Wording
from zjhk_desktop.briefing.note_words import (
    author_name,
    initials,
    local_time,
    note_words,
    proposed_words,
    reply_words,
)
from zjhk_desktop.briefing.outgoing import PlacedNote
from zjhk_desktop.domain.annotation import AnnotationState

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="w14 w15"'
)
_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
_BOLD = "<w:b/>"


@dataclass
class Comments:
    """Collects the comments of one document in the order of their ids."""

    wording: Wording
    _comments: list[str] = field(default_factory=list[str])
    _threads: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        """Write in the language of the document."""
        self._runs = Runs(self.wording.script)

    def __len__(self) -> int:
        """Return how many comments there are, replies included."""
        return len(self._comments)

    def add(self, placed: PlacedNote) -> Sequence[int]:
        """Add a note and its replies; return the ids of their comments."""
        tr, note = self.wording.tr, placed.note
        state = note.annotation.state
        head = note_words(state, tr, whole=placed.place.whole)
        root = self._add(state, head, self._said(state), done=state.resolved)
        return [
            root,
            *(
                self._add(
                    reply.state,
                    reply_words(reply.state, state, tr),
                    literal(reply.state.comment).split("\n"),
                    done=state.resolved,
                    parent=root,
                )
                for reply in note.replies
            ),
        ]

    def comments_xml(self) -> str:
        """Return the part that holds the comments."""
        return f"<w:comments {_SPACES}>{''.join(self._comments)}</w:comments>"

    def threads_xml(self) -> str:
        """Return the part that says which comment replies to which, and which are resolved."""
        return f"<w15:commentsEx {_SPACES}>{''.join(self._threads)}</w15:commentsEx>"

    def signature(self, state: AnnotationState) -> str:
        """Return the attributes that say who made something, and when by the clock there."""
        name = author_name(state.author, self.wording.tr)
        time = local_time(state.created, self.wording.zone).replace(tzinfo=None)
        return f'w:author={attribute(name)} w:date="{time.isoformat(timespec="seconds")}"'

    def _said(self, state: AnnotationState) -> list[str]:
        """Return the lines of a note: what it says, and what it proposes as that was typed."""
        lines = literal(state.comment).split("\n") if state.comment else []
        if state.proposal is not None:
            tr = self.wording.tr
            proposed = literal(proposed_words(state.proposal, tr))
            lines += tr("Proposed wording: {words}").format(words=proposed).split("\n")
        return lines

    def _add(
        self,
        state: AnnotationState,
        head: str,
        lines: Sequence[str],
        *,
        done: bool,
        parent: int | None = None,
    ) -> int:
        number = len(self._comments)
        contents = [self._runs.run(head, extra=_BOLD), *(self._runs.run(each) for each in lines)]
        contents[0] = _MARK + contents[0]
        last = len(contents) - 1
        paragraphs = [
            paragraph("CommentText", each, _paragraph_id(number) if index == last else "")
            for index, each in enumerate(contents)
        ]
        short = attribute(initials(author_name(state.author, self.wording.tr)))
        self._comments.append(
            f'<w:comment w:id="{number}" {self.signature(state)} w:initials={short}>'
            f"{''.join(paragraphs)}</w:comment>"
        )
        answers = "" if parent is None else f' w15:paraIdParent="{_paragraph_id(parent)}"'
        self._threads.append(
            f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{answers} w15:done="{int(done)}"/>'
        )
        return number


def _paragraph_id(comment: int) -> str:
    """Return the id of a comment's last paragraph, by which threads name the comment."""
    return f"{comment + 1:08X}"
