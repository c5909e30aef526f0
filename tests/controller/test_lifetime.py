"""Messages that disappear: when, by whose clock, and that nothing of them stays."""

import itertools
from collections.abc import Iterator

import msgspec
import pytest

from sealroom.controller.events import FilesDropped, MessageArrived, MessagesChanged
from sealroom.controller.outbox import write
from sealroom.protocol.codec import encode_content
from sealroom.protocol.content import Attachment, Content, Edit, Files, Reaction, Text
from sealroom.protocol.entry import SetLifetime
from sealroom.protocol.file import SealedFile
from sealroom.protocol.notifications import MsgNotification
from sealroom.protocol.responses import MsgAccepted
from sealroom.store.kit.contents import kit_contents
from sealroom.store.kit.records import KitMessage
from tests.controller.desk import Desk, Hall

HOUR_S = 3_600
HOUR = HOUR_S * 1000


class Fading:
    """Sofia's desk in a room whose messages disappear after an hour."""

    def __init__(self, desk: Desk, hall: Hall) -> None:
        self.desk = desk
        self.hall = hall
        self._counters: Iterator[int] = itertools.count(1)

    def set_lifetime(self, seconds: int) -> None:
        self.desk.hear(self.hall.grow(self.hall.room.sign(self.hall.owner, SetLifetime(seconds))))

    def message(self, said: Content, *, age: int = 0) -> MsgNotification:
        """What the owner said, taken by the relay so many ms ago."""
        content = encode_content(said)
        counter = next(self._counters)
        spoken = self.hall.spoken(
            self.hall.message(self.hall.owner, "", counter=counter, content=content)
        )
        return msgspec.structs.replace(spoken, received_at=self.desk.now - age)

    def says(self, said: Content | str, *, age: int = 0) -> str:
        """It comes in; its id."""
        spoken = self.message(Text(said) if isinstance(said, str) else said, age=age)
        self.desk.hear(spoken)
        return spoken.message.header.message_id

    def texts(self) -> list[str]:
        return [line.text for line in self.desk.lines(self.hall.id)]

    def later(self, seconds: float) -> None:
        self.desk.lose_connection()
        self.desk.pass_seconds(seconds)

    def stored(self) -> int:
        """Messages in the database, shown or not."""
        sql = "SELECT count(*) FROM timeline WHERE message_id IS NOT NULL"
        return int(self.desk.database.connection.execute(sql).fetchall()[0][0])


@pytest.fixture
def fading(desk: Desk, hall: Hall) -> Fading:
    room = Fading(desk, hall)
    room.says("before it was set")
    room.set_lifetime(HOUR_S)
    return room


def test_a_message_goes_when_its_time_is_over_and_what_was_said_before_stays(
    fading: Fading,
) -> None:
    desk = fading.desk
    message_id = fading.says("meet me at nine")
    (_, line) = desk.lines(fading.hall.id)
    assert line.expires_at == desk.now + HOUR
    desk.lose_connection()
    assert desk.pass_seconds(1).wake_in == HOUR - 1000, "the app wakes for it"
    desk.events.clear()

    desk.pass_seconds(HOUR_S)

    assert fading.texts() == ["before it was set"]
    assert fading.stored() == 1
    gone = MessagesChanged(fading.hall.id, frozenset({message_id}))
    assert gone in desk.events, "it goes from the window as well"
    assert desk.reader.room(fading.hall.id, desk.now).unread == 1


def test_edits_and_reactions_go_with_it(fading: Fading) -> None:
    message_id = fading.says("meet me at nine")
    fading.desk.pass_seconds(1)
    fading.later(HOUR_S - 60)
    fading.desk.sign_in({fading.hall.id: fading.hall.seq})
    fading.says(Edit(message_id, "meet me at ten"))
    fading.says(Reaction(message_id, "👍"))
    assert fading.texts()[-1] == "meet me at ten"

    fading.later(60)

    assert fading.texts() == ["before it was set"]
    assert fading.stored() == 1, "the edit held its text as well"


def test_its_files_go_with_it(fading: Fading) -> None:
    sealed = SealedFile("f" * 26, bytes(32), 9, bytes(32))
    fading.says(Files((Attachment(sealed, "map.pdf"),), "the way there"))
    fading.desk.events.clear()
    fading.later(HOUR_S)
    assert FilesDropped(fading.hall.id, ("f" * 26,), mine=False) in fading.desk.events


