"""The facade as it runs: views read on the caller's thread, use cases run through the shell."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sealroom.controller import (
    amending,
    devices,
    direct_room,
    enrolment,
    hints,
    inviting,
    joining,
    members,
    missing_keys,
    new_room,
    outbox,
    people,
    reading_state,
    room_settings,
    sharing,
    unsent,
)
from sealroom.controller.about_views import AboutMessage
from sealroom.controller.alarms import StoppedRooms
from sealroom.controller.engine import Register, Tick
from sealroom.controller.errors import ControllerError, TextRefused
from sealroom.controller.events import CardsChanged, Event, NamesChanged, PeopleChanged
from sealroom.controller.facade import Listener
from sealroom.controller.files.room_files import RoomFiles
from sealroom.controller.finding import Finder
from sealroom.controller.preference_views import Preferences
from sealroom.controller.protection_facade import Protection
from sealroom.controller.reading import Reader
from sealroom.controller.recovery import AcceptCode, ProfileRecovery
from sealroom.controller.room_choices import OwnRoomChoices
from sealroom.controller.room_link import read_room_link, relay_meant
from sealroom.controller.scheduler import Scheduler
from sealroom.controller.shell import Shell
from sealroom.controller.storage import ProfileStorage
from sealroom.controller.surroundings import Surroundings
from sealroom.controller.talk_views import DraftAbout, VersionView
from sealroom.controller.timeline_views import KeyWait, MessageView, TimelineItem
from sealroom.controller.verification import VerifiedMarks, set_verified
from sealroom.controller.views import (
    AskedView,
    Card,
    ConnectionState,
    ConnectionView,
    DeviceNoticeView,
    DeviceView,
    InvitationPreview,
    KeyView,
    LeavingView,
    OwnView,
    PersonView,
    RoomView,
    Share,
)
from sealroom.crypto import generate_identity, start_chain
from sealroom.protocol.content import Edit, Mentions, Text
from sealroom.protocol.entry import Policy, Role
from sealroom.protocol.ids import DeviceId, KeyId, MessageId, SessionId, UserId
from sealroom.protocol.limits import NAME_LENGTH
from sealroom.store.database import Database
from sealroom.store.repositories import Repositories


class Controller:
    """One person's Sealroom, over an open profile database. Implements `Facade`.

    Call `start` on the loop's thread and `close` before the database is closed.
    """

    def __init__(
        self,
        database: Database,
        around: Surroundings | None = None,
        *,
        accept_code: AcceptCode | None = None,
        protection: Protection | None = None,
        files_folder: Path | None = None,
    ) -> None:
        around = around or Surroundings()
        self._clock = around.clock
        self._shell = Shell(database, around)
        store = Repositories(database.reader())
        self._reader = Reader(store)
        self.recovery = ProfileRecovery(self._shell, database, store, around, accept_code)
        self.files = RoomFiles(self._shell, store, self._reader, around, files_folder)
        self.storage = ProfileStorage(self._shell, database, self.files.used_bytes)
        self.protection = protection
        self.choices = OwnRoomChoices(self._shell)
        self.verification = VerifiedMarks(self._shell, self._reader)
        self.finding = Finder(database, self._reader)
        self.scheduling = Scheduler(self._shell, self._reader)
        self.alarms = StoppedRooms(self._shell, self._reader)
        self._shell.subscribe(self._forget_people)

    def start(self) -> None:
        """Begin; where there is an identity, connect."""
        self._shell.start()
        self._shell.put(Tick())  # what was due while the app was closed
        self.files.start()
        own = self.own()
        if own is not None:
            self._shell.connect_to(own.relay)

    async def finish_sending(self, seconds: float) -> None:
        """Before closing: let what waits go out, for at most so long, while the relay is there."""
        progress = asyncio.Event()
        stop = self.subscribe(lambda _: progress.set())
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._may_finish_sending():
                    progress.clear()
                    await progress.wait()
        stop()

    def _may_finish_sending(self) -> bool:
        connected = self._shell.connection.state == ConnectionState.CONNECTED
        return connected and self._reader.any_waiting()

    async def close(self) -> None:
        """Stop. What waits to be sent is stored and goes out next time."""
        await self.files.close()
        self.finding.close()
        await self._shell.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear events, on the loop's thread. Call what comes back to hear no more."""
        return self._shell.subscribe(listener)

    def own(self) -> OwnView | None:
        return self._reader.own()

    def connection(self) -> ConnectionView:
        return self._shell.connection

    def rooms(self) -> list[RoomView]:
        return self._reader.rooms(self._clock())

    def room(self, session_id: SessionId) -> RoomView:
        return self._reader.room(session_id, self._clock())

    def timeline(
        self, session_id: SessionId, before: float | None = None, limit: int = 100
    ) -> list[TimelineItem]:
        return self._reader.timeline(session_id, before, limit)

    def timeline_after(
        self, session_id: SessionId, after: float, limit: int = 100
    ) -> list[TimelineItem]:
        return self._reader.timeline_after(session_id, after, limit)

    def message(self, session_id: SessionId, message_id: MessageId) -> MessageView | None:
        return self._reader.message(session_id, message_id)

    def first_unread(self, session_id: SessionId) -> int | None:
        return self._reader.first_unread(session_id)

    def people(self, session_id: SessionId) -> list[PersonView]:
        return self._reader.people(session_id, self._clock())

    def banned(self, session_id: SessionId) -> list[PersonView]:
        return self._reader.banned(session_id, self._clock())

    def leaving(self, session_id: SessionId) -> LeavingView:
        return self._reader.leaving(session_id)

    def room_keys(self, session_id: SessionId) -> list[KeyView]:
        return self._reader.room_keys(session_id)

    def about_message(self, session_id: SessionId, message_id: MessageId) -> AboutMessage | None:
        return self._reader.about_message(session_id, message_id)

    def key_wait(self, session_id: SessionId, key_id: KeyId) -> KeyWait | None:
        return self._reader.key_wait(session_id, key_id)

    def cards(self) -> list[Card]:
        return self._reader.cards(self._clock())

    def device_notices(self) -> list[DeviceNoticeView]:
        return self._reader.device_notices()

    async def devices(self) -> list[DeviceView]:
        return await self._shell.command("devices", devices.list_devices)

    async def revoke_device(self, device_id: DeviceId) -> None:
        await self._shell.command("revoke device", lambda c: devices.revoke(c, device_id))

    async def recognise_device(self, device_id: DeviceId) -> None:
        await self._shell.command("recognise device", lambda c: devices.recognise(c, device_id))

    def asked(self) -> list[AskedView]:
        return self._reader.asked()

    def draft(self, session_id: SessionId) -> str:
        return self._reader.draft(session_id)

    def preferences(self) -> Preferences:
        return self._reader.preferences()

    def link(self, session_id: SessionId) -> str:
        return self._reader.link(session_id)

    def relay_for_others(self) -> str:
        return self._reader.relay_for_others()

    async def register(self, name: str, relay: str, token: str = "") -> None:
        name = name.strip()
        if not 1 <= len(name) <= NAME_LENGTH:
            raise TextRefused(f"Choose a name of up to {NAME_LENGTH} characters.")
        meant = relay_meant(relay)
        address, token = str(meant.address), token.strip() or meant.token
        await self._prepare_identity(address)
        await self._shell.reach(address)
        try:
            await self._shell.outcome(lambda done: Register(name, address, token, done))
        except ControllerError:
            self._shell.stop_connecting()
            raise

    def try_now(self) -> None:
        self._shell.try_now()

    async def check_connection(self) -> None:
        await self._shell.check_connection()

    async def find_people(self, prefix: str) -> list[PersonView]:
        return await self._shell.command("find people", lambda c: people.find_people(c, prefix))

    async def new_room(
        self,
        title: str,
        *,
        sealed: bool = True,
        description: str = "",
        policy: Policy | None = None,
        invite: tuple[UserId, ...] = (),
    ) -> SessionId:
        info = new_room.checked_info(title, description)
        return await self._shell.command(
            "new room", lambda c: new_room.new_room(c, info, policy, invite, sealed=sealed)
        )

    async def direct_room(self, user_id: UserId) -> SessionId:
        return await self._shell.command(
            "direct room", lambda c: direct_room.direct_room(c, user_id)
        )

    async def invite(
        self, session_id: SessionId, user_id: UserId, *, share: Share = Share.NOTHING
    ) -> None:
        await self._shell.command(
            "invite", lambda c: inviting.invite(c, session_id, user_id, share)
        )

    async def withdraw(self, session_id: SessionId, user_id: UserId) -> None:
        await self._shell.command("withdraw", lambda c: inviting.withdraw(c, session_id, user_id))

    async def preview_invitation(self, session_id: SessionId) -> InvitationPreview:
        return await self._shell.command("preview", lambda c: inviting.preview(c, session_id))

    async def answer_invitation(self, session_id: SessionId, *, accept: bool) -> None:
        await self._shell.command(
            "answer invitation", lambda c: inviting.answer(c, session_id, accept=accept)
        )

    async def ask_to_join(self, link_or_id: str, words: str = "") -> SessionId:
        link = read_room_link(link_or_id)
        return await self._shell.command(
            "ask to join", lambda c: joining.ask_to_join(c, link, words)
        )

    async def answer_join_request(
        self,
        session_id: SessionId,
        user_id: UserId,
        *,
        accept: bool,
        share: Share = Share.NOTHING,
    ) -> None:
        await self._shell.command(
            "answer join request",
            lambda c: joining.answer(c, session_id, user_id, accept=accept, share=share),
        )

    async def share_history(self, session_id: SessionId, user_id: UserId, share: Share) -> None:
        await self._shell.command(
            "share history", lambda c: sharing.share_now(c, session_id, user_id, share)
        )

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
        outbox.check_text(text)
        said = Text(text, reply_to, mentions, forwarded, silent)
        return await self._shell.command(
            "send",
            lambda c: outbox.write(c, session_id, said, sealed=sealed, ends_draft=ends_draft),
        )

    async def react(
        self, session_id: SessionId, message_id: MessageId, emoji: str, *, on: bool
    ) -> None:
        await self._shell.command(
            "react", lambda c: amending.react(c, session_id, message_id, emoji, on=on)
        )

    async def edit(
        self,
        session_id: SessionId,
        message_id: MessageId,
        text: str,
        *,
        sealed: bool,
        mentions: Mentions = (),
    ) -> None:
        outbox.check_text(text)
        said = Edit(message_id, text, mentions)
        await self._shell.command(
            "edit", lambda c: amending.edit(c, session_id, said, sealed=sealed)
        )

    async def recall(self, session_id: SessionId, message_id: MessageId) -> None:
        await self._shell.command("recall", lambda c: amending.recall(c, session_id, message_id))

    def versions(self, session_id: SessionId, message_id: MessageId) -> list[VersionView]:
        return self._reader.versions(session_id, message_id)

    def draft_about(self, session_id: SessionId) -> DraftAbout | None:
        return self._reader.draft_about(session_id)

    async def set_draft_about(self, session_id: SessionId, about: DraftAbout | None) -> None:
        await self._shell.command(
            "set draft", lambda c: reading_state.set_draft_about(c, session_id, about)
        )

    async def retry(self, session_id: SessionId, message_id: MessageId) -> None:
        await self._shell.command("retry", lambda c: unsent.retry(c, session_id, message_id))

    async def retry_all(self, session_id: SessionId) -> None:
        await self._shell.command("retry all", lambda c: unsent.retry_all(c, session_id))

    async def discard(self, session_id: SessionId, message_id: MessageId) -> None:
        await self._shell.command("discard", lambda c: unsent.discard(c, session_id, message_id))

    async def discard_all(self, session_id: SessionId) -> None:
        await self._shell.command("discard all", lambda c: unsent.discard_all(c, session_id))

    async def take_back(self, session_id: SessionId, message_id: MessageId, draft: str) -> str:
        return await self._shell.command(
            "take back", lambda c: unsent.take_back(c, session_id, message_id, draft)
        )

    async def ask_for_key(self, session_id: SessionId, key_id: KeyId) -> None:
        await self._shell.command(
            "ask for a key", lambda c: missing_keys.ask_now(c, session_id, key_id)
        )

    async def seal_room(self, session_id: SessionId, *, open_allowed: bool = True) -> None:
        await self._shell.command(
            "seal room",
            lambda c: room_settings.seal_room(c, session_id, open_allowed=open_allowed),
        )

    async def unseal_room(self, session_id: SessionId) -> None:
        await self._shell.command("unseal room", lambda c: room_settings.unseal_room(c, session_id))

    async def replace_key(self, session_id: SessionId) -> None:
        await self._shell.command("replace key", lambda c: room_settings.replace_key(c, session_id))

    async def leave(self, session_id: SessionId) -> None:
        await self._shell.command("leave", lambda c: members.leave(c, session_id))

    async def remove(self, session_id: SessionId, user_id: UserId) -> None:
        await self._shell.command("remove", lambda c: members.remove(c, session_id, user_id))

    async def ban(self, session_id: SessionId, user_id: UserId, until: int | None = None) -> None:
        await self._shell.command("ban", lambda c: members.ban(c, session_id, user_id, until))

    async def unban(self, session_id: SessionId, user_id: UserId) -> None:
        await self._shell.command("unban", lambda c: members.unban(c, session_id, user_id))

    async def mute(self, session_id: SessionId, user_id: UserId, until: int | None = None) -> None:
        await self._shell.command("mute", lambda c: members.mute(c, session_id, user_id, until))

    async def unmute(self, session_id: SessionId, user_id: UserId) -> None:
        await self._shell.command("unmute", lambda c: members.unmute(c, session_id, user_id))

    async def set_role(self, session_id: SessionId, user_id: UserId, role: Role) -> None:
        await self._shell.command(
            "set role", lambda c: members.set_role(c, session_id, user_id, role)
        )

    async def set_info(self, session_id: SessionId, title: str, description: str) -> None:
        info = new_room.checked_info(title, description)
        await self._shell.command("rename", lambda c: room_settings.set_info(c, session_id, info))

    async def set_policy(self, session_id: SessionId, policy: Policy) -> None:
        await self._shell.command(
            "set policy", lambda c: room_settings.set_policy(c, session_id, policy)
        )

    async def set_lifetime(self, session_id: SessionId, seconds: int) -> None:
        await self._shell.command(
            "set lifetime", lambda c: room_settings.set_lifetime(c, session_id, seconds)
        )

    async def set_slow_mode(self, session_id: SessionId, seconds: int) -> None:
        await self._shell.command(
            "set slow mode", lambda c: room_settings.set_slow_mode(c, session_id, seconds)
        )

    async def tell_typing(self, session_id: SessionId) -> None:
        await self._shell.command("typing", lambda c: hints.tell_typing(c, session_id))

    async def mark_read(self, session_id: SessionId, last: int | None = None) -> None:
        await self._shell.command(
            "mark read", lambda c: reading_state.mark_read(c, session_id, last)
        )

    async def set_verified(self, user_id: UserId, *, verified: bool) -> None:
        await self._shell.command(
            "set verified", lambda c: set_verified(c, user_id, verified=verified)
        )

    async def set_draft(self, session_id: SessionId, text: str) -> None:
        await self._shell.command(
            "set draft", lambda c: reading_state.set_draft(c, session_id, text)
        )

    async def set_preferences(self, wanted: Preferences) -> None:
        await self._shell.command("set preferences", lambda c: hints.keep_preferences(c, wanted))

    async def _prepare_identity(self, address: str) -> None:
        """Make the keys off this thread; those of an unfinished registration serve again."""
        if await self._shell.command("look for identity", enrolment.has_identity):
            return
        identity = await self._shell.run_aside(generate_identity)
        chain = start_chain(self._clock())
        await self._shell.command(
            "keep identity", lambda c: enrolment.prepare_identity(c, identity, chain, address)
        )

    def _forget_people(self, event: Event) -> None:
        if isinstance(event, NamesChanged | PeopleChanged | CardsChanged):
            self._reader.forget_people()
