"""Cut the bundled fonts from the packages that `sources.json` names.

Usage: `build_fonts.py PACKAGES OUT [--record]`, where PACKAGES holds the unpacked packages, one
folder each. The result depends on nothing but the sources, this script and the locked tools.
"""

import argparse
import hashlib
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from character_sets import CharacterSets
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from latin_face import make_proportional

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = HERE / "sources.json"
WEIGHTS = {"Regular": 400, "Medium": 500, "Bold": 700}
LIMIT = 48 * 1024 * 1024
"""Bytes that all bundled fonts may take together."""

MADE = 3_660_000_000
"""The date written into each face (seconds since 1904): fixed, so that builds are identical."""

DROPPED_TABLES = ["BASE", "DSIG", "STAT", "VORG", "meta", "vhea", "vmtx"]
"""What only vertical setting and variable faces need."""

FEATURES = ["ccmp", "kern", "liga", "mark"]
"""What a horizontal line needs. No `locl`: the face alone decides the region of a character's
form, so that screen and page agree whatever the machine's language is."""


@dataclass(frozen=True, slots=True)
class Face:
    """One bundled face.

    Attributes:
        source: the key of its package in `sources.json`.
        family: the family name, which no system font has.
        weight: a key of `WEIGHTS`.
        characters: the attribute of `CharacterSets` to cut it to; empty keeps every character.
    """

    source: str
    family: str
    weight: str
    characters: str = ""

    @property
    def file(self) -> str:
        """Return the name of the face's file."""
        return f"{self.family.replace(' ', '')}-{self.weight}.ttf"


FACES = (
    Face("serif-hk", "ZJHK Serif HK", "Regular"),
    Face("serif-hk", "ZJHK Serif HK", "Bold", "everyday_hant"),
    Face("sans-hk", "ZJHK Sans HK", "Regular"),
    Face("sans-hk", "ZJHK Sans HK", "Medium", "everyday_hant"),
    Face("sans-hk", "ZJHK Sans HK", "Bold", "everyday_hant"),
    Face("serif-sc", "ZJHK Serif SC", "Regular", "hans"),
    Face("serif-sc", "ZJHK Serif SC", "Bold", "everyday_hans"),
    Face("sans-sc", "ZJHK Sans SC", "Regular", "hans"),
    Face("sans-sc", "ZJHK Sans SC", "Medium", "everyday_hans"),
    Face("sans-sc", "ZJHK Sans SC", "Bold", "everyday_hans"),
    Face("sans-hk", "ZJHK Sans Latin", "Regular", "latin"),
    Face("sans-hk", "ZJHK Sans Latin", "Medium", "latin"),
    Face("sans-hk", "ZJHK Sans Latin", "Bold", "latin"),
)


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def source_file(packages: Path, source: dict[str, object], weight: str) -> Path:
    """Return the source of a weight, after comparing its SHA-256 with the recorded one."""
    files = source["files"]
    assert isinstance(files, dict)
    record = files[weight]
    path = packages / str(source["folder"]) / record["path"]
    if record["sha256"] != sha256(path):
        sys.exit(f"{path.name} is not the file that {SOURCES.name} records.")
    return path


def rename(font: TTFont, face: Face) -> None:
    """Give a face its own names; the licence and the makers' names stay.

    Names 1 and 2 say the same as 16 and 17, so that a face is of one family to every platform.
    """
    table = font["name"]
    names = {
        1: face.family,
        2: face.weight,
        3: f"{face.family} {face.weight}; made of {table.getDebugName(3)}",
        4: f"{face.family} {face.weight}",
        6: face.file.removesuffix(".ttf"),
        16: face.family,
        17: face.weight,
    }
    kept = {0: table.getDebugName(0), 5: table.getDebugName(5)}
    kept |= {number: table.getDebugName(number) for number in (7, 8, 9, 10, 13, 14)}
    table.names = []
    for number, text in sorted((kept | names).items()):
        if text:
            table.setName(text, number, 3, 1, 0x409)


def set_style(font: TTFont, face: Face) -> None:
    """Write the weight and the bold bit the same way wherever a face states them."""
    weight = WEIGHTS[face.weight]
    bold = face.weight == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0
    font["head"].created = font["head"].modified = MADE


def cut(path: Path, face: Face, sets: CharacterSets) -> TTFont:
    """Return the face cut to its characters, with its own names."""
    font = TTFont(path, recalcTimestamp=False, lazy=False)
    if face.characters == "latin":
        make_proportional(font)
    wanted: set[int] = getattr(sets, face.characters) if face.characters else set()
    options = Options()
    options.layout_features = FEATURES
    options.drop_tables += DROPPED_TABLES
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted or set(font.getBestCmap()))
    subsetter.subset(font)
    rename(font, face)
    set_style(font, face)
    return font


def record_sources(packages: Path) -> None:
    """Write `sources.json` anew from unpacked packages."""
    described = {}
    for key in ("serif-hk", "serif-sc", "sans-hk", "sans-sc"):
        [folder] = packages.glob(f"expo-google-fonts-noto-{key}-*/package")
        version = folder.parent.name.rsplit("-", 1)[1]
        files = {}
        for weight, number in WEIGHTS.items():
            [path] = folder.glob(f"{number}{weight}/*.ttf")
            files[weight] = {"path": str(path.relative_to(folder)), "sha256": sha256(path)}
        described[key] = {
            "package": f"@expo-google-fonts/noto-{key}",
            "version": version,
            "licence": "OFL-1.1",
            "folder": str(folder.relative_to(packages)),
            "files": files,
        }
    SOURCES.write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def build(packages: Path, out: Path, texts: list[Path]) -> None:
    """Write every face, the licences and the manifest into a folder."""
    sources = json.loads(SOURCES.read_text(encoding="utf-8"))
    sets = CharacterSets(texts, ROOT / "resources" / "opencc")
    out.mkdir(parents=True, exist_ok=True)
    for key, source in sources.items():
        licence = packages / source["folder"] / "LICENSE_FONT"
        shutil.copyfile(licence, out / f"OFL-{key}.txt")
    manifest = []
    total = 0
    for face in FACES:
        path = out / face.file
        font = cut(source_file(packages, sources[face.source], face.weight), face, sets)
        font.save(path)
        total += path.stat().st_size
        print(
            f"{face.file:32} {len(font.getBestCmap()):6} characters {path.stat().st_size:9} bytes"
        )
        manifest.append({"file": face.file, **asdict(face), "sha256": sha256(path)})
    (out / "fonts.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    print(f"{total / 1024 / 1024:.1f} MB in all")
    if total > LIMIT:
        sys.exit(f"The fonts take {total} bytes; at most {LIMIT} are allowed.")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", type=Path, help="folder of the unpacked packages")
    parser.add_argument("out", type=Path, nargs="?", default=ROOT / "resources" / "fonts")
    parser.add_argument("--record", action="store_true", help="write sources.json anew first")
    parser.add_argument("--text", type=Path, action="append", help="a text to cover")
    given = parser.parse_args()
    if given.record:
        record_sources(given.packages)
    texts = given.text or [ROOT / "data" / "source" / "memorandum.txt"]
    build(given.packages, given.out, texts)


if __name__ == "__main__":
    main()
