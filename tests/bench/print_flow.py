"""The memorandum and its notes as reportlab's own paragraphs, one after another."""

from collections import defaultdict
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph, SimpleDocTemplate

from zjhk_desktop.briefing.faces import Face
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import program_files

_QUOTED = 24


def print_flow(memorandum: Memorandum, notes: list[Annotation], out: Path) -> None:
    """Print each passage, and after it what is said of it, in the same faces and sizes."""
    metrics: Any = pdfmetrics
    for name in ("ZJHKSerifHK-Regular", "ZJHKSansHK-Regular"):
        metrics.registerFont(Face(program_files().fonts / f"{name}.ttf").font)
    body = ParagraphStyle(
        "body", fontName="ZJHKSerifHK-Regular", fontSize=11.5, leading=20.6, wordWrap="CJK"
    )
    small = ParagraphStyle(
        "small", fontName="ZJHKSansHK-Regular", fontSize=8.3, leading=12.5, wordWrap="CJK"
    )
    said: dict[str, list[Annotation]] = defaultdict(list)
    for note in notes:
        said[note.anchor.passage].append(note)
    story: list[Any] = []
    number = 0
    for passage in memorandum.passages:
        story.append(Paragraph(escape(passage.text_hant), body))
        for note in said[passage.id]:
            number += 1
            state = note.state
            head = f"{number} {state.category} {state.created[:10]} {state.author.name}"
            quote = passage.text_hant[note.anchor.start : note.anchor.end][:_QUOTED]
            words = [head, escape(quote), escape(state.comment)]
            story.append(Paragraph("<br/>".join(words), small))
    template: Any = SimpleDocTemplate(str(out), pageCompression=1)
    template.build(story)
