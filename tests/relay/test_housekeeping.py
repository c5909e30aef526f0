"""What goes after its time."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

import pytest

from sealroom.protocol import requests
from sealroom.protocol.notifications import (
    InviteUserToSession,
    LedgerNotification,
    MsgNotification,
)
from sealroom.relay import housekeeping
from sealroom.relay.housekeeping import DAY_MS, keep_tidy, tidy
from sealroom.relay.retention import Retention
from sealroom.relay.storage import InlineSqlite, StorageFailed, Work
from tests.relay.house import House
from tests.relay.person import new_person

T = TypeVar("T")


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
async def test_inbox_items_and_join_requests_go_after_30_days(
    house: House, days: int, stays: bool
) -> None:
    relay, cleo = house.relay, new_person("Cleo")
    relay.register(cleo)
    asking = requests.JoinSessionRequest(
        id=0, session_id=house.session_id, request=house.room.join_request(cleo)
    )
    relay.ask(cleo, asking)
    await tidy(relay.database, relay.now + days * DAY_MS, Retention())
    _, mailbox = relay.join_in(house.ben)
    assert any(isinstance(each, InviteUserToSession) for each in mailbox.got) == stays
    answer = relay.turn([(cleo, asking)])[0].result
    assert hasattr(answer, "code") == stays  # asked already, or asked anew


async def test_old_messages_go_and_the_ledger_stays(house: House) -> None:
    relay = house.relay
    house.ben_accepts()
    house.commit(3)
    relay.now += 8 * DAY_MS
    house.commit(2)
    relay.publish()
    await tidy(relay.database, relay.now, Retention(message_days=7))
    _, mailbox = relay.join_in(house.ben)
    said = [each.seq for each in mailbox.got if isinstance(each, MsgNotification)]
    entries = [each.seq for each in mailbox.got if isinstance(each, LedgerNotification)]
    assert (said, entries) == ([8, 9], [1, 2, 3, 4])


async def test_without_the_setting_messages_are_kept_for_ever(house: House) -> None:
    relay = house.relay
    house.say(3)
    await tidy(relay.database, relay.now + 100_000 * DAY_MS, Retention())
    _, mailbox = relay.join_in(house.ada)
    assert sum(isinstance(each, MsgNotification) for each in mailbox.got) == 3


async def test_deleting_goes_in_batches_with_other_writes_between(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "BATCH", 2)
    relay, sizes = house.relay, list[int]()
    house.commit(5)
    relay.now += 2 * DAY_MS
    for batch in housekeeping.batches(relay.now, Retention(message_days=1)):
        while dropped := relay.database.run(batch):
            sizes.append(dropped)
            house.commit()  # nobody waits for the rest, and what is new stays
    assert sizes == [2, 2, 1]


async def test_a_full_disk_is_told_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    class Full(InlineSqlite):
        def write(self, work: Work[T]) -> Awaitable[T]:
            tried.set()
            raise StorageFailed("database or disk is full")

    database, tried = Full(), asyncio.Event()
    tidying = asyncio.create_task(keep_tidy(database, lambda: 0, Retention()))
    await tried.wait()
    await asyncio.sleep(0)
    tidying.cancel()
    await asyncio.wait([tidying])
    database.close()
    assert "tried again in an hour: database or disk is full" in caplog.text
