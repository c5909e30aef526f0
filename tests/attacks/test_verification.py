"""Attackers: a relay that puts itself between two people, and whoever helps it; at real engines."""

from typing import Any

import pytest

from sealroom.controller import inviting, joining, outbox, people, verification
from sealroom.controller.errors import RoomNotTrusted
from sealroom.controller.room_link import Giver, RoomLink
from sealroom.controller.timeline_views import EventView, LinkCheck
from sealroom.controller.verification_views import CodeOutcome, CodeReading
from sealroom.crypto import VerificationCode, relay_tag
from sealroom.protocol.content import Text
from sealroom.protocol.entry import Admit, Invite, Remove
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import InviteUserToSession
from sealroom.protocol.requests import JoinSessionRequest
from sealroom.protocol.responses import Done, LedgerFound, UserFound, UsersFound
from tests.controller.desk import RELAY, Citizen, Desk, Hall
from tests.relay.person import Person
from tests.relay.room import invite_of


@pytest.fixture
def desk() -> Desk:
    """The newcomer's."""
    desk = Desk(Citizen("Nora", 0))
    desk.sign_in()
    return desk


@pytest.fixture
def olga() -> Citizen:
    return Citizen("Olga", 1)


@pytest.fixture
def eve() -> Citizen:
    return Citizen("Eve", 2)


def calling_herself(name: str, person: Person) -> UserCard:
    card = person.card
    return UserCard(card.user_id, name, card.keys, card.kem_key)


def outcome(ends: list[tuple[Any, Any]]) -> Any:
    """What came of a use case. Raises what it failed with."""
    [(result, problem)] = ends
    if problem is not None:
        raise problem
    return result


# ---- a code that is read


def directory_says(desk: Desk, card: UserCard) -> UserId:
    """Nora looks Sofia up, and the relay answers."""
    desk.run(lambda c: people.find_people(c, card.name))
    desk.answer("find_users", UsersFound([card]))
    return card.user_id


def compare(desk: Desk, user_id: UserId, code: str) -> CodeReading:
    reading: CodeReading = outcome(desk.run(lambda c: verification._compare(c, user_id, code)))
    return reading


