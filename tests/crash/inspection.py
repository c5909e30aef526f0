"""What stands in the files after a run, held against what was promised during it."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sealroom.controller.timeline_views import Lock, SendState
from sealroom.ledger.state import State
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import text_of
from sealroom.protocol.ids import MessageId, SessionId, UserId
from sealroom.relay.data_folder import DATABASE_FILE
from sealroom.store.errors import StoreError
from sealroom.store.repositories import Repositories
from sealroom.store.timeline import OUTBOX_POSITION
from sealroom.store.timeline_row import TimelineRow
from tests.crash.record import Record
from tests.crash.world import World
from tests.headless.app import open_folder

PAGE = 1_000
OUT = "You are not in this room any more."


class Spoken(NamedTuple):
    """A message in the relay's log."""

    seq: int
    message_id: MessageId
    sender: UserId


class RelayFiles:
    """The relay's database, as it was left."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / DATABASE_FILE)
        self.log: dict[SessionId, list[Spoken]] = {}
        self.heads: dict[SessionId, str] = {}
        for session_id, head in self._database.execute("SELECT session_id, head FROM sessions"):
            self.heads[session_id] = head
            self.log[session_id] = []
        rows = self._database.execute(
            "SELECT session_id, seq, message_id, sender FROM log JOIN sessions"
            " ON sessions.key = session_key WHERE message_id IS NOT NULL ORDER BY seq"
        )
        for session_id, *spoken in rows:
            self.log[session_id].append(Spoken(*spoken))

    def stays(self, session_id: SessionId, user_id: UserId) -> list[tuple[int, int]]:
        """From which place in the log to which the user was in."""
        rows = self._database.execute(
            "SELECT joined_seq, left_seq FROM members JOIN sessions ON sessions.key = session_key"
            " WHERE session_id = ? AND user_id = ?",
            (session_id, user_id),
        )
        return [(joined, OUTBOX_POSITION if left is None else left) for joined, left in rows]

    def faults(self) -> Iterator[str]:
        """What SQLite finds wrong with it."""
        for check in ("integrity_check", "foreign_key_check"):
            rows = self._database.execute(f"PRAGMA {check}").fetchall()
            if rows and rows != [("ok",)]:
                yield f"relay: {check}: {rows[:3]}"

    def close(self) -> None:
        self._database.close()


class Finding(NamedTuple):
    """Something that should not be; `kind` is what the report counts."""

    kind: str
    words: str


class Inspection:
    """All findings of one world. `deliveries` counts the messages that were looked at."""

    def __init__(self, world: World) -> None:
        self.findings: list[Finding] = []
        self.deliveries = 0
        self._record: Record = world.record
        self._wanderer = world.wanderer.name
        self._relay = RelayFiles(world.relay_folder)
        self._texts: dict[MessageId, str] = {}
        try:
            for words in self._relay.faults():
                self._find("damaged", words)
            for app in world.apps:
                self._look_into(app.name, app.folder, app.user)
            self._check_promises()
            for room, log in self._relay.log.items():
                self._check_order(room, log)
        finally:
            self._relay.close()

    def _find(self, kind: str, words: str) -> None:
        self.findings.append(Finding(kind, words))

    def _look_into(self, name: str, folder: Path, user: UserId) -> None:
        with open_folder(folder) as profile:
            try:
                profile.database.integrity_check()
            except StoreError as problem:
                self._find("damaged", f"{name}: {problem}")
            store = Repositories(profile.database.connection)
            for row in store.sessions.all():
                state = store.sessions.state(row.row)
                if (alarm := store.alarms.standing(row.row)) is not None:
                    self._find("alarm", f"{name} in {row.title}: {alarm.words}")
                if state is not None:
                    member = _Member(
                        name, user, row.session_id, state, list(_lines(store, row.row))
                    )
                    self._check_member(member)
            if store.outbox.sessions():
                self._find("unsent", f"{name}: the outbox is not empty")

    def _check_member(self, member: "_Member") -> None:
        stays = self._relay.stays(member.room, member.user)
        is_in = bool(stays) and stays[-1][1] == OUTBOX_POSITION
        if is_in and member.state.head != self._relay.heads[member.room]:
            self._find("ledger", f"{member.name}: another head than the relay's")
        due = {
            spoken.message_id: spoken.seq
            for spoken in self._relay.log[member.room]
            if any(joined <= spoken.seq <= left for joined, left in stays)
        }
        here = {
            line.message_id: line.position
            for line in member.messages
            if line.message_id is not None and line.position < OUTBOX_POSITION
        }
        self.deliveries += len(due)
        for message_id in due.keys() - here.keys():
            self._find("lost", f"{member.name} lacks {due[message_id]} of {member.room[:8]}")
        for message_id in here.keys() - due.keys():
            self._find("foreign", f"{member.name} holds {message_id}, which is not the relay's")
        for message_id in here.keys() & due.keys():
            if here[message_id] != due[message_id]:
                self._find("order", f"{member.name} has {message_id} in another place")
        self._check_lines(member)

    def _check_lines(self, member: "_Member") -> None:
        seen = Counter[str]()
        for line in member.messages:
            if line.content is None or line.lock not in {Lock.SEALED, Lock.OPEN}:
                self._find("unreadable", f"{member.name}: {line.position} is {line.lock}")
                continue
            text = text_of(decode_content(line.content))
            seen[text] += 1
            known = self._texts.setdefault(line.message_id or "", text)
            if known != text:
                self._find("unreadable", f"{member.name} reads {line.message_id} differently")
            if line.missing_before:
                self._find("false gap", f"{member.name}: {line.missing_before} before {text}")
            if line.state == SendState.FAILED:
                self._check_failed(member, line)
        for text, times in seen.items():
            if times > 1:
                self._find("doubled", f"{member.name} sees “{text}” {times} times")

    def _check_failed(self, member: "_Member", line: TimelineRow) -> None:
        """Only who left with something unsent sees it fail, and why."""
        if member.name == self._wanderer and line.failure == OUT:
            self._record.done["unsent as one left, and shown so"] += 1
        else:
            self._find("failed", f"{member.name}: {line.failure}")

    def _check_promises(self) -> None:
        at_relay = {
            room: {spoken.message_id for spoken in log} for room, log in self._relay.log.items()
        }
        for message_id, promise in self._record.stored.items():
            if self._texts.get(message_id) != promise.text:
                self._find("lost", f"{promise.sender} stored “{promise.text}”: it is nowhere")
        for message_id, room in self._record.sent.items():
            if message_id not in at_relay[room]:
                self._find("lost", f"the relay answered for {message_id} and has it no more")

    def _check_order(self, room: SessionId, log: list[Spoken]) -> None:
        last: dict[str, int] = {}
        for spoken in log:
            text = self._texts.get(spoken.message_id, "")
            if not text:
                self._find("lost", f"nobody can read {spoken.seq} of {room[:8]}")
                continue
            _, name, number = text.split()
            if int(number) <= last.get(name, 0):
                self._find("order", f"{name}: {number} stands after {last[name]} in {room[:8]}")
            last[name] = int(number)


class _Member:
    def __init__(
        self, name: str, user: UserId, room: SessionId, state: State, lines: list[TimelineRow]
    ) -> None:
        self.name = name
        self.user = user
        self.room = room
        self.state = state
        self.messages = [line for line in lines if line.message_id is not None]


def _lines(store: Repositories, row: int) -> Iterator[TimelineRow]:
    last = -1
    while page := store.timeline.page_after(row, last, PAGE):
        yield from page
        last = page[-1].position
