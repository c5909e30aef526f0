"""Requests that wait for an answer: invitations, wishes to be let in, and one's own wishes."""

import msgspec

from sealroom.protocol.entry import JoinRequest
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.redacted import Redacted
from sealroom.store.connection import Connection

_INVITATION = "session_id, inviter, title, expires_at, received_at, direct"


class StoredInvitation(Redacted, frozen=True):
    """An invitation to answer."""

    HIDDEN = frozenset({"title"})

    session_id: SessionId
    inviter: UserId
    title: str
    expires_at: int
    received_at: int
    direct: bool = False
    """Whether the note says that the room is made for two."""


class StoredJoinRequest(msgspec.Struct, frozen=True):
    """Someone's signed wish, with their keys."""

    session_id: SessionId
    user_id: UserId
    request: JoinRequest
    card: UserCard
    received_at: int


class StoredAsked(msgspec.Struct, frozen=True):
    """An own wish to join."""

    session_id: SessionId
    asked_at: int
    refused: bool


class RequestRepository:
    """All three kinds."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def invitations(self) -> list[StoredInvitation]:
        """Invitations, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_INVITATION} FROM invitations ORDER BY received_at"  # noqa: S608
        )
        return [_invitation(*row) for row in rows]

    def invitation(self, session_id: SessionId) -> StoredInvitation | None:
        """The invitation to one session."""
        row = self._connection.execute(
            f"SELECT {_INVITATION} FROM invitations WHERE session_id = ?",  # noqa: S608
            (session_id,),
        ).fetchone()
        return _invitation(*row) if row else None

    def add_invitation(self, invitation: StoredInvitation) -> None:
        """Keep an invitation; a newer one to the same session takes its place."""
        self._connection.execute(
            f"INSERT OR REPLACE INTO invitations ({_INVITATION}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            msgspec.structs.astuple(invitation),
        )

    def drop_invitation(self, session_id: SessionId) -> None:
        """Answered, withdrawn or expired."""
        self._connection.execute("DELETE FROM invitations WHERE session_id = ?", (session_id,))

    def join_requests(self) -> list[StoredJoinRequest]:
        """Wishes of others, oldest first."""
        rows = self._connection.execute(
            "SELECT session_id, user_id, request, card, received_at FROM join_requests"
            " ORDER BY received_at"
        )
        return [_join_request(*row) for row in rows]

    def join_request(self, session_id: SessionId, user_id: UserId) -> StoredJoinRequest | None:
        """One wish."""
        row = self._connection.execute(
            "SELECT session_id, user_id, request, card, received_at FROM join_requests"
            " WHERE session_id = ? AND user_id = ?",
            (session_id, user_id),
        ).fetchone()
        return _join_request(*row) if row else None

    def add_join_request(self, wish: StoredJoinRequest) -> None:
        """Keep a wish; a newer one of the same person takes its place."""
        self._connection.execute(
            "INSERT OR REPLACE INTO join_requests (session_id, user_id, request, card,"
            " received_at) VALUES (?, ?, ?, ?, ?)",
            (
                wish.session_id,
                wish.user_id,
                msgspec.msgpack.encode(wish.request),
                msgspec.msgpack.encode(wish.card),
                wish.received_at,
            ),
        )

    def drop_join_request(self, session_id: SessionId, user_id: UserId) -> None:
        """Settled."""
        self._connection.execute(
            "DELETE FROM join_requests WHERE session_id = ? AND user_id = ?", (session_id, user_id)
        )

    def asked(self) -> list[StoredAsked]:
        """Own wishes."""
        rows = self._connection.execute("SELECT session_id, asked_at, refused FROM asked")
        return [StoredAsked(row[0], row[1], bool(row[2])) for row in rows]

    def add_asked(self, session_id: SessionId, asked_at: int) -> None:
        """Keep an own wish."""
        self._connection.execute(
            "INSERT OR REPLACE INTO asked (session_id, asked_at) VALUES (?, ?)",
            (session_id, asked_at),
        )

    def refuse_asked(self, session_id: SessionId) -> None:
        """An own wish was refused."""
        self._connection.execute("UPDATE asked SET refused = 1 WHERE session_id = ?", (session_id,))

    def drop_asked(self, session_id: SessionId) -> None:
        """Let in, or forgotten."""
        self._connection.execute("DELETE FROM asked WHERE session_id = ?", (session_id,))


def _invitation(  # noqa: PLR0917 - in the order of the columns
    session_id: SessionId,
    inviter: UserId,
    title: str,
    expires_at: int,
    received_at: int,
    direct: int,
) -> StoredInvitation:
    return StoredInvitation(session_id, inviter, title, expires_at, received_at, bool(direct))


def _join_request(
    session_id: SessionId, user_id: UserId, request: bytes, card: bytes, received_at: int
) -> StoredJoinRequest:
    return StoredJoinRequest(
        session_id,
        user_id,
        msgspec.msgpack.decode(request, type=JoinRequest),
        msgspec.msgpack.decode(card, type=UserCard),
        received_at,
    )
