"""Lending a session's key replacement to one device, and telling it whom to wrap for."""

import msgspec

from sealroom.protocol import limits
from sealroom.protocol.keys import UserCard
from sealroom.protocol.notifications import (
    SendRoomKeyNotification,
    UpdateReason,
    UpdateRoomKeyNotification,
)
from sealroom.relay.actor import Actor
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.deposits import drop_deposits
from sealroom.relay.storage.sessions import Lease
from sealroom.relay.storage.users import user_cards
from sealroom.relay.unit import Unit


def is_held_by(lease: Lease | None, actor: Actor) -> bool:
    """Whether the replacement is lent to this very device.

    Also after its time: the lease then ends when someone else takes it, so no work is lost.
    """
    return lease is not None and (lease.user_id, lease.device_id) == (
        actor.user_id,
        actor.device_id,
    )


def seconds_lent_to_other(record: SessionRecord, actor: Actor, now: int) -> float:
    """How long the replacement is still lent to another device; 0 where it is free."""
    lease = record.row.lease
    if lease is None or is_held_by(lease, actor):
        return 0
    return max(0, lease.until - now) / 1000


def offer_update(unit: Unit, record: SessionRecord, actor: Actor) -> None:
    """Lend the replacement to who has just spoken, where one is due and nobody is at it."""
    reason, lease = record.state.due_reason(unit.now), record.row.lease
    if reason is not None and (lease is None or lease.until <= unit.now):
        lend_update(unit, record, actor, reason)


def lend_update(unit: Unit, record: SessionRecord, actor: Actor, reason: UpdateReason) -> Lease:
    """Lend the replacement, and tell the device whom to wrap the new key for."""
    if not is_held_by(record.row.lease, actor):
        drop_deposits(unit.connection, record.row.key)
    until = unit.now + limits.UPDATE_LEASE_SECONDS * 1000
    lease = Lease(actor.user_id, actor.device_id, until)
    unit.put(SessionRecord(msgspec.structs.replace(record.row, lease=lease), record.state))
    others = [each.user_id for each in record.state.members() if each.user_id != actor.user_id]
    update = UpdateRoomKeyNotification(
        session_id=record.row.session_id,
        epoch=record.state.epoch + 1,
        reason=reason,
        lease_until=until,
        members=len(others),
    )
    unit.tell_asker(update)
    cards = user_cards(unit.connection, others)
    for user_id in others:
        unit.tell_asker(_wanted(record, cards[user_id]))
    return lease


def _wanted(record: SessionRecord, user: UserCard) -> SendRoomKeyNotification:
    return SendRoomKeyNotification(
        session_id=record.row.session_id,
        user_id=user.user_id,
        public_key=user.keys.public_key,
        user=user,
    )
