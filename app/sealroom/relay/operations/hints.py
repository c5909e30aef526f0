"""Passing on hints: to the members who are there, and stored nowhere."""

from sealroom.protocol.codec import encode_notification
from sealroom.protocol.notifications import HintNotification
from sealroom.protocol.requests import SendHintRequest
from sealroom.protocol.responses import Done
from sealroom.relay.actor import Actor
from sealroom.relay.effects import HintItem
from sealroom.relay.operations.refusals import existing, malformed, not_a_member
from sealroom.relay.reading import Reading
from sealroom.relay.storage.members import stays_of
from sealroom.relay.storage.sessions import find_sessions


def check_hint(reading: Reading, actor: Actor, request: SendHintRequest) -> Done:
    """Whether a member may have it passed on. Raises ProtocolError."""
    header = request.hint.header
    if header.sender != actor.user_id or header.device != actor.device_id:
        raise malformed("The hint is not by you, on this device.")
    found = find_sessions(reading.connection, [header.session_id])
    row = existing(next(iter(found), None), "There is no such room.")
    stays = stays_of(reading.connection, row.key, actor.user_id)
    if not stays or stays[-1].left is not None:
        raise not_a_member()
    return Done()


def item_of(request: SendHintRequest) -> HintItem:
    """What the members' connections are given."""
    notification = HintNotification(hint=request.hint)
    return HintItem(request.hint.header.session_id, encode_notification(notification))
