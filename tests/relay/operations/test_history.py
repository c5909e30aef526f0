"""Reading what was said before one came: as far as it was shared, and no further."""

import pytest

from sealroom.protocol import requests
from sealroom.protocol.entry import ShareHistory
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.limits import NOTIFICATIONS_PER_FRAME
from sealroom.protocol.notifications import LedgerNotification, MsgNotification
from sealroom.protocol.responses import HistoryFound
from sealroom.relay import Limits
from sealroom.relay.operations import history
from tests.relay.conftest import Scene
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import Room

HOUR_S = 3_600


class Story:
    """Ada talks to herself, hour after hour, replaces the key each time, then lets Ben in."""

    def __init__(self, scene: Scene, ada: RawClient, ben: RawClient, room: Room) -> None:
        self.scene = scene
        self.ada = ada
        self.ben = ben
        self.room = room
        self.times: list[int] = []
        """When each message was received."""
        self.said: list[str] = []

    async def go_on(self, hours: int) -> None:
        for _ in range(hours):
            message = self.ada.message(self.room)
            accepted = await self.ada.speak(message)
            self.times.append(accepted.received_at)
            self.said.append(message.header.message_id)
            self.scene.clock.forward(HOUR_S)
            await self.ada.switch_on(self.room)
            await self.ada.replace_key(self.room, [])

    async def share(self, since: int) -> None:
        action = ShareHistory(self.ben.user_id, since)
        await self.ada.append(self.room, requests.ShareHistoryRequest, action)


async def fetch(client: RawClient, room: Room, after: int = 0) -> HistoryFound:
    request = requests.FetchHistoryRequest(
        id=client.next_id(), session_id=room.session_id, after=after
    )
    return await client.ask_for(HistoryFound, request)


async def fetch_all(client: RawClient, room: Room) -> list[LedgerNotification | MsgNotification]:
    pages = [await fetch(client, room)]
    while not pages[-1].is_last:
        pages.append(await fetch(client, room, pages[-1].position))
    return [item for page in pages for item in page.items]


def messages(items: list[LedgerNotification | MsgNotification]) -> list[str]:
    return [i.message.header.message_id for i in items if isinstance(i, MsgNotification)]


@pytest.fixture
def limits() -> Limits:
    return Limits(updates_per_minute=10_000, updates_burst=1_000)


@pytest.fixture
async def story(scene: Scene) -> Story:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room()
    told = Story(scene, ada, ben, room)
    await told.go_on(4)
    await ada.invite(room, ben.person)
    await ben.accept(room)
    await ada.say(room)
    return told


async def test_all_that_was_shared_comes_in_order_up_to_the_joining(story: Story) -> None:
    await story.share(0)

    items = await fetch_all(story.ben, story.room)

    assert messages(items) == story.said
    assert [item.seq for item in items] == sorted({item.seq for item in items})
    entries = [item.entry for item in items if isinstance(item, LedgerNotification)]
    assert entries == story.room.entries[: len(entries)]
    assert len(entries) == len(story.room.entries) - 2, "but their own joining and the share"


async def test_nothing_from_before_what_was_shared_comes(story: Story) -> None:
    await story.share(story.times[2])

    page = await fetch(story.ben, story.room)

    assert messages(page.items) == story.said[2:]
    first = page.items[0]
    assert isinstance(first, MsgNotification), "it begins there"
    before = [entry for entry in story.room.entries if entry.time < first.received_at]
    assert page.number == before[-1].number


