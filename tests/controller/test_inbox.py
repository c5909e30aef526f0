"""The inbox: of keys that are not their ids, unsigned wishes and repeats, nothing comes."""

from collections.abc import Callable

import msgspec
import pytest

from sealroom.controller.events import CardsChanged
from sealroom.controller.views import InvitationCard, JoinCard
from sealroom.crypto import seal_note, sign_join_request
from sealroom.protocol.codec import encode_room_info
from sealroom.protocol.entry import Accept, Admit, Leave
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import (
    AcceptSessionNotification,
    InvitationWithdrawn,
    InviteUserToSession,
    JoinSessionApproval,
    JoinSessionSettled,
    RequestRoomKeyNotification,
)
from sealroom.protocol.room_info import RoomInfo
from tests.controller.desk import Citizen, Desk, Hall

replace = msgspec.structs.replace

Forgery = Callable[[JoinSessionApproval, UserCard], JoinSessionApproval]


def wish(desk: Desk, hall: Hall, jonas: Citizen, number: int = 2) -> JoinSessionApproval:
    """Jonas asks to be let in."""
    request = sign_join_request(jonas.person.identity, hall.id, "It's me", desk.now)
    return JoinSessionApproval(
        number=number,
        session_id=hall.id,
        user_id=jonas.person.user_id,
        public_key=jonas.person.keys.public_key,
        request=request,
        user=jonas.person.card,
    )


def with_keys_of(card: UserCard, other: UserCard) -> UserCard:
    """What a lying relay hands out: other keys for the same id."""
    return replace(card, keys=other.keys, kem_key=other.kem_key)


