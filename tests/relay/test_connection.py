"""One connection: garbage, floods, pipelines, and readers that do not read."""

import asyncio
from dataclasses import replace

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.typing import Subprotocol

from sealroom.protocol import codec, requests
from sealroom.protocol.errors import Code
from sealroom.protocol.frames import SUBPROTOCOL
from sealroom.protocol.limits import FRAME_BYTES
from sealroom.protocol.notifications import LedgerNotification, LogNotification, MsgNotification
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay import Limits
from sealroom.relay.allowance import Rate
from tests.relay.conftest import Scene
from tests.relay.person import message_by, new_person
from tests.relay.raw_client import RawClient, Refused, refused


async def stray(client: RawClient) -> tuple[int | None, Code]:
    """The next answer to a frame that no request of ours stands behind."""
    await client.until(lambda: bool(client.stray))
    frame = client.stray.pop(0)
    assert frame.error is not None
    return frame.re, frame.error.code


async def test_the_first_frame_is_the_challenge(scene: Scene) -> None:
    one, two = [await scene.connect(new_person(name)) for name in ("Ada", "Ben")]
    for client in (one, two):
        await client.until(lambda c=client: c.challenge is not None)  # type: ignore[misc]
    assert one.challenge is not None
    assert two.challenge is not None
    assert one.challenge.nonce != two.challenge.nonce
    assert one.challenge.relay == two.challenge.relay
    assert abs(one.challenge.time - scene.clock()) < 5_000


@pytest.mark.parametrize(
    ("frame", "re"),
    [
        ("", None),
        ("hello", None),
        ("[]", None),
        ("{}", None),
        ('{"op":"send_msg"}', None),
        ('{"op":"send_msg","id":7}', 7),
        ('{"op":"unheard_of","id":7}', 7),
        ('{"op":"fetch_msgs","id":7,"sessions":[],"inbox":0}', 7),
        ('{"op":"fetch_msgs","id":7,"sessions":{"x":1},"inbox":0}', 7),
        ('{"op":"fetch_msgs","id":-7,"sessions":{},"inbox":0}', None),
        ('{"op":"ack_inbox","id":7,"number":1e99}', 7),
        ("[" * 100_000, None),
        ('{"id":7,"op":' + "[" * 100_000, None),
        ("\ud7ff" * 1_000, None),
    ],
)
async def test_a_malformed_frame_is_answered_and_the_connection_goes_on(
    scene: Scene, frame: str, re: int | None
) -> None:
    ada = await scene.enter("Ada")
    await ada.socket.send(frame)
    assert await stray(ada) == (re, Code.INVALID_ARGUMENT)
    await ada.sync()


