"""A room's keys as the person is told of them: why each came, and whom it was taken from."""

import pytest

from sealroom.controller.timeline_views import EventKind, EventView
from sealroom.controller.views import KeyView
from sealroom.crypto import generate_room_key
from sealroom.protocol.entry import Accept, AnyAction, Ban, Leave, Remove
from sealroom.protocol.notifications import UpdateReason
from tests.controller.desk import Citizen, Desk, Hall


def renew(desk: Desk, hall: Hall) -> None:
    """The owner replaces the key, which is due."""
    key = generate_room_key(hall.id)
    desk.hear(hall.grow(hall.room.sign(hall.owner, hall.key_action(key))))


def let_in(desk: Desk, hall: Hall, citizen: Citizen) -> None:
    desk.hear(hall.grow(hall.invitation_of(citizen.person)))
    accept = Accept(citizen.person.keys)
    desk.hear(hall.grow(hall.room.sign(citizen.person, accept)))


def newest(desk: Desk, hall: Hall) -> KeyView:
    return desk.reader.room_keys(hall.id)[0]


def newest_line(desk: Desk, hall: Hall) -> EventView:
    items = desk.reader.timeline(hall.id, None, 100)
    lines = [item for item in items if isinstance(item, EventView)]
    return next(line for line in reversed(lines) if line.kind is EventKind.KEY_REPLACED)


def test_the_first_key_was_taken_from_nobody(desk: Desk, hall: Hall) -> None:
    key = newest(desk, hall)
    assert (key.epoch, key.reason, key.departed) == (1, UpdateReason.SWITCHED_ON, ())
    assert (key.key_id, key.held, key.by_me) == (hall.key.key_id, True, False)


@pytest.mark.parametrize(
    ("leaves", "how"),
    [(True, EventKind.LEFT), (False, EventKind.REMOVED), (None, EventKind.BANNED)],
)
def test_a_key_and_its_line_tell_how_somebody_went(
    desk: Desk, hall: Hall, jonas: Citizen, leaves: bool | None, how: EventKind
) -> None:
    let_in(desk, hall, jonas)
    him = jonas.person.user_id
    action: AnyAction = Ban(him, None) if leaves is None else Leave() if leaves else Remove(him)
    author = jonas.person if leaves else hall.owner
    desk.hear(hall.grow(hall.room.sign(author, action)))
    renew(desk, hall)

    key = newest(desk, hall)
    assert (key.reason, [each.how for each in key.departed]) == (UpdateReason.DEPARTURE, [how])
    assert newest_line(desk, hall).departed == key.departed
    assert not key.held


def test_who_went_and_came_and_went_is_told_as_they_went_last(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    let_in(desk, hall, jonas)
    desk.hear(hall.grow(hall.room.sign(jonas.person, Leave())))
    let_in(desk, hall, jonas)
    desk.hear(hall.grow(hall.room.sign(hall.owner, Remove(jonas.person.user_id))))
    renew(desk, hall)

    assert [each.how for each in newest(desk, hall).departed] == [EventKind.REMOVED]


def test_a_key_that_was_asked_for_names_nobody(desk: Desk, hall: Hall) -> None:
    desk.hear(*hall.renew_key())

    key = newest(desk, hall)
    assert (key.reason, key.departed) == (UpdateReason.ASKED, ())
    assert newest_line(desk, hall).departed == ()
