"""The memorandum: sections, passages and names, in both scripts.

Offsets everywhere in `domain` are Unicode code points of a passage; they hold
for both scripts, whose texts have equal length.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.script import Script


class SectionKind(StrEnum):
    """What a section is."""

    TITLE = "title"
    PREAMBLE = "preamble"
    SIGNATURE = "signature"
    ANNEX = "annex"
    DOMAIN = "domain"


class PassageKind(StrEnum):
    """What a passage is; ids are t1…, p1…, g1…, d01…, m01… in this order."""

    TITLE = "title"
    PREAMBLE = "preamble"
    SIGNATURE = "signature"
    DOMAIN = "domain"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Section:
    """A title, preamble, signature block, annex heading, or one of the numbered domains.

    Attributes:
        number: 1…13 for a domain, else None.
        numeral: 一…十三 for a domain, else empty.
    """

    id: str
    kind: SectionKind
    position: int
    number: int | None
    numeral: str
    heading_hant: str
    heading_hans: str

    def heading(self, script: Script) -> str:
        """Return the heading in a script, without its numeral."""
        return self.heading_hant if script is Script.HANT else self.heading_hans


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest unit that can be annotated.

    Attributes:
        position: order in the memorandum, from 0.
        number: 1…51 for a measure, 1…13 for a domain heading, else None.
        domain: number of the domain it stands in, else None.
        text_hant: the authoritative text, without its number or numeral.
        text_hans: the same length as `text_hant`.
        folded: what search looks in: the same length as `text_hant`.
        breaks: where its words begin, in either script, 0 first; a mark of punctuation is a word.
    """

    id: str
    section: str
    position: int
    kind: PassageKind
    number: int | None
    domain: int | None
    text_hant: str
    text_hans: str
    folded: str
    breaks: tuple[int, ...] = ()

    def text(self, script: Script) -> str:
        """Return the text in a script."""
        return self.text_hant if script is Script.HANT else self.text_hans

    def __len__(self) -> int:
        """Return the length in code points, the same in both scripts."""
        return len(self.text_hant)


class NameKind(StrEnum):
    """What a name in the index names."""

    BODY = "body"
    PROGRAMME = "programme"
    PLACE = "place"
    POLICY = "policy"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the index of names; `en` is empty where no English name is established."""

    id: str
    kind: NameKind
    hant: str
    hans: str
    en: str

    def written(self, script: Script) -> str:
        """Return the name in a script."""
        return self.hant if script is Script.HANT else self.hans


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name stands: `[start, end)` code points of a passage."""

    name: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Memorandum:
    """The whole memorandum, immutable, in reading order.

    Attributes:
        signed_on: ISO date of signature.
        source_sha256: digest of the source text it was built from.
        glossary: the house's own usage where general conversion differs: hans word -> hant word.
    """

    title_hant: str
    title_hans: str
    signed_on: str
    place_hant: str
    place_hans: str
    source_sha256: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    names: tuple[Name, ...] = ()
    mentions: tuple[Mention, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    _by_id: dict[str, Passage] = field(init=False, repr=False, compare=False)
    _of_section: dict[str, tuple[Passage, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the passages by id."""
        object.__setattr__(self, "_by_id", {passage.id: passage for passage in self.passages})
        of_section: dict[str, list[Passage]] = {}
        for passage in self.passages:
            of_section.setdefault(passage.section, []).append(passage)
        grouped = {section: tuple(passages) for section, passages in of_section.items()}
        object.__setattr__(self, "_of_section", grouped)

    def title(self, script: Script) -> str:
        """Return the title in a script."""
        return self.title_hant if script is Script.HANT else self.title_hans

    def place(self, script: Script) -> str:
        """Return the place of signature in a script."""
        return self.place_hant if script is Script.HANT else self.place_hans

    def passage(self, passage_id: str) -> Passage:
        """Return a passage.

        Raises:
            UnknownPassage: there is no passage of that id.
        """
        try:
            return self._by_id[passage_id]
        except KeyError:
            raise UnknownPassage(id=passage_id) from None

    def __contains__(self, passage_id: object) -> bool:
        """Say whether there is a passage of that id."""
        return passage_id in self._by_id

    @property
    def domains(self) -> tuple[Section, ...]:
        """Return the numbered domains in order."""
        return tuple(section for section in self.sections if section.kind is SectionKind.DOMAIN)

    @property
    def measures(self) -> tuple[Passage, ...]:
        """Return the measures in order."""
        return tuple(passage for passage in self.passages if passage.kind is PassageKind.MEASURE)

    def section(self, section_id: str) -> Section:
        """Return a section by its id (KeyError for an id that is not of this memorandum)."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def passages_of(self, section_id: str) -> tuple[Passage, ...]:
        """Return the passages of a section in order."""
        return self._of_section.get(section_id, ())

    def measure(self, number: int) -> Passage:
        """Return a measure by its number.

        Raises:
            UnknownPassage: there is no measure of that number.
        """
        return self.passage(f"m{number:02d}")