def test_the_time_counts_from_when_the_relay_took_it(fading: Fading) -> None:
    fading.says("half of it is over", age=HOUR // 2)
    fading.later(HOUR_S // 2 - 1)
    assert "half of it is over" in fading.texts()
    fading.later(1)
    assert "half of it is over" not in fading.texts()


def test_what_comes_after_long_away_and_is_over_is_not_kept_at_all(fading: Fading) -> None:
    fading.desk.events.clear()
    fading.says("long gone", age=HOUR)
    fading.says("just in time", age=HOUR - 1000)

    assert fading.texts() == ["before it was set", "just in time"]
    assert fading.desk.lines(fading.hall.id)[-1].missing_before == 0, "it counted all the same"
    arrived = [each for each in fading.desk.events if isinstance(each, MessageArrived)]
    assert len(arrived) == 1


@pytest.mark.parametrize("lie", [HOUR, 365 * 24 * HOUR])
def test_a_relay_that_says_it_was_taken_later_cannot_keep_it_here(fading: Fading, lie: int) -> None:
    fading.says("for an hour", age=-lie)
    fading.later(HOUR_S)
    assert fading.texts() == ["before it was set"]


def test_a_clock_that_is_set_wrong_ends_nothing_that_comes_live(fading: Fading) -> None:
    desk = fading.desk
    desk.turn_clock(24)
    spoken = msgspec.structs.replace(fading.message(Text("now")), received_at=desk.now - 24 * HOUR)
    desk.hear(spoken)
    assert fading.texts()[-1] == "now", "by the relay’s clock it is as old as it is"
    fading.later(HOUR_S)
    assert fading.texts() == ["before it was set"]


def test_it_goes_although_the_app_was_closed_meanwhile(fading: Fading) -> None:
    fading.says("meet me at nine")
    fading.desk.now += HOUR
    fading.desk.reload()
    fading.desk.lose_connection()
    assert fading.texts() == ["before it was set"]


def test_what_still_waits_for_its_key_goes_too(desk: Desk, hall: Hall) -> None:
    fading = Fading(desk, hall)
    fading.set_lifetime(HOUR_S)
    desk.hear(*hall.renew_key())
    fading.says("who knows what")
    assert len(desk.store.timeline.waited_keys(1)) == 1

    fading.later(HOUR_S)

    assert desk.store.timeline.waited_keys(1) == []
    assert fading.stored() == 0


def test_an_own_message_goes_an_hour_after_the_relay_took_it_and_not_while_it_waits(
    fading: Fading,
) -> None:
    desk, hall = fading.desk, fading.hall
    desk.lose_connection()
    desk.run(lambda c: write(c, hall.id, Text("written in the dark"), sealed=True))
    desk.pass_seconds(2 * HOUR_S)
    assert fading.texts()[-1] == "written in the dark", "nobody has had it yet"
    desk.sign_in({hall.id: hall.seq})
    (request,) = [each for each in desk.sent if each.__struct_config__.tag == "send_msg"]
    desk.requests.append(request)
    desk.answer("send_msg", MsgAccepted(seq=hall.seq + 1, received_at=desk.now))
    assert desk.lines(hall.id)[-1].expires_at == desk.now + HOUR

    fading.later(HOUR_S)

    assert fading.texts() == ["before it was set"]


def test_a_new_lifetime_holds_for_what_is_said_after_it(fading: Fading) -> None:
    fading.says("for an hour")
    fading.set_lifetime(0)
    fading.says("for ever")
    fading.later(24 * HOUR_S)
    assert fading.texts() == ["before it was set", "for ever"]
    assert fading.desk.reader.room(fading.hall.id, fading.desk.now).lifetime == 0


def test_many_at_once_go_in_steps_until_none_is_left(fading: Fading) -> None:
    for number in range(300):
        fading.says(f"line {number}")
    fading.desk.lose_connection()
    output = fading.desk.pass_seconds(HOUR_S)
    while output.wake_in == 0:
        output = fading.desk.pass_seconds(0)
    assert fading.texts() == ["before it was set"]


def test_a_recovery_kit_carries_on_nothing_that_disappears(fading: Fading) -> None:
    fading.says("meet me at nine")
    records = kit_contents(fading.desk.store, fading.desk.now, messages=True)
    carried = [each.message.content for each in records if isinstance(each, KitMessage)]
    assert carried == [encode_content(Text("before it was set"))]
