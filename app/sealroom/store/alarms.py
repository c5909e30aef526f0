"""Alarms: what the relay showed that cannot be true. One may stand in a room; others were passed.

A room with a standing alarm sends nothing and takes nothing in. The person may go on; then the
alarm stays as a line in the timeline, and its `mark` keeps the same thing from stopping the room
again.
"""

import enum
from typing import TypeAlias

import msgspec

from sealroom.protocol.fields import Count, Milliseconds, Signature
from sealroom.protocol.ids import EntryHash, FingerprintOrEmpty, UserId
from sealroom.protocol.message import MessageHeader
from sealroom.store.connection import Connection, Row


class AlarmKind(enum.StrEnum):
    """What was seen."""

    BAD_SIGNATURE = "bad_signature"
    """A change that its author did not sign."""
    AGAINST_RULES = "against_rules"
    """A change that its author may not make."""
    NOT_CHAINED = "not_chained"
    """A change that does not sit on the history held here."""
    ANOTHER_ROOM = "another_room"
    """Something of another room."""
    TWO_HISTORIES = "two_histories"
    """A message whose sender knew a history that is not the one held here."""
    LINK = "link"
    """The history that lets one in is not that of whoever gave the link."""
    GENERAL = "general"
    """An alarm from before kinds were kept."""


class Left(enum.StrEnum):
    """The person left the room while it was stopped, and whether the relay took it."""

    TOLD = "told"
    UNTOLD = "untold"


class SeenEntry(msgspec.Struct, frozen=True, tag="entry"):
    """A ledger entry without anything that somebody wrote: what is text is a SHA-256."""

    hash: EntryHash
    session_id: FingerprintOrEmpty
    number: Count
    prev: FingerprintOrEmpty
    author: UserId
    time: Milliseconds
    action: bytes
    """JSON."""
    signature: Signature


class SeenMessage(msgspec.Struct, frozen=True, tag="message"):
    """A message as it was signed, but for its body, sealed or not."""

    header: MessageHeader
    body_sha256: bytes
    signature: Signature
    taken_at: Milliseconds
    """By the relay's stamp."""


Seen: TypeAlias = SeenEntry | SeenMessage


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen, and what was held here at that moment. No text, title or key."""

    seen: Seen
    seq: Count
    """The number that the relay gave it in the room's log."""
    received_at: int
    """By this computer's clock, ms."""
    relay_now: int
    """By the relay's clock, as far as it told, ms."""
    own_number: int
    """Of the last ledger entry held; -1 for none."""
    own_head: FingerprintOrEmpty
    link_giver: UserId | None = None
    link_head: EntryHash | None = None
    """What the link said that one asked by, where that is what it is held against."""


class StoredAlarm(msgspec.Struct, frozen=True, kw_only=True):
    """An alarm of a room. `words` are English, one sentence or two."""

    kind: AlarmKind
    words: str
    raised_at: int | None = None
    """None where it was raised before this was kept."""
    mark: str | None = None
    """What would raise it again: the hash of the entry or message, or the unknown head."""
    evidence: Evidence | None = None
    left: Left | None = None
    passed_at: int | None = None
    """When the person went on; None while it stands."""
    place: float | None = None
    """Where the timeline tells of that: between two numbers of the room's log."""


class AlarmRepository:
    """Alarms of all sessions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def standing(self, session: int) -> StoredAlarm | None:
        """Why a session is stopped; None where it is not."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM alarms WHERE session = ? AND passed_at IS NULL",  # noqa: S608
            (session,),
        ).fetchone()
        return _alarm(row) if row else None

    def all_standing(self) -> dict[int, StoredAlarm]:
        """Every session that is stopped, by row."""
        rows = self._connection.execute(
            f"SELECT session, {_COLUMNS} FROM alarms WHERE passed_at IS NULL"  # noqa: S608
        )
        return {session: _alarm(tuple(row)) for session, *row in rows}

    def of(self, session: int) -> list[StoredAlarm]:
        """All of a session, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM alarms WHERE session = ? ORDER BY id",  # noqa: S608
            (session,),
        )
        return [_alarm(row) for row in rows]

    def passed(self, session: int, after: float, before: float) -> list[StoredAlarm]:
        """Those that the person went on after, with places between two."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM alarms WHERE session = ? AND place > ? AND place < ?"  # noqa: S608
            " ORDER BY place",
            (session, after, before),
        )
        return [_alarm(row) for row in rows]

    def is_passed(self, session: int, mark: str) -> bool:
        """Whether the person went on after this very thing."""
        row = self._connection.execute(
            "SELECT 1 FROM alarms WHERE session = ? AND mark = ? AND passed_at IS NOT NULL",
            (session, mark),
        ).fetchone()
        return row is not None

    def add(self, session: int, alarm: StoredAlarm) -> None:
        """Keep an alarm; one at most may stand."""
        evidence = msgspec.msgpack.encode(alarm.evidence) if alarm.evidence else None
        self._connection.execute(
            f"INSERT INTO alarms (session, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                session,
                alarm.kind,
                alarm.words,
                alarm.raised_at,
                alarm.mark,
                evidence,
                alarm.left,
                alarm.passed_at,
                alarm.place,
            ),
        )

    def leave(self, session: int, left: Left) -> None:
        """The person left, with the alarm standing."""
        self._connection.execute(
            "UPDATE alarms SET left_how = ? WHERE session = ? AND passed_at IS NULL",
            (left, session),
        )

    def go_on(self, session: int, passed_at: int, after: int) -> None:
        """The person went on; the timeline tells of it after the log's number `after`."""
        (found,) = self._connection.execute(
            "SELECT max(place) FROM alarms WHERE session = ? AND place >= ? AND place < ?",
            (session, after, after + 1),
        ).fetchall()
        last = after if found[0] is None else found[0]
        self._connection.execute(
            "UPDATE alarms SET passed_at = ?, place = ?, left_how = NULL"
            " WHERE session = ? AND passed_at IS NULL",
            (passed_at, (last + after + 1) / 2, session),
        )


_COLUMNS = "kind, words, raised_at, mark, evidence, left_how, passed_at, place"

_evidence_decoder = msgspec.msgpack.Decoder(Evidence)


def _alarm(row: Row) -> StoredAlarm:
    kind, words, raised_at, mark, evidence, left, passed_at, place = row
    return StoredAlarm(
        kind=AlarmKind(kind),
        words=words,
        raised_at=raised_at,
        mark=mark,
        evidence=None if evidence is None else _evidence_decoder.decode(evidence),
        left=Left(left) if left else None,
        passed_at=passed_at,
        place=place,
    )


def kind_of(words: str) -> AlarmKind:
    """The kind of an alarm that was kept as words alone; migration 0011 says the same in SQL."""
    for beginning, kind in _OLD_WORDS:
        if words.startswith(beginning):
            return kind
    return AlarmKind.GENERAL


_CHANGE = "The relay sent a change that does not hold: "
_OLD_WORDS = (
    (_CHANGE + "The entry is not signed by its author.", AlarmKind.BAD_SIGNATURE),
    (_CHANGE + "The room has changed meanwhile.", AlarmKind.NOT_CHAINED),
    (_CHANGE + "The ledger is another room's.", AlarmKind.ANOTHER_ROOM),
    (_CHANGE, AlarmKind.AGAINST_RULES),
    ("The relay delivered a message of another room.", AlarmKind.ANOTHER_ROOM),
    ("A member was shown another history of this room", AlarmKind.TWO_HISTORIES),
    ("The link that you asked by", AlarmKind.LINK),
    ("The relay shows this room without what whoever gave you the link", AlarmKind.LINK),
)
