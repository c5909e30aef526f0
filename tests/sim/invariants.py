"""What must hold whenever everything has come to rest."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from sealroom.controller.timeline_views import Lock, SendState
from sealroom.controller.views import RoomView
from sealroom.protocol.codec import decode_content
from sealroom.protocol.content import text_of
from tests.sim.amended import amended
from tests.sim.app_host import AppHost
from tests.sim.explained import unexplained
from tests.sim.truth import Room, Spoken, Truth
from tests.sim.world import World, Written


class Kept(NamedTuple):
    """A message as one app keeps it."""

    position: int
    message_id: str
    lock: str
    state: str
    mine: bool
    missing_before: int
    text: str | None
    target: str | None
    """Where it is a reaction, an edit or a recall: of what."""
    is_recalled: bool = False
    """By a recall that this app holds, too; an edit with the message that it changed."""


def violations(world: World, truth: Truth) -> Iterator[str]:
    """Each thing that should not be, in words."""
    yield from _faults(world)
    everything: dict[str, list[Kept]] = {}
    for room in truth.rooms.values():
        yield from _whole(room)
        yield from _senders_in_order(world, room)
        yield from _as_written(world, room)
        yield from _keys_inside(world, room)
        here = {app.name: _kept(app, room) for app in world.apps}
        for app in world.apps:
            kept = here[app.name]
            everything.setdefault(app.name, []).extend(kept.values())
            yield from _messages(world, app, room, kept)
            yield from _ledger(app, room)
            yield from _keys(world, app, room)
        yield from _same_texts(here)
        yield from amended(world, room, {name: kept.values() for name, kept in here.items()})
        yield from unexplained(world, room, _readable(here))
    yield from _cards(world, truth)
    for app in world.apps:
        yield from _rests(app)
        yield from _views(app)
    yield from _everything_written(world, truth, everything)


def _faults(world: World) -> Iterator[str]:
    for fault in world.loop.faults:
        yield f"a task failed: {fault}"
    for fault in world.log.records:
        yield f"the program reported a fault of its own: {fault}"
    for app in world.apps:
        for alarm in app.alarms:
            yield f"{app.name} was alarmed, and the relay is honest: {alarm}"


def _senders_in_order(world: World, room: Room) -> Iterator[str]:
    last: dict[tuple[str, str], int] = {}
    for spoken in room.spoken:
        device = (spoken.sender, spoken.device)
        expected = last.get(device, 0) + 1
        if spoken.counter != expected:
            name = _name(world, spoken.sender)
            yield f"{name}'s message {spoken.seq} counts {spoken.counter}, not {expected}"
        last[device] = spoken.counter


def _whole(room: Room) -> Iterator[str]:
    for seq in room.gaps:
        yield f"the relay's log of {room.session_id[:4]} has nothing before {seq}"


def _as_written(world: World, room: Room) -> Iterator[str]:
    """Each author's messages stand in the log in the order in which they were written."""
    seqs = {spoken.message_id: spoken.seq for spoken in room.spoken}
    last: dict[str, int] = {}
    for written in world.written:
        seq = seqs.get(written.message_id or "")
        if seq is None or written.was_retried:
            continue
        if seq < last.get(written.author, 0):
            yield f"“{written.text}” stands at {seq}, before what {written.author} wrote earlier"
        last[written.author] = seq


def _keys_inside(world: World, room: Room) -> Iterator[str]:
    for spoken in room.spoken:
        if spoken.key_was_outside:
            name = _name(world, spoken.sender)
            yield f"{name} spoke at {spoken.seq} under a key that someone outside holds"
    for made in room.replacements:
        without = made.holders - made.delivered - {made.author}
        for user_id in without:
            yield f"the key of {made.seq} became current without a wrap for {_name(world, user_id)}"


def _cards(world: World, truth: Truth) -> Iterator[str]:
    """Whoever is invited sees it; whoever may let in sees who asks."""
    now = world.relay.clock()
    for session_id, user_id, expires_at in truth.invited():
        app = world.app_of(user_id)
        if app and now < expires_at and app.store.requests.invitation(session_id) is None:
            yield f"{app.name} is invited to {session_id[:4]} and does not see it"
    for session_id, user_id in truth.asking():
        state = truth.rooms[session_id].state
        approvers = [app for app in world.apps if state and state.may_admit(app.user_id)]
        for app in approvers:
            if app.store.requests.join_request(session_id, user_id) is None:
                yield f"{app.name} does not see that {_name(world, user_id)} asks to join"


