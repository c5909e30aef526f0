"""Scenes of first start and of every dialog."""

import asyncio

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPushButton

from sealroom.controller.errors import RelayUnreachable
from sealroom.controller.protection_facade import ProtectionView
from sealroom.controller.views import JoinCard
from sealroom.crypto import VerificationCode
from sealroom.protocol.entry import Role
from sealroom.ui.details.person_actions import PersonAction
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.dialogs.first_start import FirstStart
from sealroom.ui.dialogs.new_room import NewRoom
from sealroom.ui.dialogs.people_search import PeopleSearch
from sealroom.ui.dialogs.room_settings import RoomSettings
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.dialogs.verify import Verify
from tests.shots.rooms import field_team
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import room_id
from tests.ui.scripted_verification import RELAY_TAG

_SEARCH_SECONDS = 0.5
_WRONG = "wss://nowhere.example.org"


async def start_named(stage: Stage) -> None:
    stage.find(QLineEdit, "yourName").setText("Mira")
    await settle()


async def start_at_relay(stage: Stage) -> None:
    await start_named(stage)
    stage.find(FirstStart).there.click()
    stage.find(QLineEdit, "relayAddress").setText(_WRONG)
    stage.facade.fail_next = RelayUnreachable(
        f"Nobody answers at {_WRONG}. Check the address, or try again later."
    )
    stage.find(FirstStart).go_on.click()
    await settle()


async def start_busy(stage: Stage) -> None:
    await start_at_relay(stage)
    stage.facade.gate = asyncio.Event()
    stage.find(FirstStart).go_on.click()
    await settle()
    stage.facade.gate.set()


