"""Sharing earlier messages: what was chosen is carried out once they are in."""

import pytest

from sealroom.controller import sharing
from sealroom.controller.engine import FrameCame
from sealroom.controller.errors import NotAllowed, NotConnected
from sealroom.controller.sharing import KEPT_MS, STRANGER_MS, WEEK_MS, choose, share_now
from sealroom.controller.views import Share
from sealroom.crypto import RoomKey
from sealroom.protocol.entry import Accept, Decline, Leave, Remove, ShareHistory
from sealroom.protocol.errors import Code, Error, ErrorData, Reason
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.keys import UserCard
from sealroom.protocol.requests import GetUserRequest, SendRoomKeyRequest, ShareHistoryRequest
from sealroom.protocol.responses import Done, EntryAccepted, UserFound
from sealroom.store.room_keys import KeyOrigin
from tests.controller.desk import Citizen, Desk, Hall


class House:
    """Mira's desk: she founded the room, and its key was replaced twice before anyone came."""

    def __init__(self, mira: Citizen, sofia: Citizen, jonas: Citizen) -> None:
        self.hall = hall = Hall(mira)
        self.desk = Desk(mira)
        self.sofia, self.jonas = sofia.person, jonas.person
        self.keys: list[RoomKey] = [hall.key]
        log = hall.log()
        for _ in range(2):
            log += hall.renew_key()
            self.keys.append(hall.key)
        with self.desk.database.write():
            for key in self.keys:
                origin = KeyOrigin("made", self.desk.me.user_id, self.desk.now)
                self.desk.store.room_keys.add(key, origin)
        self.desk.sign_in()
        self.desk.hear(*log)

    def choose(self, share: Share) -> None:
        def flow(context: object) -> object:
            choose(context, self.hall.id, self.sofia.user_id, share)  # type: ignore[arg-type]
            yield from ()

        self.desk.run(flow)  # type: ignore[arg-type]

    def come_in(self) -> None:
        self.desk.hear(self.hall.grow(self.hall.invitation_of(self.sofia)))
        self.desk.hear(self.hall.grow(self.hall.room.sign(self.sofia, Accept(self.sofia.keys))))

    def entry(self) -> ShareHistory:
        """The share that the relay is asked to append."""
        (request,) = [r for r in self.desk.requests if isinstance(r, ShareHistoryRequest)]
        assert isinstance(request.entry.action, ShareHistory)
        return request.entry.action

    def accept_entry(self) -> None:
        (request,) = [r for r in self.desk.requests if isinstance(r, ShareHistoryRequest)]
        self.desk.answer("share_history", EntryAccepted(seq=1))
        self.desk.hear(self.hall.grow(request.entry))

    def give_card(self, card: UserCard) -> None:
        """To everyone who asks: names are learnt, too."""
        while "get_user" in self.desk.ops():
            self.desk.answer("get_user", UserFound(card))

    def refuse_entry(self, code: Code, reason: Reason | None = None) -> None:
        (request,) = [r for r in self.desk.requests if isinstance(r, ShareHistoryRequest)]
        self.desk.requests.remove(request)
        error = Error(code=code, detail="no", data=ErrorData(reason=reason))
        self.desk.take(FrameCame(RelayFrame(re=request.id, error=error)))

    def begin_again(self) -> None:
        """A crash, and a new connection; what is asked at once is kept."""
        self.desk.lose_connection()
        self.desk.reload()
        self.desk.requests.clear()
        self.desk.sent.clear()
        self.desk.sign_in()
        kinds = (ShareHistoryRequest, GetUserRequest)
        self.desk.requests.extend(each for each in self.desk.sent if isinstance(each, kinds))

    def handed(self) -> list[int]:
        """Epochs whose keys are on their way."""
        requests = (each for each in self.desk.requests if isinstance(each, SendRoomKeyRequest))
        return [each.epoch for each in requests]

    def chosen(self) -> list[str]:
        return [each.user_id for each in self.desk.store.histories.shares(self.hall.id)]


@pytest.fixture
def house(mira: Citizen, sofia: Citizen, jonas: Citizen) -> House:
    return House(mira, sofia, jonas)


def test_the_entry_comes_first_and_then_every_earlier_key(house: House) -> None:
    house.choose(Share.ALL)
    assert "share_history" not in house.desk.ops(), "nobody is in yet"
    house.come_in()
    assert house.entry() == ShareHistory(house.sofia.user_id, 0)
    assert house.handed() == []

    house.accept_entry()
    house.give_card(house.sofia.card)

    assert house.handed() == [1, 2], "the third is in use, and comes with letting in"
    house.desk.answer("send_room_key", Done())
    assert house.chosen() == [house.sofia.user_id], "until all of them are taken"
    house.desk.answer("send_room_key", Done())
    assert house.chosen() == []


def test_seven_days_are_counted_from_their_joining(house: House) -> None:
    house.choose(Share.WEEK)
    house.come_in()

    joined_at = house.hall.room.state.people[house.sofia.user_id].spans[-1].joined_at
    assert house.entry().since == joined_at - WEEK_MS


def test_the_choice_survives_a_crash_before_they_come(house: House) -> None:
    house.choose(Share.ALL)
    house.desk.reload()
    house.desk.sign_in()

    house.come_in()

    assert house.entry().since == 0


