"""A room's settings: each change goes out by itself, and shows when the room has it."""

import msgspec
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from sealroom.controller.errors import NotConnected
from sealroom.controller.timeline_views import EventView
from sealroom.protocol.entry import Policy
from sealroom.ui.dialogs.room_settings import RoomSettings
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.parts.notice import Notice
from sealroom.ui.parts.switch import Switch
from sealroom.ui.text.event_words import event_words
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import POLICY, room_id
from tests.ui.seat import Seat, seated, until

ROOM = room_id("Field team")
GENERAL, SEALING, PEOPLE, KEYS = range(4)


def open_settings(seat: Seat, page: int, title: str = "Field team") -> RoomSettings:
    seat.open(title)
    seat.click("roomSettings")
    assert isinstance(seat.sheet, RoomSettings)
    seat.sheet.tabs.setCurrentIndex(page)
    return seat.sheet


def policies(seat: Seat) -> list[object]:
    return [call[1] for call in seat.asked("set_policy")]


def changed(**changes: int | bool) -> Policy:
    return msgspec.structs.replace(POLICY, **changes)


def test_renaming(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, GENERAL)
            assert not seat.find(QPushButton, "settingsSave").isEnabled()
            seat.find(QLineEdit, "settingsName").setText("North team")
            seat.click("settingsSave")
            await until(lambda: bool(seat.asked("set_info")), "saved")
            expected = (ROOM, "North team", "Survey of the northern terrace")
            assert seat.asked("set_info") == [expected]

    drive(story())


def test_how_the_room_is_run_changes_one_thing_at_a_time(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_settings(seat, GENERAL)
            seat.click("membersInvite")
            await until(lambda: not sheet.busy, "saved")
            sheet.tabs.setCurrentIndex(SEALING)
            seat.click("replaceOnJoin")
            await until(lambda: not sheet.busy, "saved")
            seat.click("openAllowed")
            await until(lambda: not sheet.busy, "saved")
            box = seat.find(QComboBox, "rotationPeriod")
            box.activated.emit(box.findData(7 * 86_400))
            await until(lambda: not sheet.busy, "saved")
            assert policies(seat) == [
                changed(members_invite=True),
                changed(members_invite=True, replace_on_join=True),
                changed(members_invite=True, replace_on_join=True, open_allowed=False),
                changed(
                    members_invite=True,
                    replace_on_join=True,
                    open_allowed=False,
                    rotation_period=7 * 86_400,
                ),
            ]

    drive(story())


def test_a_refused_change_goes_back_and_says_why(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            sheet = open_settings(seat, SEALING)
            facade.fail_next = NotConnected()
            seat.click("openAllowed")
            await until(lambda: bool(sheet.error), "the reason")
            assert seat.find(Switch, "openAllowed").isChecked()

    drive(story())


def test_sealing_is_switched_off_only_after_its_meaning_was_read(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, SEALING)
            seat.click("settingsSealed")
            assert "relay can then read" in seat.find(QLabel, "confirmWords").text()
            assert seat.asked("unseal_room") == []
            seat.click("confirm")
            await until(lambda: bool(seat.asked("unseal_room")), "switched off")
            switch = seat.find(Switch, "settingsSealed")
            await until(lambda: not switch.isChecked(), "it shows")
            assert not seat.shows("replaceKey")
            seat.click("settingsSealed")
            seat.click("confirm")
            await until(lambda: bool(seat.asked("seal_room")), "switched on")

    drive(story())


def test_the_key_is_replaced_now(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, SEALING)
            seat.click("replaceKey")
            await until(lambda: seat.asked("replace_key") == [(ROOM,)], "replaced")

    drive(story())


def test_a_member_reads_and_changes_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, SEALING, "Newsroom")
            assert not seat.find(Switch, "settingsSealed").isEnabled()
            assert not seat.shows("replaceKey")
            seat.find(RoomSettings).tabs.setCurrentIndex(GENERAL)
            assert seat.find(QLineEdit, "settingsName").isReadOnly()
            assert not seat.shows("settingsSave")
            assert seat.find(QPushButton, "leaveRoom").isEnabled()

    drive(story())


def test_messages_disappear_and_slow_mode_are_set_and_said(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, GENERAL)
            lifetime, pause = seat.find(Choice, "lifetime"), seat.find(Choice, "slowMode")
            offered = [lifetime.itemText(row) for row in range(lifetime.count())]
            assert offered == ["never", "5 minutes", "1 hour", "1 day", "1 week", "4 weeks"]
            choose(lifetime, 86_400)
            await until(lambda: seat.asked("set_lifetime") == [(ROOM, 86_400)], "kept for a day")
            await until(lambda: not seat.sheet.busy, "done")
            choose(pause, 30)
            await until(lambda: seat.asked("set_slow_mode") == [(ROOM, 30)], "slowed")
            await until(lambda: not seat.sheet.busy, "done")
            seat.click("cancel")
            subtitle = seat.find(ElidedLabel, "roomSubtitle")
            await until(lambda: subtitle.whole.endswith("messages disappear after 1 day"), "said")
            await until(
                lambda: (
                    told(seat)[-2:]
                    == [
                        "You set messages to disappear after 1 day",
                        "You set slow mode: Members write once in 30 seconds",
                    ]
                ),
                "in the timeline as well",
            )

    drive(story())


def test_leaving_closes_the_settings_and_keeps_the_room_to_read(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, GENERAL)
            seat.click("leaveRoom")
            assert "stays on this computer" in seat.find(Fact, "leaveStays").title.text()
            assert "Sofia" in seat.find(Fact, "leaveOthers").title.text(), "she becomes its Owner"
            seat.click("confirmLeave")
            await until(lambda: seat.window.overlay.top is None, "both closed")
            assert seat.asked("leave") == [(ROOM,)]
            await until(lambda: seat.shows("composerRefusal"), "one can read only")

    drive(story())


def told(seat: Seat) -> list[str]:
    """What the timeline tells of the room."""
    model = seat.main.room.model
    lines = [model.item(row) for row in range(model.rowCount())]
    return [event_words(line) for line in lines if isinstance(line, EventView)]


def choose(choice: Choice, value: int) -> None:
    """Choose as a person does."""
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def test_people_and_keys_have_their_pages(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_settings(seat, PEOPLE)
            assert sheet.people.people.model().rowCount() == 6
            sheet.tabs.setCurrentIndex(KEYS)
            assert sheet.keys.isVisible()

    drive(story())


def test_a_key_past_its_time_is_told_where_it_can_be_replaced(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_settings(seat, SEALING)
            assert not seat.shows("keyOverdue")
            seat.sheet.accept()
            seat.room("Field team").key_overdue = True
            open_settings(seat, SEALING)
            assert "Replace it now" in seat.find(Notice, "keyOverdue").words
            seat.click("replaceKey")
            await until(lambda: bool(seat.asked("replace_key")), "asked for a new one")

    drive(story())
