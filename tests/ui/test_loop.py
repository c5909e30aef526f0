"""The asyncio loop inside Qt's."""

import asyncio

from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Drive


def test_who_is_to_be_woken_while_a_task_lets_qt_turn_is_woken_after_it(drive: Drive) -> None:
    """As under a dialog of the system's, which turns Qt's events over until it is closed."""

    async def story() -> None:
        loop = asyncio.get_running_loop()
        left_over: list[object] = []
        loop.set_exception_handler(lambda _loop, context: left_over.append(context))
        due = asyncio.Event()
        woken = asyncio.create_task(due.wait())
        await asyncio.sleep(0)
        due.set()
        for _ in range(5):
            QApplication.processEvents()
        assert not woken.done(), "this task is not at an await"
        assert await asyncio.wait_for(woken, 1)
        assert left_over == []

    drive(story())


def test_what_is_called_off_meanwhile_is_not_called(drive: Drive) -> None:
    async def story() -> None:
        called: list[str] = []
        handle = asyncio.get_running_loop().call_soon(called.append, "no")
        for _ in range(5):
            QApplication.processEvents()
        handle.cancel()
        await asyncio.sleep(0.05)
        assert called == []

    drive(story())
