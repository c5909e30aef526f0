"""Slow mode at the one who writes: when one may, and that one does not try before."""

from sealroom.controller.errors import NotAllowed
from sealroom.controller.outbox import write
from sealroom.protocol.content import Reaction, Text
from sealroom.protocol.entry import Role, SetRole, SetSlowMode
from tests.controller.desk import Desk, Hall


def slow(desk: Desk, hall: Hall, seconds: int) -> None:
    desk.hear(hall.grow(hall.room.sign(hall.owner, SetSlowMode(seconds))))


def test_a_member_waits_after_each_message_and_is_told_for_how_long(desk: Desk, hall: Hall) -> None:
    slow(desk, hall, 30)
    assert desk.reader.room(hall.id, desk.now).may_speak_at == 0, "never wrote yet"
    ((message_id, problem),) = desk.run(lambda c: write(c, hall.id, Text("one"), sealed=True))
    assert problem is None

    assert desk.reader.room(hall.id, desk.now).may_speak_at == desk.now + 30_000
    ((_, problem),) = desk.run(lambda c: write(c, hall.id, Text("two"), sealed=True))
    assert isinstance(problem, NotAllowed)
    assert "30 s" in str(problem)
    ((_, problem),) = desk.run(lambda c: write(c, hall.id, Reaction(message_id, "👍"), sealed=True))
    assert problem is None, "what has no line of its own waits its turn by itself"
    desk.lose_connection()
    desk.pass_seconds(30)
    ((_, problem),) = desk.run(lambda c: write(c, hall.id, Text("two"), sealed=True))
    assert problem is None


def test_admins_do_not_wait_and_nobody_does_once_it_ends(desk: Desk, hall: Hall) -> None:
    slow(desk, hall, 30)
    desk.run(lambda c: write(c, hall.id, Text("one"), sealed=True))
    promoted = hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.ADMIN))
    desk.hear(hall.grow(promoted))
    view = desk.reader.room(hall.id, desk.now)
    assert (view.slow_mode, view.is_slowed, view.may_speak_at) == (30, False, 0)
    ((_, problem),) = desk.run(lambda c: write(c, hall.id, Text("two"), sealed=True))
    assert problem is None
    desk.hear(hall.grow(hall.room.sign(hall.owner, SetRole(desk.me.user_id, Role.MEMBER))))
    assert desk.reader.room(hall.id, desk.now).is_slowed
    slow(desk, hall, 0)
    assert not desk.reader.room(hall.id, desk.now).is_slowed
