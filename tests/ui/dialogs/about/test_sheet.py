"""About this message: reached by click, menu and keys; says what is so, and offers the way out."""

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from sealroom.controller.about_views import HandedView, Readers, ReaderView
from sealroom.controller.stamps import ClockDoubt, ClockNote
from sealroom.controller.timeline_views import Doubt, EventView, Lock, MessageView, SendState
from sealroom.protocol.entry import Role
from sealroom.store.alarms import AlarmKind
from sealroom.ui.dialogs.about.sheet import AboutSheet
from sealroom.ui.dialogs.verify import Verify
from sealroom.ui.parts.fact import Fact
from sealroom.ui.parts.grown_list import GrownList
from sealroom.ui.parts.notice import Notice
from sealroom.ui.timeline.region import Region
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, Member, Room, ScriptedFacade
from tests.ui.seat import Seat, seated, until
from tests.ui.timeline.test_view import click, row_of, view_of

ALT = Qt.KeyboardModifier.AltModifier


def messages(room: Room) -> list[MessageView]:
    return [item for item in room.items if isinstance(item, MessageView)]


def open_about(seat: Seat, title: str, which: int = -1) -> AboutSheet:
    seat.open(title)
    room = seat.room(title)
    seat.sheets.about_message(room.session_id, messages(room)[which])
    assert isinstance(seat.sheet, AboutSheet)
    return seat.sheet


def fact(seat: Seat, name: str) -> str:
    found = seat.find(Fact, name)
    return f"{found.title.text()}\n{found.words}"


def names(seat: Seat, name: str) -> list[str]:
    model = seat.find(GrownList, name).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_click_on_the_lock_a_key_and_the_menu_lead_to_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            view, row = view_of(seat), row_of(seat, "The maps are in the folder")
            click(view, row, Region.LOCK)
            await until(lambda: isinstance(seat.sheet, AboutSheet), "by click")
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None

            view.setFocus()
            view.setCurrentIndex(view.model().index(row, 0))
            seat.press(Qt.Key.Key_Return, ALT, on=view)
            assert isinstance(seat.sheet, AboutSheet)
            seat.press(Qt.Key.Key_Escape)

            place = view.visualRect(view.model().index(row, 0)).center()
            view.menuWanted.emit(view.model().index(row, 0), view.mapToGlobal(QPoint(place)))
            seat.choose("aboutMessage")
            assert isinstance(seat.sheet, AboutSheet)

    drive(story())


def test_alt_enter_on_what_is_no_message_does_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            view = view_of(seat)
            model = seat.main.room.model
            rows = range(model.rowCount())
            event = next(row for row in rows if isinstance(model.item(row), EventView))
            view.setCurrentIndex(model.index(event))
            seat.press(Qt.Key.Key_Return, ALT, on=view)
            assert seat.window.overlay.top is None

    drive(story())


