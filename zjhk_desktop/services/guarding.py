"""What the process refuses before it does anything: a hostile environment, networks, core dumps."""

import locale
import os
import sys
from collections.abc import MutableMapping

PLATFORMS = ("xcb", "wayland", "offscreen", "cocoa", "windows")
"""Qt platforms that may show the window; others (vnc!) listen on a network port."""

_DROPPED = (
    "QT_PLUGIN_PATH",
    "QT_STYLE_OVERRIDE",
    "QT_QUICK_CONTROLS_CONF",
    # Its tuio plug-in listens on a network port.
    "QT_QPA_GENERIC_PLUGINS",
    "SSLKEYLOGFILE",
)
_DROPPED_PREFIXES = ("QML", "QTWEBENGINE")
_LOCAL_FAMILY = 1
"""AF_UNIX: the display and the input method are reached by it."""
_GIVEN_FAMILY = -1
"""The family of a socket that is made from an open one; whoever opened that was asked."""
_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux's prctl."""


def guard_process() -> None:
    """Make new files private, forbid core dumps, clean the environment, refuse networks."""
    os.umask(0o077)
    clean_environment(os.environ)
    if sys.platform.startswith("linux") and not _is_utf8(locale.getencoding()):
        choose_utf8(os.environ)
    _forbid_core_dumps()
    _refuse_networks()


def clean_environment(environment: MutableMapping[str, str]) -> None:
    """Remove what would load foreign code into Qt or choose a platform that listens."""
    for name in list(environment):
        leads_to_plugins = name.startswith("QT_QPA_") and name.endswith("_PATH")
        if name in _DROPPED or name.startswith(_DROPPED_PREFIXES) or leads_to_plugins:
            del environment[name]
    # “wayland;xcb” and “offscreen:option” are forms that Qt takes.
    wanted = environment.get("QT_QPA_PLATFORM", "").split(";")
    if not all(platform.split(":")[0] in PLATFORMS for platform in wanted):
        environment.pop("QT_QPA_PLATFORM", None)


def choose_utf8(environment: MutableMapping[str, str]) -> None:
    """Ask for UTF-8 where the locale has another encoding, and leave its language as it is.

    Qt would choose the same, but complain on stderr.
    """
    everything = environment.pop("LC_ALL", "")
    if everything:
        # It stood above all the others; what it said goes on without it, but for the encoding.
        for name in [name for name in environment if name.startswith("LC_")]:
            del environment[name]
        environment["LANG"] = everything
    environment["LC_CTYPE"] = "C.UTF-8"


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "") == "utf8"


def _forbid_core_dumps() -> None:
    if sys.platform != "win32":
        # Not there on Windows, hence not at the top.
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        # A system that pipes dumps into a program of its own does not heed that limit. This it
        # does, and no other program of the user may look into our memory either.
        import ctypes  # noqa: PLC0415

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def _refuse_networks() -> None:
    """Refuse every network address in this process; asked twice, it does it once."""
    # An audit hook cannot be removed and slows every event: ask whether ours is there.
    present: list[bool] = []
    sys.audit("zjhk_desktop.guarded", present)
    if not present:
        sys.addaudithook(_on_event)


def _on_event(event: str, arguments: tuple[object, ...]) -> None:
    if event == "zjhk_desktop.guarded":
        present = arguments[0]
        if isinstance(present, list):
            present.append(True)  # pyright: ignore[reportUnknownMemberType]
    elif event.startswith("socket.") and _reaches_out(event, arguments):
        raise PermissionError(event)


def _reaches_out(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "socket.__new__":
        return arguments[1] not in {_LOCAL_FAMILY, _GIVEN_FAMILY}
    if event in {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}:
        return getattr(arguments[0], "family", None) != _LOCAL_FAMILY
    return event.startswith(("socket.getaddrinfo", "socket.gethostby", "socket.getnameinfo"))
