"""Who types and who has read: off at first, for those alone who tell it themselves, and sealed."""

import msgspec

from sealroom.controller.events import TypingChanged
from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


async def tells(person: Person, *, typing: bool = False, reading: bool = False) -> None:
    preferences = person.controller.preferences()
    wanted = msgspec.structs.replace(preferences, typing_told=typing, reading_told=reading)
    await person.controller.set_preferences(wanted)


def typing(person: Person) -> list[tuple[str, bool]]:
    """Who was seen to type, or to stop."""
    events = [event for event in person.events if isinstance(event, TypingChanged)]
    return [(event.user_id, event.typing) for event in events]


async def passed_by(stage: Stage, one: Person, other: Person, room: SessionId) -> None:
    """Something said has come by: what was passed on before would be here."""
    await one.say(room, "something said")
    await stage.until(lambda: bool(other.texts(room)))


async def test_nothing_is_told_at_first(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    mira.wire.forget()

    await mira.controller.tell_typing(room)
    await mira.controller.mark_read(room)
    await passed_by(stage, mira, sofia, room)

    assert "send_hint" not in mira.wire.asked()
    assert typing(sofia) == []


async def test_who_does_not_tell_is_not_told(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await tells(mira, typing=True, reading=True)

    await mira.controller.tell_typing(room)
    await passed_by(stage, sofia, mira, room)
    await mira.controller.mark_read(room)
    await passed_by(stage, mira, sofia, room)

    assert "HintNotification" in sofia.wire.heard(), "it was passed on"
    assert typing(sofia) == []
    assert sofia.lines(room)[0].read_by == ()


async def test_who_types_is_seen_until_they_have_said_it(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    for person in (mira, sofia):
        await tells(person, typing=True)

    await mira.controller.tell_typing(room)
    await stage.until(lambda: typing(sofia) == [(mira.id, True)])
    await mira.say(room, "Here it is")

    await stage.until(lambda: typing(sofia) == [(mira.id, True), (mira.id, False)])
    assert typing(mira) == [], "not one’s own"


async def test_who_has_read_is_seen_and_nothing_below(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    for person in (mira, sofia):
        await tells(person, reading=True)
    await mira.say(room, "the first of two")
    await stage.until(lambda: sofia.texts(room) == ["the first of two"])
    await sofia.controller.mark_read(room)
    await stage.until(lambda: mira.lines(room)[0].read_by == (sofia.name,))
    await mira.say(room, "the second of two")
    await stage.until(lambda: len(sofia.texts(room)) == 2)

    assert [line.read_by for line in mira.lines(room)] == [(sofia.name,), ()]
    await sofia.controller.mark_read(room)
    await stage.until(lambda: mira.lines(room)[1].read_by == (sofia.name,))

    await tells(mira)
    assert [line.read_by for line in mira.lines(room)] == [(), ()], "who tells no more sees none"


async def test_whoever_comes_back_asks_how_far_others_are(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    for person in (mira, sofia):
        await tells(person, reading=True)
    await mira.say(room, "read while you are away")
    await stage.until(lambda: sofia.texts(room) == ["read while you are away"])
    await stage.until(lambda: mira.has_sent(room, "read while you are away"))
    await mira.quit()
    await sofia.controller.mark_read(room)

    mira.reopen()

    await stage.until(lambda: mira.lines(room)[0].read_by == (sofia.name,))


async def test_one_s_own_devices_are_kept_in_step(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    phone = await stage.other_device_of(mira)
    await stage.until(lambda: phone.knows(room) and not phone.waits_for_key(room))
    for person in (mira, phone):
        await tells(person, reading=True)
    await sofia.say(room, "unread on both")
    for person in (mira, phone):
        await stage.until(lambda person=person: person.view(room).unread == 1)  # type: ignore[misc]

    await mira.controller.mark_read(room)

    await stage.until(lambda: phone.view(room).unread == 0)


async def test_nobody_who_left_could_open_one(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await tells(mira, typing=True)
    await sofia.controller.leave(room)
    await stage.until(lambda: mira.view(room).members == 1)
    mira.wire.forget()
    await mira.controller.tell_typing(room)
    assert "send_hint" not in mira.wire.asked(), "not before the key is replaced"
