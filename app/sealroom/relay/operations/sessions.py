"""Creating a session, and reading the ledger of one."""

from collections.abc import Sequence

from sealroom.ledger.snapshot import encode_state
from sealroom.ledger.state import State
from sealroom.protocol.entry import (
    Action,
    Create,
    Entry,
    Invite,
    ReplaceRoomKey,
    SetInfo,
    session_id_of,
)
from sealroom.protocol.errors import Code
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.requests import GetLedgerRequest, NewSessionRequest, SendRoomKeyRequest
from sealroom.protocol.responses import LedgerFound, SessionCreated
from sealroom.relay.actor import Actor
from sealroom.relay.effects import Joined
from sealroom.relay.operations.entry_pages import entries_from
from sealroom.relay.operations.inviting import invitation_letter
from sealroom.relay.operations.ledger_entries import (
    append_entries,
    apply_or_refuse,
    check_clock,
)
from sealroom.relay.operations.quotas import check_sessions_held
from sealroom.relay.operations.refusals import existing, malformed, not_a_member, refusal
from sealroom.relay.operations.room_keys import key_letter
from sealroom.relay.reading import Reading
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.invitations import add_invitations, is_invited
from sealroom.relay.storage.log import ledger_entries
from sealroom.relay.storage.members import add_members, stays_of
from sealroom.relay.storage.sessions import SessionRow, add_session, find_sessions
from sealroom.relay.storage.users import user_cards
from sealroom.relay.unit import Unit

Steps = Sequence[tuple[Entry, State]]
"""Entries, each with the state after it."""


def new_session(unit: Unit, actor: Actor, request: NewSessionRequest) -> SessionCreated:
    """Create a session with its first entries and invite its members; all of it or nothing."""
    _check_shape(actor, request)
    session_id = session_id_of(request.entries[0])
    standing = unit.session(session_id)
    if standing is not None:
        _check_repeat(unit, standing, request)
        return SessionCreated(session_id=session_id)
    check_sessions_held(unit, actor.user_id)
    cards = _existing_users(unit, [actor.user_id, *request.members])
    steps = _apply(unit, request.entries)
    _store(unit, actor, steps)
    _send_first_key(unit, actor, request, steps[1][1])
    invitations = steps[-1][1].invitations
    unit.send_letters(
        [
            invitation_letter(session_id, invitations[user_id], cards[actor.user_id], note)
            for user_id, note in zip(request.members, request.notes, strict=True)
        ]
    )
    return SessionCreated(session_id=session_id)


def _send_first_key(unit: Unit, actor: Actor, request: NewSessionRequest, state: State) -> None:
    """To the creator's other devices."""
    key = state.current_key
    if request.room_key is not None and key is not None:
        wrapped = SendRoomKeyRequest(
            id=request.id,
            session_id=state.session_id,
            user_id=actor.user_id,
            key_id=key.key_id,
            epoch=key.epoch,
            room_key=request.room_key,
        )
        unit.send_letters([key_letter(wrapped, actor.user_id)])


def get_ledger(reading: Reading, actor: Actor, request: GetLedgerRequest) -> LedgerFound:
    """Entries from a number on, for members and for who is invited."""
    found = find_sessions(reading.connection, [request.session_id])
    row = existing(next(iter(found), None), "There is no such room.")
    if not _may_read(reading, actor.user_id, row):
        raise not_a_member()
    return LedgerFound(entries=entries_from(reading.connection, row.key, request.number))


def _may_read(reading: Reading, user_id: UserId, row: SessionRow) -> bool:
    stays = stays_of(reading.connection, row.key, user_id)
    if stays and stays[-1].left is None:
        return True
    return is_invited(reading.connection, row.key, user_id, reading.now)


def _check_shape(actor: Actor, request: NewSessionRequest) -> None:
    members = request.members
    if len(request.notes) != len(members):
        raise malformed("There must be one note for each invited member.")
    if len(set(members)) != len(members) or actor.user_id in members:
        raise malformed("Each member is named once, and you are in already.")
    if any(entry.author != actor.user_id for entry in request.entries):
        raise malformed("The entries are not by you.")
    second = ReplaceRoomKey if request.e2ee_on else SetInfo
    if not _are_founding([entry.action for entry in request.entries], second, members):
        raise malformed("A room begins with its creation, its key or title, and its invitations.")
    create = request.entries[0].action
    if isinstance(create, Create) and create.e2ee_on != request.e2ee_on:
        raise malformed("The room's creation and the request differ on whether it is sealed.")


def _are_founding(actions: list[Action], second: type[Action], members: list[UserId]) -> bool:
    head, invites = actions[:2], actions[2:]
    invited = [action.user_id for action in invites if isinstance(action, Invite)]
    return (
        isinstance(head[0], Create)
        and isinstance(head[1], second)
        and len(invites) == len(members)
        and invited == members
    )


def _check_repeat(unit: Unit, standing: SessionRecord, request: NewSessionRequest) -> None:
    stored = ledger_entries(unit.connection, standing.row.key, 0, len(request.entries))
    if [each.entry for each in stored] != request.entries:
        raise refusal(Code.ALREADY_EXISTS, "This room exists already, and began otherwise.")


def _existing_users(unit: Unit, user_ids: list[UserId]) -> dict[UserId, UserCard]:
    cards = user_cards(unit.connection, user_ids)
    if len(cards) < len(user_ids):
        raise refusal(Code.NOT_FOUND, "Someone you invite is not known to this relay.")
    return cards


def _apply(unit: Unit, entries: list[Entry]) -> Steps:
    state: State | None = None
    steps = []
    for entry in entries:
        check_clock(entry.time, unit.now)
        state = apply_or_refuse(state, entry)
        steps.append((entry, state))
    return steps


def _store(unit: Unit, actor: Actor, steps: Steps) -> None:
    first, last = steps[0][1], steps[-1][1]
    key = add_session(unit.connection, first.session_id, first.head, encode_state(first))
    row = SessionRow(key, first.session_id, 0, first.head, 0, None)
    append_entries(unit, SessionRecord(row, first), steps)
    add_members(unit.connection, key, [(actor.user_id, 1)])
    invited = [(each.user_id, each.expires_at) for each in last.invitations.values()]
    if invited:
        add_invitations(unit.connection, key, invited)
    unit.tell(Joined(first.session_id, actor.user_id, 1))
