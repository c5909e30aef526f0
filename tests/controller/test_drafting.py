"""Appending to a ledger: what is said where it cannot be done."""

from sealroom.controller import members
from sealroom.controller.engine import FrameCame
from sealroom.controller.errors import RelayRefused
from sealroom.protocol.entry import Mute
from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.requests import LeaveSessionRequest
from tests.controller.desk import Desk, Hall

YEAR = 365 * 86_400_000


def refused_for_the_clock(desk: Desk, hall: Hall) -> Exception:
    """What leaving ends with."""
    ends = desk.run(lambda context: members.leave(context, hall.id))
    request = desk.requests.pop()
    data = ErrorData(reason=Reason.CLOCK, now=desk.now)
    error = Error(Code.FAILED_PRECONDITION, "Your clock differs too much from the relay's.", data)
    desk.take(FrameCame(RelayFrame(re=request.id, error=error)))
    ((_, problem),) = ends
    return problem  # type: ignore[no-any-return]


def test_on_a_history_dated_ahead_one_signs_as_early_as_can_be(desk: Desk, hall: Hall) -> None:
    ahead = hall.room.sign(hall.owner, Mute(desk.me.user_id, None), time=desk.now + YEAR)
    desk.hear(hall.grow(ahead))

    desk.run(lambda context: members.leave(context, hall.id))

    [asked] = [each for each in desk.requests if isinstance(each, LeaveSessionRequest)]
    assert asked.entry.time == ahead.time
    assert desk.alarm(hall.id) is None


def test_ones_own_clock_is_told_where_it_is_that(desk: Desk, hall: Hall) -> None:
    problem = refused_for_the_clock(desk, hall)
    assert isinstance(problem, RelayRefused)
    assert "Your clock" in str(problem)
