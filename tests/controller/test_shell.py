"""The shell over a real engine: how it comes back, and how often it knocks."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from sealroom.controller import back_off, inbox
from sealroom.controller.connection import RelayConnection
from sealroom.controller.context import Context
from sealroom.controller.controller import Controller
from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.events import ConnectionChanged, Event, Trouble
from sealroom.controller.flow import Flow, WaitFor
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.views import ConnectionState, ConnectionView
from sealroom.controller.worker import Worker
from sealroom.protocol.errors import Code, Error, ErrorData
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.notifications import Challenge, InvitationWithdrawn, Registration
from sealroom.protocol.requests import AnyRequest, SignInRequest, SyncRequest
from sealroom.protocol.responses import Done, SignedIn, Synced
from tests.controller.desk import RELAY, Citizen, Desk, Hall
from tests.controller.line import Line
from tests.relay.person import now_ms

NOW = now_ms()
FAST = -0.96
"""As jitter: every wait is a fiftieth of what it would be at most."""
Answer = Callable[[Line, AnyRequest], None]


class Visits:
    """What became of a controller whose relay is played by `answer`."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.lines: list[Line] = []
        self.views: list[ConnectionView] = []
        self.away = False
        self._news = asyncio.Event()

    async def connect(self, _address: str) -> RelayConnection:
        if self.away:
            raise RelayUnreachable("It is off.")
        line = Line(self._answer)
        self.lines.append(line)
        line.say(
            RelayFrame(
                notify=[
                    Challenge(
                        nonce=bytes(32),
                        relay=RELAY,
                        time=NOW,
                        registration=Registration.OPEN,
                        room_key_period=0,
                    )
                ]
            )
        )
        return line

    def hear(self, event: Event) -> None:
        if isinstance(event, ConnectionChanged):
            self.views.append(event.connection)
            self._news.set()

    @property
    def waits(self) -> list[int]:
        """Milliseconds waited before each new try."""
        return [view.retry_at - NOW for view in self.views if view.retry_at is not None]

    @property
    def states(self) -> list[ConnectionState]:
        return [view.state for view in self.views]

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not holds():
                self._news.clear()
                await self._news.wait()


def let_in(line: Line, request: AnyRequest) -> None:
    match request:
        case SignInRequest():
            line.say(RelayFrame(re=request.id, result=SignedIn(request.user_id, "Sofia")))
        case SyncRequest():
            line.say(RelayFrame(re=request.id, result=Synced({}, 0)))
        case _:
            line.say(RelayFrame(re=request.id, result=Done()))


def let_in_and_cut(line: Line, request: AnyRequest) -> None:
    let_in(line, request)
    if isinstance(request, SyncRequest):
        line.drop()


def let_in_and_send_poison(line: Line, request: AnyRequest) -> None:
    let_in(line, request)
    if isinstance(request, SyncRequest):
        poison = InvitationWithdrawn(number=1, session_id="x" * 52, withdrawn_by="y" * 52)
        line.say(RelayFrame(notify=[poison]))


@asynccontextmanager
async def living(citizen: Citizen, visits: Visits) -> AsyncIterator[Controller]:
    """A controller of a registered person, connecting by itself."""
    around = Surroundings(clock=lambda: NOW, connect=visits.connect, jitter=lambda: FAST)
    controller = Controller(Desk(citizen).database, around)
    controller.subscribe(visits.hear)
    controller.start()
    try:
        yield controller
    finally:
        await controller.close()


