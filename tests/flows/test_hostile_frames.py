"""Frames that are not ours, from either side: refused, survived, and everything goes on."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from sealroom.controller.errors import NoAnswer
from sealroom.protocol import codec
from sealroom.protocol.frames import SUBPROTOCOL, RelayFrame
from sealroom.protocol.limits import FRAME_BYTES, NOTIFICATIONS_PER_FRAME
from sealroom.protocol.notifications import LogNotification
from sealroom.protocol.requests import AnyRequest, SendMsgRequest
from sealroom.relay import Limits
from tests.flows.relay_process import RelayProcess
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

NOT_OURS = [
    pytest.param("not JSON at all", id="no JSON"),
    pytest.param('{"op":"send_msg"', id="cut off"),
    pytest.param("[" * 10_000, id="deep"),
    pytest.param("{}", id="empty"),
    pytest.param("null", id="null"),
    pytest.param('{"op":"make_me_owner","id":1}', id="unknown operation"),
    pytest.param('{"op":"get_user","id":"one"}', id="id of another type"),
    pytest.param('{"op":"get_user","id":-1}', id="negative id"),
    pytest.param('{"op":"get_ledger","id":1,"session_id":7,"number":0}', id="wrong type"),
    pytest.param('{"op":"send_msg","id":1,"is_encrypted":true,"message":[]}', id="wrong shape"),
    pytest.param('{"op":"fetch_msgs","id":1,"sessions":{"x":1},"inbox":0}', id="not a session id"),
    pytest.param('{"op":"register","id":1,"name":"' + "x" * 65 + '"}', id="name too long"),
]


@asynccontextmanager
async def bare_socket(relay: RelayProcess) -> AsyncIterator[ClientConnection]:
    """A connection that has been greeted."""
    async with connect(
        relay.address, subprotocols=[Subprotocol(SUBPROTOCOL)], compression=None, proxy=None
    ) as socket:
        await _next(socket)
        yield socket


@pytest.mark.parametrize("frame", NOT_OURS)
async def test_the_relay_answers_what_is_not_ours_with_words(
    relay: RelayProcess, frame: str
) -> None:
    async with bare_socket(relay) as socket:
        await socket.send(frame)

        error = (await _next(socket)).error
        assert error is not None
        assert error.code == "INVALID_ARGUMENT"
        assert error.detail
        await socket.send('{"op":"get_user","id":9}')
        answer = await _next(socket)
        assert answer.re == 9, "the connection lives on"
        assert answer.error is not None
        assert answer.error.code == "UNAUTHENTICATED"


async def test_the_relay_takes_no_frame_over_the_limit(relay: RelayProcess) -> None:
    async with bare_socket(relay) as socket:
        most = Limits().visitor_frame_bytes
        await socket.send("x" * most)
        assert (await _next(socket)).error is not None

        with suppress(ConnectionClosed):
            await socket.send("x" * (most + 1))
        with pytest.raises(ConnectionClosed) as closed:
            await _next(socket)

        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
    async with bare_socket(relay) as again:
        assert again.subprotocol == SUBPROTOCOL


async def test_the_relay_gives_up_on_who_sends_nothing_but_nonsense(relay: RelayProcess) -> None:
    async with bare_socket(relay) as socket:
        answers = 0
        with suppress(ConnectionClosed):
            while answers < 100:
                await socket.send("nonsense")
                await _next(socket)
                answers += 1

        assert 1 < answers < 100


async def test_a_replayed_message_gets_the_first_answer_and_is_there_once(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.say(room, "said but once")
    await stage.until(lambda: len(sofia.texts(room)) == 1)
    (request,) = [each for each in mira.wire.requests if isinstance(each, SendMsgRequest)]

    for number in range(3):
        await mira.wire.repeat(msgspec.structs.replace(request, id=9_000 + number))
    await mira.say(room, "and then this")
    await stage.until(lambda: len(sofia.texts(room)) == 2)

    assert sofia.wire.log() == ["msg", "msg"]
    assert mira.texts(room) == sofia.texts(room) == ["said but once", "and then this"]


async def test_replayed_requests_change_nothing(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.found("Said once", sofia)
    await sofia.accept(room)
    await mira.controller.replace_key(room)
    await stage.until(lambda: sofia.epochs(room) == [1, 2])
    everything = [(each, mira) for each in mira.wire.requests]
    everything += [(each, sofia) for each in sofia.wire.requests]
    before = (mira.kinds(room), sofia.kinds(room), mira.epochs(room), len(sofia.wire.log()))

    for number, (request, person) in enumerate(everything):
        if _op(request) not in {"fetch_msgs", "sign_in", "register"}:
            await person.wire.repeat(msgspec.structs.replace(request, id=9_000 + number))
    await mira.say(room, "still here, all the same")
    await stage.until(lambda: len(sofia.texts(room)) == 1)

    kinds = [kind for kind in mira.kinds(room) if kind != "still here, all the same"]
    assert (kinds, mira.epochs(room)) == (before[0], before[2])
    assert len(sofia.wire.log()) == before[3] + 1
    assert mira.view(room).members == 2


async def test_someone_elses_message_replayed_by_another_is_refused(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.say(room, "by Mira, not by Sofia")
    await stage.until(lambda: len(sofia.texts(room)) == 1)
    (request,) = [each for each in mira.wire.requests if isinstance(each, SendMsgRequest)]

    await sofia.wire.repeat(msgspec.structs.replace(request, id=9_000))
    await sofia.say(room, "by Sofia herself")
    await stage.until(lambda: len(mira.texts(room)) == 2)

    assert mira.wire.log() == ["msg", "msg"]
    assert [line.sender for line in mira.lines(room)] == [mira.id, sofia.id]


HOSTILE = [
    pytest.param("not JSON at all", id="no JSON"),
    pytest.param("[" * 100_000, id="deep"),
    pytest.param("null", id="null"),
    pytest.param('{"notify":[{"type":"Surprise"}]}', id="unknown notification"),
    pytest.param('{"notify":[{"type":"MsgNotification","session_id":1}]}', id="wrong types"),
    pytest.param('{"re":"one"}', id="answer to a word"),
    pytest.param(b"\x00\xff\xfe", id="bytes"),
    pytest.param("x" * (FRAME_BYTES + 1), id="over the limit"),
    pytest.param(
        json.dumps({"notify": [{"type": "Challenge"}] * (NOTIFICATIONS_PER_FRAME + 1)}),
        id="too many",
    ),
]


@pytest.mark.parametrize("frame", HOSTILE)
async def test_the_app_survives_what_is_not_ours_and_reconnects(
    stage: Stage, frame: str | bytes
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    before = mira.wire.connections

    await mira.wire.forge(frame)
    mira.controller.try_now()
    await stage.until(lambda: mira.wire.connections > before and mira.connected)

    await sofia.say(room, "are you still there?")
    await stage.until(lambda: mira.texts(room) == ["are you still there?"])
    await mira.say(room, "yes, of course")
    await stage.until(lambda: len(sofia.texts(room)) == 2)
    assert mira.view(room).alarm is None


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param('{"re":424242,"result":{"type":"Done"}}', id="answer to nothing"),
        pytest.param(
            '{"error":{"code":"INTERNAL","detail":"It went wrong."}}', id="error about nothing"
        ),
        pytest.param('{"notify":[],"later":{"more":1}}', id="unknown field"),
        pytest.param("{}", id="nothing"),
    ],
)
async def test_the_app_lets_pass_what_means_nothing(stage: Stage, frame: str) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    before = mira.wire.connections

    await mira.wire.forge(frame)
    await sofia.say(room, "nothing happened")
    await stage.until(lambda: mira.texts(room) == ["nothing happened"])

    assert mira.wire.connections == before


async def test_an_answer_to_another_question_is_none(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    mira.wire.hold_down = True
    wish = asyncio.create_task(mira.controller.find_people("Sof"))
    await stage.until(lambda: "find_users" in mira.wire.asked())
    (request,) = [each for each in mira.wire.requests if _op(each) == "find_users"]

    await mira.wire.forge(f'{{"re":{request.id},"result":{{"type":"Done"}}}}')
    with pytest.raises(NoAnswer):
        await wish

    await mira.wire.release()
    await sofia.say(room, "that was odd")
    await stage.until(lambda: mira.texts(room) == ["that was odd"])


async def test_repeated_notifications_are_taken_once(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await sofia.say(room, "said but once")
    await stage.until(lambda: mira.texts(room) == ["said but once"])
    seen = [each for each in mira.wire.notifications if isinstance(each, LogNotification)]

    for _ in range(3):
        frame = codec.join_notifications([codec.encode_notification(each) for each in seen])
        await mira.wire.forge(frame.decode())
    await sofia.say(room, "and then this")
    await stage.until(lambda: len(mira.texts(room)) == 2)

    assert mira.texts(room) == ["said but once", "and then this"]
    assert mira.view(room).alarm is None


async def _next(socket: ClientConnection) -> RelayFrame:
    async with asyncio.timeout(5):
        return codec.decode_relay_frame(await socket.recv())


def _op(request: AnyRequest) -> str:
    return str(request.__struct_config__.tag)
