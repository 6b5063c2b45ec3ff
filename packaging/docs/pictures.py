"""Take the pictures of README anew: the tour's own.

Usage: `pictures.py`, from the project's environment; poppler's pdftoppm draws the printed page.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
WINDOWS = {
    "annotated": "main",
    "simplified": "simplified",
    "parallel": "parallel",
    "found": "finding",
    "names": "names",
    "notes": "notes",
    "proposed": "proposal",
    "past": "past",
    "matrix": "matrix",
    "dark": "dark",
    "print": "print",
}
PAGE = 6


def main() -> int:
    """Run the tour and put its pictures into docs/."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = ROOT / ".venv" / "bin" / "zjhk-desktop"
        subprocess.run([program, "tour", folder], check=True, stdout=subprocess.DEVNULL)
        for path in folder.glob("*.png"):
            picture = WINDOWS.get(path.stem.partition("-")[2])
            if picture:
                keep(path, DOCS / f"{picture}.png")
        page = ["-r", "100", "-f", str(PAGE), "-l", str(PAGE), "-png", "-singlefile"]
        subprocess.run(["pdftoppm", *page, folder / "briefing.pdf", folder / "page"], check=True)
        keep(folder / "page.png", DOCS / "page.png")
    return 0


def keep(source: Path, target: Path) -> None:
    """Save a picture in all its colours, as small as it goes."""
    with Image.open(source) as image:
        image.convert("RGB").save(target, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
