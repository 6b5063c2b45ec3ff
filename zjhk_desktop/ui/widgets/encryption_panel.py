"""What protects the notes on this computer: what the program does, the disk, and advice."""

import sys

from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.disk_encryption import DiskState
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.corner_panel import CornerPanel
from zjhk_desktop.ui.widgets.find_label import ink, warning

_STATES = {
    None: N_("This disk: being looked at…"),
    DiskState.ENCRYPTED: N_("This disk: its encryption by the system is on."),
    DiskState.PLAIN: N_("This disk: no encryption by the system was found."),
    DiskState.UNKNOWN: N_("This disk: whether it is encrypted could not be found out."),
}
_ADVICE = {
    "linux": N_(
        "On Linux a disk is encrypted (LUKS) when the system is installed; ask whoever looks "
        "after this computer."
    ),
    "darwin": N_("Turn on FileVault in System Settings, under Privacy & Security."),
    "win32": N_(
        "Turn on BitLocker, or device encryption, in Settings under Privacy & security; ask "
        "whoever looks after this computer if it is not offered."
    ),
}
_ELSEWHERE = N_("Turn on the disk encryption of this system.")


class EncryptionPanel(CornerPanel):
    """Opened from the status line's 未加密."""

    def __init__(self, look: Look, parent: QWidget, platform: str = sys.platform) -> None:
        """Make the hidden panel, with the advice for a platform."""
        super().__init__(look, N_("Not encrypted"), parent, at_left=True)
        self._advice_message = _ADVICE.get(platform, _ELSEWHERE)
        self._state: DiskState | None = None
        self.file = self._paragraph()
        self.disk = self._paragraph()
        self.advice = self._paragraph()
        self.rest = self._paragraph(secondary=True)
        look.language_changed.connect(self._reword)
        self._reword()

    def set_state(self, state: DiskState | None) -> None:
        """Say what is known of the disk; None: nothing yet."""
        self._state = state
        self._reword()
        if self.isVisible():
            self.place()

    def _reword(self) -> None:
        words = self._look.words
        self.file.setText(
            words(
                "The program does not encrypt the review: whoever can read this disk can read "
                "the notes. Only your own account on this computer may open the files."
            )
        )
        self.disk.setText(words(_STATES[self._state]))
        self.disk.set_colour(warning if self._state is DiskState.PLAIN else ink)
        self.advice.setText(words(self._advice_message))
        self.advice.setVisible(self._state is not DiskState.ENCRYPTED)
        self.rest.setText(
            words(
                "Exported and printed files, other backups of this computer and synchronised "
                "folders are protected only as far as the places where they lie are."
            )
        )
        self.setAccessibleDescription(
            " ".join(each.text() for each in (self.file, self.disk, self.advice, self.rest))
        )
