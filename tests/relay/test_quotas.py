"""What one user may ask for in a time."""

from dataclasses import replace
from typing import Any

import pytest

from sealroom.protocol import requests
from sealroom.protocol.errors import Code
from sealroom.relay.allowance import Rate
from sealroom.relay.limits import Limits
from sealroom.relay.quotas import Quotas

BOUNDED = [
    ("rooms_made", requests.NewSessionRequest),
    ("invitations", requests.InviteUserToSessionRequest),
    ("join_requests", requests.JoinSessionRequest),
    ("look_ups", requests.GetUserRequest),
    ("look_ups", requests.FindUsersRequest),
    ("wraps", requests.SendRoomKeyRequest),
    ("key_questions", requests.RequestRoomKeyRequest),
]


@pytest.mark.parametrize(("limit", "kind"), BOUNDED)
def test_so_many_at_once_and_then_a_time_to_come_back(
    limit: str, kind: type[requests.Request]
) -> None:
    tight: dict[str, Any] = {limit: Rate(0.5, 3)}
    quotas = Quotas(replace(Limits(), **tight))
    assert [quotas.refusal("ada", kind, 100) for _ in range(3)] == [None] * 3
    refused = quotas.refusal("ada", kind, 100)
    assert refused is not None
    assert refused.code is Code.RESOURCE_EXHAUSTED
    assert refused.data.retry_after == pytest.approx(2)
    assert quotas.refusal("ada", kind, 102.1) is None


def test_what_one_user_asks_is_nobody_elses_loss() -> None:
    quotas = Quotas(Limits(invitations=Rate(1, 1)))
    kind = requests.InviteUserToSessionRequest
    assert quotas.refusal("ada", kind, 0) is None
    assert quotas.refusal("ada", kind, 0) is not None
    assert quotas.refusal("ben", kind, 0) is None


def test_looking_up_by_name_and_by_prefix_is_counted_together() -> None:
    quotas = Quotas(Limits(look_ups=Rate(1, 1)))
    assert quotas.refusal("ada", requests.GetUserRequest, 0) is None
    assert quotas.refusal("ada", requests.FindUsersRequest, 0) is not None


def test_to_speak_and_to_go_has_no_bound_of_its_own() -> None:
    quotas = Quotas(Limits())
    for kind in (requests.SendMsgRequest, requests.LeaveSessionRequest, requests.AckInboxRequest):
        assert all(quotas.refusal("ada", kind, 0) is None for _ in range(10_000))
