"""Work has an owner, errors an end, and leaving waits for what must be stored."""

import asyncio
import logging

import pytest

from sealroom.controller.errors import NotConnected
from sealroom.controller.events import (
    CardsChanged,
    ConnectionChanged,
    Event,
    JoinAnswered,
    MessageArrived,
    MessagesChanged,
    NamesChanged,
    PeopleChanged,
    RecoveryChanged,
    RoomAlarm,
    RoomsChanged,
    TimelineGrew,
    Trouble,
)
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.store.alarms import AlarmKind
from sealroom.ui.bridge import Bridge, Tasks
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import until

ROOM = room_id("Field team")
GATE_CODE = "4471"
CONNECTION = ConnectionView(ConnectionState.OFFLINE)


@pytest.mark.parametrize(
    ("event", "signal", "told"),
    [
        (ConnectionChanged(CONNECTION), "connectionChanged", (CONNECTION,)),
        (RoomsChanged(frozenset((ROOM,))), "roomsChanged", (frozenset((ROOM,)),)),
        (TimelineGrew(ROOM), "timelineGrew", (ROOM,)),
        (
            MessagesChanged(ROOM, frozenset(("m",))),
            "messagesChanged",
            (ROOM, frozenset(("m",))),
        ),
        (PeopleChanged(ROOM), "peopleChanged", (ROOM,)),
        (NamesChanged(), "namesChanged", ()),
        (CardsChanged(), "cardsChanged", ()),
        (MessageArrived(ROOM, "m"), "messageArrived", (ROOM, "m")),
        (JoinAnswered(ROOM, True), "joinAnswered", (ROOM, True)),
        (RoomAlarm(ROOM, AlarmKind.LINK, "why"), "roomAlarm", (ROOM,)),
        (RecoveryChanged(), "recoveryChanged", ()),
        (Trouble("why"), "trouble", ("why",)),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Event) else None,
)
def test_each_event_becomes_its_signal(
    drive: Drive, event: Event, signal: str, told: tuple[object, ...]
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        heard: list[tuple[object, ...]] = []
        async with Bridge(facade) as bridge:
            getattr(bridge, signal).connect(lambda *values: heard.append(values))
            facade.tell(event)
        assert heard == [told]
        assert facade.listeners == 0

    drive(story())


def test_a_silent_message_asks_for_no_notification(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        heard: list[str] = []
        async with Bridge(facade) as bridge:
            bridge.messageArrived.connect(lambda _, message_id: heard.append(message_id))
            facade.tell(MessageArrived(ROOM, "silent", silent=True))
            facade.tell(MessageArrived(ROOM, "loud"))
        assert heard == ["loud"]

    drive(story())


def test_foreseen_errors_are_words_for_who_asked_or_else_for_the_window(drive: Drive) -> None:
    async def fails() -> None:
        raise NotConnected

    async def story() -> None:
        near: list[str] = []
        far: list[str] = []
        async with Bridge(believable.furnished()) as bridge:
            bridge.trouble.connect(far.append)
            bridge.start(fails(), name="near", on_error=near.append)
            bridge.start(fails(), name="far")
            await asyncio.sleep(0.01)
        assert near == far == [str(NotConnected())]

    drive(story())


def test_a_bug_is_said_and_logged_without_what_it_carried(
    drive: Drive, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise ZeroDivisionError(GATE_CODE)

    async def story() -> None:
        said: list[str] = []
        async with Bridge(believable.furnished()) as bridge:
            bridge.trouble.connect(said.append)
            bridge.start(fails(), name="bug")
            await asyncio.sleep(0.01)
        assert "ZeroDivisionError" in said[0]
        assert GATE_CODE not in said[0]

    with caplog.at_level(logging.ERROR):
        drive(story())
    assert "ZeroDivisionError" in caplog.text
    assert GATE_CODE not in caplog.text


def test_leaving_finishes_what_must_be_and_cancels_the_rest(drive: Drive) -> None:
    done: list[str] = []

    async def stores() -> None:
        await asyncio.sleep(0.02)
        done.append("stored")

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            done.append("cancelled")
            raise

    async def story() -> None:
        async with Bridge(believable.furnished()) as bridge:
            bridge.start(waits(), name="waits")
            bridge.start(stores(), name="stores", must_finish=True)
            await asyncio.sleep(0)
        assert sorted(done) == ["cancelled", "stored"]

    drive(story())


def test_leaving_does_not_wait_for_ever(drive: Drive) -> None:
    async def story() -> None:
        async with Bridge(believable.furnished()) as bridge:
            bridge.patience = 0.02
            bridge.start(asyncio.Event().wait(), name="never", must_finish=True)
        assert bridge.start(asyncio.sleep(0), name="too late") is None

    drive(story())


def test_an_error_inside_goes_on_as_it_is(drive: Drive) -> None:
    async def story() -> None:
        with pytest.raises(KeyError):
            async with Bridge(believable.furnished()):
                raise KeyError

    drive(story())


def test_what_belongs_to_a_sheet_ends_with_it(drive: Drive) -> None:
    async def story() -> None:
        answers: list[bool] = []
        async with Bridge(believable.furnished()) as bridge:
            tasks = Tasks(bridge)
            gate = asyncio.Event()
            tasks.start(gate.wait(), name="waits", then=answers.append)
            await asyncio.sleep(0)
            assert tasks.busy
            tasks.cancel()
            await until(lambda: not tasks.busy, "it ended")
            gate.set()
        assert answers == []

    drive(story())
