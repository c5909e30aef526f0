"""Every request has its one operation."""

from typing import get_args

from sealroom.protocol import requests
from sealroom.protocol.requests import SendMsgRequest, SyncRequest
from sealroom.relay.operations.table import ENTERING, READING, WRITING


def kinds() -> set[type]:
    """All members of the union, those of unions within it too."""
    return set(get_args(requests.AnyRequest))


def test_every_request_is_answered_by_one_operation() -> None:
    answered = [*ENTERING, *READING, *WRITING, SendMsgRequest, SyncRequest]
    assert len(answered) == len(set(answered))
    assert set(answered) == kinds()
