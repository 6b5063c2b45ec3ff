"""How long nobody has typed or pointed in any window of the program."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
    }
)


class Idleness(QObject):
    """Watches the windows in which something is typed, not every event of every widget.

    Signals:
        lasted(): there was no input for the time that was set.
    """

    lasted = Signal()

    def __init__(self, parent: QObject) -> None:
        """Watch for nothing until a time is set."""
        super().__init__(parent)
        self._limit = 0
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())
        # What an input method composes never comes as a key; the caret moves all the same.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.note)

    @property
    def limit(self) -> int:
        """Return the milliseconds without input that are waited for; 0: for ever."""
        return self._limit

    def set_limit(self, milliseconds: int) -> None:
        """Wait for so many milliseconds without input, counted from now; 0: for ever."""
        self._limit = milliseconds
        self.note()
        if milliseconds:
            self._timer.start(milliseconds)
        else:
            self._timer.stop()

    def note(self) -> None:
        """Count from now: there was input."""
        self._since.restart()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of input on its way to a window."""
        if event.type() in _INPUT:
            self.note()
        return False

    def _watch(self, window: QWindow | None) -> None:
        # Installed twice it would still be asked once.
        if window is not None:
            window.installEventFilter(self)

    def _look(self) -> None:
        rest = self._limit - self._since.elapsed()
        if rest > 0:
            self._timer.start(rest)
            return
        self._timer.start(self._limit)
        self.lasted.emit()
