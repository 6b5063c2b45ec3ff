"""Where the program's own files and the user's profile are."""

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class ProgramFiles:
    """The read-only files that the program comes with.

    Attributes:
        root: the folder that holds `data/` and `resources/`.
    """

    root: Path

    @property
    def memorandum(self) -> Path:
        """Return the bundled memorandum database."""
        return self.root / "data" / "memo.sqlite"

    @property
    def source(self) -> Path:
        """Return the folder of the memorandum's source."""
        return self.root / "data" / "source"

    @property
    def fonts(self) -> Path:
        """Return the folder of the bundled fonts."""
        return self.root / "resources" / "fonts"

    @property
    def icons(self) -> Path:
        """Return the folder of the icons."""
        return self.root / "resources" / "icons"

    @property
    def catalogues(self) -> Path:
        """Return the folder of the interface's translations."""
        return self.root / "resources" / "i18n"

    @property
    def opencc(self) -> Path:
        """Return the folder of the conversion dictionaries."""
        return self.root / "resources" / "opencc"

    @property
    def readings(self) -> Path:
        """Return the folder of the tables of how Chinese is read."""
        return self.root / "resources" / "readings"


def program_files() -> ProgramFiles:
    """Return the program's files: beside the package, or inside a bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return ProgramFiles(Path(bundle) if bundle else Path(__file__).resolve().parent.parent)


def default_profile() -> Path:
    """Return the platform's application-data folder for this program."""
    return Path(platformdirs.user_data_dir("zjhk-desktop", appauthor=False, roaming=False))
