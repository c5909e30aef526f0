"""One's own devices: what they say of each other, and that none is left without a key."""

import msgspec
import pytest

from sealroom.controller import devices, new_room, weekly_keys
from sealroom.controller.context import Context
from sealroom.controller.flow import Flow
from sealroom.controller.timeline_views import SendState
from sealroom.controller.views import DeviceNoticeView, DeviceView
from sealroom.crypto import seal_device_label, unwrap_room_key
from sealroom.crypto.kem_chain import WEEK_MS
from sealroom.protocol.device import Device
from sealroom.protocol.entry import ReplaceRoomKey
from sealroom.protocol.notifications import (
    DeviceRevoked,
    DeviceSignedIn,
    InvitationWithdrawn,
    InviteUserToSession,
    JoinSessionAsked,
    RequestRoomKeyNotification,
)
from sealroom.protocol.requests import NewSessionRequest, RequestRoomKeyRequest
from sealroom.protocol.responses import DevicesFound, Done
from sealroom.protocol.room_info import RoomInfo
from tests.controller.desk import Citizen, Desk, Hall

LAPTOP = "c" * 16
NONCE = bytes(12)


def came(desk: Desk, number: int = 9, label: bytes = b"") -> DeviceSignedIn:
    return DeviceSignedIn(number=number, device_id=LAPTOP, label=label, time=desk.now)


def label_of(desk: Desk, label: str) -> bytes:
    return seal_device_label(desk.me.identity, LAPTOP, label, NONCE)


def test_a_new_device_is_announced_by_its_name_once_and_over_a_restart(desk: Desk) -> None:
    desk.hear(came(desk, label=label_of(desk, "Laptop")), came(desk, label=b""))
    desk.reload()
    assert desk.reader.device_notices() == [DeviceNoticeView(LAPTOP, "Laptop", desk.now)]


def test_a_label_that_the_relay_made_up_shows_as_none(desk: Desk) -> None:
    desk.hear(came(desk, label=b"Your desk, honestly, nothing to see here, go on"))
    assert desk.reader.device_notices() == [DeviceNoticeView(LAPTOP, "", desk.now)]


def test_this_very_device_is_no_news(desk: Desk) -> None:
    desk.hear(msgspec.structs.replace(came(desk), device_id=desk.me.device))
    assert desk.reader.device_notices() == []


def test_a_notice_goes_when_the_device_is_recognised_or_signed_out(desk: Desk) -> None:
    desk.hear(came(desk))
    desk.run(lambda context: devices.recognise(context, LAPTOP))
    assert desk.reader.device_notices() == []
    desk.hear(came(desk, 10), DeviceRevoked(number=11, device_id=LAPTOP))
    assert desk.reader.device_notices() == []


def test_the_list_has_this_device_first(desk: Desk) -> None:
    ends = desk.run(devices.list_devices)
    found = [
        Device(LAPTOP, label_of(desk, "Laptop"), 1, 9),
        Device(desk.me.device, b"", 2, 3),
    ]
    desk.answer("list_devices", DevicesFound(devices=found))
    (views, problem) = ends[0]
    assert problem is None
    assert views == [
        DeviceView(desk.me.device, "", is_this=True, first_seen=2, last_seen=3),
        DeviceView(LAPTOP, "Laptop", is_this=False, first_seen=1, last_seen=9),
    ]


def test_own_words_from_another_device_are_ones_own_and_sent(desk: Desk, hall: Hall) -> None:
    laptop = desk.me.at_another_device()
    desk.hear(hall.spoken(hall.message(laptop, "from the laptop")))
    (line,) = desk.lines(hall.id)
    assert (line.mine, line.state, line.text) == (True, SendState.SENT, "from the laptop")
    assert desk.reader.room(hall.id, desk.now).unread == 0


def test_a_question_of_this_very_device_is_not_answered_by_itself(desk: Desk, hall: Hall) -> None:
    question = RequestRoomKeyNotification(
        number=2,
        session_id=hall.id,
        key_id=hall.key.key_id,
        user=desk.me.card,
        device_id=desk.me.device,
    )
    desk.hear(question)
    assert "send_room_key" not in desk.ops()
    desk.hear(msgspec.structs.replace(question, number=3, device_id=LAPTOP))
    assert "send_room_key" in desk.ops()


