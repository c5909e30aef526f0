"""Room keys that are missing here, who was asked for them, and who asks for those that are here."""

import msgspec

from sealroom.protocol.ids import KeyId, SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.store.connection import Connection, Row

QUESTIONS_KEPT = 1_000
"""Questions of others that wait here at most; the oldest is dropped for a new one."""


class MissingKey(msgspec.Struct, frozen=True):
    """A key that is waited for. Times in ms of this computer's clock."""

    session_id: SessionId
    key_id: KeyId
    since: int
    late: bool
    """Whether it is missing for longer than a key takes on its way."""
    tries: int
    """How often someone was asked, or would have been."""
    next_at: int
    """When the next is asked."""


class KeyAsk(msgspec.Struct, frozen=True):
    """Someone was asked for a key."""

    user_id: UserId
    asked_at: int
    taken: bool
    """Whether the relay took the question."""


class KeyQuestion(msgspec.Struct, frozen=True):
    """Someone asks for a key."""

    session_id: SessionId
    key_id: KeyId
    card: UserCard
    received_at: int

    @property
    def user_id(self) -> UserId:
        """Who asks."""
        return self.card.user_id


class MissingKeyRepository:
    """Both sides of asking."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[MissingKey]:
        """Every key that is waited for."""
        rows = self._connection.execute(
            "SELECT session_id, key_id, since, late, tries, next_at FROM missing_keys"
        )
        return [_missing_key(row) for row in rows]

    def get(self, session_id: SessionId, key_id: KeyId) -> MissingKey | None:
        """One key that is waited for."""
        row = self._connection.execute(
            "SELECT session_id, key_id, since, late, tries, next_at FROM missing_keys"
            " WHERE session_id = ? AND key_id = ?",
            (session_id, key_id),
        ).fetchone()
        return _missing_key(row) if row else None

    def save(self, missing: MissingKey) -> None:
        """Keep what is known of it now."""
        self._connection.execute(
            "INSERT INTO missing_keys (session_id, key_id, since, late, tries, next_at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (session_id, key_id) DO UPDATE SET"
            " late = excluded.late, tries = excluded.tries, next_at = excluded.next_at",
            (
                missing.session_id,
                missing.key_id,
                missing.since,
                int(missing.late),
                missing.tries,
                missing.next_at,
            ),
        )

    def drop(self, session_id: SessionId, key_id: KeyId) -> None:
        """It is here, or nothing waits for it any more; who was asked is forgotten with it."""
        self._connection.execute(
            "DELETE FROM missing_keys WHERE session_id = ? AND key_id = ?", (session_id, key_id)
        )

    def asks(self, session_id: SessionId, key_id: KeyId) -> list[KeyAsk]:
        """Who was asked, longest ago first."""
        rows = self._connection.execute(
            "SELECT user_id, asked_at, taken FROM key_asks WHERE session_id = ? AND key_id = ?"
            " ORDER BY asked_at, user_id",
            (session_id, key_id),
        )
        return [KeyAsk(user_id, asked_at, bool(taken)) for user_id, asked_at, taken in rows]

    def add_ask(self, session_id: SessionId, key_id: KeyId, ask: KeyAsk) -> None:
        """Someone was asked, perhaps again. Nothing where the key is waited for no longer."""
        self._connection.execute(
            "INSERT INTO key_asks (session_id, key_id, user_id, asked_at, taken)"
            " SELECT session_id, key_id, ?, ?, ? FROM missing_keys"
            " WHERE session_id = ? AND key_id = ?"
            " ON CONFLICT (session_id, key_id, user_id) DO UPDATE SET"
            " asked_at = excluded.asked_at, taken = excluded.taken",
            (ask.user_id, ask.asked_at, int(ask.taken), session_id, key_id),
        )

    def questions(self, session_id: SessionId) -> list[KeyQuestion]:
        """What others ask for in a session, oldest first."""
        rows = self._connection.execute(
            "SELECT session_id, key_id, card, received_at FROM key_questions"
            " WHERE session_id = ? ORDER BY received_at, key_id, user_id",
            (session_id,),
        )
        return [
            KeyQuestion(session_id, key_id, _card_decoder.decode(card), received_at)
            for session_id, key_id, card, received_at in rows
        ]

    def add_question(self, question: KeyQuestion) -> None:
        """Keep a question until it is answered; the oldest of all goes where there are too many."""
        self._connection.execute(
            "INSERT INTO key_questions (session_id, key_id, user_id, card, received_at)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (session_id, key_id, user_id) DO UPDATE SET"
            " card = excluded.card, received_at = excluded.received_at",
            (
                question.session_id,
                question.key_id,
                question.user_id,
                msgspec.msgpack.encode(question.card),
                question.received_at,
            ),
        )
        self._connection.execute(
            "DELETE FROM key_questions WHERE received_at < (SELECT received_at FROM key_questions"
            " ORDER BY received_at DESC LIMIT 1 OFFSET ?)",
            (QUESTIONS_KEPT - 1,),
        )

    def drop_question(self, question: KeyQuestion) -> None:
        """Answered, or never to be."""
        self._connection.execute(
            "DELETE FROM key_questions WHERE session_id = ? AND key_id = ? AND user_id = ?",
            (question.session_id, question.key_id, question.user_id),
        )


_card_decoder = msgspec.msgpack.Decoder(UserCard)


def _missing_key(row: Row) -> MissingKey:
    missing = MissingKey(*row)
    return msgspec.structs.replace(missing, late=bool(missing.late))
