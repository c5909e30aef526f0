"""A room that has stopped, at its window: what was seen, keeping it, leaving, going on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sealroom.controller.errors import NotConnected
from sealroom.controller.events import RoomAlarm
from sealroom.controller.timeline_views import EventKind, EventView
from sealroom.store.alarms import AlarmKind
from sealroom.ui.dialogs.alarm import AlarmSheet, GoOn
from sealroom.ui.dialogs.leave import Leave
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.label import Label
from sealroom.ui.parts.notice import Notice
from sealroom.ui.parts.switch import Switch
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.file_dialogs import choose_file, choose_nothing
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated, until

ROOM = "Field team"


async def stop(seat: Seat, kind: AlarmKind = AlarmKind.TWO_HISTORIES) -> None:
    seat.open(ROOM)
    seat.facade.raise_alarm(seat.room(ROOM), kind=kind)
    await until(lambda: seat.shows("seeAlarm"), "the notice")


async def look(seat: Seat) -> AlarmSheet:
    await stop(seat)
    seat.click("seeAlarm")
    await until(lambda: isinstance(seat.window.overlay.top, AlarmSheet), "the sheet")
    return seat.find(AlarmSheet)


def test_the_notice_stands_where_one_would_write_and_leads_to_the_sheet(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await look(seat)
            assert not seat.shows("composerField")
            seen = seat.find(Fact, "alarmSeen")
            assert "another room than it shows you" in seen.title.text()
            assert "let in, without your knowing" in seen.words
            own = seat.find(Label, "ownHistory").text()
            assert own.startswith("14 · ")
            seat.press(Qt.Key.Key_Escape)
            await until(lambda: seat.window.overlay.top is None, "closed")
            assert not seat.asked("go_on")

    drive(story())


def test_who_looks_elsewhere_is_told(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            seat.facade.raise_alarm(seat.room(ROOM))
            await until(lambda: "Field team" in seat.window.toast.words, "told")
            assert "has stopped" in seat.window.toast.words
            seat.facade.tell(RoomAlarm("a" * 52, AlarmKind.LINK, "Cut short."))
            await until(lambda: "cannot be shown" in seat.window.toast.words, "one not seen")

    drive(story())


def test_all_of_it_is_reached_by_keys(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = await look(seat)
            reached, on = set(), sheet.first_focus()
            for _ in range(12):
                seat.press(Qt.Key.Key_Tab, on=on)
                on = sheet.focusWidget()
                reached.add(on.objectName())
            assert {"saveEvidence", "leaveStopped", "goOn", "alarmDetailsHead"} <= reached

    drive(story())


def test_the_details_of_any_member_show_what_is_to_be_compared(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            seat.click("toggleDetails")
            await until(lambda: seat.shows("roomHistory"), "the history")
            shown = seat.find(Label, "roomHistory").text()
            sheet = await look(seat)
            assert sheet.findChild(Label, "ownHistory").text() == shown  # type: ignore[union-attr]

    drive(story())


def test_the_evidence_is_saved_where_one_says(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await look(seat)
            seat.click("saveEvidence")
            assert (await choose_nothing()).endswith(".json")
            assert not seat.asked("save_evidence")
            seat.click("saveEvidence")
            await choose_file(tmp_path / "seen.json")
            await until(lambda: seat.shows("evidenceSaved"), "it is saved")
            assert seat.asked("save_evidence") == [(room_id(ROOM), tmp_path / "seen.json")]
            assert "seen.json" in seat.find(Notice, "evidenceSaved").words
            seat.facade.fail_next = NotConnected()
            seat.click("saveEvidence")
            await choose_file(tmp_path / "other.json")
            await until(lambda: bool(seat.sheet.error), "what went wrong")

    drive(story())


def test_leaving_is_asked_back_and_ends_the_sheet(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await look(seat)
            seat.click("leaveStopped")
            await until(lambda: isinstance(seat.window.overlay.top, Leave), "asked back")
            assert "The relay may keep it from them" in seat.find(Fact, "leaveOthers").words
            assert not seat.asked("leave")
            seat.click("confirmLeave")
            await until(lambda: seat.window.overlay.top is None, "both sheets are gone")
            assert seat.asked("leave") == [(room_id(ROOM),)]
            await until(
                lambda: "You left" in seat.find(Notice, "composerRefusal").words, "it is said"
            )
            assert seat.find(QPushButton, "seeAlarm").text() == "What was seen…"
            seat.click("seeAlarm")
            await until(lambda: isinstance(seat.window.overlay.top, AlarmSheet), "still there")
            assert not seat.shows("leaveStopped")

    drive(story())


def test_going_on_takes_two_steps_and_a_word_that_one_accepts_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await look(seat)
            seat.click("goOn")
            await until(lambda: isinstance(seat.window.overlay.top, GoOn), "the second step")
            go_on = seat.find(GoOn)
            assert "out of it for others" in seat.find(Label, "acceptWords").text()
            seat.press(Qt.Key.Key_Return, on=go_on)
            assert not go_on.confirm.isEnabled()
            assert not seat.asked("go_on")

            accepts = seat.find(Switch, "accepts")
            accepts.setFocus()
            QTest.keyClick(accepts, Qt.Key.Key_Space)
            seat.facade.fail_next = NotConnected()
            seat.click("confirm")
            await until(lambda: bool(go_on.error), "it could not be")
            assert go_on.confirm.isEnabled()
            seat.click("confirm")
            await until(lambda: seat.window.overlay.top is None, "both sheets are gone")

            assert seat.asked("go_on") == [(room_id(ROOM),)] * 2
            await until(lambda: seat.shows("composerField"), "one can write")
            [line] = [
                item
                for item in seat.room(ROOM).items
                if isinstance(item, EventView) and item.kind is EventKind.WENT_ON
            ]
            model = seat.main.room.model
            await until(lambda: model.row_from(line.order) < model.rowCount(), "the line")
            words = model.data(model.index(model.row_from(line.order)))
            assert words == "You went on after a sign of two histories"

    drive(story())


def test_a_message_s_sheet_leads_there_too(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await stop(seat)
            [*_, message] = [m for m in seat.room(ROOM).items if hasattr(m, "message_id")]
            seat.sheets.about_message(room_id(ROOM), message)  # type: ignore[arg-type]
            await until(lambda: seat.shows("aboutSeeAlarm"), "the way there")
            seat.click("aboutSeeAlarm")
            await until(lambda: isinstance(seat.window.overlay.top, AlarmSheet), "the sheet")

    drive(story())


def test_nothing_opens_where_the_room_goes_on_meanwhile(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            await look(seat)
            seat.facade.go_on_in(room_id(ROOM))
            await until(lambda: seat.window.overlay.top is None, "closed by itself")
            seat.sheets.alarm(room_id(ROOM))
            assert seat.window.overlay.top is None

    drive(story())
