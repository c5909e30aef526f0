"""A clock that jumped means that the computer slept."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sealroom.ui.waking import LOOK_MS, SLEPT_MS, Waking
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.seat import seated, until


@pytest.mark.parametrize(
    ("passed", "woke"),
    [
        (LOOK_MS, False),
        (LOOK_MS + SLEPT_MS - 1, False),
        (LOOK_MS + SLEPT_MS, True),
        (9 * 3_600_000, True),
        (-3_600_000, False),
    ],
)
def test_only_a_jump_forward_wakes(qapp: QApplication, passed: int, woke: bool) -> None:
    now, woken, owner = [believable.NOW], [], QObject()
    waking = Waking(lambda: now[0], lambda: woken.append(True), owner)
    now[0] += passed
    waking.look()
    waking.look()
    assert woken == [True] * woke


def test_the_window_then_looks_at_the_connection(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.window.waking._wake()
            await until(lambda: seat.asked("check_connection") == [()], "looked at")

    drive(story())
