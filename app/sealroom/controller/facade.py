"""The controller's one door, for windows and bots alike. Knows nothing of Qt.

Reading calls return at once from the store, a page at a time. Asking calls are coroutines: they
return when the relay has answered and the outcome is stored, or raise a `ControllerError`. Messages
are the exception: `send` returns as soon as the message is stored here; it goes out by itself.
"""

from collections.abc import Callable
from typing import Protocol

from sealroom.controller.about_facade import Explaining
from sealroom.controller.alarms_facade import Alarms
from sealroom.controller.choices_facade import Choices
from sealroom.controller.devices_facade import Devices
from sealroom.controller.events import Event
from sealroom.controller.files_facade import Files
from sealroom.controller.finding_facade import Finding
from sealroom.controller.preference_views import Preferences
from sealroom.controller.protection_facade import Protection
from sealroom.controller.recovery_facade import Recovery
from sealroom.controller.scheduling_facade import Scheduling
from sealroom.controller.storage_facade import Storage
from sealroom.controller.talking_facade import Talking
from sealroom.controller.timeline_views import KeyWait, MessageView, TimelineItem
from sealroom.controller.verification_facade import Verification
from sealroom.controller.views import (
    AskedView,
    Card,
    ConnectionView,
    InvitationPreview,
    KeyView,
    LeavingView,
    OwnView,
    PersonView,
    RoomView,
    Share,
)
from sealroom.protocol.content import Mentions
from sealroom.protocol.entry import Policy, Role
from sealroom.protocol.ids import KeyId, MessageId, SessionId, UserId

Listener = Callable[[Event], None]


class Reading(Protocol):
    """What can be seen."""

    def own(self) -> OwnView | None:
        """Who the person is; None before `register`."""
        ...

    def connection(self) -> ConnectionView:
        """Where the connection stands."""
        ...

    def rooms(self) -> list[RoomView]:
        """All rooms, newest first; rooms one is out of stay readable, last."""
        ...

    def room(self, session_id: SessionId) -> RoomView:
        """One room. Raises UnknownRoom."""
        ...

    def timeline(
        self, session_id: SessionId, before: float | None = None, limit: int = 100
    ) -> list[TimelineItem]:
        """A page of the timeline, oldest first, ending before `order` (None: at the end)."""
        ...

    def timeline_after(
        self, session_id: SessionId, after: float, limit: int = 100
    ) -> list[TimelineItem]:
        """The items that follow `order`, oldest first."""
        ...

    def message(self, session_id: SessionId, message_id: MessageId) -> MessageView | None:
        """One message as it stands now."""
        ...

    def first_unread(self, session_id: SessionId) -> int | None:
        """`order` of the first unread message, for the "new" line."""
        ...

    def people(self, session_id: SessionId) -> list[PersonView]:
        """Members by rank and name, then who is invited."""
        ...

    def banned(self, session_id: SessionId) -> list[PersonView]:
        """Who is kept out of the room, by name."""
        ...

    def leaving(self, session_id: SessionId) -> LeavingView:
        """What follows where the person leaves a room. Raises UnknownRoom."""
        ...

    def room_keys(self, session_id: SessionId) -> list[KeyView]:
        """The history of the room's keys, newest first."""
        ...

    def key_wait(self, session_id: SessionId, key_id: KeyId) -> KeyWait | None:
        """A key that is late: who was asked for it and when. None once it is here."""
        ...

    def cards(self) -> list[Card]:
        """Requests to answer, oldest first."""
        ...

    def asked(self) -> list[AskedView]:
        """Own wishes to join that wait, or were refused."""
        ...

    def draft(self, session_id: SessionId) -> str:
        """What stands unsent in the composer."""
        ...

    def preferences(self) -> Preferences:
        """How the person likes the app."""
        ...

    def link(self, session_id: SessionId) -> str:
        """A `sealroom:` link to give to someone who shall ask to join. Raises UnknownRoom."""
        ...

    def relay_for_others(self) -> str:
        """The relay's whole address, to give to someone who shall register there."""
        ...


