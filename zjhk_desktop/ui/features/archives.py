"""Archives: the commands that close a review out and open it again; the work is loaded then."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from zjhk_desktop.ui.features.closing_out import ClosingOutFeature
    from zjhk_desktop.ui.features.unsealing import Unsealing


class Archives(QObject):
    """Makes what archives and opens when it is first asked for: few starts ever do.

    Signals:
        emptied(): the review has been removed; what remembers it should forget.
    """

    emptied = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        context: WindowContext,
        paging: Paging,
        content: QWidget,
        notice: Notice,
        settle: Callable[[], bool],
    ) -> None:
        """Serve the window of `content`; `settle` closes what is typed, or says that it cannot."""
        super().__init__(content)
        self._session = session
        self._look = look
        self._context = context
        self._paging = paging
        self._content = content
        self._notice = notice
        self._settle = settle
        self._closing_out: ClosingOutFeature | None = None
        self._unsealing: Unsealing | None = None

    @property
    def closing_out(self) -> "ClosingOutFeature":
        """Return what closes a review out."""
        if self._closing_out is None:
            # Loads zip files, and processes that seal.
            from zjhk_desktop.ui.features.closing_out import ClosingOutFeature  # noqa: PLC0415

            self._closing_out = ClosingOutFeature(
                self._session, self._look, self._context, self._paging, self._settle
            )
            self._closing_out.emptied.connect(self.emptied)
        return self._closing_out

    @property
    def unsealing(self) -> "Unsealing":
        """Return what opens an archive."""
        if self._unsealing is None:
            # As above.
            from zjhk_desktop.ui.features.unsealing import Unsealing  # noqa: PLC0415

            self._unsealing = Unsealing(
                self._session, self._look, self._context, self._content, self._notice, self._settle
            )
        return self._unsealing

    def commands(self) -> list[Command]:
        """Return the commands that close out and open an archive."""
        return [
            Command(
                "archive.close_out",
                N_("Close out…"),
                self.close_out,
                Menu.FILE,
                icon="archive",
                separated=True,
                enabled_when=self._can_close_out,
                anywhere=True,
            ),
            Command(
                "archive.open",
                N_("Open an archive…"),
                self.open,
                Menu.FILE,
                enabled_when=self._can_open,
                anywhere=True,
            ),
        ]

    def close_out(self) -> None:
        """Show what would be archived and removed."""
        self.closing_out.open()

    def open(self) -> None:
        """Ask which archive to open, and open it."""
        self.unsealing.ask()

    def stop(self) -> None:
        """Give up what is being written or opened, before the window closes."""
        for work in (self._closing_out, self._unsealing):
            if work is not None:
                work.stop()

    def _can_close_out(self) -> bool:
        return self._can_begin(self._closing_out)

    def _can_open(self) -> bool:
        return self._can_begin(self._unsealing)

    def _can_begin(self, work: "ClosingOutFeature | Unsealing | None") -> bool:
        free = work is None or not work.is_at_work
        return free and self._session.can_annotate and self._paging.can_show()