async def test_an_input_that_always_fails_here_is_fetched_less_and_less_often(
    sofia: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(inbox, "receive", stumble)
    visits = Visits(let_in_and_send_poison)
    async with living(sofia, visits):
        await visits.until(lambda: len(visits.waits) == 5)

    assert visits.waits == [10, 20, 40, 80, 160]


async def test_a_relay_that_lets_in_and_cuts_off_is_not_knocked_at_in_a_loop(
    sofia: Citizen,
) -> None:
    visits = Visits(let_in_and_cut)
    async with living(sofia, visits):
        await visits.until(lambda: len(visits.waits) == 5)

    assert visits.waits == [10, 20, 40, 80, 80]


async def test_a_connection_that_held_begins_the_waits_anew(
    sofia: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(back_off, "STABLE_SECONDS", 0.0)
    visits = Visits(let_in_and_cut)
    async with living(sofia, visits):
        await visits.until(lambda: len(visits.waits) == 3)

    assert visits.waits == [10, 10, 10]


async def test_an_address_that_never_answers_keeps_its_reason_and_its_growing_wait(
    sofia: Citizen,
) -> None:
    visits = Visits(let_in)
    visits.away = True
    async with living(sofia, visits) as controller:
        await visits.until(lambda: len(visits.waits) == 3)
        visits.away = False
        controller.try_now()
        await visits.until(lambda: ConnectionState.CONNECTED in visits.states)

    assert visits.waits[:3] == [10, 20, 40]
    assert {view.detail for view in visits.views if view.retry_at} == {"It is off."}


async def test_a_refusal_is_not_knocked_at_but_tried_again_when_asked(sofia: Citizen) -> None:
    refusing = [True]

    def answer(line: Line, request: AnyRequest) -> None:
        if refusing and isinstance(request, SignInRequest):
            error = Error(Code.UNAUTHENTICATED, "Nobody knows you here.", ErrorData())
            line.say(RelayFrame(re=request.id, error=error))
        else:
            let_in(line, request)

    visits = Visits(answer)
    async with living(sofia, visits) as controller:
        await visits.until(lambda: ConnectionState.REFUSED in visits.states)
        assert visits.views[-1].detail == "Nobody knows you here."
        assert visits.waits == []
        refusing.clear()
        controller.try_now()
        await visits.until(lambda: visits.states[-1] == ConnectionState.CONNECTED)


async def test_after_a_sleep_a_connection_is_looked_at_and_a_wait_is_cut_short(
    sofia: Citizen,
) -> None:
    visits = Visits(let_in)
    async with living(sofia, visits) as controller:
        await visits.until(lambda: visits.states[-1:] == [ConnectionState.CONNECTED])
        await controller.check_connection()
        assert [line.checked for line in visits.lines] == [1]
        visits.away = True
        visits.lines[0].drop()
        await visits.until(lambda: len(visits.waits) == 4)
        visits.away = False
        await controller.check_connection()
        await visits.until(lambda: visits.states[-1] == ConnectionState.CONNECTED)


async def test_where_the_engine_ends_by_a_fault_it_is_said(
    sofia: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object) -> None:
        raise ZeroDivisionError

    visits, said = Visits(let_in), asyncio.Queue[Event]()
    async with living(sofia, visits) as controller:
        monkeypatch.setattr(Worker, "step", stumble)
        controller.subscribe(
            lambda event: said.put_nowait(event) if isinstance(event, Trouble) else None
        )
        trouble = await asyncio.wait_for(said.get(), 5)

    assert isinstance(trouble, Trouble)
    assert "start it again" in trouble.words


async def test_how_much_is_still_to_come_is_said_while_it_comes(sofia: Citizen, hall: Hall) -> None:
    log = hall.log()

    def answer(line: Line, request: AnyRequest) -> None:
        if not isinstance(request, SyncRequest):
            let_in(line, request)
            return
        line.say(RelayFrame(re=request.id, result=Synced({hall.id: len(log)}, 0)))
        for each in log:
            line.say(RelayFrame(notify=[each]))

    visits = Visits(answer)
    async with living(sofia, visits):
        await visits.until(
            lambda: any(view.progress for view in visits.views) and not visits.views[-1].progress
        )

    said = [view.progress for view in visits.views if view.state == ConnectionState.CONNECTED]
    assert said == [None, 0, 25, 50, 75, None]


async def test_who_waits_for_a_command_is_not_left_waiting_when_it_closes(sofia: Citizen) -> None:
    visits = Visits(lambda line, request: None)  # a relay that answers nothing
    async with living(sofia, visits) as controller:
        await visits.until(lambda: bool(visits.lines))
        waiting = asyncio.ensure_future(controller._shell.command("wait", _wait_for_ever))
        await asyncio.sleep(0.05)
        assert not waiting.done()
    with pytest.raises(asyncio.CancelledError):
        await waiting


def _wait_for_ever(_context: Context) -> Flow[None]:
    yield WaitFor(lambda: False, 3_600.0)
