"""What stays readable, from when, and for whom it does not."""

from collections.abc import Iterator

import msgspec
from cryptography.exceptions import InvalidTag

from sealroom.crypto import CryptoError, RoomKey, restore_identity, unwrap_room_key
from sealroom.crypto.padding import unpad
from sealroom.crypto.sealed_message import _associated_data, _cipher
from sealroom.protocol import codec
from sealroom.protocol.content import text_of
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.ids import SessionId
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import (
    AllowUserJoinSessionNotification,
    AnyNotification,
    MsgNotification,
    ReceiveRoomKeyNotification,
)
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

_notification = msgspec.json.Decoder(AnyNotification)


async def test_three_epochs_stay_readable_through_a_switch_and_a_restart(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage, title="Annals of the harbour")
    said = []
    for epoch, step in enumerate(("begin", "replace", "replace", "off", "on"), start=1):
        match step:
            case "replace":
                await mira.controller.replace_key(room)
            case "off":
                stage.publish("Annals of the harbour")
                await mira.controller.unseal_room(room)
            case "on":
                await mira.controller.seal_room(room)
        sealed = step != "off"
        await stage.until(
            lambda sealed=sealed: (  # type: ignore[misc]
                sofia.view(room).sealed == sealed
                and len(sofia.epochs(room)) == len(mira.epochs(room))
                and not sofia.waits_for_key(room)
            )
        )
        for person in (mira, sofia):
            said.append((f"{epoch}: said by {person.name}", "sealed" if sealed else "open"))
            await person.say(room, said[-1][0], sealed=sealed)
            await stage.until(lambda: mira.marks(room) == sofia.marks(room) == said)

    assert mira.epochs(room) == sofia.epochs(room) == [1, 2, 3, 4]
    for person in (mira, sofia):
        await person.restart()
        assert person.marks(room) == said, "readable before the relay is there"
        assert person.epochs(room) == [1, 2, 3, 4]
    await stage.until(lambda: mira.connected and sofia.connected)
    await mira.say(room, "and on we go, after the restart")
    await stage.until(lambda: len(sofia.texts(room)) == len(said) + 1)
    assert [key.valid_until is None for key in mira.controller.room_keys(room)] == [
        True,
        False,
        False,
        False,
    ]


async def test_a_newcomer_reads_from_their_joining_on(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    jonas = await stage.enter("Jonas")
    await sofia.say(room, "before Jonas was asked")
    await mira.controller.replace_key(room)
    await sofia.say(room, "shortly before Jonas came")
    await stage.until(lambda: len(mira.texts(room)) == 2)

    await mira.controller.invite(room, jonas.id)
    await jonas.accept(room)
    await sofia.say(room, "welcome, Jonas")
    await stage.until(lambda: jonas.texts(room) == ["welcome, Jonas"])

    assert jonas.epochs(room) == [2]
    assert jonas.kinds(room) == ["joined", "welcome, Jonas"]


async def test_a_member_who_left_reads_nothing_sent_after(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    jonas = await stage.enter("Jonas")
    await mira.controller.invite(room, jonas.id)
    await jonas.accept(room)
    await mira.say(room, "while Jonas listens")
    await mira.controller.replace_key(room)
    await sofia.say(room, "under a second key")
    await stage.until(lambda: len(jonas.texts(room)) == 2)
    await jonas.controller.leave(room)
    await stage.until(lambda: mira.view(room).members == sofia.view(room).members == 2)

    for number in range(3):
        await sofia.say(room, f"without Jonas {number}")
        await mira.say(room, f"nor with him {number}")
        await mira.controller.replace_key(room)
    await stage.until(lambda: len(mira.texts(room)) == len(sofia.texts(room)) == 8)

    read = everything_readable(jonas, room, seized(stage))
    assert read == {"while Jonas listens", "under a second key"}
    everything = everything_readable(sofia, room, seized(stage))
    assert len(everything) == 8, "the attack works where the keys are there"


async def test_where_sealing_was_off_at_a_departure_the_old_key_is_of_no_use(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage, title="Annals of the lighthouse")
    stage.publish("Annals of the lighthouse")
    await mira.controller.unseal_room(room)
    await stage.until(lambda: not sofia.view(room).sealed)
    await sofia.controller.leave(room)
    await stage.until(lambda: mira.view(room).members == 1)

    await mira.controller.seal_room(room)
    await mira.say(room, "alone at the lighthouse")
    await stage.until(lambda: mira.has_sent(room, "alone at the lighthouse"))

    assert everything_readable(sofia, room, seized(stage)) == set()
    assert everything_readable(mira, room, seized(stage)) == {"alone at the lighthouse"}


def seized(stage: Stage) -> list[bytes]:
    """All that the relay stores, and all that went over anyone's wire."""
    frames = [
        msgspec.json.encode(each) for person in stage.people for each in person.wire.notifications
    ]
    return [*stage.relay.values(), *frames]


def everything_readable(attacker: Person, room: SessionId, material: list[bytes]) -> set[str]:
    """Every sealed text that the attacker opens with their profile and the relay's whole help.

    Tries every key ever held, and every wrap by anyone for anyone, on every message, with no
    regard for the name of the key it says it is sealed under.
    """
    notifications = list(_notifications(material))
    messages = {
        each.message.header.message_id: each.message
        for each in notifications
        if isinstance(each, MsgNotification) and each.message.is_encrypted
    }
    keys = {*attacker.keys_held(room), *_unwrapped(attacker, room, notifications)}
    return {text for message in messages.values() for key in keys for text in _opened(key, message)}


def _notifications(material: list[bytes]) -> Iterator[AnyNotification]:
    for value in material:
        try:
            yield _notification.decode(value)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue


def _unwrapped(
    attacker: Person, room: SessionId, notifications: list[AnyNotification]
) -> Iterator[RoomKey]:
    store = attacker.store()
    own, session = store.identity.get(), store.sessions.get(room)
    assert own is not None
    assert session is not None
    state = store.sessions.state(session.row)
    assert state is not None
    identity, chain = restore_identity(own.secrets), own.secrets.kem_chain
    for each in notifications:
        if not isinstance(each, ReceiveRoomKeyNotification | AllowUserJoinSessionNotification):
            continue
        if each.room_key is None or each.key_id is None or each.epoch is None:
            continue
        for person in state.people.values():
            try:
                yield unwrap_room_key(
                    identity,
                    chain,
                    person.keys,
                    session_id=room,
                    key_id=each.key_id,
                    epoch=each.epoch,
                    wrapped=each.room_key,
                )
            except CryptoError:
                continue


def _opened(key: RoomKey, message: Message) -> Iterator[str]:
    nonce, sealed = message.body[:12], message.body[12:]
    header = message.header
    try:
        cipher = _cipher(key, header.sender)
        content = unpad(cipher.decrypt(nonce, sealed, _associated_data(header)))
        yield text_of(codec.decode_content(content))
    except (InvalidTag, CryptoError, ProtocolError):
        return
