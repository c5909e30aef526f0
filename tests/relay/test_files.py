"""Files over a real connection: who may, how much, and what the relay holds of them."""

import os
from pathlib import Path

import msgspec
import pytest

from sealroom.crypto import sealed_size
from sealroom.protocol import requests
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import file_id_from
from sealroom.protocol.limits import FILE_PIECE_BYTES
from sealroom.protocol.responses import MsgAccepted
from sealroom.relay import Limits, RelayConfig
from sealroom.relay.allowance import Rate
from tests.relay.conftest import Scene
from tests.relay.person import message_by, new_person
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import Room


def new_file_id() -> str:
    return file_id_from(os.urandom(16))


class Pair:
    """Ada and Ben in a room."""

    def __init__(self, scene: Scene, ada: RawClient, ben: RawClient, room: Room) -> None:
        self.scene = scene
        self.ada = ada
        self.ben = ben
        self.room = room

    async def speak(self, *files: str) -> MsgAccepted:
        message = message_by(self.ada.person, self.room.session_id, self.room.head, None)
        speech = msgspec.structs.replace(self.ada.speech(message), files=list(files))
        return await self.ada.ask_for(MsgAccepted, speech)


@pytest.fixture
async def pair(scene: Scene) -> Pair:
    ada, ben = await scene.enter("Ada"), await scene.enter("Ben")
    room = await ada.new_room([ben.person])
    await ben.accept(room)
    return Pair(scene, ada, ben, room)


async def test_a_member_puts_and_another_gets(pair: Pair) -> None:
    data, file_id = os.urandom(2 * FILE_PIECE_BYTES + 7), new_file_id()
    await pair.ada.upload(pair.room, file_id, data)
    await pair.speak(file_id)
    offsets = range(0, len(data), FILE_PIECE_BYTES)
    got = [await pair.ben.get_piece(pair.room, file_id, offset) for offset in offsets]
    assert b"".join(got) == data
    assert await pair.ben.get_piece(pair.room, file_id, 5, 3) == data[5:8]


async def test_an_upload_goes_on_where_it_stood_over_another_connection(pair: Pair) -> None:
    data, file_id = os.urandom(2_000), new_file_id()
    await pair.ada.put_file(pair.room, file_id, len(data))
    await pair.ada.send_piece(file_id, 0, data[:500])
    again = await pair.scene.return_of(pair.ada.person)
    assert (await again.put_file(pair.room, file_id, len(data))).offset == 500
    assert (await again.send_piece(file_id, 700, data[700:])).offset == 500
    assert (await again.send_piece(file_id, 500, data[500:])).offset == 2_000
    assert await pair.ben.get_piece(pair.room, file_id) == data
    assert (await again.put_file(pair.room, file_id, len(data))).offset == 2_000


async def test_a_message_goes_only_after_its_files(pair: Pair) -> None:
    file_id = new_file_id()
    with refused(Code.FAILED_PRECONDITION, Reason.FILE_MISSING):
        await pair.speak(file_id)
    await pair.ada.put_file(pair.room, file_id, 200)
    await pair.ada.send_piece(file_id, 0, bytes(100))
    with refused(Code.FAILED_PRECONDITION, Reason.FILE_MISSING):
        await pair.speak(file_id)
    await pair.ada.send_piece(file_id, 100, bytes(100))
    await pair.speak(file_id)


async def test_nobody_has_what_is_not_whole(pair: Pair) -> None:
    file_id = new_file_id()
    await pair.ada.put_file(pair.room, file_id, 200)
    await pair.ada.send_piece(file_id, 0, bytes(100))
    with refused(Code.NOT_FOUND, Reason.FILE_MISSING):
        await pair.ben.get_piece(pair.room, file_id)


async def test_who_is_not_in_the_room_neither_puts_nor_gets(pair: Pair) -> None:
    file_id = new_file_id()
    await pair.ada.upload(pair.room, file_id, bytes(100))
    cleo = await pair.scene.enter("Cleo")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await cleo.get_piece(pair.room, file_id)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await cleo.put_file(pair.room, new_file_id(), 100)
    own = await cleo.new_room()
    with refused(Code.NOT_FOUND, Reason.FILE_MISSING):
        await cleo.get_piece(own, file_id)
    await pair.ada.remove(pair.room, pair.ben.person)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await pair.ben.get_piece(pair.room, file_id)


async def test_a_file_is_its_uploaders(pair: Pair) -> None:
    file_id = new_file_id()
    await pair.ada.put_file(pair.room, file_id, 200)
    with refused(Code.ALREADY_EXISTS):
        await pair.ben.put_file(pair.room, file_id, 200)
    with refused(Code.PERMISSION_DENIED, Reason.RULE):
        await pair.ben.drop_file(pair.room, file_id)
    with refused(Code.FAILED_PRECONDITION, Reason.FILE_MISSING):
        await pair.ben.send_piece(file_id, 0, bytes(100))
    with refused(Code.INVALID_ARGUMENT):
        await pair.ada.put_file(pair.room, file_id, 201)


