"""What is made of a code that was read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.controller import verification
from sealroom.controller.verification import judge
from sealroom.controller.verification_views import CodeOutcome
from sealroom.crypto import VerificationCode, relay_tag
from sealroom.store.users import HowVerified
from tests.controller.desk import RELAY, Desk, Hall

ME, THEM, OTHER, OLD = "a" * 52, "b" * 52, "c" * 52, "d" * 52
HERE, ELSEWHERE = relay_tag("here"), relay_tag("elsewhere")
NAMES = {THEM: "Sofia", OTHER: "Ravi", OLD: "SOFIA"}
ids = st.sampled_from([ME, THEM, OTHER, OLD, "e" * 52])


def outcome(text: str) -> CodeOutcome:
    found = judge(text, me=ME, them=THEM, relay=HERE, name_of=lambda user: NAMES.get(user, ""))
    return found.outcome


@given(ids, ids, st.sampled_from([HERE, ELSEWHERE]))
def test_it_matches_where_both_keys_are_right_and_nowhere_else(
    user_id: str, shown_to: str, relay: str
) -> None:
    code = VerificationCode(user_id, shown_to, relay)
    matches = outcome(code.written) is CodeOutcome.MATCH
    assert matches == ((user_id, shown_to) == (THEM, ME))


@pytest.mark.parametrize(
    ("user_id", "shown_to", "relay", "expected"),
    [
        (ME, THEM, HERE, CodeOutcome.OWN),
        (THEM, OTHER, HERE, CodeOutcome.MADE_FOR_ANOTHER),
        (OTHER, ME, HERE, CodeOutcome.OTHER_PERSON),
        (OLD, ME, HERE, CodeOutcome.SAME_NAME),
        ("e" * 52, ME, HERE, CodeOutcome.DIFFERENT),
        ("e" * 52, ME, ELSEWHERE, CodeOutcome.OTHER_RELAY),
    ],
)
def test_what_does_not_match_is_told_apart(
    user_id: str, shown_to: str, relay: str, expected: CodeOutcome
) -> None:
    assert outcome(VerificationCode(user_id, shown_to, relay).written) is expected


@given(st.text())
def test_anything_else_is_no_code(text: str) -> None:
    assert outcome(text) is CodeOutcome.NO_CODE


def test_one_of_a_later_version_is_no_mismatch() -> None:
    assert outcome("SEALROOM:VERIFY/3/ANYTHING") is CodeOutcome.TOO_NEW


def test_a_match_is_remembered_as_such_and_reaches_every_room(desk: Desk, hall: Hall) -> None:
    mira = hall.owner.user_id
    code = VerificationCode(mira, desk.me.user_id, relay_tag(RELAY)).written
    desk.run(lambda c: verification._compare(c, mira, code))
    desk.reader.forget_people()

    person = desk.reader.person(mira)
    assert (person.verified_at, person.verified_how) == (desk.now, HowVerified.QR)
    assert desk.reader.room(hall.id, desk.now).all_verified
    told = {type(event).__name__ for event in desk.events}
    assert {"PeopleChanged", "NamesChanged", "CardsChanged", "RoomsChanged"} <= told

    desk.run(lambda c: verification.set_verified(c, mira, verified=False))
    desk.reader.forget_people()
    assert not desk.reader.room(hall.id, desk.now).all_verified
