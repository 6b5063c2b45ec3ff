"""Golden pages: what stands on a page as text, and what it looks like, kept in files."""

import json
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.raster import PageRenderer

FOLDER = Path(__file__).with_name("pages")
NEAR = 0.15
"""How far a text may stand from where it stood, in points."""

SCALE = 0.75
"""Pixels for each point."""

SHADES = 64
"""So much lighter or darker, of 255, a pixel may be: renderers smooth edges differently."""

STRAYS = 0.002
"""So great a part of a page's pixels may differ more."""

HOW = "If that is what you meant, run: pytest tests/golden --update-golden, and look at the pages."


@dataclass(frozen=True)
class Run:
    """A text on a page: where, in which face and size, in which colour."""

    x: float
    y: float
    size: float
    face: str
    ink: str
    words: str

    def is_like(self, other: "Run") -> bool:
        """Say whether two are the same, as near as can be seen."""
        near = abs(self.x - other.x) <= NEAR and abs(self.y - other.y) <= NEAR
        ours = (self.size, self.face, self.ink, self.words)
        return near and ours == (other.size, other.face, other.ink, other.words)


def runs_of(page: Page) -> list[Run]:
    """Return the texts of a page in reading order, then the labels of its markers."""
    texts = [(text.line, text.x, text.y, text.ink) for text in page.texts]
    texts += [(mark.label, mark.x, mark.y, mark.ink) for mark in page.markers]
    return [
        Run(
            round(x + line.boxes[0].x0, 1),
            round(y, 1),
            line.boxes[0].cell.size,
            line.boxes[0].cell.face.name,
            ink,
            line.text,
        )
        for line, x, y, ink in texts
        if line.boxes
    ]


def picture_of(renderer: PageRenderer, index: int) -> Image.Image:
    """Return a page as a small picture in greys."""
    drawn = renderer.render(index, SCALE)
    return Image.frombytes("RGBA", (drawn.width, drawn.height), drawn.pixels).convert("L")


def write_runs(path: Path, pages: list[list[Run]]) -> None:
    """Keep the texts of some pages, one on each line."""
    rows = [
        "[\n" + ",\n".join(json.dumps(list(vars(run).values()), ensure_ascii=False) for run in runs)
        for runs in pages
    ]
    path.write_text("[" + "\n],\n".join(rows) + "\n]]\n", encoding="utf-8")


def read_runs(path: Path) -> list[list[Run]]:
    """Return the texts that were kept."""
    return [[Run(*row) for row in page] for page in json.loads(path.read_text(encoding="utf-8"))]


def text_faults(kept: list[list[Run]], found: list[list[Run]]) -> list[str]:
    """Return what differs, page by page, each in one sentence."""
    faults: list[str] = []
    if len(kept) != len(found):
        faults.append(f"{len(found)} pages, before {len(kept)}")
    for number, (before, now) in enumerate(zip(kept, found, strict=False), 1):
        gone = [run for run in before if not any(run.is_like(other) for other in now)]
        new = [run for run in now if not any(run.is_like(other) for other in before)]
        faults += [f"page {number}: no more {_said(run)}" for run in gone[:5]]
        faults += [f"page {number}: now {_said(run)}" for run in new[:5]]
        order = [run.words for run in before] == [run.words for run in now]
        if not gone and not new and not order:
            faults.append(f"page {number}: the same texts in another order")
    return faults


def picture_faults(name: str, kept: Image.Image, found: Image.Image) -> list[str]:
    """Return how two pictures of a page differ, and roughly where."""
    if kept.size != found.size:
        return [f"{name}: {found.size} pixels, before {kept.size}"]
    strays = ImageChops.difference(kept, found).point(lambda shade: 255 * (shade > SHADES))
    count = strays.histogram()[255]
    if count <= STRAYS * kept.width * kept.height:
        return []
    return [f"{name}: {count} pixels look different, all within {strays.getbbox()}"]


def _said(run: Run) -> str:
    where = f"at ({run.x}, {run.y}), {run.size} pt {run.face}, {run.ink}"
    return f"{run.words[:30]!r} {where}"
