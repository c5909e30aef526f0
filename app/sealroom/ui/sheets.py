"""Opens sheets over the window, one use case each, and passes on what comes of them."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.timeline_views import MessageView
from sealroom.controller.views import (
    Card,
    DeviceNoticeView,
    InvitationCard,
    JoinCard,
    PersonView,
    RoomView,
)
from sealroom.protocol.ids import SessionId
from sealroom.ui.commands.command import Command
from sealroom.ui.desk import Desk
from sealroom.ui.details.person_actions import BANS, MUTES, ROLE_GIVEN, SPANS, PersonAction
from sealroom.ui.dialogs.about.sheet import AboutSheet
from sealroom.ui.dialogs.alarm import AlarmSheet, GoOn
from sealroom.ui.dialogs.app_settings.devices import DevicesPage
from sealroom.ui.dialogs.app_settings.page import AppPage
from sealroom.ui.dialogs.app_settings.sheet import PAGES, AppSettings
from sealroom.ui.dialogs.confirm import Confirm
from sealroom.ui.dialogs.export_room import ExportRoom
from sealroom.ui.dialogs.forward import Forward
from sealroom.ui.dialogs.invitation import Invitation
from sealroom.ui.dialogs.invite import Invite
from sealroom.ui.dialogs.join import Join
from sealroom.ui.dialogs.keys.sheet import KeysSheet
from sealroom.ui.dialogs.leave import Leave
from sealroom.ui.dialogs.let_in import LetIn
from sealroom.ui.dialogs.message_someone import MessageSomeone
from sealroom.ui.dialogs.new_room import NewRoom
from sealroom.ui.dialogs.open_link import OpenLink
from sealroom.ui.dialogs.palette import Palette
from sealroom.ui.dialogs.recovery.save_kit import SaveKit
from sealroom.ui.dialogs.room_settings import RoomSettings
from sealroom.ui.dialogs.scheduled import ScheduledSheet
from sealroom.ui.dialogs.send_later import SendLater
from sealroom.ui.dialogs.share_history import ShareEarlier
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.verify import Verify
from sealroom.ui.dialogs.versions import Versions
from sealroom.ui.dialogs.whole_message import WholeMessage
from sealroom.ui.overlay import Overlay
from sealroom.ui.search.switcher import Switcher
from sealroom.ui.search.switcher_model import SwitcherModel
from sealroom.ui.shortcuts import Key
from sealroom.ui.text.inert import inert_name, isolated
from sealroom.ui.text.item_words import links_of, quoted
from sealroom.ui.text.outbox_words import failed_words
from sealroom.ui.text.room_words import room_title
from sealroom.ui.text.when import deadline


class Sheets(QObject):
    """What the main page asks for; the sheets do the rest."""

    roomWanted = Signal(str)
    """A room to show: just made or joined."""
    said = Signal(str)
    """Words for the line at the lower edge."""

    def __init__(self, desk: Desk, overlay: Overlay) -> None:
        super().__init__(overlay)
        self._desk = desk
        self._overlay = overlay
        self.offered: Callable[[], tuple[Key, ...]] = tuple
        """What has keys in this window."""

    def new_room(self) -> None:
        """Make a room."""
        sheet = NewRoom(self._desk)
        sheet.made.connect(self.roomWanted)
        self._overlay.open(sheet)

    def message_someone(self, name: str = "") -> None:
        """Open the room for the person and someone they look for, by a name where one is given."""
        sheet = MessageSomeone(self._desk)
        sheet.search.edit.setText(name)
        sheet.found.connect(self.roomWanted)
        self._overlay.open(sheet)

    def message(self, person: PersonView) -> None:
        """Open the room for the person and this one."""
        work = self._desk.facade.direct_room(person.user_id)
        self._desk.bridge.start(work, name="direct room", then=self.roomWanted.emit)

    def join(self, link: str = "") -> None:
        """Ask to be let into a room."""
        sheet = Join(self._desk, link)
        sheet.asked.connect(
            lambda _: self.said.emit(self.tr("You have asked. Someone in the room lets you in."))
        )
        self._overlay.open(sheet)

    def invite(self, session_id: SessionId) -> None:
        """Invite people into a room."""
        room = self._room(session_id)
        if room is not None:
            self._overlay.open(Invite(self._desk, room))

    def look_at(self, card: Card | DeviceNoticeView) -> None:
        """Answer a request after a look at it."""
        if isinstance(card, DeviceNoticeView):
            self.app_settings(DevicesPage)
        elif isinstance(card, JoinCard):
            let_in = LetIn(self._desk, card)
            let_in.verifyWanted.connect(self.verify)
            self._overlay.open(let_in)
        else:
            invitation = Invitation(self._desk, card)
            invitation.accepted_room.connect(self.roomWanted)
            self._overlay.open(invitation)

    def refuse(self, card: Card | DeviceNoticeView) -> None:
        """Refuse a request or decline an invitation after asking back; a device one knows goes."""
        if isinstance(card, DeviceNoticeView):
            self._do(self._desk.facade.recognise_device(card.device_id))
        elif isinstance(card, JoinCard):
            self._refuse_join(card)
        else:
            self._decline(card)

    def verify(self, person: PersonView) -> None:
        """Compare fingerprints."""
        self._overlay.open(Verify(self._desk, person))

    def share_history(self, session_id: SessionId, person: PersonView) -> None:
        """Share earlier messages with a member."""
        room = self._room(session_id)
        if room is not None:
            self._overlay.open(ShareEarlier(self._desk, room, person))

    def settings(self, session_id: SessionId) -> None:
        """A room's settings."""
        room = self._room(session_id)
        if room is None or room.my_role is None:
            return
        sheet = RoomSettings(self._desk, room)
        sheet.sealWanted.connect(self.seal_or_unseal)
        sheet.leaveWanted.connect(self.leave)
        sheet.actionChosen.connect(self.act_on_person)
        self._overlay.open(sheet)

    def app_settings(self, first: type[AppPage] = PAGES[0]) -> None:
        """The app's own settings."""
        sheet = AppSettings(self._desk, first, self.offered())
        sheet.sheetWanted.connect(self._overlay.open)
        self._overlay.open(sheet)

    def show(self, sheet: Sheet) -> None:
        """One that was made elsewhere."""
        self._overlay.open(sheet)

    def switcher(
        self, rooms: list[RoomView], current: SessionId | None, commands: list[Command]
    ) -> None:
        """To a room or a person by a few letters."""
        people = self._desk.facade.finding.people()
        sheet = Switcher(self._desk, SwitcherModel(rooms, people, commands, current))
        sheet.roomChosen.connect(self.roomWanted)
        sheet.personChosen.connect(lambda person: self.message_someone(person.name))
        self._overlay.open(sheet)

    def palette(self, commands: list[Command]) -> None:
        """Everything that can be done, by name."""
        self._overlay.open(Palette(self._desk.theme, commands))

    def show_keys(self, offered: tuple[Key, ...]) -> None:
        """All keys, and other ones for them."""
        self._overlay.open(KeysSheet(self._desk.theme, self._desk.keys, offered))

    def export(self, session_id: SessionId) -> None:
        """A room as a file."""
        room = self._room(session_id)
        if room is not None:
            self._overlay.open(ExportRoom(self._desk, room))

    def save_kit(self) -> None:
        """Save a recovery kit, or put it off."""
        sheet = SaveKit(self._desk)
        sheet.sheetWanted.connect(self._overlay.open)
        self._overlay.open(sheet)

    def send_later(self, chosen: Callable[[int], object], due_at: int | None = None) -> None:
        """Ask when a message is to go."""
        sheet = SendLater(self._desk.theme, self._desk.clock(), due_at)
        sheet.chosen.connect(chosen)
        self._overlay.open(sheet)

    def scheduled(self, session_id: SessionId, change: Callable[[SessionId, int], object]) -> None:
        """What waits for its time in a room; `change` takes one back into the composer."""
        sheet = ScheduledSheet(self._desk, session_id)
        scheduling = self._desk.facade.scheduling

        def changed(number: int) -> None:
            sheet.accept()
            change(session_id, number)

        def other_time(number: int, due_at: int) -> None:
            self.send_later(
                lambda time: self._do(scheduling.reschedule(session_id, number, time)), due_at
            )

        sheet.changeWanted.connect(changed)
        sheet.timeWanted.connect(other_time)
        self._overlay.open(sheet)

    def open_links(self, message: MessageView, address: str = "") -> None:
        """Say where the links of a message go, or the one of an address."""
        remembered = self._desk.facade.preferences().copies_remembered
        links = [each for each in links_of(message) if address in {"", each.address}]
        self._overlay.open(OpenLink(self._desk.theme, links, copies_remembered=remembered))

    def whole_message(self, message: MessageView) -> None:
        """A long message."""
        remembered = self._desk.facade.preferences().copies_remembered
        now = self._desk.clock()
        sheet = WholeMessage(self._desk.theme, message, now, copies_remembered=remembered)
        sheet.linkWanted.connect(lambda address: self.open_links(message, address))
        self._overlay.open(sheet)

    def about_message(self, session_id: SessionId, message: MessageView) -> None:
        """Everything about a message."""
        if self._room(session_id) is None:
            return
        about = self._desk.facade.about_message(session_id, message.message_id)
        if about is not None:
            sheet = AboutSheet(self._desk, session_id, about)
            sheet.verifyWanted.connect(self.verify)
            sheet.alarmWanted.connect(self.alarm)
            self._overlay.open(sheet)

    def alarm(self, session_id: SessionId) -> None:
        """What stopped a room, and what can be done."""
        room = self._room(session_id)
        view = self._desk.facade.alarms.view(session_id) if room else None
        if room is None or view is None:
            return
        sheet = AlarmSheet(self._desk, room, view)
        sheet.leaveWanted.connect(self.leave)
        sheet.goOnWanted.connect(lambda _: self._overlay.open(GoOn(self._desk, room, view)))
        self._overlay.open(sheet)

    def discard(self, session_id: SessionId, message: MessageView) -> None:
        """Drop a message that did not go out."""
        self._confirm(
            self.tr("Discard this message?"),
            self.tr("It was not sent, and is gone then: {text}").format(
                text=isolated(quoted(message.text))
            ),
            self.tr("Discard"),
            lambda: self._desk.facade.discard(session_id, message.message_id),
            name="confirmDiscard",
        )

    def recall(self, session_id: SessionId, message: MessageView) -> None:
        """Take a message back."""
        self._confirm(
            self.tr("Recall this message?"),
            self.tr(
                "{text}: destroyed here, and on every computer that hears of it. Who has read or "
                "copied it keeps what they know, and the relay keeps what it stored until it "
                "deletes that by itself."
            ).format(text=isolated(quoted(message.text))),
            self.tr("Recall"),
            lambda: self._desk.facade.recall(session_id, message.message_id),
            name="confirmRecall",
        )

    def recall_all(self, session_id: SessionId, messages: list[MessageView]) -> None:
        """Take several messages back."""
        if len(messages) == 1:
            self.recall(session_id, messages[0])
            return

        async def recall_each() -> None:
            for message in messages:
                await self._desk.facade.recall(session_id, message.message_id)

        self._confirm(
            self.tr("Recall %n messages?", None, len(messages)),
            self.tr(
                "They are destroyed here, and on every computer that hears of it. Who has read or "
                "copied them keeps what they know, and the relay keeps what it stored until it "
                "deletes that by itself."
            ),
            self.tr("Recall"),
            recall_each,
            name="confirmRecall",
        )

    def forward(self, messages: list[MessageView]) -> None:
        """Say something again in another room."""
        sheet = Forward(self._desk, messages)
        sheet.forwarded.connect(self.roomWanted)
        self._overlay.open(sheet)

    def versions(self, session_id: SessionId, message: MessageView) -> None:
        """What a message said before."""
        versions = self._desk.facade.versions(session_id, message.message_id)
        self._overlay.open(Versions(self._desk, message, versions))

    def discard_all(self, session_id: SessionId) -> None:
        """Drop every failed message of a room."""
        room = self._room(session_id)
        if room is None:
            return
        self._confirm(
            self.tr("Discard what was not sent?"),
            self.tr("{words} in {room}, and would be gone then.").format(
                words=failed_words(room.failed), room=isolated(room_title(room))
            ),
            self.tr("Discard"),
            lambda: self._desk.facade.discard_all(session_id),
            name="confirmDiscard",
        )

    def leave(self, session_id: SessionId) -> None:
        """Leave a room for good."""
        room = self._room(session_id)
        if room is not None:
            self._overlay.open(Leave(self._desk, room))

    def seal_or_unseal(self, session_id: SessionId, seal: bool) -> None:
        """Switch sealing on or off, saying what it changes."""
        room = self._room(session_id)
        if room is None:
            return
        title, facade = isolated(room_title(room)), self._desk.facade
        if seal:
            self._confirm(
                self.tr("Seal {room}?").format(room=title),
                self.tr(
                    "A key is made and handed to everyone in the room. What is written from then "
                    "on can be read by them alone. What was written before stays as it is."
                ),
                self.tr("Seal"),
                lambda: facade.seal_room(session_id, open_allowed=room.open_allowed),
                name="confirmSeal",
            )
        else:
            self._confirm(
                self.tr("Switch sealing off in {room}?").format(room=title),
                self.tr(
                    "The relay can then read what is written, and the room’s name and "
                    "description. What was sealed before stays sealed."
                ),
                self.tr("Switch off"),
                lambda: facade.unseal_room(session_id),
                name="confirmUnseal",
            )

    def act_on_person(
        self, session_id: SessionId, action: PersonAction, person: PersonView
    ) -> None:
        """What was chosen in a person's menu."""
        facade, user_id = self._desk.facade, person.user_id
        match action:
            case PersonAction.VERIFY:
                self.verify(person)
            case PersonAction.MESSAGE:
                self._overlay.close_all()
                self.message(person)
            case PersonAction.SHARE:
                self.share_history(session_id, person)
            case _ if action in MUTES:
                self._do(facade.mute(session_id, user_id, self._end_of(action)))
            case PersonAction.UNBAN:
                self._do(facade.unban(session_id, user_id))
            case PersonAction.UNMUTE:
                self._do(facade.unmute(session_id, user_id))
            case PersonAction.WITHDRAW:
                self._do(facade.withdraw(session_id, user_id))
            case PersonAction.REMOVE:
                self._put_out(session_id, action, person)
            case _ if action in BANS:
                self._put_out(session_id, action, person)
            case _:
                self._give_role(session_id, action, person)

    def _end_of(self, action: PersonAction) -> int | None:
        """When a mute or ban is over; None where it has no end."""
        span = SPANS.get(action)
        return None if span is None else self._desk.clock() + span

    def _give_role(self, session_id: SessionId, action: PersonAction, person: PersonView) -> None:
        facade, role = self._desk.facade, ROLE_GIVEN[action]
        name = isolated(inert_name(person.name))
        if action is PersonAction.MAKE_OWNER:
            self._confirm(
                self.tr("Make {name} an Owner?").format(name=name),
                self.tr(
                    "Owners can do everything here, also switch sealing off. "
                    "Only {name} can give it up again."
                ).format(name=name),
                self.tr("Make Owner"),
                lambda: facade.set_role(session_id, person.user_id, role),
                name="confirmOwner",
            )
        elif person.is_me:
            self._confirm(
                self.tr("Step down as Owner?"),
                self.tr("Another Owner would have to make you Owner again."),
                self.tr("Step down"),
                lambda: facade.set_role(session_id, person.user_id, role),
                name="confirmStepDown",
            )
        else:
            self._do(facade.set_role(session_id, person.user_id, role))

    def _put_out(self, session_id: SessionId, action: PersonAction, person: PersonView) -> None:
        facade, name = self._desk.facade, isolated(inert_name(person.name))
        if action is PersonAction.REMOVE:
            self._confirm(
                self.tr("Remove {name}?").format(name=name),
                self.tr(
                    "The room’s key is replaced: {name} can read nothing that is written after, "
                    "and can be invited again."
                ).format(name=name),
                self.tr("Remove"),
                lambda: facade.remove(session_id, person.user_id),
                name="confirmRemove",
            )
        else:
            until = self._end_of(action)
            words = self.tr(
                "The room’s key is replaced: {name} can read nothing that is written after, "
                "and cannot come back until the ban is ended."
            )
            if until is not None:
                words = self.tr(
                    "The room’s key is replaced: {name} can read nothing that is written after, "
                    "and cannot come back before {time}."
                )
            self._confirm(
                self.tr("Ban {name}?").format(name=name),
                words.format(name=name, time=deadline(until or 0, self._desk.clock())),
                self.tr("Ban"),
                lambda: facade.ban(session_id, person.user_id, until),
                name="confirmBan",
            )

    def _refuse_join(self, card: JoinCard) -> None:
        name = isolated(inert_name(card.name))
        self._confirm(
            self.tr("Refuse {name}?").format(name=name),
            self.tr("{name} is told, and can ask again.").format(name=name),
            self.tr("Refuse"),
            lambda: self._desk.facade.answer_join_request(
                card.session_id, card.user_id, accept=False
            ),
            name="confirmRefuse",
        )

    def _decline(self, card: InvitationCard) -> None:
        name = isolated(inert_name(card.inviter_name))
        self._confirm(
            self.tr("Decline the invitation?"),
            self.tr("{name} is told, and can invite you again.").format(name=name),
            self.tr("Decline"),
            lambda: self._desk.facade.answer_invitation(card.session_id, accept=False),
            name="confirmDecline",
        )

    def _confirm(
        self,
        title: str,
        words: str,
        action: str,
        does: Callable[[], Coroutine[Any, Any, None]],
        *,
        name: str,
    ) -> None:
        self._overlay.open(Confirm(self._desk, title, words, action, does=does, name=name))

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._desk.bridge.start(work, name="person action")

    def _room(self, session_id: SessionId) -> RoomView | None:
        try:
            return self._desk.facade.room(session_id)
        except UnknownRoom:
            return None
