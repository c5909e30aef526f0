"""Let in, verify, and answer an invitation."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sealroom.controller.errors import NotConnected
from sealroom.controller.events import CardsChanged
from sealroom.controller.timeline_views import LinkCheck
from sealroom.controller.views import Share
from sealroom.ui.dialogs.let_in import LetIn
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.parts.fingerprint import Fingerprint
from sealroom.ui.parts.notice import Notice
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import person_id, room_id
from tests.ui.seat import Seat, seated, until

ROOM = room_id("Field team")
JONAS = person_id("Jonas")


def meaning(seat: Seat) -> str:
    return seat.find(Notice, "letInMeans").words


def test_letting_in_after_verifying(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("letIn")
            assert "Jonas" in seat.sheet.title
            assert "Field team" in seat.sheet.title
            assert "not verified" in meaning(seat)
            assert seat.find(Fingerprint).groups[0] == JONAS[:4]
            seat.click("verify")
            shown = [each.groups[0] for each in seat.sheet.findChildren(Fingerprint)]
            assert shown == [person_id("Mira")[:4], JONAS[:4]]
            seat.click("theyMatch")
            await until(lambda: isinstance(seat.sheet, LetIn), "back")
            await until(lambda: "You have verified" in meaning(seat), "it is known")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: seat.window.overlay.top is None, "let in")
            assert seat.asked("answer_join_request") == [(ROOM, JONAS, True)]
            await until(lambda: not seat.shows("joinRequestCard"), "the card is gone")

    drive(story())


def test_letting_in_with_earlier_messages(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("letIn")
            choice = seat.find(ShareChoice)
            assert choice.chosen is Share.NOTHING
            assert "from their joining on" in seat.find(QLabel, "shareMeans").text()
            choice.box.setFocus()
            seat.press(Qt.Key.Key_Down)
            assert "7 days before their joining" in seat.find(QLabel, "shareMeans").text()
            seat.press(Qt.Key.Key_Down)
            assert "everything in this room that you can read" in (
                seat.find(QLabel, "shareMeans").text()
            )
            seat.click("letInConfirm")
            await until(lambda: seat.window.overlay.top is None, "let in")
            assert seat.asked("answer_join_request") == [(ROOM, JONAS, True, Share.ALL)]

    drive(story())


def test_refusing_shares_nothing_whatever_was_chosen(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("letIn")
            seat.find(ShareChoice).box.setFocus()
            seat.press(Qt.Key.Key_Down)
            seat.click("refuseJoin")
            await until(lambda: bool(seat.asked("answer_join_request")), "refused")
            assert seat.asked("answer_join_request") == [(ROOM, JONAS, False)]

    drive(story())


def test_refusing_from_the_sheet_and_from_the_card(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("refuse")
            seat.press(Qt.Key.Key_Escape)
            assert seat.asked("answer_join_request") == []
            seat.click("letIn")
            seat.click("refuseJoin")
            await until(lambda: bool(seat.asked("answer_join_request")), "refused")
            assert seat.asked("answer_join_request") == [(ROOM, JONAS, False)]

    drive(story())


def test_escape_answers_nothing(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.click("letIn")
            seat.press(Qt.Key.Key_Escape)
            assert seat.asked("answer_join_request") == []
            assert seat.shows("joinRequestCard")

    drive(story())


def test_a_request_that_someone_else_answered_meanwhile_says_so(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.click("letIn")
            facade.cards_open.clear()
            facade.tell(CardsChanged())
            assert "Someone else" in seat.sheet.error
            assert not seat.find(QPushButton, "letInConfirm").isEnabled()

    drive(story())


def test_a_failed_answer_stays_open_with_the_reason(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.click("letIn")
            facade.fail_next = NotConnected()
            seat.click("letInConfirm")
            await until(lambda: seat.sheet.error == str(NotConnected()), "the reason")
            seat.click("letInConfirm")
            await until(lambda: seat.window.overlay.top is None, "let in")

    drive(story())


def test_a_verified_mark_can_be_taken_back(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            sofia = facade._person(facade.person("Sofia"), None)
            seat.sheets.verify(sofia)
            seat.click("takeBack")
            await until(lambda: bool(seat.asked("set_verified")), "taken back")
            assert seat.asked("set_verified") == [(sofia.user_id, False)]

    drive(story())


def test_an_invitation_shows_who_is_in_the_room_before_it_is_accepted(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        card = believable.add_invitation(facade)
        async with seated(facade) as seat:
            seat.click("look")
            assert not seat.find(QPushButton, "acceptInvitation").isEnabled()
            await until(lambda: seat.shows("invitationPeople"), "the people")
            assert "room is sealed" in seat.find(QLabel, "invitationSealed").text()
            assert "not verified" in seat.find(Notice, "invitationTrust").words
            seat.click("acceptInvitation")
            await until(lambda: seat.main.room.session_id == card.session_id, "joined")
            assert seat.asked("answer_invitation") == [(card.session_id, True)]

    drive(story())


def test_an_invitation_that_cannot_be_read_cannot_be_accepted(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        believable.add_invitation(facade)
        async with seated(facade) as seat:
            facade.fail_next = NotConnected()
            seat.click("look")
            await until(lambda: bool(seat.sheet.error), "the reason")
            assert not seat.find(QPushButton, "acceptInvitation").isEnabled()
            assert seat.find(QPushButton, "declineInvitation").isEnabled()

    drive(story())


def test_declining_from_the_card_is_asked_back(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        card = believable.add_invitation(facade)
        async with seated(facade) as seat:
            seat.click("decline")
            seat.click("confirm")
            await until(lambda: bool(seat.asked("answer_invitation")), "declined")
            assert seat.asked("answer_invitation") == [(card.session_id, False)]

    drive(story())


def test_an_invitation_is_held_against_the_link_that_one_asked_by(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        believable.add_invitation(facade)
        async with seated(facade) as seat:
            for link, words in (
                (LinkCheck.GIVER, "is who gave you the link"),
                (LinkCheck.ANOTHER, "given by \u2068Ravi\u2069, not by"),
            ):
                facade.link_said = link
                seat.click("look")
                await until(lambda: seat.shows("invitationPeople"), "the people")
                assert words in seat.find(Notice, "invitationTrust").words
                seat.press(Qt.Key.Key_Escape)

    drive(story())