async def test_a_message_whose_key_may_not_be_had_is_left_out(scene: Scene) -> None:
    """Its key was over before it came, by an author's clock that is slow."""
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room()
    await ada.switch_on(room)
    marked_at = room.state.time
    scene.clock.forward(200)
    spoken = ada.message(room)
    await ada.speak(spoken)
    key_id = room.fresh_key_id()
    slow = room.sign(ada.person, room.new_key(ada.person, key_id).action, time=marked_at + 50_000)
    await ada.ask_for_update(room)
    await ada.ask(requests.ReplaceRoomKeyRequest(id=900, session_id=room.session_id, entry=slow))
    room.take(slow)
    late = ada.message(room)
    await ada.speak(late)
    await ada.invite(room, ben.person)
    await ben.accept(room)
    action = ShareHistory(ben.user_id, marked_at + 100_000)
    await ada.append(room, requests.ShareHistoryRequest, action)

    assert messages(await fetch_all(ben, room)) == [late.header.message_id]


async def test_without_a_share_there_is_nothing_to_fetch(story: Story) -> None:
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await fetch(story.ben, story.room)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await fetch(story.ada, story.room)


async def test_strangers_invited_and_departed_ones_fetch_nothing(story: Story) -> None:
    await story.share(0)
    eve, cleo = await story.scene.enter("Eve"), await story.scene.enter("Cleo")
    await story.ada.invite(story.room, cleo.person)
    for client in (eve, cleo):
        with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
            await fetch(client, story.room)
    await story.ben.leave(story.room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await fetch(story.ben, story.room)
    with refused(Code.NOT_FOUND):
        await story.ben.ask(requests.FetchHistoryRequest(id=900, session_id="a" * 52, after=0))


async def test_a_share_ends_with_the_stay(story: Story) -> None:
    await story.share(0)
    await story.ben.leave(story.room)
    await story.ada.invite(story.room, story.ben.person)
    await story.ben.accept(story.room)

    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await fetch(story.ben, story.room)


async def test_shares_that_the_ledger_forbids_are_refused(story: Story) -> None:
    cleo = await story.scene.enter("Cleo")
    await story.ada.invite(story.room, cleo.person)
    await cleo.accept(story.room)
    for author, whom, since in (
        (story.ben, cleo, 0),
        (story.ben, story.ben, story.times[0]),
        (story.ada, story.ada, 0),
    ):
        with refused(Code.PERMISSION_DENIED, Reason.RULE):
            action = ShareHistory(whom.user_id, since)
            await author.append(story.room, requests.ShareHistoryRequest, action)
    eve = await story.scene.enter("Eve")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        action = ShareHistory(eve.user_id, 0)
        await story.ada.append(story.room, requests.ShareHistoryRequest, action)


async def test_keys_of_what_was_shared_may_be_handed_over_and_asked_for(story: Story) -> None:
    records = story.room.state.room_keys
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await story.ada.send_key(story.room, story.ben.person, records[1].key_id, 2)
    await story.share(story.times[1] + 1)

    await story.ada.send_key(story.room, story.ben.person, records[1].key_id, 2)
    await story.ben.request_key(story.room, records[1].key_id, story.ada.person)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await story.ada.send_key(story.room, story.ben.person, records[0].key_id, 1)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await story.ben.request_key(story.room, records[0].key_id, story.ada.person)


async def test_pages_are_bounded_and_miss_and_repeat_nothing(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    await story.share(0)
    whole = await fetch_all(story.ben, story.room)
    monkeypatch.setattr(history, "PAGE_BYTES", 2_000)

    pages = [await fetch(story.ben, story.room)]
    while not pages[-1].is_last:
        pages.append(await fetch(story.ben, story.room, pages[-1].position))

    assert [item for page in pages for item in page.items] == whole
    assert len(pages) > 3
    for page in pages:
        assert len(page.items) <= NOTIFICATIONS_PER_FRAME
        before = (item for item in whole if item.seq < page.items[0].seq)
        numbers = [item.entry.number for item in before if isinstance(item, LedgerNotification)]
        assert page.number == max(numbers, default=-1)


async def test_past_the_end_there_is_an_empty_last_page(story: Story) -> None:
    await story.share(0)

    page = await fetch(story.ben, story.room, 10_000)

    assert (page.items, page.is_last) == ([], True)
