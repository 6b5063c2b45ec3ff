"""Whether there is a screen to open a window on, asked before Qt ends the process over it."""

import sys
from collections.abc import Mapping
from pathlib import Path


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Say whether a window can be opened.

    On Linux that takes a display that answers, or Qt's offscreen platform; elsewhere there is
    one always.
    """
    if not platform.startswith("linux"):
        return True
    chosen = [name.split(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";")]
    if "offscreen" in chosen:
        return True
    return _has_wayland(environment) or _has_x11(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))


def _has_x11(display: str) -> bool:
    host, colon, number = display.rpartition(":")
    if not colon:
        return False
    if host not in {"", "unix"}:
        # A display elsewhere: only Qt itself may find out.
        return True
    path = f"/tmp/.X11-unix/X{number.split('.')[0]}"  # noqa: S108 - X11's own fixed place
    return _answers("\0" + path) or _answers(path)


def _answers(address: str) -> bool:
    # Only a start of the window on Linux asks; the command line does not pay for it.
    import socket  # noqa: PLC0415

    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        try:
            connection.connect(address)
        except (OSError, ValueError):
            return False
    return True