async def test_unknown_fields_are_ignored(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    await ada.socket.send('{"op":"ack_inbox","id":7,"number":0,"mood":"fine"}')
    await ada.until(lambda: bool(ada.stray))
    assert ada.stray[0].re == 7
    assert ada.stray[0].result is not None


async def test_a_flood_of_garbage_ends_the_connection(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    for _ in range(16):
        await ada.socket.send("garbage")
    assert await ada.closed() == 1008


async def test_a_binary_frame_of_a_stranger_ends_the_connection(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    await ada.socket.send(b"{}")
    assert await ada.closed() == 1003


async def test_binary_frames_that_are_no_pieces_of_files_end_it_in_time(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    for _ in range(Limits().malformed_frames):
        await ada.socket.send(b"{}")
    assert await ada.closed() == 1008


async def test_a_frame_that_is_too_large_ends_the_connection(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    await ada.socket.send("x" * (FRAME_BYTES + 1))
    assert await ada.closed() == 1009


async def test_only_our_subprotocol_is_spoken(scene: Scene) -> None:
    for offered in (None, [Subprotocol("sealroom.v0")]):
        with pytest.raises(InvalidStatus) as caught:
            await connect(scene.url, subprotocols=offered, proxy=None)
        assert caught.value.response.status_code == 400


async def test_frames_are_not_compressed(scene: Scene) -> None:
    socket_ = await connect(scene.url, subprotocols=[Subprotocol(SUBPROTOCOL)], proxy=None)
    assert not socket_.protocol.extensions
    await socket_.close()


async def test_requests_may_be_sent_without_waiting_and_are_done_in_order(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    rooms = [await ada.new_room(e2ee_on=False) for _ in range(2)]
    asked: list[requests.AnyRequest] = []
    for room in rooms * 30:
        asked.append(ada.speech(ada.message(room, sealed=False)))
        asked.append(requests.AckInboxRequest(id=ada.next_id(), number=0))
    futures = [await ada.post(request) for request in asked]
    answers = await asyncio.gather(*futures)
    seqs = [each.seq for each in answers if isinstance(each, MsgAccepted)]
    assert seqs == [seq for seq in range(3, 33) for _ in rooms]


async def test_signing_in_and_asking_may_come_in_one_breath(scene: Scene) -> None:
    ada = await scene.connect(new_person("Ada"))
    await ada.until(lambda: ada.challenge is not None)
    registering = await ada.post(ada.registration("Ada"))
    syncing = await ada.post(requests.SyncRequest(id=ada.next_id(), sessions={}, inbox=0))
    await asyncio.gather(registering, syncing)


class TestImpatience:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(sign_in_seconds=0.2)

    async def test_who_does_not_sign_in_is_sent_away(self, scene: Scene) -> None:
        silent = await scene.connect(new_person("Eve"))
        assert await silent.closed() == 1006

    async def test_asking_for_other_things_does_not_help(self, scene: Scene) -> None:
        busy = await scene.connect(new_person("Eve"))
        request = requests.SyncRequest(id=1, sessions={}, inbox=0)
        with pytest.raises(ConnectionClosed):
            await self.keep_asking(busy, codec.encode_request(request))
        assert await busy.closed() == 1008

    async def keep_asking(self, client: RawClient, frame: bytes) -> None:
        while True:
            await client.socket.send(frame, text=True)
            await client.until(lambda: bool(client.stray) or client.socket.close_code is not None)
            client.stray.clear()


class TestBeforeSigningIn:
    async def test_frames_are_few_and_small(self, scene: Scene, limits: Limits) -> None:
        eve, kim = [await scene.connect(new_person(name)) for name in ("Eve", "Kim")]
        await eve.socket.send("x" * (limits.visitor_frame_bytes + 1))
        assert await eve.closed() == 1009
        for _ in range(limits.visitor_frames - 1):
            await kim.socket.send('{"op":"ack_inbox","id":1,"number":0}')
            assert await stray(kim) == (1, Code.UNAUTHENTICATED)
        await kim.register()
        await kim.socket.send("x" * (limits.visitor_frame_bytes + 1))
        assert await stray(kim) == (None, Code.INVALID_ARGUMENT)


class TestSilence:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(handshake_seconds=0.1, ping_seconds=0.1, pong_seconds=0.1)

    async def test_a_half_handshake_is_ended(self, scene: Scene) -> None:
        reader, writer = await asyncio.open_connection(*scene.address)
        writer.write(b"GET / HTTP/1.1\r\nHost: relay\r\n")
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()

    async def test_half_a_frame_is_ended_once_nobody_answers_pings(self, scene: Scene) -> None:
        ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
        ada.socket.transport.write(b"\x81\xff" + bytes(2))
        assert await ada.closed() is not None
        await ben.sync()


class TestFrameRate:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(frames=Rate(50, 10))

    async def test_too_many_frames_are_refused_with_a_time_to_come_back(self, scene: Scene) -> None:
        ada = await scene.enter("Ada")
        asked = [requests.AckInboxRequest(id=ada.next_id(), number=0) for _ in range(20)]
        answers = await asyncio.gather(
            *[await ada.post(request) for request in asked], return_exceptions=True
        )
        errors = [each.error for each in answers if isinstance(each, Refused)]
        assert errors
        assert {error.code for error in errors} == {Code.RESOURCE_EXHAUSTED}
        wait = max(error.data.retry_after or 0 for error in errors)
        assert 0 < wait <= 0.02 + 0.001
        await asyncio.sleep(wait)
        await ada.ack_inbox(0)

    async def test_frames_of_one_user_are_counted_together(self, scene: Scene) -> None:
        ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
        other = await scene.return_of(ada.person)
        asked = [requests.AckInboxRequest(id=ada.next_id(), number=0) for _ in range(9)]
        futures = [await one.post(request) for one in (ada, other) for request in asked]
        answers = await asyncio.gather(*futures, return_exceptions=True)
        assert any(isinstance(each, Refused) for each in answers)
        await ben.ack_inbox(0)


class TestUpdateRate:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(updates_burst=2)

    async def test_all_members_keys_are_not_asked_for_all_the_time(self, scene: Scene) -> None:
        ada = await scene.enter("Ada")
        room = await ada.new_room()
        await ada.switch_on(room)
        await ada.ask_for_update(room)
        with refused(Code.RESOURCE_EXHAUSTED) as errors:
            await ada.ask_for_update(room)
        assert errors[0].data.retry_after


class TestRegistrationRate:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(registrations_per_hour=2)

    async def test_one_address_makes_so_many_accounts_an_hour(self, scene: Scene) -> None:
        for name in ("Ada", "Ben"):
            await scene.enter(name)
        cleo = await scene.connect(new_person("Cleo"))
        with refused(Code.RESOURCE_EXHAUSTED) as errors:
            await cleo.register()
        wait = errors[0].data.retry_after
        assert wait is not None
        assert 1_000 < wait <= 1_800


class TestSignInRate:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(sign_ins=Rate(0.1, 1))

    async def test_one_address_signs_in_so_often(self, scene: Scene) -> None:
        ada = await scene.enter("Ada")
        await scene.return_of(ada.person)
        again = await scene.connect(ada.person)
        with refused(Code.RESOURCE_EXHAUSTED) as errors:
            await again.sign_in()
        assert errors[0].data.retry_after


class TestUserQuota:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(look_ups=Rate(0.1, 2))

    async def test_what_a_user_asks_is_counted_over_all_their_connections(
        self, scene: Scene
    ) -> None:
        ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
        other = await scene.return_of(ada.person)
        look = requests.FindUsersRequest(id=0, prefix="be")
        await ada.ask(look)
        await other.ask(look)
        with refused(Code.RESOURCE_EXHAUSTED) as errors:
            await ada.ask(look)
        assert errors[0].data.retry_after
        await ben.ask(look)


class TestConnectionCount:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(connections_per_address=2)

    async def test_one_address_has_so_many_connections(self, scene: Scene) -> None:
        ada, _ = await scene.enter("Ada"), await scene.enter("Ben")
        with pytest.raises(InvalidStatus) as caught:
            await scene.connect(new_person("Cleo"))
        assert caught.value.response.status_code == 503
        assert caught.value.response.headers["Retry-After"]
        await scene.drop(ada)
        await scene.enter("Cleo")

    async def test_sockets_without_a_handshake_count(self, scene: Scene) -> None:
        silent = [await asyncio.open_connection(*scene.address) for _ in range(2)]
        with pytest.raises(InvalidStatus):
            await scene.connect(new_person("Ada"))
        for _, writer in silent:
            writer.close()


class TestThrownOut:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(thrown_out=Rate(0.1, 2), shut_seconds=0.5)

    async def test_their_address_is_shut_for_a_while_and_who_is_in_stays_in(
        self, scene: Scene
    ) -> None:
        ada = await scene.enter("Ada")
        for frame, times, code in (("x", 16, 1008), (b"{}", 1, 1003), ("x" * (17 << 10), 1, 1009)):
            eve = await scene.connect(new_person("Eve"))
            for _ in range(times):
                await eve.socket.send(frame)
            assert await eve.closed() == code
        async with asyncio.timeout(5):
            while await self.is_let_in(scene):
                pass
            await ada.sync()
            while not await self.is_let_in(scene):
                pass

    async def is_let_in(self, scene: Scene) -> bool:
        try:
            await scene.drop(await scene.connect(new_person("Ben")))
        except (OSError, WebSocketException):
            return False
        return True


class TestUsersConnections:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(connections_per_user=2)

    async def test_the_oldest_ends_for_the_newest(self, scene: Scene) -> None:
        first, ben = await scene.enter("Ada"), await scene.enter("Ben")
        second, third = [await scene.return_of(first.person) for _ in range(2)]
        await first.closed()
        for client in (second, third, ben):
            await client.sync()


class TestSlowReader:
    @pytest.fixture
    def drain_seconds(self) -> float:
        return 60

    @pytest.fixture
    def limits(self, drain_seconds: float) -> Limits:
        return Limits(write_buffer_bytes=1 << 16, drain_seconds=drain_seconds)

    async def not_reading(self, scene: Scene, client: RawClient) -> ClientConnection:
        """A second connection of the same person that syncs and then reads nothing."""
        sleeper = await connect(
            scene.url,
            subprotocols=[Subprotocol(SUBPROTOCOL)],
            compression=None,
            max_queue=1,
            max_size=FRAME_BYTES,
            proxy=None,
        )
        half = RawClient(sleeper, client.person)
        half.take(await sleeper.recv())
        entering = asyncio.ensure_future(half.sign_in())
        half.take(await sleeper.recv())
        await entering
        syncing = asyncio.ensure_future(half.sync())
        half.take(await sleeper.recv())
        await syncing
        return sleeper

    async def talk(self, client: RawClient, room_id: str, head: str, count: int) -> None:
        futures = []
        for _ in range(count):
            message = message_by(client.person, room_id, head, None, body=bytes(90_000))
            futures.append(await client.post(client.speech(message)))
        await asyncio.gather(*futures)

    async def test_is_brought_up_from_storage_while_others_are_live(self, scene: Scene) -> None:
        ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
        room = await ada.new_room([ben.person], e2ee_on=False)
        await ben.accept(room)
        sleeper = await self.not_reading(scene, ben)
        await self.talk(ada, room.session_id, room.head, 100)
        await ben.until(lambda: len(ben.of(MsgNotification)) == 100)
        seqs: list[int] = []
        async with asyncio.timeout(10):
            while len(seqs) < 104:
                frame = codec.decode_relay_frame(await sleeper.recv())
                for each in frame.notify:
                    if isinstance(each, MsgNotification | LedgerNotification):
                        seqs.append(each.seq)
        assert seqs == list(range(1, 105))
        await sleeper.close()

    @pytest.mark.parametrize("drain_seconds", [0.3])
    async def test_who_never_reads_is_closed_in_the_end(self, scene: Scene) -> None:
        ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
        room = await ada.new_room([ben.person], e2ee_on=False)
        await ben.accept(room)
        sleeper = await self.not_reading(scene, ben)
        await self.talk(ada, room.session_id, room.head, 150)
        await ben.until(lambda: len(ben.of(MsgNotification)) == 150)
        await asyncio.sleep(0.4)  # longer than it may take to read
        with pytest.raises(ConnectionClosed):
            await self.read_on(sleeper)

    async def read_on(self, sleeper: ClientConnection) -> None:
        async with asyncio.timeout(10):
            while True:
                await sleeper.recv()


async def test_catching_up_becomes_live_under_load_without_gap_or_repeat(scene: Scene) -> None:
    ada = await scene.enter("Ada")
    room = await ada.new_room(e2ee_on=False)
    total = 1_500

    async def talk() -> None:
        for _ in range(total // 50):
            speeches = [ada.speech(ada.message(room, sealed=False)) for _ in range(50)]
            await asyncio.gather(*[await ada.post(speech) for speech in speeches])

    talking = asyncio.create_task(talk())
    readers: list[RawClient] = []
    for _ in range(5):
        await ada.until(lambda: len(ada.of(MsgNotification)) > 100 * len(readers))
        reader = await scene.return_of(ada.person.at_another_device())
        await reader.sync()
        readers.append(reader)
    await talking
    for reader in readers:
        await reader.until(lambda r=reader: len(r.of(LogNotification)) >= total + 2)  # type: ignore[misc]
        seqs = [each.seq for each in reader.of(LogNotification)]
        assert seqs == list(range(1, total + 3))


@pytest.fixture
def limits() -> Limits:
    return replace(Limits(), page_items=100)
