"""A ban that was written beside the relay reaches who is connected."""

import asyncio
import logging
from collections.abc import Awaitable
from functools import partial
from typing import TypeVar

import pytest

from sealroom.relay.actor import Actor
from sealroom.relay.banning import end_banned
from sealroom.relay.presence import Presence
from sealroom.relay.storage import InlineSqlite, StorageFailed, Work
from sealroom.relay.storage.bans import ban
from sealroom.relay.storage.users import add_user
from tests.relay.person import new_person

T = TypeVar("T")


class Line:
    """A connection that knows when it was ended."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    def give_up(self) -> None:
        self.ended.set()


class FailingOnce(InlineSqlite):
    """Its first reading fails."""

    def __init__(self) -> None:
        super().__init__()
        self._failed = False

    def read(self, work: Work[T]) -> Awaitable[T]:
        if not self._failed:
            self._failed = True
            raise StorageFailed("disk I/O error")
        return super().read(work)


async def test_who_is_banned_is_cut_off_and_nobody_else_though_reading_fails_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    database, presence = FailingOnce(), Presence(most=9)
    people = [new_person("Ada"), new_person("Ben")]
    lines = [Line(), Line()]
    for person, line in zip(people, lines, strict=True):
        database.run(partial(add_user, user=person.card, folded=person.name, now=1))
        presence.enter(Actor(person.user_id, person.device), line)
    database.run(lambda connection: ban(connection, people[0].user_id, 2))
    with caplog.at_level(logging.ERROR):
        watch = asyncio.create_task(end_banned(database, presence, every_seconds=0.001))
        await asyncio.wait_for(lines[0].ended.wait(), 5)
        watch.cancel()
    assert "disk I/O error" in caplog.text
    assert not lines[1].ended.is_set()
    database.close()
