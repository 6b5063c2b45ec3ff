"""The rows of the index of names: a heading for each kind, and the names below it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Memorandum, Mention, Name, NameKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.models.results_rows import label_of_mention

KIND_NAMES: dict[NameKind, str] = {
    NameKind.BODY: N_("Bodies"),
    NameKind.PROGRAMME: N_("Programmes"),
    NameKind.PLACE: N_("Places"),
    NameKind.POLICY: N_("Policies"),
    NameKind.INSTRUMENT: N_("Instruments"),
}


@dataclass(frozen=True, slots=True)
class KindRow:
    """A heading over the names of a kind, with how many of them are shown."""

    kind: NameKind
    count: int


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name and its first mention in each passage, in order; `labels` say where each stands."""

    name: Name
    mentions: tuple[Mention, ...]
    labels: tuple[str, ...]


IndexRow = KindRow | NameEntry


@dataclass(frozen=True, slots=True)
class NameForms:
    """A name as it is read, as the other script writes it, and in English (empty: none)."""

    name: str
    other: str
    gloss: str


def name_forms(name: Name, script: Script) -> NameForms:
    """Return a name in a script, in the other one, and in English."""
    if script is Script.HANT:
        return NameForms(name.hant, name.hans, name.en)
    return NameForms(name.hans, name.hant, name.en)


def name_entries(memorandum: Memorandum, script: Script) -> list[NameEntry]:
    """Return all names in the order of the index; labels are in a script."""
    positions = {passage.id: passage.position for passage in memorandum.passages}
    first: dict[str, dict[str, Mention]] = {name.id: {} for name in memorandum.names}
    for mention in sorted(memorandum.mentions, key=lambda m: (positions[m.passage], m.start)):
        first[mention.name].setdefault(mention.passage, mention)
    entries: list[NameEntry] = []
    for name in memorandum.names:
        mentions = tuple(first[name.id].values())
        labels = tuple(label_of_mention(memorandum, mention, script) for mention in mentions)
        entries.append(NameEntry(name, mentions, labels))
    return entries


def index_rows(
    entries: Sequence[NameEntry], shown: AbstractSet[str] | None, kind: NameKind | None
) -> list[IndexRow]:
    """Return the rows of the names shown (None: all) of a kind (None: every kind), by kind."""
    rows: list[IndexRow] = []
    for each in NameKind if kind is None else (kind,):
        members = [
            entry
            for entry in entries
            if entry.name.kind is each and (shown is None or entry.name.id in shown)
        ]
        if members:
            rows += [KindRow(each, len(members)), *members]
    return rows
