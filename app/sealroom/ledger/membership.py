"""How people come and go: joining, departing, and who follows the last Owner."""

import msgspec

from sealroom.ledger.roles import require
from sealroom.ledger.state import Person, Rank, Span, State
from sealroom.protocol.entry import Entry, Role
from sealroom.protocol.ids import UserId
from sealroom.protocol.keys import PublicKeys
from sealroom.protocol.limits import ENTRY_CLOCK_SECONDS, INVITATION_SECONDS
from sealroom.protocol.notifications import UpdateReason

_URGENCY = (
    UpdateReason.JOINING,
    UpdateReason.ASKED,
    UpdateReason.DEPARTURE,
    UpdateReason.SWITCHED_ON,
)
"""Which reason stands where a session is marked twice: the later in this order."""


def marked(state: State, reason: UpdateReason) -> State:
    """The state marked for a new key; unchanged where not sealed, or marked for more already."""
    if not state.e2ee_on:
        return state
    if state.due is not None and _URGENCY.index(state.due) >= _URGENCY.index(reason):
        return state
    return msgspec.structs.replace(state, due=reason)


def with_person(state: State, person: Person) -> State:
    """The state with this person as given."""
    return msgspec.structs.replace(state, people={**state.people, person.user_id: person})


def without_invitation(state: State, user_id: UserId) -> State:
    """The state without an invitation for this user."""
    rest = {key: value for key, value in state.invitations.items() if key != user_id}
    return msgspec.structs.replace(state, invitations=rest)


def joined(state: State, keys: PublicKeys, entry: Entry) -> State:
    """The owner of `keys` becomes Member by this entry. A mute outlasts leaving and coming back."""
    user_id = keys.user_id
    before = state.people.get(user_id)
    spans = before.spans if before else ()
    span = Span(joined=entry.number, joined_at=entry.time)
    person = Person(
        user_id=user_id,
        keys=keys,
        role=Role.MEMBER,
        spans=(*spans, span),
        muted_until=before.muted_until if before else None,
    )
    state = _with_owner(without_invitation(with_person(state, person), user_id))
    return marked(state, UpdateReason.JOINING) if state.policy.replace_on_join else state


def departed(state: State, user_id: UserId, entry: Entry) -> State:
    """The member is out by this entry: the session is marked, and always has an Owner."""
    person = state.people[user_id]
    last = msgspec.structs.replace(person.spans[-1], left=entry.number, left_at=entry.time)
    out = msgspec.structs.replace(person, role=None, spans=(*person.spans[:-1], last))
    state = with_person(state, out)
    if state.current_key is not None:
        state = msgspec.structs.replace(state, departed=(*state.departed, user_id))
    return _with_owner(marked(state, UpdateReason.DEPARTURE))


def reading_since(state: State, user_id: UserId, since: int) -> State:
    """The member may read from `since` on, in their present stay."""
    person = state.people[user_id]
    last = msgspec.structs.replace(person.spans[-1], reads_since=since)
    reader = msgspec.structs.replace(person, spans=(*person.spans[:-1], last))
    return with_person(state, reader)


def without_invitations_of(state: State, inviter: UserId) -> State:
    """Invitations of someone who was put out fall with them."""
    rest = {key: value for key, value in state.invitations.items() if value.inviter != inviter}
    return msgspec.structs.replace(state, invitations=rest)


def require_asked_since(state: State, user_id: UserId, time: int) -> None:
    """A request to join is good once: not for someone who has left since they signed it."""
    person = state.people.get(user_id)
    left_at = person.spans[-1].left_at if person else None
    require(left_at is None or time > left_at, "This request is from an earlier stay.")


def require_fresh(asked_at: int, now: int) -> None:
    """A request to join is neither from the future nor older than an invitation may get."""
    require(asked_at <= now + ENTRY_CLOCK_SECONDS * 1000, "This request is dated in the future.")
    require(now - asked_at <= INVITATION_SECONDS * 1000, "This request is too old; ask again.")


def heir_of(state: State, user_id: UserId) -> UserId | None:
    """Who becomes Owner where this member goes; None where an Owner or nobody is left."""
    if not state.is_member(user_id):
        return None
    heir = _heir([person for person in state.members() if person.user_id != user_id])
    return heir.user_id if heir else None


def _with_owner(state: State) -> State:
    heir = _heir(state.members())
    return with_person(state, with_role(heir, Role.OWNER)) if heir else state


def _heir(members: list[Person]) -> Person | None:
    """The longest-standing Admin, else Member, of members without an Owner."""
    if any(person.role == Role.OWNER for person in members):
        return None
    return min(
        members,
        key=lambda person: (person.rank != Rank.ADMIN, person.spans[-1].joined),
        default=None,
    )


def with_role(person: Person, role: Role) -> Person:
    """The person with this role. An Owner is never muted: nobody could end it."""
    muted_until = None if role == Role.OWNER else person.muted_until
    return msgspec.structs.replace(person, role=role, muted_until=muted_until)
