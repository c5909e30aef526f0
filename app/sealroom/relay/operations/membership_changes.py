"""What follows from a ledger entry outside the ledger: members, invitations, requests, deposits."""

from typing import NamedTuple

import msgspec

from sealroom.ledger.state import State
from sealroom.protocol.entry import Entry
from sealroom.protocol.ids import UserId
from sealroom.protocol.notifications import InvitationWithdrawn
from sealroom.relay.effects import Departed, Joined
from sealroom.relay.operations.join_requests import (
    approvers,
    settle_request,
    show_waiting_requests,
)
from sealroom.relay.session_state import SessionRecord
from sealroom.relay.storage.deposits import drop_deposits
from sealroom.relay.storage.invitations import add_invitations, drop_invitations
from sealroom.relay.storage.members import add_members, end_membership
from sealroom.relay.unit import Letter, Unit


class Turnover(NamedTuple):
    """Who came and went between two states of one session."""

    joined: set[UserId]
    departed: set[UserId]


def follow_changes(unit: Unit, before: State, record: SessionRecord, entry: Entry) -> None:
    """Bring everything beside the log in line with the state after `entry`."""
    after = record.state
    turnover = _turnover(before, after)
    _follow_turnover(unit, record, turnover)
    _follow_invitations(unit, before, record, entry, turnover)
    for user_id in turnover.joined:
        settle_request(unit, record, user_id, entry.author, accepted=True)
    for user_id in after.bans.keys() - before.bans.keys():
        settle_request(unit, record, user_id, entry.author, accepted=False)
    if before.people is not after.people or before.policy is not after.policy:
        show_waiting_requests(unit, record, approvers(after) - approvers(before))
    if before.e2ee_on and not after.e2ee_on:
        _drop_replacement(unit, record)


def _turnover(before: State, after: State) -> Turnover:
    if before.people is after.people:
        return Turnover(set(), set())
    joined, departed = set(), set()
    for user_id, person in after.people.items():
        if before.people.get(user_id) is person:
            continue
        if person.role is not None and not before.is_member(user_id):
            joined.add(user_id)
        elif person.role is None and before.is_member(user_id):
            departed.add(user_id)
    return Turnover(joined, departed)


def _follow_turnover(unit: Unit, record: SessionRecord, turnover: Turnover) -> None:
    key, session_id, seq = record.row.key, record.row.session_id, record.row.last_seq
    if turnover.joined:
        add_members(unit.connection, key, [(user_id, seq) for user_id in turnover.joined])
    for user_id in turnover.joined:
        unit.tell(Joined(session_id, user_id, seq))
    for user_id in turnover.departed:
        end_membership(unit.connection, key, user_id, seq)
        drop_deposits(unit.connection, key, user_id)
        unit.tell(Departed(session_id, user_id, seq))


def _follow_invitations(
    unit: Unit, before: State, record: SessionRecord, entry: Entry, turnover: Turnover
) -> None:
    after, key = record.state, record.row.key
    if before.invitations is after.invitations:
        return
    gone = before.invitations.keys() - after.invitations.keys()
    new = [each for each in after.invitations.values() if each.number == entry.number]
    if gone or new:
        drop_invitations(unit.connection, key, gone | {each.user_id for each in new})
    if new:
        add_invitations(unit.connection, key, [(each.user_id, each.expires_at) for each in new])
    answered = turnover.joined | {entry.author}
    _tell_withdrawn(
        unit,
        record,
        entry.author,
        {user_id for user_id in gone - answered if before.is_invited(user_id, entry.time)},
    )


def _tell_withdrawn(
    unit: Unit, record: SessionRecord, author: UserId, user_ids: set[UserId]
) -> None:
    def write(number: int) -> InvitationWithdrawn:
        return InvitationWithdrawn(
            number=number, session_id=record.row.session_id, withdrawn_by=author
        )

    unit.send_letters([Letter(user_id, write) for user_id in sorted(user_ids)])


def _drop_replacement(unit: Unit, record: SessionRecord) -> None:
    drop_deposits(unit.connection, record.row.key)
    unit.put(SessionRecord(msgspec.structs.replace(record.row, lease=None), record.state))
