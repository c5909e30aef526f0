"""The asyncio loop inside Qt's, and the one thread that may collect garbage while it runs.

Python collects cycles in whichever thread happens to allocate. Widgets and what hangs on them form
cycles, and Qt objects may only be destroyed in the thread they live in: collected in a worker
thread of the controller, they crash. So automatic collection rests while the loop runs, and this
thread does it instead, by Python's own thresholds.
"""

import asyncio
import gc
import logging
from collections.abc import Callable
from contextvars import Context
from typing import Any

import qasync
from PySide6.QtCore import QObject, QTimer

from sealroom.controller.fault import where

_TURN_MS = 250
_TRY_AGAIN_SECONDS = 0.002

_log = logging.getLogger(__name__)


class Collector(QObject):
    """Collects garbage on the thread it lives in, between `start` and `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self.turn)

    def start(self) -> None:
        """Take over."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def turn(self) -> None:
        """Collect the oldest generation whose threshold is passed."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


class Loop(qasync.QEventLoop):  # type: ignore[misc]
    """qasync's loop, with garbage collected here while it runs."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._collector = Collector(app)
        self.set_exception_handler(_report)

    def run_forever(self) -> None:
        """Until `stop`."""
        self._collector.start()
        try:
            super().run_forever()
        finally:
            self._collector.stop()

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: object,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """Call it after `delay` seconds, and not in the middle of a task.

        A task's step may let Qt turn its events over (a menu or a dialog of the system's does).
        asyncio refuses to enter a second task there, and whoever was to be woken would sleep on.
        """
        handles: list[asyncio.Handle] = []

        def call() -> None:
            if handles and handles[0].cancelled():
                return
            if asyncio.current_task(self) is None:
                callback(*args)
            else:
                again: Callable[..., asyncio.Handle] = super(Loop, self).call_later
                again(_TRY_AGAIN_SECONDS, call, context=context)

        later: asyncio.Handle = super().call_later(delay, call, context=context)
        handles.append(later)
        return later

    def close(self) -> None:
        """For good."""
        super().close()
        self._collector.deleteLater()


def _report(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What nobody awaited. asyncio's own report would quote what the task was about."""
    fault = context.get("exception")
    told = where(fault) if isinstance(fault, BaseException) else "without an exception"
    _log.error("left over in the loop: %s", told)
