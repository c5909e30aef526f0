"""What one user may ask for in a time, over all their connections and devices."""

from collections.abc import Iterator

from sealroom.protocol import requests
from sealroom.protocol.errors import Code, Error, ErrorData
from sealroom.protocol.ids import UserId
from sealroom.protocol.requests import Request
from sealroom.relay.allowance import Allowances, Rate
from sealroom.relay.limits import Limits


class Quotas:
    """Counts what is asked; only what others or the relay bear the cost of has a bound."""

    def __init__(self, limits: Limits) -> None:
        self._bounds = {
            kind: (words, allowances)
            for words, allowances, kinds in _bounds(limits)
            for kind in kinds
        }

    def refusal(self, user_id: UserId, kind: type[Request], now: float) -> Error | None:
        """What to answer where the user is over it; else it is counted. `now` in seconds."""
        bound = self._bounds.get(kind)
        if bound is None:
            return None
        words, allowances = bound
        wait = allowances.take(user_id, now)
        return too_often(words, wait) if wait else None


def too_often(words: str, wait: float) -> Error:
    """The answer to who comes too often, with the seconds after which to come back."""
    return Error(Code.RESOURCE_EXHAUSTED, words, ErrorData(retry_after=wait))


def _bounds(limits: Limits) -> Iterator[tuple[str, Allowances, tuple[type[Request], ...]]]:
    made, lookups = (
        (requests.NewSessionRequest,),
        (requests.GetUserRequest, requests.FindUsersRequest),
    )
    yield "You make rooms too often.", _of(limits.rooms_made), made
    yield (
        "You invite too many people.",
        _of(limits.invitations),
        (requests.InviteUserToSessionRequest,),
    )
    yield "You ask to join too often.", _of(limits.join_requests), (requests.JoinSessionRequest,)
    yield "You look people up too often.", _of(limits.look_ups), lookups
    yield "You hand out keys too fast.", _of(limits.wraps), (requests.SendRoomKeyRequest,)
    yield "You send too many hints.", _of(limits.hints), (requests.SendHintRequest,)
    yield "You begin too many files.", _of(limits.files_begun), (requests.PutFileRequest,)
    yield (
        "You ask for keys too often.",
        _of(limits.key_questions),
        (requests.RequestRoomKeyRequest,),
    )


def _of(rate: Rate) -> Allowances:
    return Allowances(*rate)
