"""The line of someone's coming in."""

from sealroom.controller import verification
from sealroom.controller.timeline_views import EventView
from sealroom.protocol.entry import Accept, Remove
from tests.controller.desk import Citizen, Desk, Hall


def last_line(desk: Desk, hall: Hall) -> EventView:
    desk.reader.forget_people()
    items = desk.reader.timeline(hall.id, None, 100)
    [*_, line] = [each for each in items if isinstance(each, EventView)]
    return line


def comes(desk: Desk, hall: Hall, citizen: Citizen) -> None:
    desk.hear(hall.grow(hall.invitation_of(citizen.person)))
    desk.hear(hall.grow(hall.room.sign(citizen.person, Accept(citizen.person.keys))))


def test_it_says_where_an_unverified_one_comes_among_verified_ones(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    desk.run(lambda c: verification.set_verified(c, hall.owner.user_id, verified=True))
    comes(desk, hall, jonas)
    assert last_line(desk, hall).ends_all_verified
    desk.run(lambda c: verification.set_verified(c, jonas.person.user_id, verified=True))
    assert not last_line(desk, hall).ends_all_verified


def test_it_says_nothing_where_others_are_not_verified_either(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    comes(desk, hall, jonas)
    assert not last_line(desk, hall).ends_all_verified


def test_it_says_nothing_of_a_stay_that_is_over(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    desk.run(lambda c: verification.set_verified(c, hall.owner.user_id, verified=True))
    comes(desk, hall, jonas)
    desk.hear(hall.grow(hall.room.sign(hall.owner, Remove(jonas.person.user_id))))
    items = desk.reader.timeline(hall.id, None, 100)
    assert not any(isinstance(each, EventView) and each.ends_all_verified for each in items)
