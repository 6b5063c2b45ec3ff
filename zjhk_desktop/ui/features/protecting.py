"""Protecting: what 未加密 means, what is known of the disk, and what can be done about it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.disk_encryption import DiskState, look_at_disk
from zjhk_desktop.ui.background import Background
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.encryption_panel import EncryptionPanel
from zjhk_desktop.ui.widgets.status_line import StatusLine


class Protecting(QObject):
    """Opens the panel; the disk is looked at then, not at the start, and beside the window."""

    def __init__(self, look: Look, profile: Path, status: StatusLine, content: QWidget) -> None:
        """Explain the status line's label over `content`."""
        super().__init__(content.window())
        self._profile = profile
        self._work: Background | None = None
        self.panel = EncryptionPanel(look, content)
        status.protection_requested.connect(self.ask)

    def commands(self) -> list[Command]:
        """Return the command that opens the panel."""
        return [
            Command(
                "protection.explain",
                N_("How the notes are protected"),
                self.ask,
                Menu.PROTECTION,
                icon="lock-open",
                separated=True,
                anywhere=True,
            )
        ]

    def ask(self) -> None:
        """Show the panel, and look at the disk."""
        self.panel.set_state(None)
        self.panel.open()
        if self._work is None:
            work = self._work = Background(partial(look_at_disk, self._profile), self)
            work.done.connect(self._looked)
            work.broken.connect(self._broken)
            work.start()

    def stop(self) -> None:
        """Wait for what is being asked of the system."""
        if self._work is not None:
            self._work.wait()

    def _looked(self, state: object) -> None:
        self._work = None
        self.panel.set_state(DiskState(str(state)))

    def _broken(self, bug: Exception) -> None:
        self._work = None
        raise bug
