"""The engine's thread over a real file: what the disk refuses, and our own faults, are survived."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from sealroom.controller import enrolment, reading_state, verification
from sealroom.controller.context import Context
from sealroom.controller.engine import Command, Input, Output, Tick
from sealroom.controller.errors import ControllerError, ProfileTrouble, UnknownRoom
from sealroom.controller.events import Trouble
from sealroom.controller.flow import Flow
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.worker import SPACE_MS, OwnFault, Worker
from sealroom.store.database import Database, open_database
from sealroom.store.errors import DatabaseBusy
from tests.controller.desk import Citizen
from tests.relay.person import now_ms


@pytest.fixture
def database(tmp_path: Path) -> Any:
    database = open_database(tmp_path / "profile.db", os.urandom(32))
    yield database
    database.close()


@pytest.fixture
async def worker(database: Database) -> AsyncIterator[Worker]:
    worker = Worker(database, Surroundings())
    yield worker
    worker.close()


class Ends(list[tuple[Any, ControllerError | None]]):
    """How commands ended."""

    def command(self, flow: Any) -> Command:
        return Command("test", flow, lambda *end: self.append(end))

    def tell(self, outputs: list[Output]) -> None:
        for output in outputs:
            for finished in output.finished:
                finished()

    @property
    def problems(self) -> list[type[object]]:
        return [type(problem) for _, problem in self]


def keep_identity(citizen: Citizen) -> Any:
    identity, chain = citizen.person.identity, citizen.chain
    return lambda context: enrolment.prepare_identity(context, identity, chain, "ws://x")


def verify(user_id: str) -> Any:
    return lambda context: verification.set_verified(context, user_id, verified=True)


def stumble(_context: Context) -> Flow[None]:
    yield from ()
    raise ZeroDivisionError("with a secret in its words")


async def test_a_full_disk_is_told_to_all_who_asked_and_nothing_is_half_done(
    worker: Worker, database: Database, sofia: Citizen
) -> None:
    ends = Ends()
    await worker.step([ends.command(enrolment.has_identity)])
    pages = database.connection.execute("PRAGMA page_count").fetchone()
    assert pages is not None
    database.connection.execute(f"PRAGMA max_page_count = {pages[0]}").fetchall()
    verified: list[Input] = [ends.command(verify(f"{number:052}")) for number in range(500)]

    outputs = await worker.step(verified)
    ends.tell(outputs)

    assert [type(event) for output in outputs for event in output.events] == [Trouble]
    assert outputs[-1].reconnect
    assert set(ends.problems) == {ProfileTrouble}
    assert len(ends) >= 500, "whoever asked is told"
    assert str(ends[0][1])
    database.connection.execute("PRAGMA max_page_count = 1000000").fetchall()
    ends.clear()
    ends.tell(await worker.step([ends.command(keep_identity(sofia))]))
    ends.tell(await worker.step([ends.command(enrolment.has_identity)]))
    assert ends == [(None, None), (True, None)]


def narrow(database: Database) -> None:
    """As many pages as there are, and no more."""
    (pages,) = database.connection.execute("PRAGMA page_count").fetchone() or (0,)
    database.connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def widen(database: Database) -> None:
    database.connection.execute("PRAGMA max_page_count = 1000000").fetchall()


def troubles(outputs: list[Output]) -> int:
    return sum(isinstance(event, Trouble) for output in outputs for event in output.events)


async def test_what_is_in_the_way_is_told_once_until_something_is_stored_again(
    worker: Worker, database: Database, sofia: Citizen
) -> None:
    ends = Ends()
    await worker.step([ends.command(keep_identity(sofia))])
    much: list[Input] = [ends.command(verify(f"{number:052}")) for number in range(500)]
    narrow(database)

    told = [troubles(await worker.step(much)) for _ in range(3)]
    told.append(troubles(await worker.step([ends.command(enrolment.has_identity)])))
    assert told == [1, 0, 0, 0]
    assert "full" in worker.in_the_way

    widen(database)
    await worker.step([ends.command(verify("a" * 52))])
    assert worker.in_the_way == ""
    narrow(database)
    again: list[Input] = [ends.command(verify(f"b{number:051}")) for number in range(500)]
    assert troubles(await worker.step(again)) == 1


async def test_whether_it_can_be_stored_again_is_tried_only_where_it_could_not(
    worker: Worker, database: Database, sofia: Citizen
) -> None:
    ends = Ends()
    await worker.step([ends.command(keep_identity(sofia))])
    narrow(database)
    await worker.try_storing()
    await worker.step([ends.command(verify(f"{number:052}")) for number in range(500)])
    with pytest.raises(ProfileTrouble, match="full"):
        await worker.try_storing()
    widen(database)
    await worker.try_storing()

    assert worker.in_the_way == ""


async def test_a_profile_that_cannot_be_read_at_first_is_said_and_tried_again(
    worker: Worker, database: Database, sofia: Citizen
) -> None:
    ends = Ends()
    database.connection.execute("ALTER TABLE identity RENAME TO away")
    outputs = await worker.step([ends.command(enrolment.has_identity)])
    ends.tell(outputs)
    assert (troubles(outputs), ends.problems) == (1, [OwnFault])

    database.connection.execute("ALTER TABLE away RENAME TO identity")
    ends.clear()
    ends.tell(await worker.step([ends.command(enrolment.has_identity)]))
    assert ends == [(False, None)]


async def test_a_fault_of_our_own_ends_the_step_and_not_the_engine(
    worker: Worker, sofia: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    ends = Ends()
    await worker.step([ends.command(keep_identity(sofia))])

    outputs = await worker.step([ends.command(enrolment.has_identity), ends.command(stumble)])
    ends.tell(outputs)

    assert set(ends.problems) == {OwnFault}
    assert "ZeroDivisionError at" in caplog.text
    assert "secret" not in caplog.text
    ends.clear()
    ends.tell(await worker.step([ends.command(enrolment.has_identity)]))
    assert ends == [(True, None)]


async def test_a_refusal_by_the_rules_is_no_trouble(worker: Worker) -> None:
    ends = Ends()

    outputs = await worker.step(
        [ends.command(lambda c: reading_state.mark_read(c, "a" * 52, None))]
    )
    ends.tell(outputs)

    assert ends.problems == [UnknownRoom]
    assert outputs[0].events == []


async def test_files_are_kept_small_once_a_minute_and_trouble_with_that_fails_no_step(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen_to, now = list[int](), [now_ms()]

    def refuse() -> None:
        seen_to.append(now[0])
        raise DatabaseBusy(None)

    monkeypatch.setattr(database, "give_back_space", refuse)
    worker = Worker(database, Surroundings(steady=lambda: now[0]))
    for seconds in (0, 1, 58, 1, 0):
        now[0] += seconds * 1000
        assert all(not output.events for output in await worker.step([Tick()]))
    assert [at - seen_to[0] for at in seen_to] == [0, SPACE_MS]
    assert "files stay large: DatabaseBusy" in caplog.text
    worker.close()
