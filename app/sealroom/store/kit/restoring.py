"""A kit's records into a fresh profile: same identity, another device."""

from collections.abc import Iterable

from sealroom.crypto import KitDamaged, RecoveryCode, RoomKey, decode_secrets, restore_identity
from sealroom.ledger.errors import LedgerRefused
from sealroom.ledger.reducer import apply_entry
from sealroom.ledger.state import State
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import DeviceId
from sealroom.store.alarms import StoredAlarm, kind_of
from sealroom.store.errors import ProfileNotEmpty
from sealroom.store.identity import OwnIdentity
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
from sealroom.store.recovery_settings import SavedKit
from sealroom.store.repositories import Repositories
from sealroom.store.room_choices import NOTHING_CHOSEN
from sealroom.store.timeline_row import NewMessage

_MESSAGES_AT_ONCE = 256


def restore_kit(
    store: Repositories, records: Iterable[KitRecord], code: RecoveryCode, device_id: DeviceId
) -> OwnIdentity:
    """Write a kit into a profile without identity and rooms; the caller's transaction makes it one.

    `code` and what the kit held are remembered, as if it had been saved here. Raises
    ProfileNotEmpty, SecretsRefused, KitDamaged; then the transaction is not to be committed.
    """
    _check_empty(store)
    restoring = _Restoring(store, device_id)
    for record in records:
        restoring.take(record)
    own, saved = restoring.finish()
    store.recovery.keep_code(code)
    store.recovery.note_code_kept()
    store.recovery.keep_kit(saved)
    return own


def _check_empty(store: Repositories) -> None:
    """A registration that never reached the relay has left keys without a name: nobody's yet."""
    own = store.identity.get()
    if (own is not None and own.name) or store.sessions.all():
        raise ProfileNotEmpty


class _Restoring:
    """Takes records one by one; a room's are folded as they come."""

    def __init__(self, store: Repositories, device_id: DeviceId) -> None:
        self._store = store
        self._device_id = device_id
        self._own: OwnIdentity | None = None
        self._kit: KitIdentity | None = None
        self._keys = 0
        self._room: KitRoom | None = None
        self._row = 0
        self._state: State | None = None
        self._messages: list[NewMessage] = []
        """Of the room, not stored yet: many at once go faster."""

    def take(self, record: KitRecord) -> None:
        if isinstance(record, KitIdentity):
            self._identity(record)
        elif self._own is None:
            raise KitDamaged
        elif isinstance(record, KitRoom):
            self._close_room()
            self._open_room(record)
        elif isinstance(record, KitEntry | KitCounter | KitEvent | KitMessage):
            self._of_room(record)
        else:
            self._of_profile(record)

    def finish(self) -> tuple[OwnIdentity, SavedKit]:
        """Whose profile it is now, and the kit as the profile remembers it."""
        self._close_room()
        if self._own is None or self._kit is None:
            raise KitDamaged
        return self._own, SavedKit(self._kit.made_at, self._kit.with_messages, self._keys)

    def _identity(self, kit: KitIdentity) -> None:
        if self._own is not None:
            raise KitDamaged
        secrets = decode_secrets(kit.secrets)
        self._kit = kit
        self._own = OwnIdentity(
            user_id=restore_identity(secrets).user_id,
            device_id=self._device_id,
            secrets=secrets,
            name=kit.name,
            relay_address=kit.relay_address,
            relay_name=kit.relay_name,
        )
        self._store.identity.save(self._own)

    def _of_profile(
        self, record: KitPerson | KitKey | KitWrap | KitInvitation | KitJoinRequest | KitAsked
    ) -> None:
        store = self._store
        match record:
            case KitPerson(user_id=user_id, name=name, verified_at=at, verified_how=how):
                store.users.save_name(user_id, name)
                if at is not None:
                    store.users.set_verified(user_id, at, how)
            case KitKey():
                self._key(record)
            case KitWrap(held=held):
                store.room_keys.hold(held)
            case KitInvitation(invitation=invitation):
                store.requests.add_invitation(invitation)
            case KitJoinRequest(wish=wish):
                store.requests.add_join_request(wish)
            case KitAsked(asked=asked, link=link):
                if link is not None:
                    store.links.add(link)
                store.requests.add_asked(asked.session_id, asked.asked_at)
                if asked.refused:
                    store.requests.refuse_asked(asked.session_id)

    def _key(self, record: KitKey) -> None:
        try:
            key = RoomKey(record.session_id, record.secret)
        except ValueError:
            raise KitDamaged from None
        self._keys += self._store.room_keys.add(key, record.origin)
        if record.validity is not None:
            self._store.room_keys.set_validity(key.key_id, record.validity)

    def _open_room(self, room: KitRoom) -> None:
        sessions = self._store.sessions
        self._row = row = sessions.add(room.session_id).row
        self._room, self._state = room, None
        sessions.set_info(row, room.title, room.description, direct=room.direct)
        sessions.set_draft(row, room.draft)
        sessions.set_read(row, room.read_position)
        sessions.set_log_cursor(row, room.log_cursor, room.active_at)
        counted_from = room.log_cursor if room.counted_from is None else room.counted_from
        sessions.set_counted_from(row, counted_from)
        for alarm in room.alarms or _alarms_of_old(room):
            self._store.alarms.add(row, alarm)
        if room.choices != NOTHING_CHOSEN:
            self._store.room_choices.save(row, room.choices)
        if room.link is not None:
            self._store.links.add(room.link)

    def _close_room(self) -> None:
        self._store_messages()
        if self._state is not None:
            self._store.sessions.save_state(self._row, self._state)

    def _of_room(self, record: KitEntry | KitCounter | KitEvent | KitMessage) -> None:
        if self._room is None:
            raise KitDamaged
        match record:
            case KitEntry(entry=entry):
                self._entry(entry, self._room)
            case KitCounter(sender=sender, device=device, counter=counter):
                self._store.sessions.set_counter(self._row, sender, device, counter)
            case KitEvent(position=position, number=number, author=author, time=time):
                self._store.timeline.add_entry(
                    self._row,
                    position,
                    number,
                    author,
                    time,
                    taken_at=record.taken_at,
                    received_at=record.received_at,
                )
            case KitMessage():
                self._message(record)

    def _message(self, record: KitMessage) -> None:
        message, waiting = record.message, record.waiting
        if waiting is not None and message.key_id is not None:
            self._store_messages()
            line = self._store.timeline.add_message(self._row, message)
            self._store.timeline.add_waiting(self._row, line, message.key_id, waiting)
            return
        self._messages.append(message)
        if len(self._messages) >= _MESSAGES_AT_ONCE:
            self._store_messages()

    def _store_messages(self) -> None:
        self._store.timeline.add_messages(self._row, self._messages)
        self._messages.clear()

    def _entry(self, entry: Entry, room: KitRoom) -> None:
        try:
            state = apply_entry(self._state, entry)
        except LedgerRefused:
            raise KitDamaged from None
        if state.session_id != room.session_id:
            raise KitDamaged
        self._state = state
        self._store.sessions.add_entry(self._row, entry, state.head)


def _alarms_of_old(room: KitRoom) -> tuple[StoredAlarm, ...]:
    """Of a kit from before alarms had kinds."""
    if room.alarm is None:
        return ()
    return (StoredAlarm(kind=kind_of(room.alarm), words=room.alarm),)
