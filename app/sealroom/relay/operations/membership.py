"""Requests that do nothing but append the one entry they carry."""

from sealroom.protocol import entry as actions
from sealroom.protocol import requests
from sealroom.protocol.requests import (
    Dee2eeizeSessionRequest,
    E2eeizeSessionRequest,
    LeaveSessionRequest,
)
from sealroom.protocol.responses import EntryAccepted
from sealroom.relay.actor import Actor
from sealroom.relay.operations.key_updates import lend_update, seconds_lent_to_other
from sealroom.relay.operations.ledger_entries import check_entry, write_entry
from sealroom.relay.unit import Unit

PlainEntryRequest = (
    Dee2eeizeSessionRequest
    | LeaveSessionRequest
    | requests.RemoveUserRequest
    | requests.BanUserRequest
    | requests.UnbanUserRequest
    | requests.MuteUserRequest
    | requests.UnmuteUserRequest
    | requests.SetRoleRequest
    | requests.SetSessionInfoRequest
    | requests.SetSessionPolicyRequest
    | requests.ShareHistoryRequest
    | requests.SetSessionLifetimeRequest
    | requests.SetSessionSlowModeRequest
)

ACTIONS: dict[type[PlainEntryRequest], type[actions.Action]] = {
    Dee2eeizeSessionRequest: actions.Dee2eeize,
    LeaveSessionRequest: actions.Leave,
    requests.RemoveUserRequest: actions.Remove,
    requests.BanUserRequest: actions.Ban,
    requests.UnbanUserRequest: actions.Unban,
    requests.MuteUserRequest: actions.Mute,
    requests.UnmuteUserRequest: actions.Unmute,
    requests.SetRoleRequest: actions.SetRole,
    requests.SetSessionInfoRequest: actions.SetInfo,
    requests.SetSessionPolicyRequest: actions.SetPolicy,
    requests.ShareHistoryRequest: actions.ShareHistory,
    requests.SetSessionLifetimeRequest: actions.SetLifetime,
    requests.SetSessionSlowModeRequest: actions.SetSlowMode,
}
"""The one action that each request may carry."""


def append_entry(unit: Unit, actor: Actor, request: PlainEntryRequest) -> EntryAccepted:
    """Append the entry; what it does is the ledger's to say."""
    action = ACTIONS[type(request)]
    checked = check_entry(unit, actor, request.session_id, request.entry, action)
    if not checked.is_repeat:
        write_entry(unit, checked)
    return EntryAccepted(seq=checked.seq)


def e2eeize_session(unit: Unit, actor: Actor, request: E2eeizeSessionRequest) -> EntryAccepted:
    """Switch sealing on, or ask for a new key; the Owner is lent the replacement at once."""
    checked = check_entry(unit, actor, request.session_id, request.entry, actions.E2eeize)
    if not checked.is_repeat:
        record = write_entry(unit, checked)
        reason = record.state.due_reason(unit.now)
        if reason is not None and not seconds_lent_to_other(record, actor, unit.now):
            lend_update(unit, record, actor, reason)
    return EntryAccepted(seq=checked.seq)
