"""Hints are passed on to the members who are there, and kept nowhere."""

import pytest

from sealroom.protocol import requests
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.hint import Hint, HintHeader
from sealroom.protocol.limits import HINT_BYTES
from sealroom.protocol.notifications import HintNotification, MsgNotification
from sealroom.protocol.requests import SendHintRequest
from tests.relay.conftest import Scene
from tests.relay.operations.test_messages import pair
from tests.relay.raw_client import RawClient, refused
from tests.relay.room import Room


def hint_by(client: RawClient, room: Room, sent_at: int = 1) -> SendHintRequest:
    """The relay reads its header alone."""
    header = HintHeader(
        room.session_id, client.person.user_id, client.person.device, "k" * 52, sent_at
    )
    return SendHintRequest(id=0, hint=Hint(header, bytes(HINT_BYTES), bytes(64)))


async def test_members_who_are_there_get_it_and_nobody_gets_it_later(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    outsider = await scene.enter("Cleo")
    request = hint_by(ada, room)

    await ada.ask(request)
    assert (await ben.hears(HintNotification)).hint == request.hint
    await ada.say(room)
    await ben.hears(MsgNotification)
    assert ben.of(HintNotification) == [], "once"
    assert outsider.of(HintNotification) == []
    await scene.drop(ben)
    again = await scene.return_of(ben.person)
    await again.sync()
    await again.hears(MsgNotification)
    assert again.of(HintNotification) == []


async def test_only_a_member_has_one_passed_on_and_only_by_themselves(scene: Scene) -> None:
    ada, ben, room = await pair(scene)
    outsider = await scene.enter("Cleo")
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await outsider.ask(hint_by(outsider, room))
    with refused(Code.INVALID_ARGUMENT):
        await ben.ask(hint_by(ada, room))
    await ben.leave(room)
    with refused(Code.PERMISSION_DENIED, Reason.NOT_A_MEMBER):
        await ben.ask(hint_by(ben, room))
    await ada.ask(hint_by(ada, room))
    assert ben.of(HintNotification) == []


@pytest.mark.parametrize("most", [60])
async def test_a_flood_of_them_is_refused(scene: Scene, most: int) -> None:
    ada, _, room = await pair(scene)
    for number in range(most):
        await ada.ask(hint_by(ada, room, number))
    with refused(Code.RESOURCE_EXHAUSTED) as errors:
        for number in range(most):
            await ada.ask(hint_by(ada, room, number))
    assert errors[0].data.retry_after
    await ada.say(room)


async def test_one_for_a_room_that_is_not_there_is_refused(scene: Scene) -> None:
    ada, _, room = await pair(scene)
    request = hint_by(ada, room)
    header = HintHeader("z" * 52, ada.person.user_id, ada.person.device, "k" * 52, 1)
    with refused(Code.NOT_FOUND):
        await ada.ask(requests.SendHintRequest(id=0, hint=Hint(header, *_rest(request))))


def _rest(request: SendHintRequest) -> tuple[bytes, bytes]:
    return request.hint.body, request.hint.signature
