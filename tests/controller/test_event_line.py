"""Every kind of ledger entry has its line."""

from typing import get_args

import pytest

from sealroom.controller import event_line
from sealroom.controller.event_line import event_view
from sealroom.controller.timeline_views import Departed, EventKind
from sealroom.crypto import generate_room_key, sign_join_request
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import AnyAction, Role
from sealroom.protocol.notifications import UpdateReason
from tests.controller.desk import Citizen, Hall


def test_no_action_is_without_a_kind_and_no_kind_without_an_action() -> None:
    kinds = event_line._KINDS

    assert set(kinds) == set(get_args(AnyAction))
    assert set(kinds.values()) | {EventKind.KEY_ASKED, EventKind.WENT_ON} == set(EventKind)


@pytest.fixture
def full_hall(mira: Citizen, sofia: Citizen, jonas: Citizen) -> Hall:
    return Hall(mira, sofia, jonas)


def test_a_line_names_who_did_what_to_whom(full_hall: Hall, sofia: Citizen) -> None:
    hall, her = full_hall, sofia.person.user_id
    hall.room.take(hall.room.sign(hall.owner, actions.SetRole(her, Role.ADMIN)))

    view = event_view(9, hall.room.entries[-1], hall.room.state, her, lambda user: f"<{user[:4]}>")

    assert view.kind == EventKind.ROLE_SET
    assert (view.actor, view.subject, view.role) == (hall.owner.user_id, her, Role.ADMIN)
    assert view.subject_name == f"<{her[:4]}>"
    assert view.subject_is_me
    assert not view.by_me
    assert view.reason is None


def test_whoever_is_admitted_is_the_subject(full_hall: Hall, jonas: Citizen) -> None:
    hall = full_hall
    hall.room.take(hall.room.sign(jonas.person, actions.Leave()))
    later = hall.room.state.time + 1
    wish = sign_join_request(jonas.person.identity, hall.id, "", later)
    hall.room.take(hall.room.sign(hall.owner, actions.Admit(wish)))

    view = event_view(9, hall.room.entries[-1], hall.room.state, hall.owner.user_id, str)

    assert view.kind == EventKind.ADMITTED
    assert view.subject == jonas.person.user_id
    assert view.by_me


def test_a_replaced_key_says_why_and_whom_it_was_taken_from(
    full_hall: Hall, jonas: Citizen
) -> None:
    hall = full_hall
    hall.room.take(hall.room.sign(jonas.person, actions.Leave()))
    key = generate_room_key(hall.id)
    hall.room.take(hall.room.sign(hall.owner, hall.key_action(key)))

    out = (Departed("Jonas", EventKind.LEFT),)
    me = hall.owner.user_id
    view = event_view(9, hall.room.entries[-1], hall.room.state, me, str, departed=out)

    assert view.kind == EventKind.KEY_REPLACED
    assert view.reason == UpdateReason.DEPARTURE
    assert view.departed == out


def test_switched_on_where_it_was_on_is_asking_for_a_key(full_hall: Hall) -> None:
    hall = full_hall
    hall.room.take(hall.room.sign(hall.owner, actions.E2eeize(open_allowed=True)))
    asked = hall.room.entries[-1]
    hall.room.take(hall.room.sign(hall.owner, hall.key_action(generate_room_key(hall.id))))
    info = actions.Info(None, b"{}")
    hall.room.take(hall.room.sign(hall.owner, actions.Dee2eeize(info)))
    hall.room.take(hall.room.sign(hall.owner, actions.E2eeize(open_allowed=True)))
    on = hall.room.entries[-1]

    kinds = [event_view(9, each, hall.room.state, "", str).kind for each in (asked, on)]

    assert kinds == [EventKind.KEY_ASKED, EventKind.SEALED_ON]
