"""What is true of a room, by the relay's log alone: its ledger, and who may read each message."""

from functools import partial
from typing import NamedTuple

import msgspec

from sealroom.controller.key_replacement import must_come_first
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.state import State
from sealroom.protocol.entry import ReplaceRoomKey
from sealroom.protocol.ids import DeviceId, EntryHash, KeyId, MessageId, SessionId, UserId
from sealroom.protocol.notifications import (
    AnyLogNotification,
    LedgerNotification,
    MsgNotification,
)
from sealroom.relay.storage import Connection, InlineSqlite


class Spoken(NamedTuple):
    """A message that the relay has accepted."""

    seq: int
    message_id: MessageId
    sender: UserId
    device: DeviceId
    counter: int
    key_id: KeyId | None
    received_at: int
    readers: frozenset[UserId]
    """The members of that moment."""
    key_was_outside: bool
    """Whether its sender knew, by the ledger head it names, that someone outside held its key."""


class Replacement(NamedTuple):
    """A key that became current."""

    seq: int
    key_id: KeyId
    author: UserId
    holders: frozenset[UserId]
    """The members of that moment."""
    delivered: frozenset[UserId]
    """Whose inboxes the relay put it into in the same turn."""


class Room:
    """One session; `follow` takes in what the log has grown by."""

    def __init__(self, session_id: SessionId) -> None:
        self.session_id = session_id
        self.state: State | None = None
        self.last_seq = 0
        self.spoken: list[Spoken] = []
        self.replacements: list[Replacement] = []
        self.gaps: list[int] = []
        """Before which items something is missing in the relay's log."""
        self._must_replace: dict[EntryHash, bool] = {}
        self._seqs: list[int] = []
        """Of the ledger's entries, by number."""

    @property
    def members(self) -> frozenset[UserId]:
        if self.state is None:
            return frozenset()
        return frozenset(person.user_id for person in self.state.members())

    def may_hold(self, user_id: UserId, key_id: KeyId) -> bool:
        """Whether the user was there while the key was in use, or it was shared with them.

        Told anew from the places of the entries, so that the program's own rule is not its judge.
        """
        person = self.state.people.get(user_id) if self.state else None
        record = self.state.key_record(key_id) if self.state else None
        if person is None or record is None:
            return False
        begins = self._seqs[record.number]
        ends = self.last_seq + 1 if record.ended is None else self._seqs[record.ended]
        for span in person.spans:
            joined = self._seqs[span.joined]
            left = self.last_seq + 1 if span.left is None else self._seqs[span.left]
            if joined < ends and left > begins:
                return True
            since, over = span.reads_since, record.ended_at
            if since is not None and begins < joined and (over is None or over > since):
                return True
        return False

    def shared_with(self, user_id: UserId, *, now_only: bool) -> set[MessageId]:
        """Messages from before a stay that were shared with the user; of the present stay alone."""
        person = self.state.people.get(user_id) if self.state else None
        spans = person.spans if person else ()
        return {
            spoken.message_id
            for span in spans
            if span.reads_since is not None and not (now_only and span.left is not None)
            for spoken in self.spoken
            if spoken.seq < self._seqs[span.joined]
            and spoken.received_at >= span.reads_since
            and (spoken.key_id is None or self.may_hold(user_id, spoken.key_id))
        }

    def take(self, item: AnyLogNotification, delivered: frozenset[UserId]) -> None:
        if item.seq != self.last_seq + 1:
            self.gaps.append(item.seq)
        self.last_seq = item.seq
        match item:
            case LedgerNotification(entry=entry):
                before = self.state
                self._seqs.append(item.seq)
                self.state = apply_entry(before, entry)
                key_id = self.state.key_id
                self._must_replace[self.state.head] = must_come_first(self.state)
                if key_id is not None and (before is None or before.key_id != key_id):
                    made = Replacement(item.seq, key_id, entry.author, self.members, delivered)
                    self.replacements.append(made)
            case MsgNotification(message=message):
                header = message.header
                self.spoken.append(
                    Spoken(
                        item.seq,
                        header.message_id,
                        header.sender,
                        header.device,
                        header.counter,
                        header.key_id,
                        item.received_at,
                        self.members,
                        header.key_id is not None and self._must_replace[header.head],
                    )
                )


