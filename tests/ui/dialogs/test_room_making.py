"""New room, invite, join."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from sealroom.controller.errors import NotConnected, TextRefused
from sealroom.controller.views import Share
from sealroom.ui.dialogs.people_search import PeopleSearch
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.parts.switch import Switch
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import person_id, room_id
from tests.ui.seat import Seat, seated, until

CTRL = Qt.KeyboardModifier.ControlModifier


async def search(seat: Seat, prefix: str) -> PeopleSearch:
    found = seat.find(PeopleSearch)
    seat.write("peopleSearch", prefix)
    await until(lambda: bool(found.found), "somebody is found")
    return found


def test_a_room_is_made_by_keys_alone(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.press(Qt.Key.Key_N, CTRL)
            assert seat.find(QLineEdit, "roomName").hasFocus()
            seat.write("roomName", "Harbour survey")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: seat.window.overlay.top is None, "made")
            assert seat.asked("new_room") == [("Harbour survey", True, "", ())]
            assert seat.main.room.session_id == room_id("Harbour survey")
            assert seat.main.room.composer.field.hasFocus()

    drive(story())


def test_not_sealed_is_a_choice_with_words_and_people_are_invited(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.press(Qt.Key.Key_N, CTRL)
            seat.write("roomName", "Open day")
            seat.click("roomSealed")
            assert "relay can read" in seat.find(Switch, "roomSealed").words
            await search(seat, "so")
            seat.click("choosePerson")
            await search(seat, "mi")
            seat.click("choosePerson")
            seat.click("doNotInvite")
            seat.click("makeRoom")
            await until(lambda: bool(seat.asked("new_room")), "made")
            made = seat.asked("new_room")[0]
            assert made == ("Open day", False, "", (person_id("Mikkel"),))

    drive(story())


def test_errors_stand_in_place_and_nothing_typed_is_lost(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.press(Qt.Key.Key_N, CTRL)
            seat.write("roomName", "Harbour survey")
            facade.fail_next = NotConnected()
            seat.click("makeRoom")
            await until(lambda: seat.sheet.error == str(NotConnected()), "the error")
            assert seat.find(QLineEdit, "roomName").text() == "Harbour survey"
            seat.click("makeRoom")
            await until(lambda: seat.window.overlay.top is None, "made")

    drive(story())


def test_a_room_needs_a_name(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.press(Qt.Key.Key_N, CTRL)
            seat.write("roomName", "  ")
            seat.press(Qt.Key.Key_Return)
            assert seat.asked("new_room") == []

    drive(story())


def test_inviting_by_name_and_copying_the_link(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            seat.click("toggleDetails")
            seat.click("invite")
            found = await search(seat, "a")
            assert [person.name for person in found.found] == ["Ana"]
            seat.click("choosePerson")
            await until(lambda: seat.shows("inviteDone"), "invited")
            assert "Ana is invited" in seat.find(QLabel, "inviteDone").text()
            await search(seat, "a")
            assert not seat.shows("choosePerson")
            seat.click("copyLink")
            assert QGuiApplication.clipboard().text() == facade.link(room_id("Field team"))

    drive(story())


def test_tab_leads_from_the_name_to_who_was_found(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.sheets.invite(room_id("Field team"))
            await search(seat, "a")
            seat.press(Qt.Key.Key_Tab)
            seat.press(Qt.Key.Key_Space)
            await until(lambda: seat.shows("inviteDone"), "invited")

    drive(story())


def test_inviting_with_earlier_messages(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.sheets.invite(room_id("Field team"))
            seat.find(ShareChoice).box.setFocus()
            seat.press(Qt.Key.Key_Down)
            await search(seat, "a")
            seat.click("choosePerson")
            await until(lambda: seat.shows("inviteDone"), "invited")
            ((_, _, share),) = seat.asked("invite")
            assert share is Share.WEEK

    drive(story())


def test_nobody_found_is_said(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.press(Qt.Key.Key_N, CTRL)
            seat.write("peopleSearch", "zzz")
            await until(lambda: seat.shows("peopleSearchWords"), "the words")
            assert "Nobody" in seat.find(PeopleSearch).words

    drive(story())


def test_asking_to_join_by_link(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.sheets.join()
            seat.write("joinLink", "nonsense")
            facade.fail_next = TextRefused("This is not a room's link or code.")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: "not a room" in seat.sheet.error, "the error")
            seat.find(QLineEdit, "joinLink").clear()
            seat.write("joinLink", f"sealroom:join/{room_id('Harbour choir')}")
            seat.write("joinWords", "It is me")
            seat.click("askToJoin")
            await until(lambda: seat.shows("askedCard"), "the card")
            assert seat.asked("ask_to_join")[-1][1] == "It is me"
            assert "You have asked" in seat.window.toast.words

    drive(story())


def test_a_link_says_who_gives_it_before_one_asks(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.sheets.join()
            link = facade.link(room_id("Field team"))
            seat.find(QLineEdit, "joinLink").setText(link)
            assert "whom you have verified" in seat.find(QLabel, "linkSays").text()
            assert "wss://192.168.1.20:8765" in seat.find(QLabel, "linkSays").text()
            seat.find(QLineEdit, "joinLink").setText(link.partition("?")[0])
            assert "does not say who gives it" in seat.find(QLabel, "linkSays").text()
            seat.find(QLineEdit, "joinLink").setText(f"{link}&more=1")
            assert "newest" in seat.find(QLabel, "linkSays").text()
            seat.find(QLineEdit, "joinLink").setText("half a co")
            assert not seat.shows("linkSays")

    drive(story())
