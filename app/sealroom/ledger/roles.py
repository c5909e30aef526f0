"""Checks on who may do what; each raises RuleBroken with words where they may not."""

from sealroom.ledger.errors import RuleBroken
from sealroom.ledger.state import Person, Rank, State
from sealroom.protocol.errors import Reason
from sealroom.protocol.ids import UserId
from sealroom.protocol.limits import SESSION_MEMBERS


def require(condition: bool, words: str, reason: Reason = Reason.RULE) -> None:
    """Raise RuleBroken unless `condition` holds."""
    if not condition:
        raise RuleBroken(words, reason)


def require_member(state: State, user_id: UserId) -> Person:
    """The member, or RuleBroken."""
    require(state.is_member(user_id), "Not a member of this room.", Reason.NOT_A_MEMBER)
    return state.people[user_id]


def require_rank(state: State, user_id: UserId, rank: Rank) -> None:
    """At least this rank, or RuleBroken."""
    require_member(state, user_id)
    who = "the Owner" if rank == Rank.OWNER else "Owner and Admins"
    require(state.rank(user_id) >= rank, f"Only {who} may do this.")


def require_above(state: State, author: UserId, target: UserId) -> None:
    """Owner or Admin, and of higher rank than the target, or RuleBroken."""
    require_rank(state, author, Rank.ADMIN)
    require(author != target, "This cannot be done to oneself.")
    require(state.rank(author) > state.rank(target), "Only towards people of lower rank.")


def require_can_join(state: State, user_id: UserId, time: int) -> None:
    """Neither a member nor banned, and there is room, or RuleBroken."""
    require(not state.is_member(user_id), "Already a member of this room.", Reason.ALREADY_MEMBER)
    require(not state.is_banned(user_id, time), "Banned from this room.", Reason.BANNED)
    require(len(state.members()) < SESSION_MEMBERS, "This room is full.", Reason.FULL)
