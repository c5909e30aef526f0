"""The history of room keys, kept for ever, and wrapped keys that wait for their ledger entry."""

from collections.abc import Iterator

import msgspec

from sealroom.crypto import RoomKey
from sealroom.protocol.ids import KeyId, SessionId, UserId
from sealroom.store.connection import Connection

HELD_OF_SESSION = 1_000
HELD = 10_000
"""Wrapped keys held of one session, and in all; past that the oldest go. A key that is needed after
all is asked for again."""
_MAKING_ROOM = HELD // 10


class KeyOrigin(msgspec.Struct, frozen=True):
    """How a key came: "made", "let_in", "handed" or "replaced", from whom, when."""

    how: str
    sender: UserId
    received_at: int


class KeyValidity(msgspec.Struct, frozen=True):
    """When a key was current, by the ledger."""

    epoch: int
    made_by: UserId
    valid_from: int
    valid_until: int | None


class KeptKey(msgspec.Struct, frozen=True):
    """A key with its origin; `validity` is None while it is only proposed."""

    key: RoomKey
    origin: KeyOrigin
    validity: KeyValidity | None


class HeldWrap(msgspec.Struct, frozen=True):
    """A wrapped key that the ledger does not name yet."""

    session_id: SessionId
    key_id: KeyId
    sender: UserId
    epoch: int
    how: str
    wrap: bytes
    received_at: int


class RoomKeyRepository:
    """Keys by id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key_id: KeyId) -> RoomKey | None:
        """The key; None where it is not here."""
        row = self._connection.execute(
            "SELECT session_id, secret FROM room_keys WHERE key_id = ?", (key_id,)
        ).fetchone()
        return RoomKey(row[0], row[1]) if row else None

    def has(self, key_id: KeyId) -> bool:
        """Whether the key is here."""
        found = self._connection.execute("SELECT 1 FROM room_keys WHERE key_id = ?", (key_id,))
        return found.fetchone() is not None

    def origin(self, key_id: KeyId) -> KeyOrigin | None:
        """How the key came; None where it is not here."""
        row = self._connection.execute(
            "SELECT received_how, received_from, received_at FROM room_keys WHERE key_id = ?",
            (key_id,),
        ).fetchone()
        return KeyOrigin(*row) if row else None

    def held(self, session_id: SessionId) -> frozenset[KeyId]:
        """Ids of the session's keys that are here."""
        rows = self._connection.execute(
            "SELECT key_id FROM room_keys WHERE session_id = ?", (session_id,)
        )
        return frozenset(key_id for (key_id,) in rows)

    def count(self) -> int:
        """How many keys are here."""
        ((count,),) = self._connection.execute("SELECT count(*) FROM room_keys").fetchall()
        return int(count)

    def history(self) -> Iterator[KeptKey]:
        """Every key ever held."""
        rows = self._connection.execute(
            "SELECT session_id, secret, received_how, received_from, received_at, epoch, made_by,"
            " valid_from, valid_until FROM room_keys ORDER BY session_id, epoch"
        )
        for session_id, secret, how, sender, received_at, *validity in rows:
            valid = KeyValidity(*validity) if validity[0] is not None else None
            yield KeptKey(RoomKey(session_id, secret), KeyOrigin(how, sender, received_at), valid)

    def all_held(self) -> list[HeldWrap]:
        """Wrapped keys of all sessions, which stay held."""
        rows = self._connection.execute(
            "SELECT session_id, key_id, sender, epoch, how, wrap, received_at FROM held_wraps"
        )
        return [HeldWrap(*row) for row in rows]

    def add(self, key: RoomKey, origin: KeyOrigin) -> bool:
        """Keep a key; False where it is here already."""
        cursor = self._connection.execute(
            "INSERT INTO room_keys (key_id, session_id, secret, made_by, received_how,"
            " received_from, received_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                key.key_id,
                key.session_id,
                key.secret,
                origin.sender,
                origin.how,
                origin.sender,
                origin.received_at,
            ),
        )
        return cursor.rowcount > 0

    def set_validity(self, key_id: KeyId, validity: KeyValidity) -> None:
        """What the ledger says of the key."""
        self._connection.execute(
            "UPDATE room_keys SET epoch = ?, made_by = ?, valid_from = ?, valid_until = ?"
            " WHERE key_id = ?",
            (
                validity.epoch,
                validity.made_by,
                validity.valid_from,
                validity.valid_until,
                key_id,
            ),
        )

    def hold(self, held: HeldWrap) -> None:
        """Keep a wrapped key until the ledger names it."""
        self._connection.execute(
            "INSERT INTO held_wraps (session_id, key_id, sender, epoch, how, wrap, received_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET wrap = excluded.wrap",
            msgspec.structs.astuple(held),
        )
        self._drop_held("WHERE session_id = ?", (held.session_id,), HELD_OF_SESSION)
        row = self._connection.execute("SELECT count(*) FROM held_wraps").fetchone()
        if row is not None and row[0] > HELD:
            self._drop_held("", (), HELD - _MAKING_ROOM)

    def _drop_held(self, where: str, of: tuple[SessionId, ...], kept: int) -> None:
        self._connection.execute(
            "DELETE FROM held_wraps WHERE (session_id, key_id, sender) IN"  # noqa: S608
            f" (SELECT session_id, key_id, sender FROM held_wraps {where}"
            " ORDER BY received_at DESC LIMIT -1 OFFSET ?)",
            (*of, kept),
        )

    def held_back(self, session_id: SessionId) -> list[KeyId]:
        """Ids of the wrapped keys that are held."""
        rows = self._connection.execute(
            "SELECT DISTINCT key_id FROM held_wraps WHERE session_id = ? ORDER BY key_id",
            (session_id,),
        )
        return [key_id for (key_id,) in rows]

    def take_held(self, session_id: SessionId, key_id: KeyId) -> list[HeldWrap]:
        """Wrapped keys of this id, which are held no longer."""
        rows = self._connection.execute(
            "DELETE FROM held_wraps WHERE session_id = ? AND key_id = ? RETURNING session_id,"
            " key_id, sender, epoch, how, wrap, received_at",
            (session_id, key_id),
        ).fetchall()
        return [HeldWrap(*row) for row in rows]