def test_a_crash_after_the_entry_hands_over_the_keys_and_shares_no_second_time(
    house: House,
) -> None:
    house.choose(Share.ALL)
    house.come_in()
    (request,) = [r for r in house.desk.requests if isinstance(r, ShareHistoryRequest)]
    house.begin_again()
    house.refuse_entry(Code.CONFLICT, Reason.LEDGER_MOVED)  # for it had arrived
    house.desk.hear(house.hall.grow(request.entry))
    house.give_card(house.sofia.card)

    assert not any(isinstance(each, ShareHistoryRequest) for each in house.desk.requests)
    assert house.handed() == [1, 2]


def test_keys_go_a_few_at_a_time_and_a_crash_goes_on_with_the_next(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "KEYS_AT_ONCE", 1)
    house.choose(Share.ALL)
    house.come_in()
    house.accept_entry()
    house.give_card(house.sofia.card)
    assert house.handed() == [1]
    house.desk.answer("send_room_key", Done())
    assert house.handed() == [2]

    house.begin_again()
    house.give_card(house.sofia.card)

    assert house.handed() == [2]


def test_only_keys_that_were_shared_are_handed_over(house: House) -> None:
    """Another member was faster, and shared less far back than the founder could."""
    first = house.hall.room.state.room_keys[0]
    assert first.ended_at is not None
    house.come_in()
    share = ShareHistory(house.sofia.user_id, first.ended_at)
    house.desk.hear(house.hall.grow(house.hall.room.sign(house.desk.me, share)))
    state = house.hall.room.state

    found = sharing._earlier_keys(state, house.sofia.user_id, 0)

    assert [record.epoch for record in found] == [
        record.epoch
        for record in state.room_keys[1:2]
        if record.ended_at is not None and record.ended_at > first.ended_at
    ]


def test_a_card_of_other_keys_gets_none(house: House) -> None:
    house.choose(Share.ALL)
    house.come_in()
    house.accept_entry()
    house.give_card(house.jonas.card)

    assert house.handed() == []


@pytest.mark.parametrize("answer", ["declined", "never"])
def test_who_does_not_come_is_forgotten(house: House, answer: str) -> None:
    house.choose(Share.ALL)
    house.desk.hear(house.hall.grow(house.hall.invitation_of(house.sofia)))
    if answer == "declined":
        entry = house.hall.room.sign(house.sofia, Decline(house.sofia.keys))
        house.desk.hear(house.hall.grow(entry))
        house.desk.pass_seconds(STRANGER_MS / 1000 + 1)
    else:
        house.desk.pass_seconds(STRANGER_MS / 1000 * 0.9)
        house.desk.sign_in()
        assert house.chosen() == [house.sofia.user_id]
        house.desk.pass_seconds(KEPT_MS / 1000)
    house.desk.sign_in()

    assert house.chosen() == []


def test_a_new_choice_takes_the_place_of_the_last(house: House) -> None:
    house.choose(Share.ALL)
    house.choose(Share.WEEK)
    house.come_in()
    assert house.entry().since > 0

    house.choose(Share.NOTHING)
    assert house.chosen() == []


def test_who_is_out_shares_nothing_any_more(mira: Citizen, sofia: Citizen, jonas: Citizen) -> None:
    hall = Hall(mira, sofia)
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(*hall.log(), hall.wrap(hall.owner, desk.me))

    def flow(context: object) -> object:
        choose(context, hall.id, jonas.person.user_id, Share.ALL)  # type: ignore[arg-type]
        yield from ()

    desk.run(flow)  # type: ignore[arg-type]
    desk.hear(hall.grow(hall.room.sign(hall.owner, Remove(desk.me.user_id))))

    assert desk.store.histories.shares(hall.id) == []


def test_sharing_now_returns_when_the_ledger_says_so(house: House) -> None:
    house.come_in()
    ends = house.desk.run(
        lambda context: share_now(context, house.hall.id, house.sofia.user_id, Share.ALL)
    )
    assert ends == []
    house.accept_entry()

    assert ends == [(None, None)]
    (again,) = house.desk.run(
        lambda context: share_now(context, house.hall.id, house.sofia.user_id, Share.WEEK)
    )
    assert isinstance(again[1], NotAllowed)


def test_sharing_now_is_refused_in_words(house: House) -> None:
    ends = [
        house.desk.run(
            lambda context, who=who: share_now(context, house.hall.id, who, Share.ALL)  # type: ignore[misc]
        )
        for who in (house.sofia.user_id, house.desk.me.user_id)
    ]
    assert all(isinstance(end[0][1], NotAllowed) for end in ends)
    house.come_in()
    house.desk.lose_connection()

    (end,) = house.desk.run(
        lambda context: share_now(context, house.hall.id, house.sofia.user_id, Share.ALL)
    )

    assert isinstance(end[1], NotConnected)
    assert house.chosen() == [], "and nothing is remembered"


def test_a_share_that_the_relay_refuses_is_told_and_not_tried_for_ever(house: House) -> None:
    house.come_in()
    ends = house.desk.run(
        lambda context: share_now(context, house.hall.id, house.sofia.user_id, Share.ALL)
    )
    house.refuse_entry(Code.PERMISSION_DENIED)

    assert isinstance(ends[0][1], NotAllowed)
    assert house.chosen() == []


def test_who_leaves_while_it_is_shared_gets_no_key(house: House) -> None:
    house.choose(Share.ALL)
    house.come_in()
    house.accept_entry()
    house.desk.hear(house.hall.grow(house.hall.room.sign(house.sofia, Leave())))
    house.give_card(house.sofia.card)

    assert house.handed() == []
