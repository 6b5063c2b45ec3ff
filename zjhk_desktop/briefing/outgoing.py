"""What leaves the program: the notes that were asked for and that an audience may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.briefing.choosing import Unchosen
from zjhk_desktop.briefing.note_cells import ListedNote, Wording
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.selection import Numbered, select
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to be taken out.

    Attributes:
        notes: in the order of whoever takes them out.
        others: statuses and bookmarks, which only some formats have room for.
    """

    notes: Sequence[ListedNote]
    others: Sequence[Annotation] = ()


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note on words of the memorandum: as it was typed, and where it lies.

    Attributes:
        place: where it lies, and what it proposes in the script of the document.
    """

    note: ListedNote
    place: Numbered


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out, and how much of the rest does not.

    Attributes:
        text: the memorandum with no other passages than those that were asked for.
        placed: the notes on it, by passage, each with the replies that the audience may see.
        notes: the same and, if these go out too, notes on passages that the memorandum does not
            have, in the order in which they were given.
        others: statuses and bookmarks of these passages that the audience may see.
        kept_back: how many of these passages it may not see.
        left_out: how many notes that were asked for the audience may not see.
        elsewhere: how many notes lie outside what was asked for.
        unprinted: how many the audience may see but a clean copy does not hold.
        unchosen: how many lie in what was asked for but were not asked for, by why.
    """

    text: Memorandum
    placed: Mapping[str, Sequence[PlacedNote]]
    notes: tuple[ListedNote, ...]
    others: tuple[Annotation, ...]
    left_out: int
    elsewhere: int
    unprinted: int
    unchosen: Mapping[Unchosen, int]
    kept_back: int = 0


def gather(
    material: Material, options: BriefingOptions, wording: Wording, *, strays: bool
) -> Outgoing:
    """Return what goes out.

    Args:
        material: what there is.
        options: what was asked for; layouts other than a clean copy make no difference.
        wording: the memorandum, and what brings proposed words into its script.
        strays: notes on passages that the memorandum does not have go out with the whole of it.

    Raises:
        UnknownDomains, UnknownMeasures, NothingToPrint: as `select` does.
    """
    memorandum, may_see = wording.memorandum, options.audience.may_see
    if options.layout is not Layout.CLEAN:
        options = replace(options, layout=Layout.MARGIN)
    options = replace(options, convert_notes=True)
    annotations = [one for each in material.notes for one in (each.annotation, *each.replies)]
    selection = select(memorandum, annotations, options, wording.transcribe)
    listed = {each.annotation.id: _for(each, options) for each in material.notes}
    placed: dict[str, list[PlacedNote]] = {}
    for place in selection.numbered:
        note = listed[place.annotation.id]
        placed.setdefault(place.passage, []).append(PlacedNote(note, place))
    straying = [
        each
        for each in material.notes
        if strays and options.whole and each.annotation.anchor.passage not in memorandum
    ]
    seen = [each for each in straying if may_see(each.annotation.state.visibility)]
    going = {place.annotation.id for place in selection.numbered}
    going |= {each.annotation.id for each in seen}
    scope = {passage.id for passage in selection.text.passages}
    others = [each for each in material.others if each.anchor.passage in scope]
    shown = [each for each in others if may_see(each.state.visibility)]
    return Outgoing(
        selection.text,
        placed,
        tuple(each for name, each in listed.items() if name in going),
        tuple(shown),
        left_out=selection.left_out + len(straying) - len(seen),
        elsewhere=selection.elsewhere - len(straying),
        unprinted=selection.unprinted,
        unchosen=selection.unchosen,
        kept_back=len(others) - len(shown),
    )


def _for(note: ListedNote, options: BriefingOptions) -> ListedNote:
    """Return a note with no other replies than the audience may see."""
    may_see = options.audience.may_see
    return replace(note, replies=[one for one in note.replies if may_see(one.state.visibility)])
