"""Notices that nobody touched the app for a while: no key, no mouse, no finger, nothing written."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from sealroom.ui.clock import Clock

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Emits `over` once nobody has touched the watched window for as long as `wait` said.

    The window of the system alone is filtered, which every key and pointer comes through first:
    a filter on the application would cost a call for every event there is. What input methods
    write does not come that way, but moves the cursor.
    """

    over = Signal()

    def __init__(self, steady: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steady = steady
        self._limit_ms = 0
        self._touched = steady()
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)

    def watch(self, window: QWindow | None) -> None:
        """The window that people touch."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def wait(self, milliseconds: int) -> None:
        """From now on, so long; 0 for ever."""
        self._limit_ms = milliseconds
        self.touch()
        self._timer.stop()
        if milliseconds:
            self._timer.start(milliseconds)

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._steady()

    def look(self) -> None:
        """See whether it was long enough, and else look again when it may be."""
        if not self._limit_ms:
            return
        left = self._touched + self._limit_ms - self._steady()
        if left > 0:
            self._timer.start(left)
        else:
            self.over.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a touch, and let it through."""
        if event.type() in _TOUCHES:
            self.touch()
        return False