async def new_room(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.new_room()
    stage.find(QLineEdit, "roomName").setText("Harbour survey")
    search = stage.find(PeopleSearch)
    search.chosen.emit(stage.facade._person(stage.facade.person("Sofia"), None))
    search.chosen.emit(stage.facade._person(stage.facade.person("Mikkel"), None))
    search.edit.setText("m")
    await settle(_SEARCH_SECONDS)


async def new_open_room(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.new_room()
    stage.find(NewRoom).sealed.click()
    await settle()


async def invite(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.invite(room_id("Field team"))
    stage.find(PeopleSearch).edit.setText("a")
    await settle(_SEARCH_SECONDS)


async def join(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.join()
    stage.find(QLineEdit, "joinWords").setText("Hi, it’s Mira from the harbour")
    await settle()


async def join_by_link(stage: Stage) -> None:
    await join(stage)
    link = stage.facade.link(room_id("Field team"))
    giver = stage.facade.person("Ben").user_id
    stage.find(QLineEdit, "joinLink").setText(link.replace(stage.facade.own_id(), giver))
    await settle()


async def join_by_old_link(stage: Stage) -> None:
    await join(stage)
    link = stage.facade.link(room_id("Field team"))
    stage.find(QLineEdit, "joinLink").setText(link.partition("&")[0])
    await settle()


async def let_in(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.look_at(stage.facade.cards()[0])
    await settle()


async def let_in_sharing(stage: Stage) -> None:
    await let_in(stage)
    stage.find(ShareChoice).box.setCurrentIndex(1)
    await settle()


async def share_earlier(stage: Stage) -> None:
    await field_team(stage)
    person = stage.facade._person(stage.facade.person("Ravi"), Role.MEMBER, came_later=True)
    stage.sheets.share_history(room_id("Field team"), person)
    await settle()


async def let_in_alike(stage: Stage) -> None:
    """Somebody asks whose name looks like a member's: its third letter is Cyrillic."""
    asks = stage.facade.person("Rav\u0456")
    card = stage.facade.cards_open[0]
    assert isinstance(card, JoinCard)
    stage.facade.cards_open[0] = replace(card, user_id=asks.user_id, name=asks.name)
    await let_in(stage)


async def open_links(stage: Stage) -> None:
    sofia = stage.facade.person("Sofia")
    text = "https://bank.example@evil.example/login or https://\u0430pple.example"
    await field_team(stage)
    stage.sheets.open_links(stage.facade.arrive(stage.room("Field team"), sofia, text))
    await settle()


async def let_in_verified(stage: Stage) -> None:
    stage.facade.person("Jonas").verified = True
    card = stage.facade.cards_open[0]
    assert isinstance(card, JoinCard)
    await stage.facade.set_verified(card.user_id, verified=True)
    await let_in(stage)


async def verify(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.verify(stage.facade._person(stage.facade.person("Jonas"), None))
    await settle()


async def verified(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.verify(stage.facade._person(stage.facade.person("Sofia"), None))
    await settle()


async def read_code(stage: Stage, shown_by: str, shown_to: str | None = None) -> None:
    """Somebody's code is read as the code of Jonas."""
    await verify(stage)
    facade = stage.facade
    to = facade.person(shown_to).user_id if shown_to else facade.own_id()
    code = VerificationCode(facade.person(shown_by).user_id, to, RELAY_TAG)
    stage.find(Verify).drop.given.emit(code.written)
    await settle()


async def verify_match(stage: Stage) -> None:
    await read_code(stage, "Jonas")


async def verify_other_person(stage: Stage) -> None:
    await read_code(stage, "Ravi")


async def verify_for_another(stage: Stage) -> None:
    await read_code(stage, "Jonas", "Somebody")


async def verify_no_code(stage: Stage) -> None:
    await verify(stage)
    stage.find(Verify)._found(())
    await settle()


async def invitation(stage: Stage) -> None:
    await field_team(stage)
    stage.sheets.look_at(believable.add_invitation(stage.facade))
    await settle()


async def app_settings(stage: Stage, page: int = 0) -> None:
    await field_team(stage)
    stage.sheets.app_settings()
    stage.find(AppSettings).tabs.setCurrentIndex(page)
    await settle()


async def app_settings_page(stage: Stage, title: str) -> None:
    await app_settings(stage)
    sheet = stage.find(AppSettings)
    said = QCoreApplication.translate
    found = [page.title == said(type(page).__name__, title) for page in sheet.pages]
    sheet.tabs.setCurrentIndex(found.index(True))
    await settle()


async def app_settings_appearance(stage: Stage) -> None:
    await app_settings_page(stage, "Appearance")


async def app_settings_profile(stage: Stage) -> None:
    await app_settings_page(stage, "This profile")


async def app_settings_profile_without_keyring(stage: Stage) -> None:
    protection = stage.facade.protection
    assert protection is not None
    protection.kept = ProtectionView(
        in_keyring=True, keyring="", passphrase=True, recovery_code=False
    )
    await app_settings_profile(stage)


async def set_passphrase(stage: Stage) -> None:
    await app_settings_profile(stage)
    stage.find(QPushButton, "setPassphrase").click()
    await settle()


async def settings(stage: Stage, page: int = 0) -> None:
    await field_team(stage)
    stage.sheets.settings(room_id("Field team"))
    stage.find(RoomSettings).tabs.setCurrentIndex(page)
    await settle()


async def settings_sealing(stage: Stage) -> None:
    await settings(stage, 1)


async def settings_people(stage: Stage) -> None:
    await settings(stage, 2)


async def settings_keys(stage: Stage) -> None:
    await settings(stage, 3)


async def settings_of_member(stage: Stage) -> None:
    stage.show("Newsroom")
    stage.sheets.settings(room_id("Newsroom"))
    stage.find(RoomSettings).tabs.setCurrentIndex(1)
    await settle()


async def confirm_leave(stage: Stage) -> None:
    await settings(stage)
    stage.sheets.leave(room_id("Field team"))
    await settle()


async def confirm_unseal(stage: Stage) -> None:
    await settings_sealing(stage)
    stage.sheets.seal_or_unseal(room_id("Field team"), False)
    await settle()


async def confirm_ban(stage: Stage) -> None:
    await field_team(stage)
    person = stage.facade._person(stage.facade.person("Yusuf"), None)
    stage.sheets.act_on_person(room_id("Field team"), PersonAction.BAN, person)
    await settle()


async def whole_message(stage: Stage) -> None:
    await field_team(stage)
    room = stage.room("Field team")
    sofia = stage.facade.person("Sofia")
    stage.sheets.whole_message(
        stage.facade.say(room, sofia, "A long report. " * 300, believable.at(14, 3))
    )
    await settle()


SHEETS = (
    Scene("start", start_named, facade=believable.newcomer, sizes=(USUAL, SMALL)),
    Scene("start-at-relay", start_at_relay, facade=believable.newcomer, sizes=(USUAL, SMALL)),
    Scene("start-busy", start_busy, facade=believable.newcomer),
    Scene("new-room", new_room, sizes=(USUAL, SMALL)),
    Scene("new-open-room", new_open_room),
    Scene("invite", invite, sizes=(USUAL, SMALL)),
    Scene("join", join),
    Scene("join-by-link", join_by_link, sizes=(USUAL, SMALL)),
    Scene("join-by-old-link", join_by_old_link),
    Scene("let-in", let_in, sizes=(USUAL, SMALL), sharp=True),
    Scene("let-in-verified", let_in_verified),
    Scene("let-in-alike", let_in_alike),
    Scene("open-links", open_links, sizes=(USUAL, SMALL)),
    Scene("let-in-sharing", let_in_sharing, sizes=(USUAL, SMALL)),
    Scene("share-earlier", share_earlier),
    Scene("verify", verify, sizes=(USUAL, SMALL)),
    Scene("verified", verified),
    Scene("verify-match", verify_match, sizes=(USUAL, SMALL)),
    Scene("verify-other-person", verify_other_person, sizes=(USUAL, SMALL)),
    Scene("verify-made-for-another", verify_for_another),
    Scene("verify-no-code", verify_no_code),
    Scene("invitation", invitation, sizes=(USUAL, SMALL)),
    Scene("app-settings", app_settings, sizes=(USUAL, SMALL)),
    Scene("app-settings-profile", app_settings_profile, sizes=(USUAL, SMALL)),
    Scene("app-settings-profile-no-keyring", app_settings_profile_without_keyring),
    Scene("set-passphrase", set_passphrase),
    Scene("app-settings-appearance", app_settings_appearance, sizes=(USUAL, SMALL)),
    Scene("settings-general", settings, sizes=(USUAL, SMALL)),
    Scene("settings-sealing", settings_sealing, sizes=(USUAL, SMALL)),
    Scene("settings-sealing-member", settings_of_member),
    Scene("settings-people", settings_people),
    Scene("settings-keys", settings_keys),
    Scene("confirm-leave", confirm_leave),
    Scene("confirm-unseal", confirm_unseal),
    Scene("confirm-ban", confirm_ban),
    Scene("whole-message", whole_message, sizes=(USUAL, SMALL)),
)