def test_a_wish_to_join_is_shown_once(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    approval = wish(desk, hall, jonas)

    desk.hear(approval, approval)
    desk.hear(approval)

    (card,) = desk.reader.cards(desk.now)
    assert isinstance(card, JoinCard)
    assert card.words == "It's me"
    assert desk.ops().count("ack_inbox") == 1


def test_a_wish_that_comes_before_the_room_is_shown_once_the_room_is_here(
    sofia: Citizen, hall: Hall, jonas: Citizen
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    desk.hear(wish(desk, hall, jonas, number=1))
    assert desk.reader.cards(desk.now) == [], "nothing is known of the room yet"

    output = desk.hear(*hall.log())

    (card,) = desk.reader.cards(desk.now)
    assert isinstance(card, JoinCard)
    assert card.user_id == jonas.person.user_id
    assert CardsChanged() in output.events


def test_a_wish_to_come_back_outlasts_the_log_that_shows_the_first_stay(
    sofia: Citizen, hall: Hall, jonas: Citizen
) -> None:
    desk = Desk(sofia)
    desk.sign_in()
    first = wish(desk, hall, jonas)
    hall.room.take(hall.room.sign(hall.owner, Admit(first.request)))
    hall.room.take(hall.room.sign(jonas.person, Leave()))
    desk.now = max(desk.now, hall.room.state.time) + 1
    desk.hear(wish(desk, hall, jonas, number=1))

    desk.hear(*hall.log())

    (card,) = desk.reader.cards(desk.now)
    assert isinstance(card, JoinCard)
    assert card.user_id == jonas.person.user_id


def test_a_wish_outlasts_leaving_and_coming_back(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    desk.hear(wish(desk, hall, jonas))
    desk.hear(hall.grow(hall.room.sign(desk.me, Leave())))
    assert desk.reader.cards(desk.now) == []

    desk.hear(hall.grow(hall.invitation_of(desk.me)))
    desk.hear(hall.grow(hall.room.sign(desk.me, Accept(desk.me.keys))))

    assert len(desk.reader.cards(desk.now)) == 1


def _other_keys(asked: JoinSessionApproval, other: UserCard) -> JoinSessionApproval:
    return replace(asked, user=with_keys_of(asked.user, other))


def _other_kem_key(asked: JoinSessionApproval, other: UserCard) -> JoinSessionApproval:
    return replace(asked, user=replace(asked.user, kem_key=other.kem_key))


def _other_person(asked: JoinSessionApproval, other: UserCard) -> JoinSessionApproval:
    return replace(asked, user=other)


def _unsigned(asked: JoinSessionApproval, _: UserCard) -> JoinSessionApproval:
    return replace(asked, request=replace(asked.request, signature=bytes(64)))


def _other_room(asked: JoinSessionApproval, _: UserCard) -> JoinSessionApproval:
    return replace(asked, request=replace(asked.request, session_id="a" * 52))


def _unknown_room(asked: JoinSessionApproval, _: UserCard) -> JoinSessionApproval:
    request = replace(asked.request, session_id="a" * 52)
    return replace(asked, session_id="a" * 52, request=request)


@pytest.mark.parametrize(
    "forge",
    [_other_keys, _other_kem_key, _other_person, _unsigned, _other_room, _unknown_room],
)
def test_a_forged_wish_is_not_shown(
    desk: Desk, hall: Hall, jonas: Citizen, mira: Citizen, forge: Forgery
) -> None:
    desk.hear(forge(wish(desk, hall, jonas), mira.person.card))

    assert desk.reader.cards(desk.now) == []
    assert desk.ops() == ["ack_inbox"], "it is read all the same"


def test_a_settled_wish_is_shown_no_more(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    desk.hear(wish(desk, hall, jonas))

    desk.hear(
        JoinSessionSettled(
            number=3,
            session_id=hall.id,
            user_id=jonas.person.user_id,
            accepted=False,
            settled_by=hall.owner.user_id,
        )
    )

    assert desk.reader.cards(desk.now) == []


def invitation(desk: Desk, inviter: UserCard, note: bytes, number: int = 2) -> InviteUserToSession:
    return InviteUserToSession(
        number=number,
        session_id="a" * 52,
        inviter=inviter,
        expires_at=desk.now + 60_000,
        note=note,
    )


def test_an_invitation_shows_the_title_from_its_note(desk: Desk, mira: Citizen) -> None:
    title = encode_room_info(RoomInfo(title="Choir"))
    note = seal_note(mira.person.identity, desk.me.card, "a" * 52, title)

    desk.hear(invitation(desk, mira.person.card, note))

    (card,) = desk.reader.cards(desk.now)
    assert isinstance(card, InvitationCard)
    assert card.room_title == "Choir"
    desk.hear(InvitationWithdrawn(number=3, session_id="a" * 52, withdrawn_by=mira.person.user_id))
    assert desk.reader.cards(desk.now) == []


def test_an_invitation_whose_note_does_not_open_has_no_title(
    desk: Desk, mira: Citizen, jonas: Citizen
) -> None:
    title = encode_room_info(RoomInfo(title="Choir"))
    by_another = seal_note(jonas.person.identity, desk.me.card, "a" * 52, title)

    for number, note in enumerate((b"nonsense", by_another), start=2):
        desk.hear(invitation(desk, mira.person.card, note, number))
        (card,) = desk.reader.cards(desk.now)
        assert isinstance(card, InvitationCard)
        assert card.room_title == ""


def test_an_invitation_by_keys_that_are_not_the_inviters_is_not_shown(
    desk: Desk, mira: Citizen, jonas: Citizen
) -> None:
    forged = with_keys_of(mira.person.card, jonas.person.card)

    desk.hear(invitation(desk, forged, b"note"))

    assert desk.reader.cards(desk.now) == []


def test_no_key_goes_to_who_is_no_member(desk: Desk, hall: Hall, jonas: Citizen) -> None:
    accepted = AcceptSessionNotification(
        number=2,
        session_id=hall.id,
        user_id=jonas.person.user_id,
        accepted=True,
        public_key=jonas.person.keys.public_key,
        user=jonas.person.card,
    )
    wanted = RequestRoomKeyNotification(
        number=3, session_id=hall.id, key_id=hall.key.key_id, user=jonas.person.card
    )

    desk.hear(accepted, wanted)
    desk.pass_seconds(25)

    assert "send_room_key" not in desk.ops()


def test_no_key_goes_to_keys_that_are_not_the_members(
    desk: Desk, hall: Hall, jonas: Citizen
) -> None:
    forged = with_keys_of(hall.owner.card, jonas.person.card)

    desk.hear(
        RequestRoomKeyNotification(
            number=2, session_id=hall.id, key_id=hall.key.key_id, user=forged
        )
    )

    assert "send_room_key" not in desk.ops()


def test_a_member_who_lost_a_key_of_their_time_gets_it(desk: Desk, hall: Hall) -> None:
    desk.hear(
        RequestRoomKeyNotification(
            number=2, session_id=hall.id, key_id=hall.key.key_id, user=hall.owner.card
        )
    )

    assert desk.ops().count("send_room_key") == 1