class Asking(Protocol):
    """What can be done."""

    async def register(self, name: str, relay: str, token: str = "") -> None:
        """Make an identity (off this thread) and register at the relay's address.

        A link to the relay may carry the token.
        """
        ...

    def try_now(self) -> None:
        """Connect without waiting out the back-off."""
        ...

    async def check_connection(self) -> None:
        """The computer slept, or its network changed: see what became of the connection."""
        ...

    async def find_people(self, prefix: str) -> list[PersonView]:
        """People at the relay whose names begin so."""
        ...

    async def new_room(
        self,
        title: str,
        *,
        sealed: bool = True,
        description: str = "",
        policy: Policy | None = None,
        invite: tuple[UserId, ...] = (),
    ) -> SessionId:
        """Create a room and invite people to it."""
        ...

    async def direct_room(self, user_id: UserId) -> SessionId:
        """The sealed room for the person and one other: found again, or made, with an invitation.

        Where the other has invited to such a room, that invitation is accepted.
        """
        ...

    async def invite(
        self, session_id: SessionId, user_id: UserId, *, share: Share = Share.NOTHING
    ) -> None:
        """Invite someone; what is shared with them follows once they have accepted."""
        ...

    async def withdraw(self, session_id: SessionId, user_id: UserId) -> None:
        """Take an invitation back."""
        ...

    async def preview_invitation(self, session_id: SessionId) -> InvitationPreview:
        """Read and verify the room's ledger before answering."""
        ...

    async def answer_invitation(self, session_id: SessionId, *, accept: bool) -> None:
        """Accept or decline."""
        ...

    async def ask_to_join(self, link_or_id: str, words: str = "") -> SessionId:
        """Ask to be let in. `JoinAnswered` tells the outcome."""
        ...

    async def answer_join_request(
        self,
        session_id: SessionId,
        user_id: UserId,
        *,
        accept: bool,
        share: Share = Share.NOTHING,
    ) -> None:
        """Let in, handing over the key, and share earlier messages; or refuse."""
        ...

    async def share_history(self, session_id: SessionId, user_id: UserId, share: Share) -> None:
        """Share earlier messages with a member; returns once the room's history says so."""
        ...

    async def send(
        self,
        session_id: SessionId,
        text: str,
        *,
        sealed: bool,
        ends_draft: bool = False,
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        forwarded: bool = False,
        silent: bool = False,
    ) -> MessageId:
        """Store and send a message. Raises before storing where it cannot be sent at all.

        `ends_draft`: what stood in the composer became this message; both are stored in one step.
        `silent`: those who get it are not notified.
        """
        ...

    async def retry(self, session_id: SessionId, message_id: MessageId) -> None:
        """Send a failed message again, as it was meant: a sealed one never goes out open."""
        ...

    async def retry_all(self, session_id: SessionId) -> None:
        """Send every failed message of a room again, in the order they were written."""
        ...

    async def discard(self, session_id: SessionId, message_id: MessageId) -> None:
        """Drop a message that did not go out. Raises NotAllowed where it may have."""
        ...

    async def discard_all(self, session_id: SessionId) -> None:
        """Drop every failed message of a room."""
        ...

    async def take_back(self, session_id: SessionId, message_id: MessageId, draft: str) -> str:
        """Take a message that did not go out back into the composer, before the `draft` there.

        Returns what the draft is now. Raises NotAllowed where it may have gone out.
        """
        ...

    async def ask_for_key(self, session_id: SessionId, key_id: KeyId) -> None:
        """Ask the next who may have a missing key now, without waiting for their turn."""
        ...

    async def seal_room(self, session_id: SessionId, *, open_allowed: bool = True) -> None:
        """Switch sealing on; where it is on, replace the key."""
        ...

    async def unseal_room(self, session_id: SessionId) -> None:
        """Switch sealing off; title and description become readable to the relay."""
        ...

    async def replace_key(self, session_id: SessionId) -> None:
        """Have the room's key replaced now (Owner)."""
        ...

    async def leave(self, session_id: SessionId) -> None:
        """Leave for good; the history stays on this computer."""
        ...

    async def remove(self, session_id: SessionId, user_id: UserId) -> None:
        """Put a member out."""
        ...

    async def ban(self, session_id: SessionId, user_id: UserId, until: int | None = None) -> None:
        """Put someone out and keep them out."""
        ...

    async def unban(self, session_id: SessionId, user_id: UserId) -> None:
        """End a ban."""
        ...

    async def mute(self, session_id: SessionId, user_id: UserId, until: int | None = None) -> None:
        """Keep a member from writing."""
        ...

    async def unmute(self, session_id: SessionId, user_id: UserId) -> None:
        """Let a member write again."""
        ...

    async def set_role(self, session_id: SessionId, user_id: UserId, role: Role) -> None:
        """Give a member a role."""
        ...

    async def set_info(self, session_id: SessionId, title: str, description: str) -> None:
        """Rename the room."""
        ...

    async def set_policy(self, session_id: SessionId, policy: Policy) -> None:
        """Change how the room is run."""
        ...

    async def set_lifetime(self, session_id: SessionId, seconds: int) -> None:
        """Have what is said from now on deleted everywhere after so long; 0 for never."""
        ...

    async def set_slow_mode(self, session_id: SessionId, seconds: int) -> None:
        """Have Members wait between two messages; 0 for not at all."""
        ...

    async def tell_typing(self, session_id: SessionId) -> None:
        """The person types; others are told where the person wants that. At most every 4 s."""
        ...

    async def mark_read(self, session_id: SessionId, last: int | None = None) -> None:
        """What stands up to the order `last` has been seen; None: everything in the room."""
        ...

    async def set_verified(self, user_id: UserId, *, verified: bool) -> None:
        """Remember that the person compared fingerprints."""
        ...

    async def set_draft(self, session_id: SessionId, text: str) -> None:
        """Keep what stands unsent in the composer."""
        ...

    async def set_preferences(self, wanted: Preferences) -> None:
        """Remember how the person likes the app."""
        ...


class Facade(Reading, Asking, Talking, Devices, Explaining, Protocol):
    """Everything the window uses."""

    @property
    def alarms(self) -> Alarms:
        """Rooms that were stopped."""
        ...

    @property
    def files(self) -> Files:
        """Files that messages carry."""
        ...

    @property
    def storage(self) -> Storage:
        """What the profile takes of the disk."""
        ...

    @property
    def recovery(self) -> Recovery:
        """The recovery code and kits."""
        ...

    @property
    def choices(self) -> Choices:
        """How the person keeps their rooms in the list."""
        ...

    @property
    def verification(self) -> Verification:
        """Who is who."""
        ...

    @property
    def protection(self) -> Protection | None:
        """What opens the profile; None where it lies on no disk."""
        ...

    @property
    def finding(self) -> Finding:
        """Where things are."""
        ...

    @property
    def scheduling(self) -> Scheduling:
        """What goes later."""
        ...

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear events, on the loop's thread. Call what comes back to hear no more."""
        ...
