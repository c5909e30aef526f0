"""The key of each week, while a connection lasts for longer than one."""

import pytest

from sealroom.controller.weekly_keys import WEEKS_KEPT
from sealroom.crypto import week_of
from sealroom.crypto.kem_chain import WEEK_MS
from sealroom.protocol.requests import PublishKemKeyRequest
from sealroom.protocol.responses import Done
from tests.controller.desk import Citizen, Desk

HOUR = 3_600
WEEK = WEEK_MS / 1000


@pytest.fixture
def desk(sofia: Citizen) -> Desk:
    desk = Desk(sofia)
    desk.sign_in()
    desk.sent.clear()
    return desk


def published(desk: Desk) -> list[int]:
    return [each.kem_key.kem_id for each in desk.sent if isinstance(each, PublishKemKeyRequest)]


def oldest_week(desk: Desk) -> int:
    own = desk.store.identity.get()
    assert own is not None
    return own.secrets.kem_week


def test_a_connection_that_lasts_publishes_each_weeks_key_as_it_begins(desk: Desk) -> None:
    first = week_of(desk.now)
    for week in range(1, 4):
        desk.pass_seconds(WEEK)
        desk.pass_seconds(HOUR)
        assert published(desk) == [first + each for each in range(1, week + 1)]
        desk.answer("publish_kem_key", Done())
    desk.pass_seconds(HOUR)
    assert len(published(desk)) == 3


def test_the_calendar_is_looked_at_without_anything_coming_in(desk: Desk) -> None:
    output = desk.pass_seconds(1)
    assert output.wake_in is not None
    assert output.wake_in <= HOUR * 1000


def test_a_connection_that_lasts_destroys_the_seeds_of_weeks_long_past(desk: Desk) -> None:
    first = oldest_week(desk)
    for _ in range(WEEKS_KEPT + 2):
        desk.pass_seconds(WEEK)
        desk.pass_seconds(HOUR)
        desk.answer("publish_kem_key", Done())
    assert oldest_week(desk) == first + 2


def test_a_new_connection_ends_the_care_of_the_one_before(desk: Desk) -> None:
    desk.lose_connection()
    desk.sign_in()
    desk.sent.clear()
    desk.pass_seconds(WEEK)
    desk.pass_seconds(HOUR)
    assert len(published(desk)) == 1


def test_a_relay_that_says_it_is_early_holds_the_destroying_back_for_some_weeks_only(
    sofia: Citizen,
) -> None:
    desk = Desk(sofia)
    first = oldest_week(desk)
    for _ in range(4 * WEEKS_KEPT):
        desk.now += WEEK_MS
        desk.relay_clock = sofia.chain.week * WEEK_MS
        desk.lose_connection()
        desk.sign_in()
    assert oldest_week(desk) == first + 2 * WEEKS_KEPT
