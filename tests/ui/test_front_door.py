"""A second copy knocks, the first answers; whatever else listens or lies there hurts nobody."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sealroom.ui.front_door import LINE_BYTES, FrontDoor, Knocked, door_name, knock
from tests.ui.conftest import Drive
from tests.ui.seat import until

TOKEN = "XDG_ACTIVATION_TOKEN"


@pytest.fixture(autouse=True)
def _no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (TOKEN, "DESKTOP_STARTUP_ID"):
        monkeypatch.setenv(name, "")


class Front:
    """What is to be shown, and how often it was asked for."""

    def __init__(self) -> None:
        self.has_window = True
        self.calls: list[str] = []

    def show(self) -> bool:
        self.calls.append(os.environ[TOKEN])
        return self.has_window


@pytest.fixture
def front() -> Front:
    return Front()


@pytest.fixture
def door(tmp_path: Path, front: Front, qapp: object) -> Iterator[FrontDoor]:
    door = FrontDoor(tmp_path, front.show)
    door.open()
    yield door
    door.close()


def socket_of(folder: Path) -> Path:
    return Path(QDir.tempPath(), door_name(folder))


@pytest.fixture
def outcome(drive: Drive) -> Callable[..., Knocked]:
    """What comes of knocking."""

    def run(folder: Path, seconds: float = 3.0) -> Knocked:
        came: list[Knocked] = []

        async def story() -> None:
            came.append(await knock(folder, seconds))

        drive(story())
        return came[0]

    return run


Outcome = Callable[..., Knocked]


def test_who_knocks_is_answered_and_the_window_is_called(
    outcome: Outcome, door: FrontDoor, front: Front, tmp_path: Path
) -> None:
    assert outcome(tmp_path) is Knocked.ANSWERED
    assert outcome(tmp_path) is Knocked.ANSWERED
    assert len(front.calls) == 2


def test_a_copy_that_has_nothing_to_show_says_so(
    outcome: Outcome, door: FrontDoor, front: Front, tmp_path: Path
) -> None:
    """It is opening still, or closing already."""
    front.has_window = False

    assert outcome(tmp_path) is Knocked.NOBODY


def test_the_desktop_s_leave_is_handed_over(
    outcome: Outcome, door: FrontDoor, front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "gnome-shell/7")
    assert outcome(tmp_path) is Knocked.ANSWERED
    assert front.calls == ["gnome-shell/7"]


def test_nobody_is_there(outcome: Outcome, tmp_path: Path) -> None:
    assert outcome(tmp_path) is Knocked.NOBODY


def test_a_closed_door_is_nobody_s(
    outcome: Outcome, door: FrontDoor, front: Front, tmp_path: Path
) -> None:
    door.close()

    assert outcome(tmp_path) is Knocked.NOBODY


def test_profiles_have_doors_of_their_own(
    outcome: Outcome, door: FrontDoor, front: Front, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()

    assert outcome(tmp_path / "other") is Knocked.NOBODY
    assert door_name(tmp_path / "other" / "..") == door_name(tmp_path)


def test_one_that_hangs_is_not_waited_for(outcome: Outcome, tmp_path: Path, qapp: object) -> None:
    deaf = QLocalServer()
    assert deaf.listen(door_name(tmp_path))

    assert outcome(tmp_path, seconds=0.05) is Knocked.SILENT
    deaf.close()


def test_one_that_hangs_up_has_not_answered(outcome: Outcome, tmp_path: Path, qapp: object) -> None:
    rude = QLocalServer()
    assert rude.listen(door_name(tmp_path))
    rude.newConnection.connect(lambda: rude.nextPendingConnection().abort())

    assert outcome(tmp_path) is Knocked.SILENT
    rude.close()


def test_the_socket_of_a_crashed_copy_is_replaced(outcome: Outcome, tmp_path: Path) -> None:
    stale = socket_of(tmp_path)
    stale.write_bytes(b"")
    assert outcome(tmp_path) is Knocked.NOBODY
    door = FrontDoor(tmp_path, Front().show)
    door.open()

    assert outcome(tmp_path) is Knocked.ANSWERED
    door.close()
    assert not stale.exists()


def test_only_the_user_may_knock(door: FrontDoor, front: Front, tmp_path: Path) -> None:
    assert socket_of(tmp_path).stat().st_mode & 0o077 == 0


def test_a_door_that_cannot_be_opened_is_told(
    tmp_path: Path, qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    socket_of(tmp_path).mkdir()
    try:
        FrontDoor(tmp_path, Front().show).open()
    finally:
        socket_of(tmp_path).rmdir()

    assert "cannot call" in caplog.text


def _send_much(caller: QLocalSocket) -> None:
    caller.write(b"x" * (LINE_BYTES * 50))


def _send_another_word(caller: QLocalSocket) -> None:
    caller.write(b"open everything\n")


def _send_half_and_go(caller: QLocalSocket) -> None:
    caller.write(b"sho")
    caller.flush()
    caller.abort()


@pytest.mark.parametrize("misbehave", [_send_much, _send_another_word, _send_half_and_go])
def test_whoever_says_something_else_is_shown_the_door(
    drive: Drive,
    door: FrontDoor,
    front: Front,
    tmp_path: Path,
    misbehave: Callable[[QLocalSocket], None],
) -> None:
    async def story() -> None:
        caller = QLocalSocket()
        caller.connectToServer(door_name(tmp_path))
        misbehave(caller)
        gone = QLocalSocket.LocalSocketState.UnconnectedState
        await until(lambda: caller.state() == gone, "it is shown the door")
        assert front.calls == []
        assert await knock(tmp_path) is Knocked.ANSWERED

    drive(story())


def test_a_token_that_is_none_does_no_harm(
    outcome: Outcome, door: FrontDoor, front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TOKEN, "é\tbell\a" + "x" * 5_000)
    assert outcome(tmp_path) is Knocked.ANSWERED
    assert len(front.calls) == 1


def test_who_was_started_by_a_link_hands_it_over(
    drive: Drive, door: FrontDoor, front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[str] = []
    door.linkBrought.connect(brought.append)

    async def story() -> None:
        assert await knock(tmp_path, link="sealroom:join/abc") is Knocked.ANSWERED
        monkeypatch.setenv(TOKEN, "leave-to-come")
        assert await knock(tmp_path, link="sealroom:join/" + "x" * 1_000) is Knocked.ANSWERED
        front.has_window = False
        assert await knock(tmp_path, link="sealroom:join/late") is Knocked.NOBODY

    drive(story())
    assert brought == ["sealroom:join/abc", "sealroom:join/" + "x" * 1_000]
    assert front.calls[1] == "leave-to-come"
