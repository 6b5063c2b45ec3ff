"""What the systems say of their disks, read from samples."""

import os
import sys
from pathlib import Path

import pytest

from zjhk_desktop.services.disk_encryption import (
    DiskState,
    bitlocker_question,
    linux_state,
    look_at_disk,
    run,
    source_of_mount,
    state_of_bitlocker,
    state_of_device,
    state_of_filevault,
)

MOUNTS = (
    r"28 1 253:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw" + "\n"
    r"35 28 0:31 /@home /home rw,relatime shared:2 - btrfs /dev/mapper/luks\040home rw" + "\n"
    r"36 28 0:40 / /run/user/1000 rw - tmpfs tmpfs rw" + "\n"
)


def device(system: Path, name: str, uuid: str = "", on: tuple[Path, ...] = ()) -> Path:
    """Make a device as sysfs shows it."""
    folder = system / "devices" / name
    (folder / "slaves").mkdir(parents=True)
    if uuid:
        (folder / "dm").mkdir()
        (folder / "dm" / "uuid").write_text(f"{uuid}\n")
    for other in on:
        (folder / "slaves" / other.name).symlink_to(other)
    return folder


def partition(disk: Path, name: str) -> Path:
    folder = disk / name
    folder.mkdir()
    (folder / "partition").write_text("1\n")
    return folder


def test_a_volume_on_luks_is_encrypted_through_what_lies_between(tmp_path: Path) -> None:
    part = partition(device(tmp_path, "nvme0n1"), "nvme0n1p3")
    luks = device(tmp_path, "dm-0", "CRYPT-LUKS2-0123-luks", (part,))
    volume = device(tmp_path, "dm-1", "LVM-abc", (luks,))
    assert state_of_device(luks) is DiskState.ENCRYPTED
    assert state_of_device(volume) is DiskState.ENCRYPTED
    assert state_of_device(part) is DiskState.PLAIN


def test_half_encrypted_is_not_known(tmp_path: Path) -> None:
    plain = device(tmp_path, "sda")
    luks = device(tmp_path, "dm-0", "CRYPT-LUKS2-0123", (device(tmp_path, "sdb"),))
    assert state_of_device(device(tmp_path, "dm-1", "LVM-x", (plain, luks))) is DiskState.UNKNOWN
    assert state_of_device(device(tmp_path, "dm-2", "LVM-y", (plain,))) is DiskState.PLAIN


def test_a_file_as_a_disk_and_a_circle_are_not_known(tmp_path: Path) -> None:
    loop = device(tmp_path, "loop0")
    (loop / "loop").mkdir()
    assert state_of_device(loop) is DiskState.UNKNOWN
    first = device(tmp_path, "dm-0", "LVM-x")
    second = device(tmp_path, "dm-1", "LVM-y", (first,))
    (first / "slaves" / "dm-1").symlink_to(second)
    assert state_of_device(first) is DiskState.UNKNOWN


def test_the_folder_leads_to_its_device(tmp_path: Path) -> None:
    system = tmp_path / "sys"
    number = tmp_path.stat().st_dev
    block = system / "dev" / "block"
    block.mkdir(parents=True)
    link = block / f"{os.major(number)}:{os.minor(number)}"
    missing = tmp_path / "not" / "yet"
    assert linux_state(missing, system, "") is DiskState.UNKNOWN
    link.symlink_to(device(system, "dm-0", "CRYPT-PLAIN-x"))
    assert linux_state(missing, system, "") is DiskState.ENCRYPTED


@pytest.mark.parametrize(
    ("number", "source"),
    [("253:1", "/dev/mapper/vg-root"), ("0:31", "/dev/mapper/luks home"), ("9:9", "")],
)
def test_a_mount_names_what_lies_below(number: str, source: str) -> None:
    assert source_of_mount(MOUNTS, number) == source


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("FileVault is On.\n", DiskState.ENCRYPTED),
        ("FileVault is Off.\n", DiskState.PLAIN),
        ("FileVault is On.\nEncryption in progress: Percent completed = 41", DiskState.UNKNOWN),
        ("FileVault master keychain appears to be installed.", DiskState.UNKNOWN),
        ("", DiskState.UNKNOWN),
    ],
)
def test_filevault_s_answers(answer: str, state: DiskState) -> None:
    assert state_of_filevault(answer) is state


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("1\r\n", DiskState.ENCRYPTED),
        ("6", DiskState.ENCRYPTED),
        ("2\r\n", DiskState.PLAIN),
        ("3", DiskState.UNKNOWN),
        ("", DiskState.UNKNOWN),
    ],
)
def test_bitlocker_s_answers(answer: str, state: DiskState) -> None:
    assert state_of_bitlocker(answer) is state


def test_windows_is_asked_by_its_own_shell_and_only_for_a_drive() -> None:
    class Drive(type(Path())):  # a path as Windows has it
        @property
        def drive(self) -> str:
            return "D:"

        def absolute(self) -> "Drive":
            return self

    question = bitlocker_question(Drive("x"), {"SystemRoot": r"D:\Win"})
    assert question[0].startswith(r"D:\Win\System32")
    assert "'D:'" in question[-1]
    with pytest.raises(OSError, match="no drive"):
        bitlocker_question(Path("/srv"), {})


def test_what_cannot_be_asked_is_not_known(tmp_path: Path) -> None:
    for platform in ("darwin", "win32", "haiku"):
        assert look_at_disk(tmp_path, platform) is DiskState.UNKNOWN
    assert look_at_disk(tmp_path, "linux") in set(DiskState)


def test_a_command_answers_or_fails() -> None:
    assert run((sys.executable, "-I", "-c", "print('一')")).strip() == "一"
    for failing in ((sys.executable, "-I", "-c", "raise SystemExit(3)"), ("/no/such/command",)):
        with pytest.raises(OSError):
            run(failing)
