"""What of a profile goes into its kit.

Not in it: this device's id, cursors of its inbox, its own counters and what waits in its outbox.
The next device begins its own.
"""

from collections.abc import Generator, Iterator

from sealroom.crypto import encode_secrets
from sealroom.store.errors import NoIdentity
from sealroom.store.kit.records import (
    KitAsked,
    KitCounter,
    KitEntry,
    KitEvent,
    KitIdentity,
    KitInvitation,
    KitJoinRequest,
    KitKey,
    KitMessage,
    KitPerson,
    KitRecord,
    KitRoom,
    KitWrap,
)
from sealroom.store.repositories import Repositories
from sealroom.store.sessions import SessionRow
from sealroom.store.timeline_row import NewMessage, TimelineRow
from sealroom.store.users import HowVerified


def kit_contents(store: Repositories, made_at: int, *, messages: bool) -> Generator[KitRecord]:
    """Every record of a kit, read within one snapshot; close it before the snapshot's end.

    Raises NoIdentity before registration.

    Without `messages` rooms come with their titles alone: the relay sends the rest. With them each
    room is whole up to its cursor, and can be read without a relay.
    """
    yield _identity(store, made_at, messages=messages)
    for known in store.users.all().values():
        how = known.verified_how or HowVerified.COMPARED
        yield KitPerson(known.user_id, known.name, known.verified_at, how)
    for kept in store.room_keys.history():
        yield KitKey(kept.key.session_id, kept.key.secret, kept.origin, kept.validity)
    for held in store.room_keys.all_held():
        yield KitWrap(held)
    yield from _requests(store)
    for row in store.sessions.all():
        if messages:
            yield from _whole_room(store, row)
        else:
            yield _room(store, row, whole=False)


def _identity(store: Repositories, made_at: int, *, messages: bool) -> KitIdentity:
    own = store.identity.get()
    if own is None or not own.name:
        raise NoIdentity
    return KitIdentity(
        made_at=made_at,
        with_messages=messages,
        secrets=encode_secrets(own.secrets),
        name=own.name,
        relay_address=own.relay_address,
        relay_name=own.relay_name,
    )


def _requests(store: Repositories) -> Iterator[KitRecord]:
    for invitation in store.requests.invitations():
        yield KitInvitation(invitation)
    for wish in store.requests.join_requests():
        yield KitJoinRequest(wish)
    for asked in store.requests.asked():
        yield KitAsked(asked, store.links.get(asked.session_id))


def _room(store: Repositories, row: SessionRow, *, whole: bool) -> KitRoom:
    """Where the relay sends the room anew, what stands against it is seen anew, too."""
    alarms = store.alarms.of(row.row)
    standing = next((each.words for each in alarms if each.passed_at is None), None)
    return KitRoom(
        session_id=row.session_id,
        title=row.title,
        description=row.description,
        read_position=row.read_position,
        active_at=row.active_at,
        draft=row.draft,
        log_cursor=row.log_cursor if whole else 0,
        alarm=standing if whole else None,
        link=store.links.get(row.session_id),
        choices=store.room_choices.get(row.row),
        direct=row.direct,
        counted_from=row.counted_from if whole else 0,
        alarms=tuple(each for each in alarms if whole or each.passed_at is not None),
    )


def _whole_room(store: Repositories, row: SessionRow) -> Iterator[KitRecord]:
    """Only what the cursor covers: the relay sends what follows, own messages included."""
    yield _room(store, row, whole=True)
    for entry in store.sessions.entries(row.row):
        yield KitEntry(entry)
    for last in store.sessions.counters(row.row):
        yield KitCounter(last.sender, last.device, last.counter)
    for line, waiting in store.timeline.history(row.row, row.log_cursor):
        if line.entry_number is not None:
            yield _event(line, line.entry_number)
        elif line.expires_at is None:  # what disappears is not carried on
            yield KitMessage(_message(line), waiting)


def _event(line: TimelineRow, number: int) -> KitEvent:
    return KitEvent(
        line.position, number, line.sender, line.sent_at, line.taken_at, line.received_at
    )


def _message(line: TimelineRow) -> NewMessage:
    return NewMessage(
        position=line.position,
        message_id=line.message_id or "",
        sender=line.sender,
        mine=line.mine,
        key_id=line.key_id,
        sent_at=line.sent_at,
        lock=line.lock,
        state=line.state,
        missing_before=line.missing_before,
        content=line.content,
        device=line.device,
        taken_at=line.taken_at,
        received_at=line.received_at,
        doubt=line.doubt,
        kind=line.kind,
        target=line.target,
        by_rank=line.by_rank,
        mentions_me=line.mentions_me,
    )
