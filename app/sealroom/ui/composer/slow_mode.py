"""The countdown of slow mode above the composer."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from sealroom.controller.views import RoomView
from sealroom.ui.clock import Clock
from sealroom.ui.parts.label import Label
from sealroom.ui.text.when import lasting

_SECOND_MS = 1000


class SlowMode(Label):
    """Shown where Members wait; says how long until they may write again."""

    changed = Signal()
    """One may write now, or not any more."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(kind="small", wrap=True, parent=parent)
        self.setObjectName("slowMode")
        self._clock = clock
        self._pause = 0
        self._until = 0
        self._waits = False
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS // 4)
        self._timer.timeout.connect(self._say)
        self.hide()

    @property
    def waits(self) -> bool:
        """Whether one has to wait at the moment."""
        return self._waits

    def show_room(self, room: RoomView) -> None:
        """How it is in a room; nothing where one need not wait."""
        self._pause = room.slow_mode if room.is_slowed else 0
        self._until = room.may_speak_at
        self._say()

    def _say(self) -> None:
        left = max(0, self._until - self._clock()) if self._pause else 0
        waits = left > 0
        if waits:
            seconds = -(-left // _SECOND_MS)
            self.setText(self.tr("Slow mode: write again in {span}").format(span=lasting(seconds)))
        elif self._pause:
            self.setText(
                self.tr("Slow mode: one message in {span}").format(span=lasting(self._pause))
            )
        self.setVisible(bool(self._pause))
        if waits != self._timer.isActive():
            (self._timer.start if waits else self._timer.stop)()
        if waits != self._waits:
            self._waits = waits
            self.changed.emit()
