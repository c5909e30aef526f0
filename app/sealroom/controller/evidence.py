"""What is kept of an alarm, to be shown to others: what was signed, and nothing that was written.

Of an entry's action the parts that are ids, numbers or choices stay; every other text, and every
run of bytes, becomes a SHA-256, so that no text stays that somebody put where none belongs. The
hash of the entry commits to the whole: who holds the entry can check it against this.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any, TypeAlias

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.live_session import LiveSession
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.message import Message
from sealroom.protocol.notifications import LedgerNotification, MsgNotification
from sealroom.store.alarms import Evidence, Seen, SeenEntry, SeenMessage, StoredAlarm
from sealroom.store.links import OpenedLink

FORMAT = "sealroom/1/alarm"
HISTORY_SHOWN = 32
"""How many of the last entries held here stand in the file, by number and hash."""

_NAMED = {"type", "user_id", "session_id", "key_id", "role"}
"""Fields of actions whose texts are ids or one of a few words."""

_Built: TypeAlias = Any
"""What JSON can say."""

Spoken: TypeAlias = LedgerNotification | MsgNotification


def mark_of(item: Entry | Message) -> str:
    """By which the same thing is known again."""
    if isinstance(item, Entry):
        return item.hash()
    return hashlib.sha256(msgspec.msgpack.encode(item)).hexdigest()


def gather(
    context: Context, live: LiveSession, spoken: Spoken, link: OpenedLink | None = None
) -> Evidence:
    """What was seen, beside what is held."""
    return Evidence(
        seen=_seen(spoken),
        seq=spoken.seq,
        received_at=context.now,
        relay_now=context.relay_now,
        own_number=live.number,
        own_head=live.state.head if live.state else "",
        link_giver=link.giver if link else None,
        link_head=link.head if link else None,
    )


def _seen(spoken: Spoken) -> Seen:
    if isinstance(spoken, MsgNotification):
        message = spoken.message
        digest = hashlib.sha256(message.body).digest()
        return SeenMessage(message.header, digest, message.signature, spoken.received_at)
    entry = spoken.entry
    return SeenEntry(
        hash=entry.hash(),
        session_id=entry.session_id,
        number=entry.number,
        prev=entry.prev,
        author=entry.author,
        time=entry.time,
        action=msgspec.json.encode(_without_texts(msgspec.to_builtins(entry.action))),
        signature=entry.signature,
    )


def _without_texts(built: _Built, name: str = "") -> _Built:
    match built:
        case dict():
            return {field: _without_texts(value, field) for field, value in built.items()}
        case str() if name not in _NAMED:
            return {"sha256": hashlib.sha256(built.encode()).hexdigest()}
        case _:
            return built  # numbers, choices, nothing


class _Time(msgspec.Struct, frozen=True):
    ms: int
    utc: str


class _OwnHistory(msgspec.Struct, frozen=True):
    number: int
    hash: str


class _File(msgspec.Struct, frozen=True, omit_defaults=True):
    """The file, from top to bottom."""

    about: str
    format: str
    room: SessionId
    saved_by: UserId
    relay: str
    relay_address: str
    kind: str
    what_was_seen: str
    raised_at: _Time | None
    went_on_at: _Time | None
    history_held: list[_OwnHistory]
    seen: _Built = None
    number_in_the_relays_log: int | None = None
    received_at: _Time | None = None
    the_relays_clock: _Time | None = None
    head_held_then: str | None = None
    number_held_then: int | None = None
    link_giver: UserId | None = None
    link_head: str | None = None


_ABOUT = (
    "Evidence of an alarm in Sealroom. An app received from its relay what is described under "
    "'seen', and it cannot be true beside the history of the room that this app holds. No message "
    "text, room name or key is in this file: everything that somebody wrote is replaced by its "
    "SHA-256. 'history_held' lists the last changes of the room that this app holds, by number and "
    "hash: where another member's list has another hash under the same number, the relay showed "
    "the two of them different histories. Hashes and signatures (in base64) are made as the "
    "protocol document of Sealroom says, in its sections on the ledger and on messages. It names "
    "people by their ids and says when they were active: show it to those who may know that."
)


def evidence_file(
    alarm: StoredAlarm,
    *,
    room: SessionId,
    saved_by: UserId,
    relay: str,
    relay_address: str,
    history: list[tuple[int, str]],
) -> bytes:
    """The evidence as JSON that people can read, too."""
    file = _File(
        about=_ABOUT,
        format=FORMAT,
        room=room,
        saved_by=saved_by,
        relay=relay,
        relay_address=relay_address,
        kind=alarm.kind,
        what_was_seen=alarm.words,
        raised_at=_time(alarm.raised_at),
        went_on_at=_time(alarm.passed_at),
        history_held=[_OwnHistory(*each) for each in history],
    )
    if alarm.evidence is not None:
        file = _with_evidence(file, alarm.evidence)
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def _with_evidence(file: _File, evidence: Evidence) -> _File:
    seen = msgspec.to_builtins(evidence.seen)
    if isinstance(evidence.seen, SeenEntry):
        seen["action"] = msgspec.json.decode(evidence.seen.action)
    return msgspec.structs.replace(
        file,
        seen=seen,
        number_in_the_relays_log=evidence.seq,
        received_at=_time(evidence.received_at),
        the_relays_clock=_time(evidence.relay_now),
        head_held_then=evidence.own_head,
        number_held_then=evidence.own_number,
        link_giver=evidence.link_giver,
        link_head=evidence.link_head,
    )


def _time(ms: int | None) -> _Time | None:
    if ms is None:
        return None
    try:
        utc = datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")
    except (OverflowError, ValueError, OSError):
        utc = ""  # a relay may say any number
    return _Time(ms, utc)
