"""Whether the disk under a folder is encrypted: looked at read-only, and never promised."""

import os
import re
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

SECONDS = 10
"""How long a system's own command may take to answer."""

_DEEPEST = 8
"""So many devices may lie under one another."""
_ESCAPED = re.compile(r"\\([0-7]{3})")
_PROTECTED = {"1", "6"}
_UNPROTECTED = {"2"}
"""What Windows answers for a volume: 1 protected, 6 protected and locked, 2 not protected."""


class DiskState(StrEnum):
    """What could be found out about a disk."""

    ENCRYPTED = "encrypted"
    PLAIN = "plain"
    """No encryption by the system was found."""
    UNKNOWN = "unknown"


def look_at_disk(folder: Path, platform: str = sys.platform) -> DiskState:
    """Return what the system says of the disk under a folder; this may take seconds."""
    try:
        if platform.startswith("linux"):
            return linux_state(folder, Path("/sys"), Path("/proc/self/mountinfo").read_text())
        if platform == "darwin":
            return state_of_filevault(run(("/usr/bin/fdesetup", "status")))
        if platform == "win32":
            return state_of_bitlocker(run(bitlocker_question(folder, os.environ)))
    except (OSError, UnicodeDecodeError):
        return DiskState.UNKNOWN
    return DiskState.UNKNOWN


def linux_state(folder: Path, system: Path, mounts: str) -> DiskState:
    """Return the state of the device under a folder, by what the kernel says of it.

    Args:
        folder: it need not exist; the next folder above it that does is looked at.
        system: where sysfs is mounted.
        mounts: the process's mountinfo.

    Raises:
        OSError: it cannot be looked at.
    """
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    device = folder.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    if not (system / "dev" / "block" / number).exists():
        # btrfs and the like show a device of their own; the mount names the one below.
        source = source_of_mount(mounts, number)
        if not source.startswith("/dev/"):
            return DiskState.UNKNOWN
        below = Path(source).stat().st_rdev
        number = f"{os.major(below)}:{os.minor(below)}"
    return state_of_device((system / "dev" / "block" / number).resolve(strict=True))


def source_of_mount(mounts: str, number: str) -> str:
    """Return what is mounted as a device's number, by mountinfo; empty if nothing is."""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2 and fields[2] == number and "-" in fields:
            source = fields[fields.index("-") + 2 :][:1]
            return "".join(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), each) for each in source)
    return ""


def state_of_device(device: Path, depth: int = 0) -> DiskState:
    """Return whether a device of sysfs is encrypted, itself or everything that it lies on."""
    if _text(device / "dm" / "uuid").startswith("CRYPT-"):
        return DiskState.ENCRYPTED
    if depth > _DEEPEST or (device / "loop").exists():
        return DiskState.UNKNOWN
    below = sorted(each.resolve() for each in (device / "slaves").glob("*"))
    if (device / "partition").exists():
        # A partition lies on the disk whose folder holds its own.
        below = [device.parent]
    if not below:
        return DiskState.PLAIN
    states = {state_of_device(each, depth + 1) for each in below}
    return states.pop() if len(states) == 1 else DiskState.UNKNOWN


def state_of_filevault(answer: str) -> DiskState:
    """Return what `fdesetup status` says."""
    if "FileVault is On" in answer and "in progress" not in answer:
        return DiskState.ENCRYPTED
    return DiskState.PLAIN if "FileVault is Off" in answer else DiskState.UNKNOWN


def bitlocker_question(folder: Path, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command that asks Windows for a volume's protection, without more rights."""
    root = environment.get("SystemRoot", r"C:\Windows")
    drive = folder.absolute().drive
    if not re.fullmatch(r"[A-Za-z]:", drive):
        raise OSError("no drive")
    script = (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}')"
        ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
    )
    shell = rf"{root}\System32\WindowsPowerShell\v1.0\powershell.exe"
    return (shell, "-NoProfile", "-NonInteractive", "-Command", script)


def state_of_bitlocker(answer: str) -> DiskState:
    """Return what Windows says of a volume's protection."""
    number = answer.strip()
    if number in _PROTECTED:
        return DiskState.ENCRYPTED
    return DiskState.PLAIN if number in _UNPROTECTED else DiskState.UNKNOWN


def run(command: Sequence[str]) -> str:
    """Run a command of the system, hidden and with nothing to read, and return its answer.

    Raises:
        OSError: it is not there, fails, or does not answer in time.
    """
    # Only here: a start must not pay for it.
    import subprocess  # noqa: PLC0415

    try:
        done = subprocess.run(  # noqa: S603 - the system's own commands, by their full paths
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.SubprocessError as error:
        raise OSError(str(error)) from None
    return done.stdout.decode("utf-8", "replace")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
