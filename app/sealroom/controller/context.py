"""What every use case works with: identity, store, sessions, time, and who is told."""

from collections.abc import Callable
from typing import Any

from sealroom.controller.catch_up import CatchUp
from sealroom.controller.changes import Changes
from sealroom.controller.errors import NotAllowed, RoomNotTrusted, UnknownRoom
from sealroom.controller.flow import Flow
from sealroom.controller.heard import Heard
from sealroom.controller.live_session import LiveSession, LiveSessions
from sealroom.crypto import Identity, KemChain, restore_identity, sign_entry, sign_kem_key
from sealroom.crypto.kem_chain import WEEK_MS
from sealroom.ledger.state import State
from sealroom.protocol.entry import AnyAction, Entry
from sealroom.protocol.ids import DeviceId, SessionId, UserId
from sealroom.protocol.keys import KemKey, UserCard
from sealroom.protocol.notifications import Challenge
from sealroom.store.identity import OwnIdentity
from sealroom.store.repositories import Repositories

Entropy = Callable[[int], bytes]
"""So many random bytes."""


class Context:
    """Passed to each use case; owned by the engine."""

    def __init__(self, store: Repositories, entropy: Entropy, device_label: str = "") -> None:
        self.store = store
        self.entropy = entropy
        self.device_label = device_label
        self.sessions = LiveSessions(store)
        self.changes = Changes()
        self.now = 0
        """This computer's clock, in ms."""
        self.steady = 0
        """The clock that nobody sets, in ms."""
        self.relay_is_ahead: int | None = None
        """What to add to that for the relay's, which ledger entries go by; None before it told."""
        self.challenge: Challenge | None = None
        self.own: OwnIdentity | None = None
        self._identity: Identity | None = None
        self.log_ends: dict[SessionId, int] | None = None
        """Where each room's log ended as this connection began; None until the relay said."""
        self.catch_up = CatchUp(self.sessions)
        self.draining: set[SessionId] = set()
        """Sessions whose outbox is being sent."""
        self.fetching: set[SessionId] = set()
        """Sessions whose shared history is being fetched."""
        self.replacing: set[SessionId] = set()
        """Sessions whose key is being replaced from here."""
        self.overdue_asked: set[SessionId] = set()
        """Sessions where this connection was used to ask for a replacement that is overdue."""
        self.has_other_devices = False
        """Whether this person is signed in elsewhere, as far as the relay told."""
        self.keys_to_check: set[SessionId] = set()
        """Sessions where a key may be missing, or may have come."""
        self.lent_meanwhile: dict[SessionId, Callable[[], None]] = {}
        """Begins the replacement that the relay lent while another was under way."""
        self.heard = Heard()
        self.timers_moved = True
        """Whether what is due by the clock alone may be due at another time than was thought."""
        self.start: Callable[[str, Flow[Any]], None] = _not_running

    def load(self) -> None:
        """Read the identity again, and everything else when next needed."""
        self.sessions.forget()
        self.log_ends = None
        self.catch_up.stop()
        self.draining.clear()
        self.fetching.clear()
        self.replacing.clear()
        self.overdue_asked.clear()
        self.lent_meanwhile.clear()
        self.heard = Heard()
        self.timers_moved = True
        self.use_identity(self.store.identity.get())

    def use_identity(self, own: OwnIdentity | None) -> None:
        """Whose profile this is from now on."""
        self.own = own
        self._identity = restore_identity(own.secrets) if own else None

    @property
    def identity(self) -> Identity:
        """The private side; only where there is one."""
        if self._identity is None:
            raise NotAllowed("There is no identity in this profile yet.")
        return self._identity

    @property
    def user_id(self) -> UserId:
        """The own id; empty before registration."""
        return self.own.user_id if self.own else ""

    @property
    def chain(self) -> KemChain:
        """The weekly ML-KEM keys."""
        if self.own is None:
            raise NotAllowed("There is no identity in this profile yet.")
        return self.own.secrets.kem_chain

    @property
    def kem_key(self) -> KemKey:
        """This week's public ML-KEM key; the first one left where the clock was set back."""
        return sign_kem_key(self.identity, self.chain, max(self.now, self.chain.week * WEEK_MS))

    @property
    def own_card(self) -> UserCard:
        """What others have of one: to wrap for one's own other devices."""
        name = self.own.name if self.own else ""
        return UserCard(self.user_id, name, self.identity.keys, self.kem_key)

    @property
    def device_id(self) -> DeviceId:
        """This device; empty before registration."""
        return self.own.device_id if self.own else ""

    @property
    def relay_now(self) -> int:
        """The relay's clock, as far as it told."""
        return self.now if self.relay_is_ahead is None else self.steady + self.relay_is_ahead

    def session(self, session_id: SessionId) -> LiveSession:
        """A session that is here. Raises UnknownRoom."""
        live = self.sessions.get(session_id)
        if live is None or live.state is None or self.user_id not in live.state.people:
            raise UnknownRoom
        return live

    def member_session(self, session_id: SessionId) -> tuple[LiveSession, State]:
        """A room one is in and can trust. Raises UnknownRoom, NotAllowed, RoomNotTrusted."""
        live = self.session(session_id)
        if live.alarm is not None:
            raise RoomNotTrusted(live.alarm.words)
        if live.state is None or not live.state.is_member(self.user_id):
            raise NotAllowed("You are not in this room any more.")
        return live, live.state

    def draft(self, state: State, action: AnyAction, time: int | None = None) -> Entry:
        """A signed entry on top of `state`."""
        at = max(state.time, self.relay_now if time is None else time)
        return sign_entry(self.identity, state.session_id, state.number + 1, state.head, at, action)

    def name_of(self, user_id: UserId) -> str:
        """What the relay calls a person; empty where never heard."""
        known = self.store.users.get(user_id)
        return known.name if known else ""


def _not_running(name: str, _flow: Flow[Any]) -> None:
    raise RuntimeError(f"{name} was started outside the engine")
