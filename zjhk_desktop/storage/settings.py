"""The settings file: read tolerantly, written atomically, other versions' keys kept."""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.setting import Setting

Value = TypeVar("Value", str, int, bool)

SIZE_LIMIT = 1_000_000
"""Bytes of a settings file that are read at all; ours has a few hundred."""


class SettingsStore:
    """The settings of one profile, in memory and in `settings.json`.

    Settings are a convenience: a file that cannot be read gives the defaults (a broken one is
    kept aside), and a file that cannot be written leaves the choice in force until the program
    ends; `problem` says why, for whoever wants to show it.
    """

    def __init__(self, path: Path) -> None:
        """Read the file if there is one; nothing is created."""
        self._path = path
        self._values: dict[str, object] = {}
        self._problem: CannotWrite | None = None
        self._read()

    @property
    def problem(self) -> CannotWrite | None:
        """Return why the last write failed, or None if it did not."""
        return self._problem

    def get(self, setting: Setting[Value]) -> Value:
        """Return a setting's value, its default if none is stored or it is not acceptable."""
        return setting.read(self._values.get(setting.key, setting.default))

    def set(self, setting: Setting[Value], value: Value) -> None:
        """Keep a value in memory and write it; see `problem` for a write that failed."""
        self.update({setting: value})

    def update(self, values: Mapping[Setting[Any], object]) -> None:
        """Keep several values with one write; nothing is written if nothing differs."""
        # An enum's member is stored as the plain text that it is.
        plain = {setting.key: _plain(value) for setting, value in values.items()}
        if all(key in self._values and self._values[key] == plain[key] for key in plain):
            return
        self._values |= plain
        self._write()

    def _read(self) -> None:
        try:
            if not self._path.is_file() or self._path.stat().st_size > SIZE_LIMIT:
                self._keep_aside()
                return
            record: object = json.loads(self._path.read_bytes())
        except OSError:
            return
        except (ValueError, RecursionError):
            self._keep_aside()
            return
        if isinstance(record, dict):
            self._values = dict(cast("dict[str, object]", record))
        else:
            self._keep_aside()

    def _keep_aside(self) -> None:
        """Rename a broken file so that the next write does not destroy it."""
        if self._path.is_file():
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_name(f"{self._path.name}.damaged"))

    def _write(self) -> None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            content = json.dumps(self._values, ensure_ascii=False, indent=2, sort_keys=True)
            _replace(self._path, content.encode("utf-8", "backslashreplace") + b"\n")
            self._problem = None
        except OSError as error:
            self._problem = CannotWrite(path=self._path, reason=reason_of(error, self._path.parent))


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def _replace(path: Path, content: bytes) -> None:
    """Write a 0600 file beside `path`, bring it to the disk, and put it in its place."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