def test_a_relay_that_swapped_a_key_is_found_out_by_the_code_of_whose_key_it_was(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    swapped = directory_says(desk, calling_herself("Olga", eve.person))
    shown_by_olga = Desk(olga).reader.verification_code(desk.me.user_id)

    assert compare(desk, swapped, shown_by_olga) == CodeReading(CodeOutcome.DIFFERENT)

    assert not desk.reader.person(swapped).verified
    assert not desk.reader.person(olga.person.user_id).verified


def test_a_relay_that_shows_both_keys_under_one_name_is_found_out_too(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    directory_says(desk, olga.person.card)
    swapped = directory_says(desk, calling_herself("Olga", eve.person))
    shown_by_olga = Desk(olga).reader.verification_code(desk.me.user_id)

    assert compare(desk, swapped, shown_by_olga) == CodeReading(CodeOutcome.SAME_NAME, "Olga")
    assert not desk.reader.person(swapped).verified


def test_a_relay_that_swapped_ones_own_key_for_the_other_is_found_out_by_the_same_code(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    known = directory_says(desk, olga.person.card)
    olga_takes_eve_for_nora = Desk(olga).reader.verification_code(eve.person.user_id)

    reading = compare(desk, known, olga_takes_eve_for_nora)

    assert reading.outcome is CodeOutcome.MADE_FOR_ANOTHER
    assert not desk.reader.person(known).verified


def test_a_code_of_someone_else_marks_nobody(desk: Desk, olga: Citizen, eve: Citizen) -> None:
    known = directory_says(desk, olga.person.card)
    directory_says(desk, eve.person.card)
    code_of_eve = Desk(eve).reader.verification_code(desk.me.user_id)

    assert compare(desk, known, code_of_eve) == CodeReading(CodeOutcome.OTHER_PERSON, "Eve")
    assert not desk.reader.person(known).verified
    assert not desk.reader.person(eve.person.user_id).verified


def test_an_identity_at_another_relay_is_not_taken_for_one_at_this(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    known = directory_says(desk, olga.person.card)
    code = VerificationCode(eve.person.user_id, desk.me.user_id, relay_tag("elsewhere")).written

    assert compare(desk, known, code).outcome is CodeOutcome.OTHER_RELAY
    assert not desk.reader.person(known).verified


def test_a_code_that_is_true_in_both_directions_marks_at_once(desk: Desk, olga: Citizen) -> None:
    known = directory_says(desk, olga.person.card)
    shown_by_olga = Desk(olga).reader.verification_code(desk.me.user_id)

    assert compare(desk, known, shown_by_olga).outcome is CodeOutcome.MATCH
    desk.reader.forget_people()
    assert desk.reader.person(known).verified
    assert RELAY not in shown_by_olga.lower()


# ---- a room's link


class Door:
    """Olga's room, and Nora before it with a link."""

    def __init__(self, desk: Desk, olga: Citizen, *members: Citizen) -> None:
        self.desk = desk
        self.hall = Hall(olga, *members)

    def link(self, giver: UserId | None = None) -> RoomLink:
        giver = giver or self.hall.owner.user_id
        return RoomLink(self.hall.id, None, Giver(giver, self.hall.room.head))

    def ask(self, link: RoomLink, card: UserCard | None = None) -> list[tuple[Any, Any]]:
        """Nora asks to be let in; the relay shows `card` for who gave the link."""
        ends = self.desk.run(lambda c: joining.ask_to_join(c, link, ""))
        if card is not None:
            self.desk.answer("get_user", UserFound(card))
        if "join_session" in self.desk.ops():
            self.desk.answer("join_session", Done())
        return ends

    def let_in(self, by: Person) -> None:
        """Somebody lets her in, and the relay streams the room."""
        [asked] = [each for each in self.desk.sent if isinstance(each, JoinSessionRequest)]
        self.hall.room.take(self.hall.room.sign(by, Admit(asked.request)))
        self.desk.hear(*self.hall.log())

    @property
    def alarm(self) -> str:
        return self.desk.alarm(self.hall.id) or ""

    @property
    def line(self) -> EventView:
        """How she was let in, as the timeline tells it."""
        items = self.desk.reader.timeline(self.hall.id, None, 10)
        [line] = [each for each in items if isinstance(each, EventView)]
        return line

    def speak(self) -> None:
        ends = self.desk.run(lambda c: outbox.write(c, self.hall.id, Text("Hello"), sealed=True))
        outcome(ends)


def test_a_relay_with_other_keys_for_who_gave_the_link_is_refused_before_anything_is_asked(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    door = Door(desk, olga)
    for card in (
        calling_herself("Olga", eve.person),
        UserCard(olga.person.user_id, "Olga", eve.person.keys, eve.person.kem_key),
    ):
        ends = door.ask(door.link(), card)
        with pytest.raises(RoomNotTrusted, match="the keys of who gave you this link"):
            outcome(ends)
    assert "join_session" not in desk.ops()
    assert desk.reader.asked() == []


def test_a_link_whose_giver_was_replaced_opens_no_room_that_one_speaks_in(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    door = Door(desk, olga)
    door.ask(door.link(eve.person.user_id), eve.person.card)
    door.let_in(olga.person)

    assert "which never was in this room" in door.alarm
    with pytest.raises(RoomNotTrusted, match="never was in this room"):
        door.speak()


def test_a_history_cut_short_so_that_one_who_was_put_out_lets_in_is_not_trusted(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    """Every entry of it is signed by who may: only the link knows that there was more."""
    door = Door(desk, olga, eve)
    cut = len(door.hall.room.entries)
    door.hall.room.take(door.hall.room.sign(olga.person, Remove(eve.person.user_id)))
    link = door.link()
    fork = type(door.hall.room)(door.hall.room.entries[:cut])
    door.ask(link, olga.person.card)
    door.hall.room = fork
    door.let_in(eve.person)

    assert "cut short" in door.alarm
    with pytest.raises(RoomNotTrusted, match="cut short"):
        door.speak()


def test_an_invitation_into_a_history_cut_short_is_refused_before_it_is_accepted(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    door = Door(desk, olga, eve)
    cut = len(door.hall.room.entries)
    door.hall.room.take(door.hall.room.sign(olga.person, Remove(eve.person.user_id)))
    door.ask(door.link(), olga.person.card)
    fork = type(door.hall.room)(door.hall.room.entries[:cut])
    invite: Invite = invite_of(desk.me)
    fork.take(fork.sign(eve.person, invite))
    invited = InviteUserToSession(
        number=1,
        session_id=door.hall.id,
        inviter=eve.person.card,
        expires_at=invite.expires_at,
        note=b"",
    )
    desk.hear(invited)

    ends = desk.run(lambda c: inviting.preview(c, door.hall.id))
    desk.answer("get_ledger", LedgerFound(fork.entries))
    desk.answer("get_ledger", LedgerFound([]))

    with pytest.raises(RoomNotTrusted, match="cut short"):
        outcome(ends)


def test_who_lets_in_is_held_against_the_link_and_said(desk: Desk, olga: Citizen) -> None:
    door = Door(desk, olga)
    door.ask(door.link(), olga.person.card)
    door.let_in(olga.person)

    assert door.alarm == ""
    assert (door.line.link, door.line.giver_name) == (LinkCheck.GIVER, "Olga")
    desk.reader.forget_people()
    assert desk.reader.person(olga.person.user_id).gave_link


def test_another_member_who_lets_in_is_told_from_who_gave_the_link(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    """Honest, and common; the ledger with what the giver knew shows that they are a member."""
    door = Door(desk, olga, eve)
    door.ask(door.link(), olga.person.card)
    door.let_in(eve.person)

    assert door.alarm == ""
    assert (door.line.link, door.line.giver_name) == (LinkCheck.ANOTHER, "Olga")


def test_a_link_of_old_works_and_is_said_to_check_nothing(desk: Desk, olga: Citizen) -> None:
    door = Door(desk, olga)
    door.ask(RoomLink(door.hall.id))
    door.let_in(olga.person)

    assert door.alarm == ""
    assert door.line.link is LinkCheck.SILENT


def test_a_bare_code_does_not_switch_a_links_check_off(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    door = Door(desk, olga)
    door.ask(door.link(eve.person.user_id), eve.person.card)
    desk.sent.clear()
    door.ask(RoomLink(door.hall.id))
    door.let_in(olga.person)

    assert "never was in this room" in door.alarm


def test_an_invitation_by_another_than_who_gave_the_link_says_so(
    desk: Desk, olga: Citizen, eve: Citizen
) -> None:
    door = Door(desk, olga, eve)
    door.ask(door.link(), olga.person.card)
    for inviter, said in ((eve.person, LinkCheck.ANOTHER), (olga.person, LinkCheck.GIVER)):
        room = type(door.hall.room)(door.hall.room.entries)
        invite: Invite = invite_of(desk.me)
        room.take(room.sign(inviter, invite))
        invited = InviteUserToSession(
            number=2 if said is LinkCheck.GIVER else 1,
            session_id=door.hall.id,
            inviter=inviter.card,
            expires_at=invite.expires_at,
            note=b"",
        )
        desk.hear(invited)
        ends = desk.run(lambda c: inviting.preview(c, door.hall.id))
        desk.answer("get_ledger", LedgerFound(room.entries))
        desk.answer("get_ledger", LedgerFound([]))
        for member in (olga.person, eve.person):
            if "get_user" in desk.ops():
                desk.answer("get_user", UserFound(member.card))
        preview = outcome(ends)
        assert (preview.link, preview.giver_name) == (said, "Olga")
