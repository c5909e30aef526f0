"""Rooms for two: made once, found again, called after the other, and believed of two alone."""

from sealroom.controller.events import RoomsChanged
from sealroom.controller.views import RoomView
from sealroom.protocol.ids import SessionId
from tests.flows.person import REGULAR, Person
from tests.flows.stage import Stage


async def write_to(stage: Stage, one: Person, other: Person) -> SessionId:
    """One begins a room with another, who accepts."""
    room = await one.controller.direct_room(other.id)
    await other.accept(room)
    await stage.until(lambda: one.view(room).members == 2)
    return room


async def two(stage: Stage) -> tuple[Person, Person, SessionId]:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    return mira, sofia, await write_to(stage, mira, sofia)


def partner_of(view: RoomView) -> str:
    assert view.partner is not None
    return view.partner.user_id


async def test_it_is_sealed_and_each_is_shown_it_under_the_other_s_name(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.controller.direct_room(sofia.id)
    waiting = mira.view(room)
    assert waiting.title == sofia.name
    assert waiting.partner is not None
    assert waiting.partner.invited
    await stage.until(lambda: sofia.invited_to(room))
    (card,) = sofia.controller.cards()
    assert card.direct  # type: ignore[union-attr]

    await sofia.accept(room)

    assert sofia.view(room).title == mira.name
    assert (partner_of(mira.view(room)), partner_of(sofia.view(room))) == (sofia.id, mira.id)
    assert mira.view(room).sealed
    await sofia.say(room, "Only for you")
    await stage.until(lambda: mira.texts(room) == ["Only for you"])


async def test_its_line_is_told_of_when_whom_it_is_called_after_is_verified(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.controller.direct_room(sofia.id)
    mira.events.clear()
    await mira.controller.set_verified(sofia.id, verified=True)
    told = [event for event in mira.events if isinstance(event, RoomsChanged)]
    assert any(room in event.session_ids for event in told)


async def test_it_belongs_to_both(stage: Stage) -> None:
    mira, sofia, room = await two(stage)
    both = (mira, sofia)
    await stage.until(lambda: all(each.view(room).my_role == "owner" for each in both))
    await sofia.controller.set_lifetime(room, 3_600)
    await stage.until(lambda: mira.view(room).lifetime == 3_600)


async def test_it_is_found_again_by_either_also_after_a_restart(stage: Stage) -> None:
    mira, sofia, room = await two(stage)

    assert await mira.controller.direct_room(sofia.id) == room
    assert await sofia.controller.direct_room(mira.id) == room
    await sofia.restart()
    await stage.until(lambda: sofia.connected)
    assert await sofia.controller.direct_room(mira.id) == room
    assert len(sofia.controller.rooms()) == 1


async def test_whoever_is_invited_already_accepts_instead_of_making_a_second(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.controller.direct_room(sofia.id)
    await stage.until(lambda: sofia.invited_to(room))

    assert await sofia.controller.direct_room(mira.id) == room

    await stage.until(lambda: sofia.in_room(room))
    assert sofia.controller.cards() == []


async def test_who_declined_or_left_is_invited_to_the_same_room_again(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await mira.controller.direct_room(sofia.id)
    await stage.until(lambda: sofia.invited_to(room))
    await sofia.controller.answer_invitation(room, accept=False)
    await stage.until(lambda: not _is_invited(mira, room))
    assert mira.view(room).title == sofia.name, "it is still called after her"

    assert await mira.controller.direct_room(sofia.id) == room
    await sofia.accept(room)
    await sofia.controller.leave(room)
    await stage.until(lambda: mira.view(room).members == 1)
    assert await mira.controller.direct_room(sofia.id) == room
    await sofia.accept(room)
    assert sofia.view(room).title == mira.name


def _is_invited(person: Person, room: SessionId) -> bool:
    partner = person.view(room).partner
    return partner is not None and partner.invited


async def test_with_a_third_it_is_a_room_like_others_and_a_new_one_is_made(stage: Stage) -> None:
    mira, sofia, room = await two(stage)
    ravi = await stage.enter("Ravi")

    await mira.controller.invite(room, ravi.id)

    await stage.until(lambda: sofia.view(room).partner is None)
    assert sofia.view(room).title == "", "nobody is shown three people under one's name"
    assert await mira.controller.direct_room(sofia.id) != room


async def test_a_room_with_a_title_is_not_taken_for_one(stage: Stage) -> None:
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    named = await mira.found("Two of us", sofia, policy=REGULAR)
    await sofia.accept(named)
    assert mira.view(named).partner is None
    assert await mira.controller.direct_room(sofia.id) != named


async def test_another_device_that_has_the_log_alone_calls_it_the_same(stage: Stage) -> None:
    mira, sofia, room = await two(stage)
    phone = await stage.other_device_of(mira)
    await stage.until(lambda: phone.knows(room) and phone.view(room).partner is not None)
    assert phone.view(room).title == sofia.name
