"""LibreOffice, where it is installed, finds every comment on its words."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.unit.briefing.exports import NOW, gathered, listed, proposal, reply, wording_of
from tests.unit.briefing.packs import ZHEJIANG, crowd, sample_pack, scattered
from zjhk_desktop.briefing.docx_file import docx_bytes
from zjhk_desktop.briefing.note_cells import ListedNote
from zjhk_desktop.domain.anchor import Anchor, anchor_quote
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import ProposalKind
from zjhk_desktop.domain.script import Script

OFFICE = shutil.which("soffice")
DC = "{http://purl.org/dc/elements/1.1/}"
OFFICE_NS = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Opened:
    """What LibreOffice shows of a document: comments on words, and the text without insertions."""

    def __init__(self, root: ET.Element) -> None:
        self.inserted = {
            region.get(f"{T}id")
            for region in root.iter(f"{T}changed-region")
            if is_insertion(region)
        }
        self.changing: list[str | None] = []
        self.open: dict[str, tuple[str, str]] = {}
        self.words: dict[str, str] = {}
        self.comments: list[tuple[str, str, str]] = []
        self.text = ""
        (body,) = root.iter(f"{OFFICE_NS}text")
        for child in body:
            if child.tag != f"{T}tracked-changes":
                self.walk(child)
        assert not self.open
        assert not self.changing

    def walk(self, element: ET.Element) -> None:
        name = element.get(f"{OFFICE_NS}name", "")
        if element.tag == f"{OFFICE_NS}annotation":
            self.open[name] = (element.findtext(f"{DC}creator", ""), said(element))
            self.words[name] = ""
        elif element.tag == f"{OFFICE_NS}annotation-end":
            author, comment = self.open.pop(name)
            self.comments.append((author, comment, self.words[name]))
        elif element.tag == f"{T}change-start":
            self.changing.append(element.get(f"{T}change-id"))
        elif element.tag == f"{T}change-end":
            self.changing.remove(element.get(f"{T}change-id"))
        else:
            self.add({f"{T}tab": "\t", f"{T}s": " "}.get(element.tag, element.text or ""))
            for child in element:
                self.walk(child)
                self.add(child.tail or "")

    def add(self, text: str) -> None:
        if self.inserted & {*self.changing}:
            return
        self.text += text.strip("\n")
        for name in self.open:
            self.words[name] += text


def is_insertion(region: ET.Element) -> bool:
    return region.find(f"{T}insertion") is not None


def said(annotation: ET.Element) -> str:
    return "\n".join("".join(each.itertext()) for each in annotation.findall(f"{T}p"))


def notes_of(memorandum: Memorandum) -> list[ListedNote]:
    """Return notes that lie apart, over one another and on words that would change."""
    notes = [
        *sample_pack(memorandum),
        *scattered(memorandum, 40),
        *crowd(memorandum, "m12", 30),
        *(
            proposal(f"p{index}", anchor_quote(memorandum.passage(passage), quote), text, kind)
            for index, (passage, quote, text, kind) in enumerate(
                (
                    (
                        "m01",
                        "鼓勵浙江企業積極參加",
                        "支持浙江企業積極參加並主持",
                        ProposalKind.REPLACE,
                    ),
                    ("m03", "專業服務", "（各類）", ProposalKind.BEFORE),
                    ("m07", "鳳凰行動", "等", ProposalKind.AFTER),
                    ("m08", "鼓勵", "", ProposalKind.REPLACE),
                )
            )
        ),
    ]
    answer = reply("r", notes[0], "好。", author=ZHEJIANG)
    return [listed(each, i, *([answer] if i == 1 else [])) for i, each in enumerate(notes, 1)]


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_every_comment_on_its_words(
    memorandum: Memorandum, script: Script, tmp_path: Path
) -> None:
    notes = notes_of(memorandum)
    wording = wording_of(memorandum, script)
    out = tmp_path / "notes.docx"
    out.write_bytes(
        docx_bytes(gathered(memorandum, notes, script), wording, Audience.SELF, NOW, lambda: None)
    )
    profile = (tmp_path / "office").as_uri()
    convert = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fodt"]
    subprocess.run(
        [*convert, "--outdir", tmp_path, out], check=True, capture_output=True, timeout=240
    )
    opened = Opened(ET.parse(tmp_path / "notes.fodt").getroot())
    expected = Counter(
        (each.state.author.name or "Reviewer", words(memorandum, each.anchor, script))
        for one in notes
        for each in (one.annotation, *one.replies)
    )
    assert Counter((author, words) for author, _, words in opened.comments) == expected
    told = [comment for _, comment, _ in opened.comments]
    for one in notes:
        comment = one.annotation.state.comment
        assert [each for each in told if comment in each]
    for passage in memorandum.passages:
        assert passage.text(script) in opened.text


def words(memorandum: Memorandum, anchor: Anchor, script: Script) -> str:
    text = memorandum.passage(anchor.passage).text(script)
    return text[anchor.start : anchor.end]