class Truth:
    """Every room of a relay."""

    def __init__(self, sqlite: InlineSqlite) -> None:
        self._sqlite = sqlite
        self.rooms: dict[SessionId, Room] = {}

    def follow(self) -> None:
        """Take in what was committed since the last time."""
        for session_id, last_seq in self._sqlite.run(_sessions):
            room = self.rooms.setdefault(session_id, Room(session_id))
            if last_seq <= room.last_seq:
                continue
            for payload, received_at in self._sqlite.run(partial(_log, room=room)):
                item = _decoder.decode(payload)
                room.take(item, self._delivered(item, received_at))

    def _delivered(self, item: AnyLogNotification, received_at: int) -> frozenset[UserId]:
        """Whose inboxes the key of a replacement went into with it."""
        if not isinstance(item, LedgerNotification):
            return frozenset()
        action = item.entry.action
        if not isinstance(action, ReplaceRoomKey):
            return frozenset()
        letters = self._sqlite.run(partial(_letters, received_at=received_at))
        wanted = f'"key_id":"{action.key_id}"'
        return frozenset(user_id for user_id, payload in letters if wanted in payload)

    def invited(self) -> list[tuple[SessionId, UserId, int]]:
        """Who is invited where, until when, by the ledgers."""
        return [
            (room.session_id, invitation.user_id, invitation.expires_at)
            for room in self.rooms.values()
            if room.state is not None
            for invitation in room.state.invitations.values()
        ]

    def asking(self) -> list[tuple[SessionId, UserId]]:
        """Who waits to be let in where, by the relay's tables."""
        return self._sqlite.run(_join_requests)


_decoder = msgspec.json.Decoder(AnyLogNotification)


def _sessions(connection: Connection) -> list[tuple[SessionId, int]]:
    """Each with the number that its log has come to."""
    rows = connection.exec_driver_sql(
        "SELECT session_id, (SELECT max(seq) FROM log WHERE session_key = key) FROM sessions"
        " ORDER BY key"
    )
    return [(session_id, last_seq or 0) for session_id, last_seq in rows]


def keep_letters(connection: Connection) -> None:
    """Have the database keep a copy of every letter, for it forgets those that were received."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE letters (user_id TEXT, created_at INTEGER, payload TEXT)"
    )
    connection.exec_driver_sql(
        "CREATE TEMP TRIGGER keep_letters AFTER INSERT ON main.inbox BEGIN INSERT INTO letters"
        " VALUES (new.user_id, new.created_at, CAST(new.payload AS TEXT)); END"
    )


def _letters(connection: Connection, received_at: int) -> list[tuple[UserId, str]]:
    rows = connection.exec_driver_sql(
        "SELECT user_id, payload FROM letters WHERE created_at = ?"
        " AND payload LIKE '%ReceiveRoomKeyNotification%'",
        (received_at,),
    )
    return [(user_id, payload) for user_id, payload in rows]


def _join_requests(connection: Connection) -> list[tuple[SessionId, UserId]]:
    rows = connection.exec_driver_sql(
        "SELECT session_id, user_id FROM join_requests JOIN sessions ON sessions.key ="
        " join_requests.session_key ORDER BY 1, 2"
    )
    return [(session_id, user_id) for session_id, user_id in rows]


def _log(connection: Connection, room: Room) -> list[tuple[bytes, int]]:
    rows = connection.exec_driver_sql(
        "SELECT payload, received_at FROM log JOIN sessions ON sessions.key = log.session_key"
        " WHERE session_id = ? AND seq > ? ORDER BY seq",
        (room.session_id, room.last_seq),
    )
    return [(bytes(payload), received_at) for payload, received_at in rows]
