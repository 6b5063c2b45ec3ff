"""Say what of Qt and its surroundings a bundle can do without."""

import posixpath
import re
from pathlib import PurePosixPath

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""One file of a bundle: its place there, its source, its kind."""

_QT = "PySide6/Qt/"
_UNWANTED = re.compile(
    "|".join(
        (
            # vnc would listen on the network; the others are for machines without a desktop.
            _QT + r"plugins/platforms/libq(vnc|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay)\.so",
            _QT + r"plugins/platformthemes/libqgtk3\.so",
            _QT + r"plugins/(tls|networkinformation|generic|egldeviceintegrations|sqldrivers)/",
            _QT + r"plugins/(qmltooling|qmllint|designer|vectorimageformats)/",
            _QT + r"plugins/imageformats/libq(pdf|tiff|tga|icns|wbmp|gif|webp)\.so",
            _QT + r"plugins/platforminputcontexts/libqtvirtualkeyboardplugin\.so",
            _QT + r"plugins/wayland-graphics-integration-server/",
            _QT + r"plugins/wayland-shell-integration/lib(fullscreen-shell-v1|ivi-shell|qt-shell)",
            _QT + r"translations/(?!qtbase_(zh_TW|zh_CN|en)\.qm)",
            _QT + "qml/",
            # reportlab's own fonts, and the dictionaries that ours replace
            "reportlab/fonts/",
            "opencc/dictionary/",
        )
    )
)


def trim(binaries: list[Entry], data: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return a bundle's binaries and its other files without what it can do without."""
    kept = _reachable([entry for entry in binaries if not _UNWANTED.match(entry[0])])
    others = [entry for entry in data if not _UNWANTED.match(entry[0])]
    places = {entry[0] for entry in kept + others}
    return kept, [entry for entry in others if entry[2] != "SYMLINK" or _target(entry) in places]


def _reachable(entries: list[Entry]) -> list[Entry]:
    """Return the binaries without the shared libraries that nothing left in the bundle loads.

    Dropping a plug-in leaves what only it needed (a whole toolkit, for one); dropping by name
    instead would one day drop what something else needs.
    """
    libraries = {PurePosixPath(entry[0]).name: entry for entry in entries if _is_shared(entry)}
    kept = [entry for entry in entries if not _is_shared(entry)]
    waiting = list(kept)
    while waiting:
        for name in _needed(waiting.pop()):
            if name in libraries:
                found = libraries.pop(name)
                kept.append(found)
                waiting.append(found)
    return sorted(kept)


def _is_shared(entry: Entry) -> bool:
    """Return whether an entry is loaded only because another file names it."""
    place = PurePosixPath(entry[0])
    is_library = bool(re.match(r"lib.+\.so(\.|$)", place.name))
    return (
        is_library
        and place.parent.as_posix() in {".", "PySide6/Qt/lib"}
        and "python" not in place.name
    )


def _needed(entry: Entry) -> set[str]:
    """Return the names of the libraries that a file is linked against."""
    return {PurePosixPath(name).name for name, _ in get_imports(entry[1])}


def _target(link: Entry) -> str:
    """Return the place in the bundle that a symbolic link leads to."""
    return posixpath.normpath(PurePosixPath(link[0]).parent / link[1])
