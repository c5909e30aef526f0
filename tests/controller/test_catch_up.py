"""Percent of what happened while away, by cursors and the logs' ends."""

from sealroom.controller.catch_up import CatchUp
from sealroom.store.alarms import AlarmKind, StoredAlarm
from tests.controller.desk import Desk, Hall

ELSEWHERE = "e" * 52


def test_there_is_nothing_to_say_before_and_after(desk: Desk, hall: Hall) -> None:
    catch_up = CatchUp(desk.engine.context.sessions)
    assert catch_up.percent() is None
    here = desk.engine.context.session(hall.id)
    catch_up.begin({hall.id: here.log_cursor})
    assert catch_up.percent() is None


def test_it_grows_with_the_cursors_and_ends_with_the_last(desk: Desk, hall: Hall) -> None:
    catch_up = CatchUp(desk.engine.context.sessions)
    here = desk.engine.context.session(hall.id)
    catch_up.begin({hall.id: here.log_cursor + 3})
    assert catch_up.percent() == 0
    for number, percent in ((1, 33), (2, 66), (3, None)):
        desk.hear(hall.spoken(hall.message(hall.owner, "news", counter=number)))
        assert catch_up.percent() == percent


def test_a_room_that_is_not_here_yet_counts_from_its_beginning(desk: Desk) -> None:
    catch_up = CatchUp(desk.engine.context.sessions)
    catch_up.begin({ELSEWHERE: 10})
    assert catch_up.percent() == 0


def test_a_room_with_an_alarm_is_not_waited_for(desk: Desk, hall: Hall) -> None:
    catch_up = CatchUp(desk.engine.context.sessions)
    here = desk.engine.context.session(hall.id)
    catch_up.begin({hall.id: here.log_cursor + 3})
    here.alarm = StoredAlarm(kind=AlarmKind.TWO_HISTORIES, words="two histories")
    assert catch_up.percent() is None


def test_a_lost_connection_ends_it(desk: Desk) -> None:
    catch_up = CatchUp(desk.engine.context.sessions)
    catch_up.begin({ELSEWHERE: 10})
    catch_up.stop()
    assert catch_up.percent() is None
