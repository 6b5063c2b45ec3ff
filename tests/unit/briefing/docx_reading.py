"""Read a Word document back as its XML says: what stands there, and where each comment lies."""

import io
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
TEXTS = {f"{W}t", f"{W}delText"}
ACTS = {f"{W}tab": "\t", f"{W}br": "\n"}


@dataclass
class Comment:
    """A comment as it is stored, with the words that it lies on before any change."""

    author: str
    initials: str
    date: str
    paragraphs: list[str]
    words: str = ""
    passages: set[str] = field(default_factory=set)
    parent: int | None = None
    done: bool = False


@dataclass
class Change:
    """A tracked change: what comes in or goes."""

    kind: str
    author: str
    date: str
    text: str
    passage: str


@dataclass
class Document:
    """What a document holds.

    Attributes:
        passages: their words with every change refused, by the names of their bookmarks.
        accepted: their words with every change accepted.
        paragraphs: style and whole text, with every change refused.
    """

    passages: dict[str, str]
    accepted: dict[str, str]
    paragraphs: list[tuple[str, str]]
    comments: dict[int, Comment]
    changes: list[Change]
    runs: list[ET.Element]


def part(data: bytes, name: str) -> ET.Element:
    """Return a part of a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))


def names(data: bytes) -> list[str]:
    """Return the names of the parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def read(data: bytes) -> Document:
    """Return what a document holds; whatever is not well made fails here."""
    found = Document({}, {}, [], {}, [], [])
    if "word/comments.xml" in names(data):
        found.comments = comments(data)
    here: dict[str, str] = {}
    open_comments: set[int] = set()
    ended: set[int] = set()
    referred: list[int] = []
    for paragraph in part(data, "word/document.xml").iter(f"{W}p"):
        whole: list[str] = []
        for element, change in content(paragraph):
            number = int(element.get(f"{W}id", -1))
            passage = next(iter(here.values()), "")
            if element.tag == f"{W}bookmarkStart":
                name = element.get(f"{W}name", "")
                here[str(number)] = name
                found.passages[name] = found.accepted[name] = ""
            elif element.tag == f"{W}bookmarkEnd":
                del here[str(number)]
            elif element.tag == f"{W}commentRangeStart":
                assert number not in open_comments | ended
                open_comments.add(number)
            elif element.tag == f"{W}commentRangeEnd":
                open_comments.remove(number)
                ended.add(number)
            elif element.tag == f"{W}commentReference":
                assert number in ended
                referred.append(number)
            elif element.tag == f"{W}r":
                text = text_of(element)
                if text:
                    found.runs.append(element)
                if change is not None:
                    kind = change.tag.removeprefix(W)
                    signed = (change.get(f"{W}author", ""), change.get(f"{W}date", ""))
                    found.changes.append(Change(kind, *signed, text, passage))
                if change is None or change.tag == f"{W}del":
                    whole.append(text)
                    for each in open_comments:
                        found.comments[each].words += text
                        found.comments[each].passages.add(passage)
                    if passage:
                        found.passages[passage] += text
                if passage and (change is None or change.tag == f"{W}ins"):
                    found.accepted[passage] += text
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        found.paragraphs.append((style.get(f"{W}val", ""), "".join(whole)))
    assert not here
    assert not open_comments
    assert sorted(referred) == sorted(ended) == sorted(found.comments)
    return found


def content(paragraph: ET.Element) -> list[tuple[ET.Element, ET.Element | None]]:
    """Return what stands in a paragraph, each with the tracked change that it is part of."""
    found: list[tuple[ET.Element, ET.Element | None]] = []
    for child in paragraph:
        changed = child.tag in (f"{W}ins", f"{W}del")
        for element in child if changed else [child]:
            found.append((element, child if changed else None))
            found += [(each, None) for each in element.iter(f"{W}commentReference")]
    return found


def text_of(element: ET.Element) -> str:
    """Return the characters of an element."""
    return "".join(
        (each.text or "") if each.tag in TEXTS else ACTS.get(each.tag, "")
        for each in element.iter()
    )


def comments(data: bytes) -> dict[int, Comment]:
    """Return the comments by id, in threads."""
    found: dict[int, Comment] = {}
    named: dict[str, int] = {}
    for element in part(data, "word/comments.xml").iter(f"{W}comment"):
        number = int(element.get(f"{W}id", ""))
        paragraphs = element.findall(f"{W}p")
        found[number] = Comment(
            element.get(f"{W}author", ""),
            element.get(f"{W}initials", ""),
            element.get(f"{W}date", ""),
            [text_of(each) for each in paragraphs],
        )
        named[paragraphs[-1].get(f"{W14}paraId", "")] = number
    assert len(named) == len(found)
    threads = part(data, "word/commentsExtended.xml").findall(f"{W15}commentEx")
    assert [named[each.get(f"{W15}paraId", "")] for each in threads] == list(found)
    for number, each in zip(found, threads, strict=True):
        parent = each.get(f"{W15}paraIdParent")
        found[number].parent = None if parent is None else named[parent]
        found[number].done = each.get(f"{W15}done") == "1"
    return found