async def test_a_message_carries_only_ones_own_files_of_that_room(pair: Pair) -> None:
    theirs, elsewhere = new_file_id(), new_file_id()
    await pair.ben.upload(pair.room, theirs, bytes(100))
    other = await pair.ada.new_room()
    await pair.ada.upload(other, elsewhere, bytes(100))
    for file_id in (theirs, elsewhere):
        with refused(Code.FAILED_PRECONDITION, Reason.FILE_MISSING):
            await pair.speak(file_id)


async def test_a_dropped_file_is_gone_from_the_disk(pair: Pair, config: RelayConfig) -> None:
    whole, coming = new_file_id(), new_file_id()
    await pair.ada.upload(pair.room, whole, bytes(100))
    await pair.ada.put_file(pair.room, coming, 100)
    await pair.ada.send_piece(coming, 0, bytes(10))
    for file_id in (whole, coming):
        await pair.ada.drop_file(pair.room, file_id)
        with refused(Code.NOT_FOUND, Reason.FILE_MISSING):
            await pair.ben.get_piece(pair.room, file_id)
    assert not files_in(config)
    await pair.ada.drop_file(pair.room, whole)


async def test_pieces_need_a_beginning_and_a_sign_in(pair: Pair) -> None:
    with refused(Code.FAILED_PRECONDITION, Reason.FILE_MISSING):
        await pair.ada.send_piece(new_file_id(), 0, b"x")
    stranger = await pair.scene.connect(new_person("Cleo"))
    await stranger.socket.send(bytes(100))
    assert await stranger.closed() == 1003


async def test_a_piece_in_no_form_is_refused_and_the_connection_goes_on(pair: Pair) -> None:
    await pair.ada.socket.send(b"short")
    await pair.ada.until(lambda: bool(pair.ada.stray))
    assert pair.ada.stray[0].error is not None
    await pair.ada.upload(pair.room, new_file_id(), bytes(100))


async def test_its_bytes_lie_in_the_folder_beside_the_database(
    pair: Pair, config: RelayConfig
) -> None:
    data, file_id = os.urandom(300), new_file_id()
    await pair.ada.upload(pair.room, file_id, data)
    (file,) = files_in(config)
    assert file == config.data_dir / "files" / file_id[:2] / file_id
    assert file.read_bytes() == data


class TestLimits:
    @pytest.fixture
    def limits(self) -> Limits:
        slow = Rate(100, 1_000)
        return Limits(max_file=1_000, user_upload=slow, uploads_open=2, files_size=4_000)

    async def test_a_file_that_is_too_large_is_refused_before_it_comes(self, pair: Pair) -> None:
        assert pair.ada.challenge is not None
        assert pair.ada.challenge.max_file == 1_000
        await pair.ada.put_file(pair.room, new_file_id(), sealed_size(1_000))
        with refused(Code.FAILED_PRECONDITION, Reason.FILE_TOO_LARGE):
            await pair.ada.put_file(pair.room, new_file_id(), sealed_size(1_000) + 1)
        with refused(Code.INVALID_ARGUMENT):
            await pair.ada.put_file(pair.room, new_file_id(), 0)

    async def test_who_brings_too_much_is_told_when_to_come_back(self, pair: Pair) -> None:
        first, second = new_file_id(), new_file_id()
        await pair.ada.upload(pair.room, first, bytes(900))
        await pair.ada.put_file(pair.room, second, 900)
        with refused(Code.RESOURCE_EXHAUSTED) as errors:
            await pair.ada.send_piece(second, 0, bytes(900))
        assert errors[0].data.retry_after == pytest.approx(8, abs=1)
        await pair.ada.send_piece(second, 0, bytes(50))

    async def test_where_there_is_no_room_it_says_when_to_try_again(self, pair: Pair) -> None:
        for _ in range(4):
            await pair.ada.put_file(pair.room, new_file_id(), 1_000)
        with refused(Code.RESOURCE_EXHAUSTED) as errors:
            await pair.ada.put_file(pair.room, new_file_id(), 1_000)
        assert errors[0].data.retry_after

    async def test_of_many_uploads_at_once_the_first_has_to_begin_again(self, pair: Pair) -> None:
        names = [new_file_id() for _ in range(3)]
        for file_id in names:
            await pair.ada.put_file(pair.room, file_id, 100)
        with refused(Code.FAILED_PRECONDITION, Reason.FILE_MISSING):
            await pair.ada.send_piece(names[0], 0, bytes(10))
        await pair.ada.put_file(pair.room, names[0], 100)
        await pair.ada.send_piece(names[0], 0, bytes(10))


class TestMuted:
    async def test_who_may_not_speak_brings_no_files(self, pair: Pair) -> None:
        from sealroom.protocol.entry import Mute  # noqa: PLC0415

        await pair.ada.append(pair.room, requests.MuteUserRequest, Mute(pair.ben.user_id, None))
        with refused(Code.PERMISSION_DENIED, Reason.MUTED):
            await pair.ben.put_file(pair.room, new_file_id(), 100)


def files_in(config: RelayConfig) -> list[Path]:
    return [file for file in (config.data_dir / "files").rglob("*") if file.is_file()]
