"""An app that goes wrong in every way while it holds a secret: `python -m tests.cli.faulty WAY`.

It is set up as `sealroom` sets itself up. The secret is put together here, so that only memory has
it; its end is what the test looks for.
"""

import asyncio
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from sealroom.cli.core_dump import forbid_core_dumps
from sealroom.cli.log import log_quietly
from sealroom.ui.app import make_application, make_loop

SECRET = "".join(reversed(["nine", "at", "mill", "old", "the", "at", "Ben", "meets", "Ada"]))
QUIT_MS = 400


class _Sender(QObject):
    said = Signal(str)


class _Painter(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        raise ValueError(SECRET)


class _Dying:
    def __del__(self) -> None:
        raise ValueError(SECRET)


def fail(words: str) -> None:
    raise ValueError(words)


async def fail_later(words: str) -> None:
    raise ValueError(words)


def in_a_slot() -> None:
    sender = _Sender()
    sender.said.connect(fail)
    sender.said.emit(SECRET)


def in_a_timer() -> None:
    QTimer.singleShot(0, lambda: fail(SECRET))


def in_painting() -> None:
    widget = _Painter()
    widget.grab()


def in_a_thread() -> None:
    thread = threading.Thread(target=fail, args=(SECRET,), name="worker")
    thread.start()
    thread.join()


def in_a_task() -> None:
    async def forgotten() -> None:
        task = asyncio.create_task(fail_later(SECRET))
        await asyncio.sleep(0.05)
        del task  # nobody asked what came of it

    with closing(make_loop(application)) as loop:
        loop.run_until_complete(forgotten())


def in_a_callback() -> None:
    async def wait() -> None:
        asyncio.get_running_loop().call_soon(fail, SECRET)
        await asyncio.sleep(0.05)

    with closing(make_loop(application)) as loop:
        loop.run_until_complete(wait())


def in_deletion() -> None:
    _Dying()


def in_the_open() -> None:
    fail(SECRET)


def in_a_log() -> None:
    try:
        fail(SECRET)
    except ValueError:
        logging.getLogger("websockets.client").exception("connection handler failed")


def in_a_debug_log() -> None:
    for name in ("websockets.client", "asyncio", "qasync._QEventLoop"):
        logging.getLogger(name).debug("> TEXT %r", SECRET)
        logging.getLogger(name).info("> TEXT %r", SECRET)


def by_signal() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def by_abort() -> None:
    os.abort()


WAYS: dict[str, Callable[[], None]] = {
    each.__name__: each
    for each in (
        *(in_a_slot, in_a_timer, in_painting, in_a_thread, in_a_task, in_a_callback),
        *(in_deletion, in_the_open, in_a_log, in_a_debug_log, by_signal, by_abort),
    )
}


if __name__ == "__main__":
    log_quietly(verbose=True)
    forbid_core_dumps()
    application = make_application(sys.argv[:1])
    QTimer.singleShot(QUIT_MS, application.exit)
    WAYS[sys.argv[1]]()
    application.exec()