def _messages(world: World, app: AppHost, room: Room, kept: dict[str, Kept]) -> Iterator[str]:
    shared = room.shared_with(app.user_id, now_only=True)
    entitled = {
        spoken.message_id: spoken
        for spoken in room.spoken
        if app.user_id in spoken.readers or spoken.message_id in shared
    }
    allowed = entitled.keys() | room.shared_with(app.user_id, now_only=False)
    where = f"{app.name} in {room.session_id[:4]}"
    for message_id, spoken in entitled.items():
        line = kept.get(message_id)
        if line is None:
            yield f"{where} lacks message {spoken.seq}"
        elif line.is_recalled or (
            line.lock == Lock.WAITING and not _may_come(world, app, room, spoken)
        ):
            continue
        elif line.text is None or line.lock not in {Lock.SEALED, Lock.OPEN}:
            yield f"{where} cannot read message {spoken.seq}: {line.lock}"
        elif line.position != spoken.seq:
            yield f"{where} has message {spoken.seq} at {line.position}, as {line.state}"
        elif line.mine and line.state not in {SendState.SENT, SendState.RECEIVED}:
            yield f"{where} shows the own message {spoken.seq} as {line.state}"
        elif line.missing_before:
            yield f"{where} misses {line.missing_before} before {spoken.seq}, and there are none"
    for message_id, line in kept.items():
        if message_id not in allowed and line.state not in {SendState.FAILED, SendState.SENDING}:
            yield f"{where} has a message at {line.position} that is not theirs to read"


def _may_come(world: World, app: AppHost, room: Room, spoken: Spoken) -> bool:
    """Whether someone is left who may give the key, and may give it to them.

    Not where they left before they got it and it is still in use; nor where it was shared with
    them by someone who left at once, and nobody whose ledger shows the sharing has it.
    """
    state, key_id = room.state, spoken.key_id or ""
    record = state.key_record(key_id) if state else None
    if state is None or record is None or not state.may_be_given(app.user_id, record):
        return False
    was_there = state.was_member_under(app.user_id, record)
    return any(
        each.store.room_keys.has(key_id)
        for each in world.apps
        if was_there or each.user_id in room.members
    )


def _ledger(app: AppHost, room: Room) -> Iterator[str]:
    row = app.store.sessions.get(room.session_id)
    where = f"{app.name} in {room.session_id[:4]}"
    if app.user_id not in room.members:
        return
    state = app.store.sessions.state(row.row) if row else None
    if row is None or state is None:
        yield f"{where} does not know of the room they are a member of"
    elif state != room.state:
        yield f"{where} has the ledger up to {state.number}, not {room.state and room.state.number}"
    elif row.log_cursor > room.last_seq:
        yield f"{where} has a cursor at {row.log_cursor}, past the log's end at {room.last_seq}"


def _keys(world: World, app: AppHost, room: Room) -> Iterator[str]:
    where = f"{app.name} in {room.session_id[:4]}"
    held = app.store.room_keys.held(room.session_id)
    state = room.state
    if state is None:
        return
    for made in room.replacements:
        entitled = room.may_hold(app.user_id, made.key_id)
        is_here = _is_held_by(world, app.user_id, room, made.key_id)
        is_in_use = made.key_id == state.key_id and app.user_id in room.members
        is_due = is_in_use and _has_holder(world, room, made.key_id)
        if (is_due and made.key_id not in held) or (app.user_id in made.holders and not is_here):
            yield f"{where} lacks the key that became current at {made.seq}"
        if made.key_id in held and not entitled:
            yield f"{where} holds the key of {made.seq}, a time they were no member in"


def _is_held_by(world: World, user_id: str, room: Room, key_id: str) -> bool:
    """Whether one of the person's devices has it: the others ask for what they must read."""
    own = [app for app in world.apps if app.user_id == user_id]
    return any(app.store.room_keys.has(key_id) for app in own)


def _has_holder(world: World, room: Room, key_id: str) -> bool:
    """Whether a member of now could hand it over."""
    present = [app for app in world.apps if app.user_id in room.members]
    return any(key_id in app.store.room_keys.held(room.session_id) for app in present)


def _same_texts(here: dict[str, dict[str, Kept]]) -> Iterator[str]:
    texts: dict[str, str] = {}
    for name, kept in here.items():
        own: set[str] = set()
        for line in kept.values():
            if line.text is None:
                continue
            known = texts.setdefault(line.message_id, line.text)
            if known != line.text:
                yield f"{name} reads “{line.text}” where another reads “{known}”"
            if line.text in own:
                yield f"{name} reads “{line.text}” twice"
            own.add(line.text)