@pytest.mark.parametrize("has_others", [False, True])
def test_own_devices_are_asked_next_after_the_maker_where_there_are_any(
    sofia: Citizen, hall: Hall, has_others: bool
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.engine.context.has_other_devices = has_others
    desk.hear(*hall.log())
    asked = []
    for _ in range(2):
        desk.pass_seconds(700)
        asked += [each.user_id for each in desk.requests if isinstance(each, RequestRoomKeyRequest)]
        desk.answer("request_room_key", Done())
    maker = hall.owner.user_id
    assert asked == ([maker, desk.me.user_id] if has_others else [maker, maker])


def founding_request(desk: Desk, *, has_others: bool) -> NewSessionRequest:
    desk.engine.context.has_other_devices = has_others
    info = RoomInfo(title="Harbour", description="")
    desk.run(lambda context: new_room.new_room(context, info, None, (), sealed=True))
    return next(each for each in desk.requests if isinstance(each, NewSessionRequest))


def test_the_first_key_of_a_room_stays_here_where_there_is_no_other_device(desk: Desk) -> None:
    assert founding_request(desk, has_others=False).room_key is None


def test_the_first_key_of_a_room_goes_to_ones_other_devices(desk: Desk, sofia: Citizen) -> None:
    request = founding_request(desk, has_others=True)
    action = request.entries[1].action
    assert isinstance(action, ReplaceRoomKey)
    assert request.room_key is not None
    opened = unwrap_room_key(
        desk.me.identity,
        sofia.chain,
        desk.me.keys,
        session_id=request.entries[1].session_id,
        key_id=action.key_id,
        epoch=1,
        wrapped=request.room_key,
    )
    assert opened.key_id == action.key_id


def test_an_invitation_answered_elsewhere_vanishes_and_a_later_one_stays(
    desk: Desk, hall: Hall, mira: Citizen
) -> None:
    invited = InviteUserToSession(
        number=2, session_id="a" * 52, inviter=mira.person.card, expires_at=desk.now + 1, note=b"x"
    )
    answered = InvitationWithdrawn(number=3, session_id="a" * 52, withdrawn_by=desk.me.user_id)
    desk.hear(invited, answered)
    assert desk.reader.cards(desk.now) == []
    desk.hear(msgspec.structs.replace(invited, number=4))
    assert len(desk.reader.cards(desk.now)) == 1


def test_a_wish_asked_elsewhere_is_shown_unless_one_is_in(desk: Desk, hall: Hall) -> None:
    desk.hear(
        JoinSessionAsked(number=2, session_id="a" * 52, time=desk.now),
        JoinSessionAsked(number=3, session_id=hall.id, time=desk.now),
    )
    assert [each.session_id for each in desk.reader.asked()] == ["a" * 52]


def test_a_sign_in_carries_the_computers_name_sealed(sofia: Citizen) -> None:
    desk = Desk(sofia)
    desk.engine.context.device_label = "Sofias Laptop"
    labels: list[bytes] = []
    desk.run(lambda context: _collect(context, labels))
    (sealed,) = labels
    assert b"Sofias" not in sealed
    assert devices._opened(desk.engine.context, desk.me.device, sealed) == "Sofias Laptop"


def _collect(context: Context, into: list[bytes]) -> Flow[None]:
    yield from ()
    into.append(devices.sealed_label(context))


def weeks(desk: Desk, count: int) -> None:
    desk.now += count * WEEK_MS


@pytest.mark.parametrize("weeks_away", [1, 6, 12, 30])
def test_a_wrap_that_waited_while_the_device_was_away_for_weeks_still_opens(
    sofia: Citizen, hall: Hall, weeks_away: int
) -> None:
    """All of the person's devices slept, so what came was wrapped to the key of the old week."""
    desk = Desk(sofia)
    wrap = hall.wrap(hall.owner, desk.me)
    weeks(desk, weeks_away)
    desk.sign_in({hall.id: len(hall.room.entries)}, inbox=1)
    desk.hear(*hall.log())
    desk.hear(wrap)
    assert desk.store.room_keys.get(hall.key.key_id) is not None


def test_past_seeds_are_destroyed_once_all_is_read_and_not_before(
    sofia: Citizen, hall: Hall
) -> None:
    desk = Desk(sofia)
    first = sofia.chain.week
    weeks(desk, 12)
    desk.sign_in({hall.id: len(hall.room.entries)}, inbox=1)
    assert _week(desk) == first
    desk.hear(*hall.log())
    assert _week(desk) == first
    desk.hear(hall.wrap(hall.owner, desk.me))
    assert _week(desk) == first + 12 - weekly_keys.WEEKS_KEPT


def _week(desk: Desk) -> int:
    own = desk.store.identity.get()
    assert own is not None
    return own.secrets.kem_week


def test_both_devices_make_the_same_key_of_a_week_however_far_their_chains_are(
    sofia: Citizen,
) -> None:
    desk, laptop = Desk(sofia), Desk(sofia)
    weeks(desk, 3)
    weeks(laptop, 3)
    desk.sign_in()
    for each in (desk, laptop):
        each.engine.context.now = desk.now
    assert desk.engine.context.kem_key == laptop.engine.context.kem_key


def test_a_clock_set_back_before_the_chain_still_gives_a_key(sofia: Citizen) -> None:
    desk = Desk(sofia)
    weeks(desk, -10)
    desk.engine.context.now = desk.now
    assert desk.engine.context.kem_key.kem_id == sofia.chain.week
