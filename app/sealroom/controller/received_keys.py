"""Room keys as they come in: checked against the ledger, unwrapped, and put to use."""

import logging

from sealroom.controller import outbox
from sealroom.controller.context import Context
from sealroom.controller.live_session import LiveSession
from sealroom.controller.opening import open_sealed
from sealroom.controller.received_message import amended
from sealroom.controller.room_info import refresh_info
from sealroom.crypto import WrapRefused, unwrap_room_key
from sealroom.ledger.state import RoomKeyRecord, State
from sealroom.protocol.ids import KeyId
from sealroom.store.room_keys import HeldWrap, KeyOrigin, KeyValidity

_log = logging.getLogger(__name__)


def receive_wrap(context: Context, held: HeldWrap) -> None:
    """Use a wrapped key, or hold it until the ledger names it and shows who may have it.

    Log and inbox come side by side, so either may be ahead. A key that is here comes again where
    this device made it, or asked several who have it.
    """
    if context.store.room_keys.get(held.key_id) is not None:
        return
    live = context.sessions.get(held.session_id)
    record = live.state.key_record(held.key_id) if live and live.state else None
    if live is None or live.state is None or record is None:
        context.store.room_keys.hold(held)
        return
    if not _both_entitled(context, live.state, record, held):
        context.store.room_keys.hold(held)
        return
    _open(context, live, live.state, record, held)


def open_all_held(context: Context, live: LiveSession) -> None:
    """The ledger shows someone new, or new rights: what was held may be good now."""
    for key_id in context.store.room_keys.held_back(live.session_id):
        for held in context.store.room_keys.take_held(live.session_id, key_id):
            receive_wrap(context, held)


def open_held(context: Context, live: LiveSession, key_id: KeyId) -> None:
    """The ledger names a key: use what was held for it."""
    for held in context.store.room_keys.take_held(live.session_id, key_id):
        receive_wrap(context, held)
    if context.store.room_keys.has(key_id):
        _put_to_use(context, live, key_id)


def _open(
    context: Context, live: LiveSession, state: State, record: RoomKeyRecord, held: HeldWrap
) -> None:
    if held.epoch != record.epoch:
        _log.warning("a room key was refused: it is of another time than it says")
        return
    try:
        key = unwrap_room_key(
            context.identity,
            context.chain,
            state.people[held.sender].keys,
            session_id=held.session_id,
            key_id=held.key_id,
            epoch=held.epoch,
            wrapped=held.wrap,
        )
    except WrapRefused:
        _log.warning("a room key was refused: its wrap does not open")
        return
    origin = KeyOrigin(held.how, held.sender, context.now)
    if context.store.room_keys.add(key, origin):
        validity = KeyValidity(record.epoch, record.made_by, record.valid_from, record.ended_at)
        context.store.room_keys.set_validity(key.key_id, validity)
        _put_to_use(context, live, key.key_id)


def _both_entitled(context: Context, state: State, record: RoomKeyRecord, held: HeldWrap) -> bool:
    """Whether we were a member in the key's time, and the sender is one, or was one then."""
    from_member = state.is_member(held.sender) or state.was_member_under(held.sender, record)
    return from_member and state.may_read(context.user_id, record)


def _put_to_use(context: Context, live: LiveSession, key_id: KeyId) -> None:
    key = context.store.room_keys.get(key_id)
    for waiting in context.store.timeline.waiting(live.row, key_id):
        message_id = waiting.message.header.message_id
        opened = open_sealed(context, live, key, waiting.message, by_rank=waiting.by_rank)
        context.store.timeline.set_opened(waiting.row, opened)
        context.changes.message(live.session_id, message_id)
        amended(context, live, message_id, opened)
    refresh_info(context, live)
    context.keys_to_check.add(live.session_id)
    context.changes.people(live.session_id)
    outbox.start(context, live.session_id)