def _readable(here: dict[str, dict[str, Kept]]) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(line.message_id for line in kept.values() if line.text is not None)
        for name, kept in here.items()
    }


def _rests(app: AppHost) -> Iterator[str]:
    waiting = waiting_messages(app)
    if waiting:
        yield f"{app.name} has {waiting} messages waiting in the outbox"
    broken = app.connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        yield f"{app.name}'s database has broken references: {broken}"


def waiting_messages(app: AppHost) -> int:
    """How many messages of this app are on their way."""
    rows = app.connection.execute("SELECT count(*) FROM outbox WHERE failed = 0").fetchall()
    return int(rows[0][0])


def _views(app: AppHost) -> Iterator[str]:
    facade = app.controller
    if facade is None:
        yield f"{app.name}'s app does not run"
        return
    facade.cards(), facade.asked()
    shown = {room.session_id: room for room in app.rooms()}
    rooms = facade.rooms()
    for room in rooms:
        if (listed := shown.pop(room.session_id, None)) is None:
            yield f"{app.name}'s list of rooms leaves out {room.session_id[:4]}"
        elif _timeless(listed) != _timeless(room):
            yield f"{app.name}'s list of rooms still shows {_differences(listed, room)}"
    if shown:
        yield f"{app.name}'s list of rooms shows {len(shown)} that are not there"
    for room in rooms:
        facade.timeline(room.session_id)
        facade.people(room.session_id)
        facade.room_keys(room.session_id)


def _differences(listed: RoomView, room: RoomView) -> dict[str, tuple[object, object]]:
    fields = {name: (getattr(listed, name), getattr(room, name)) for name in room.__struct_fields__}
    return {name: both for name, both in fields.items() if both[0] != both[1]}


def _timeless(room: RoomView) -> RoomView:
    """Without what time alone changes, which the window looks after by itself."""
    return msgspec.structs.replace(room, muted=False, muted_until=0, key_overdue=False)


def _everything_written(
    world: World, truth: Truth, everything: dict[str, list[Kept]]
) -> Iterator[str]:
    """Whatever an app took for stored is in the log once, or failed before its author's eyes."""
    sent = {spoken.message_id for room in truth.rooms.values() for spoken in room.spoken}
    for app in world.apps:
        own: dict[str, list[Kept]] = {}
        kept = everything.get(app.name, [])
        recalled = {line.message_id for line in kept if line.is_recalled}
        for line in kept:
            if line.mine and line.text is not None:
                own.setdefault(line.text, []).append(line)
        for written in world.written:
            if written.author == app.name and written.message_id not in recalled:
                yield from _written(written, own.get(written.text, []), sent)


def _written(written: Written, lines: list[Kept], sent: set[str]) -> Iterator[str]:
    if len(lines) > 1:
        yield f"“{written.text}” stands {len(lines)} times at its author"
    if not lines and written.message_id is not None and not written.is_discarded:
        yield f"“{written.text}” was taken and is lost at its author"
    for line in lines:
        if line.state == SendState.FAILED and line.message_id in sent:
            yield f"“{written.text}” is shown as failed, and it was sent"
        if line.state == SendState.SENDING:
            yield f"“{written.text}” is shown as on its way, and nobody sends it"
        if line.state == SendState.SENT and line.message_id not in sent:
            yield f"“{written.text}” is shown as sent, and the relay does not have it"


def _kept(app: AppHost, room: Room) -> dict[str, Kept]:
    rows = app.connection.execute(
        "SELECT position, message_id, lock, timeline.state, mine, missing_before, content, target,"
        " EXISTS (SELECT 1 FROM timeline AS recall WHERE recall.session = timeline.session"
        "  AND recall.target IN (timeline.message_id,"
        "   iif(timeline.kind = 'edit', timeline.target, ''))"
        "  AND recall.kind = 'recall'"
        "  AND (recall.by_rank OR recall.sender = timeline.sender)"
        "  AND recall.state IN ('sent', 'received'))"
        " FROM timeline JOIN sessions ON sessions.id = timeline.session"
        " WHERE session_id = ? AND message_id IS NOT NULL",
        (room.session_id,),
    )
    kept = {}
    for position, message_id, lock, state, mine, missing, content, target, recalled in rows:
        said = decode_content(content) if content is not None else None
        text = None if said is None else text_of(said) or f"{said} {message_id}"
        kept[message_id] = Kept(
            position, message_id, lock, state, bool(mine), missing, text, target, bool(recalled)
        )
    return kept


def _name(world: World, user_id: str) -> str:
    app = world.app_of(user_id)
    return app.name if app else user_id[:4]
