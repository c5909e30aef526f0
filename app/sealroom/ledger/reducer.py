"""The one function that turns a ledger into its state, entry by entry."""

from collections.abc import Iterable

import msgspec

from sealroom.crypto import check_keys, verify_entry
from sealroom.crypto.errors import CryptoError
from sealroom.ledger import rules
from sealroom.ledger.errors import LedgerRefused, NotChained, RuleBroken, SignatureInvalid
from sealroom.ledger.state import Person, Span, State
from sealroom.protocol import entry as actions
from sealroom.protocol.entry import Entry, Role, session_id_of
from sealroom.protocol.errors import Reason
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.notifications import UpdateReason


def apply_entry(state: State | None, entry: Entry) -> State:
    """The state after `entry`; the state given is never changed.

    Raises NotChained, SignatureInvalid or RuleBroken, all LedgerRefused.
    """
    if state is None:
        return _created(entry)
    _check_chain(state, entry)
    _check_signature(entry, _author_keys(state, entry))
    after = _by_rule(state, entry)
    return msgspec.structs.replace(after, number=entry.number, head=entry.hash(), time=entry.time)


def fold(entries: Iterable[Entry], state: State | None = None) -> State:
    """The state after all `entries`. Raises LedgerRefused, also where there are none at all."""
    for entry in entries:
        state = apply_entry(state, entry)
    if state is None:
        raise LedgerRefused("The ledger is empty.")
    return state


def _created(entry: Entry) -> State:
    if entry.session_id or entry.prev or entry.number:
        raise NotChained
    action = entry.action
    if not isinstance(action, actions.Create):
        raise RuleBroken("A ledger begins with its creation.")
    _check_signature(entry, _own_keys(entry, action.keys))
    owner = Person(
        user_id=entry.author,
        keys=action.keys,
        role=Role.OWNER,
        spans=(Span(joined=0, joined_at=entry.time),),
    )
    return State(
        session_id=session_id_of(entry),
        number=0,
        head=entry.hash(),
        time=entry.time,
        e2ee_on=action.e2ee_on,
        policy=action.policy,
        people={entry.author: owner},
        due=UpdateReason.SWITCHED_ON if action.e2ee_on else None,
    )


def _check_chain(state: State, entry: Entry) -> None:
    follows = entry.number == state.number + 1 and entry.prev == state.head
    if entry.session_id != state.session_id or not follows:
        raise NotChained
    if entry.time < state.time:
        raise RuleBroken("The entry is older than the one before it.")


def _author_keys(state: State, entry: Entry) -> PublicKeys:
    match entry.action:
        case actions.Accept(keys=keys) | actions.Decline(keys=keys):
            return _own_keys(entry, keys)
        case _:
            person = state.people.get(entry.author)
            if person is None:
                raise RuleBroken("Not a member of this room.", Reason.NOT_A_MEMBER)
            return person.keys


def _own_keys(entry: Entry, keys: PublicKeys) -> PublicKeys:
    try:
        check_keys(entry.author, keys)
    except CryptoError:
        raise SignatureInvalid from None
    return keys


def _check_signature(entry: Entry, keys: PublicKeys) -> None:
    try:
        verify_entry(entry, keys.signing_key)
    except CryptoError:
        raise SignatureInvalid from None


def _by_rule(state: State, entry: Entry) -> State:  # noqa: C901, PLR0911, PLR0912 - one arm an action
    match entry.action:
        case actions.Create():
            raise RuleBroken("The room exists already.")
        case actions.Invite() as action:
            return rules.invite(state, entry, action)
        case actions.Withdraw() as action:
            return rules.withdraw(state, entry, action)
        case actions.Accept() as action:
            return rules.accept(state, entry, action)
        case actions.Decline() as action:
            return rules.decline(state, entry, action)
        case actions.Admit() as action:
            return rules.admit(state, entry, action)
        case actions.Leave() as action:
            return rules.leave(state, entry, action)
        case actions.Remove() as action:
            return rules.remove(state, entry, action)
        case actions.Ban() as action:
            return rules.ban(state, entry, action)
        case actions.Unban() as action:
            return rules.unban(state, entry, action)
        case actions.Mute() as action:
            return rules.mute(state, entry, action)
        case actions.Unmute() as action:
            return rules.unmute(state, entry, action)
        case actions.SetRole() as action:
            return rules.set_role(state, entry, action)
        case actions.E2eeize() as action:
            return rules.e2eeize(state, entry, action)
        case actions.Dee2eeize() as action:
            return rules.dee2eeize(state, entry, action)
        case actions.ReplaceRoomKey() as action:
            return rules.room_key(state, entry, action)
        case actions.SetInfo() as action:
            return rules.set_info(state, entry, action)
        case actions.SetPolicy() as action:
            return rules.set_policy(state, entry, action)
        case actions.ShareHistory() as action:
            return rules.share_history(state, entry, action)
        case actions.SetLifetime() as action:
            return rules.set_lifetime(state, entry, action)
        case actions.SetSlowMode() as action:
            return rules.set_slow_mode(state, entry, action)
