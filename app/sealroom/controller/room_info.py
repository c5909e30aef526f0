"""A room's title and description: read from the ledger where the key is here, and sealed anew."""

from sealroom.controller.context import Context
from sealroom.controller.live_session import LiveSession
from sealroom.controller.new_room import INFO_NONCE_BYTES
from sealroom.crypto import CryptoError, RoomKey, open_info, seal_info
from sealroom.ledger.state import State
from sealroom.protocol.codec import decode_room_info, encode_room_info
from sealroom.protocol.entry import Info
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.room_info import RoomInfo

UNTITLED = RoomInfo(title="")
"""What goes along with a new key where nobody who is left knows the title."""


def read_info(context: Context, state: State) -> RoomInfo | None:
    """Title and description; None where the key is missing or they were not sealed rightly."""
    info = state.info
    if info is None:
        return None
    try:
        if info.key_id is None:
            return decode_room_info(info.body)
        key = context.store.room_keys.get(info.key_id)
        if key is None:
            return None
        return decode_room_info(open_info(key, state.info_author, state.info_number, info))
    except (CryptoError, ProtocolError):
        return None


def known_info(context: Context, live: LiveSession) -> RoomInfo | None:
    """What the ledger shows, or where someone spoilt or lost it the last that could be read."""
    info = read_info(context, live.state) if live.state else None
    if live.info is not None and (info is None or info == UNTITLED):
        return live.info
    return info


def refresh_info(context: Context, live: LiveSession) -> None:
    """Store the title and description that the ledger shows now, where they can be read."""
    info = read_info(context, live.state) if live.state else None
    if info is None or info in {UNTITLED, live.info}:
        return
    live.title, live.description, live.direct = info.title, info.description, info.direct or None
    context.store.sessions.set_info(live.row, info.title, info.description, direct=live.direct)
    context.changes.room(live.session_id)


def sealed_under(context: Context, key: RoomKey, number: int, info: RoomInfo) -> Info:
    """`info` for the entry of this number, sealed under `key`."""
    nonce = context.entropy(INFO_NONCE_BYTES)
    return seal_info(key, context.user_id, number, encode_room_info(info), nonce)