def test_a_sealed_message_says_its_key_its_author_and_its_readers(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_about(seat, "Field team")
            assert fact(seat, "aboutSeal").startswith("Sealed\n")
            assert "because \u2068Tom\u2069 left" in fact(seat, "aboutSeal")
            assert "Written by \u2068Sofia\u2069" in fact(seat, "aboutAuthor")
            assert "Mira (you)" in names(seat, "aboutMembers")
            assert "6 people" in fact(seat, "aboutReaders")
            assert not seat.shows("aboutRelayReads")
            assert not seat.shows("aboutVerify")

    drive(story())


def test_of_an_open_message_the_relay_is_named_among_its_readers(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_about(seat, "Field team", -4)
            assert fact(seat, "aboutSeal").startswith("Not sealed\n")
            words = seat.find(Notice, "aboutRelayReads").words
            assert words == "The relay, and everybody with access to it."

    drive(story())


def test_who_left_who_was_given_it_later_and_who_holds_the_key_are_told_apart(
    drive: Drive,
) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            room = seat.room("Field team")
            tom = ReaderView("t" * 52, "Tom", False, False, out_since=believable.at(9, 50))
            jonas = ReaderView("j" * 52, "Jonas", False, False, came_at=believable.at(9, 55))
            ana = ReaderView("a" * 52, "Ana", False, False, came_at=believable.at(9, 56))
            handed = HandedView(jonas, "s" * 52, "Sofia", False, believable.at(10, 0))
            message = messages(room)[0]
            seat.facade.facts[message.message_id] = {
                "readers": Readers((tom,), (handed,), (ana,)),
            }
            open_about(seat, "Field team", 0)
            model = seat.find(GrownList, "aboutMembers").model()
            spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert "out since 7 November 2025" in spoken
            assert names(seat, "aboutHanded") == ["Jonas"]
            assert names(seat, "aboutHolders") == ["Ana"]
            assert "with the relay’s help" in fact(seat, "aboutReaders")

    drive(story())


def test_the_first_few_of_many_are_shown_and_all_on_demand(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(760, 520)) as seat:
            room = seat.facade.add_room(Room("Choir"))
            people = [seat.facade.person(f"Singer {number}") for number in range(200)]
            assert seat.facade.me is not None
            room.members = [Member(person, Role.MEMBER) for person in (seat.facade.me, *people)]
            message = seat.facade.say(room, people[0], "All of us", believable.at(14, 3))
            seat.sheets.about_message(room.session_id, message)
            assert len(names(seat, "aboutMembers")) < 10
            button = seat.find(QPushButton, "aboutMembersAll")
            assert button.text() == "Show all 201"
            button.click()
            assert len(names(seat, "aboutMembers")) == 201
            assert not seat.shows("aboutMembersAll")

            note = ClockNote(ClockDoubt.EARLIER, DAY)
            seat.facade.change_message(room, message, clock=note)
            await until(lambda: seat.shows("aboutClock"), "told anew")
            assert len(names(seat, "aboutMembers")) == 201, "what was opened stays open"

    drive(story())


def test_a_missing_key_can_be_asked_for_and_the_sheet_follows(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            room = seat.room("Newsroom")
            sheet = open_about(seat, "Newsroom", 2)
            assert "asked" in seat.find(Notice, "aboutWaiting").words
            seat.click("aboutAskKey")
            await until(lambda: bool(seat.asked("ask_for_key")), "asked")
            await until(lambda: not sheet.busy, "answered")

            message = messages(room)[2]
            seat.facade.change_message(room, message, lock=Lock.SEALED, text="Yes", wait=None)
            await until(lambda: not seat.shows("aboutWaiting"), "opened")
            await until(lambda: seat.shows("aboutSeal"), "told anew")
            assert fact(seat, "aboutSeal").startswith("Sealed\n")

    drive(story())


def test_a_failed_message_says_why_and_can_be_tried_again(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_about(seat, "Newsroom", -2)
            assert "may not write" in seat.find(Notice, "aboutFailed").words
            assert "goes out" in fact(seat, "aboutReaders")
            seat.click("aboutRetry")
            await until(lambda: bool(seat.asked("retry")), "tried again")

    drive(story())


def test_what_is_not_believed_says_why_and_names_no_readers(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            message = messages(seat.room("Newsroom"))[1]
            seat.facade.facts[message.message_id] = {"doubt": Doubt.OPEN_NOT_ALLOWED}
            open_about(seat, "Newsroom", 1)
            assert "only sealed messages" in seat.find(Notice, "aboutDoubt").words
            assert not seat.shows("aboutMembers")
            assert fact(seat, "aboutAuthor").startswith("Said to be from")

    drive(story())


def test_gaps_clocks_and_alarms_are_told(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            room = seat.room("Newsroom")
            note = ClockNote(ClockDoubt.SENDER_AHEAD, 2 * DAY)
            seat.facade.change_message(room, messages(room)[3], clock=note)
            seat.facade.raise_alarm(room, kind=AlarmKind.ANOTHER_ROOM)
            open_about(seat, "Newsroom", 3)
            missing = seat.find(Notice, "aboutMissing").words
            assert "2 messages from" in missing
            assert "Ask \u2068Idris\u2069 to say it again" in missing
            assert "2 days" in seat.find(Notice, "aboutClock").words
            assert "another room" in seat.find(Notice, "aboutAlarm").words

    drive(story())


def test_an_author_nobody_verified_can_be_verified_from_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            mikkel = seat.facade.person("Mikkel")
            seat.facade.say(seat.room("Newsroom"), mikkel, "Trust me", believable.at(14, 3))
            open_about(seat, "Newsroom", -3)
            assert "the relay’s word" in fact(seat, "aboutAuthor")
            seat.click("aboutVerify")
            assert isinstance(seat.sheet, Verify)
            seat.click("theyMatch")
            await until(lambda: isinstance(seat.sheet, AboutSheet), "verified")
            await until(lambda: not seat.shows("aboutVerify"), "the sheet has followed")

    drive(story())


def test_numbers_and_fingerprints_lie_under_a_fold_and_can_be_copied(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            sheet = open_about(seat, "Field team")
            key = seat.room("Field team").keys[0]
            assert not seat.shows("copyDetails")
            shown = [
                label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")
            ]
            seat.find(QPushButton, "aboutDetailsHead").click()
            seat.find(QPushButton, "copyDetails").click()
            copied = QGuiApplication.clipboard().text()
            assert f"Key fingerprint: {key.key_id}" in copied
            assert f"Key number: {key.epoch}" in copied
            assert "Signed: 2025-11-07 14:02" in copied
            assert shown

    drive(story())


def test_the_sheet_of_a_message_that_goes_closes(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            room = seat.room("Newsroom")
            open_about(seat, "Newsroom", -2)
            message = messages(room)[-2]
            assert message.state is SendState.FAILED
            await seat.facade.discard(room.session_id, message.message_id)
            seat.bridge.messagesChanged.emit(room.session_id, frozenset((message.message_id,)))
            await until(lambda: seat.window.overlay.top is None, "closed")

    drive(story())


def test_pages_scroll_by_keys(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(760, 520)) as seat:
            sheet = open_about(seat, "Field team")
            bar = sheet._scroll.verticalScrollBar()
            await until(lambda: bar.maximum() > 0, "it does not fit")
            seat.press(Qt.Key.Key_PageDown, on=sheet)
            assert bar.value() > 0
            seat.press(Qt.Key.Key_Home, on=sheet)
            assert bar.value() == 0

    drive(story())


def test_facts_of_a_message_follow_what_a_test_wants() -> None:
    facade: ScriptedFacade = believable.furnished()
    room = next(iter(facade.rooms_by_id.values()))
    message = messages(room)[0]
    facade.facts[message.message_id] = {"device": None}
    about = facade.about_message(room.session_id, message.message_id)
    assert about is not None
    assert about == msgspec.structs.replace(about, device=None)


def test_arrows_in_a_long_list_bring_the_row_into_view(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(760, 520)) as seat:
            sheet = open_about(seat, "Field team")
            bar, people = sheet._scroll.verticalScrollBar(), seat.find(GrownList, "aboutMembers")
            await until(lambda: bar.maximum() > 0, "it does not fit")
            people.setFocus()
            for _ in range(5):
                seat.press(Qt.Key.Key_Down, on=people)
            assert people.currentIndex().row() == 5
            row = people.visualRect(people.currentIndex())
            bottom = people.viewport().mapTo(sheet._scroll.viewport(), row.bottomLeft()).y()
            assert 0 < bottom <= sheet._scroll.viewport().height()

    drive(story())
