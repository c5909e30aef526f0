"""The right pane: people, their menus, key history."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from sealroom.controller.errors import NotAllowed
from sealroom.controller.views import Share
from sealroom.protocol.entry import Role
from sealroom.ui.dialogs.confirm import Confirm
from sealroom.ui.dialogs.share_choice import ShareChoice
from sealroom.ui.models.keys import KeyRole
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, person_id, room_id
from tests.ui.seat import Seat, seated, until

ROOM = room_id("Field team")


def open_details(seat: Seat) -> None:
    seat.open("Field team")
    seat.click("toggleDetails")


def open_menu_of(seat: Seat, name: str) -> None:
    people = seat.main.details.people
    model = people.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == name)
    place = people.visualRect(model.index(row, 0)).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_people_stand_by_rank_with_a_count(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_details(seat)
            model = seat.main.details.people.model()
            names = [model.index(row, 0).data() for row in range(model.rowCount())]
            assert names == ["Mira (you)", "Sofia", "Lena", "Marta", "Ravi", "Yusuf"]
            assert seat.find(QLabel, "peopleHeading").text() == "PEOPLE · 6"
            spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken == "Sofia, Admin, verified"

    drive(story())


def test_the_key_history_tells_when_who_and_why(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_details(seat)
            model = seat.main.details.keys.model()
            rows = [model.index(row, 0) for row in range(model.rowCount())]
            assert [row.data() for row in rows] == [
                "In use since 09:52",
                "Sunday \N{EN DASH} today",
                "3 Oct \N{EN DASH} Sunday",
                "12 Sept \N{EN DASH} 3 Oct",
            ]
            reasons = [row.data(KeyRole.REASON).replace("\u2068", "") for row in rows]
            assert [reason.replace("\u2069", "") for reason in reasons] == [
                "Replaced by you: Tom left",
                "Replaced by Sofia: its time was over",
                "Replaced by you: sealing switched on again",
                "First key, made by you",
            ]

    drive(story())


def choose_inside(name: str, inner: str) -> None:
    """Choose from a menu inside the one that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    inside = next(each for each in menu.actions() if each.objectName() == name).menu()
    assert isinstance(inside, QMenu)
    next(each for each in inside.actions() if each.objectName() == inner).trigger()
    menu.close()


def spoken_row(seat: Seat, row: int) -> str:
    index = seat.main.details.people.model().index(row, 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_muting_and_roles_go_out_at_once(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_details(seat)
            open_menu_of(seat, "Ravi")
            choose_inside("muteFor", "mute_day")
            await until(lambda: bool(seat.asked("mute")), "muted")
            assert seat.asked("mute") == [(ROOM, person_id("Ravi"), believable.NOW + DAY)]
            open_menu_of(seat, "Ravi")
            seat.choose("make_admin")
            await until(lambda: bool(seat.asked("set_role")), "made Admin")
            assert seat.asked("set_role") == [(ROOM, person_id("Ravi"), Role.ADMIN)]

    drive(story())


def test_a_ban_is_asked_back_and_the_banned_can_be_let_in_again(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_details(seat)
            open_menu_of(seat, "Ravi")
            choose_inside("banFor", "ban_week")
            assert "cannot come back before 14 Nov" in seat.find(QLabel, "confirmWords").text()
            seat.click("confirm")
            until_then = believable.NOW + 7 * DAY
            await until(
                lambda: seat.asked("ban") == [(ROOM, person_id("Ravi"), until_then)], "banned"
            )
            people = seat.main.details.people.model()
            last = people.rowCount() - 1
            await until(lambda: "banned" in spoken_row(seat, last), "below all others")
            heading = seat.find(QLabel, "peopleHeading")
            await until(lambda: heading.text() == "PEOPLE · 5", "and not counted")
            open_menu_of(seat, "Ravi")
            seat.choose("unban")
            await until(lambda: seat.asked("unban") == [(ROOM, person_id("Ravi"))], "ended")

    drive(story())


def test_sharing_earlier_messages_with_who_came_later(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        ravi = facade.rooms_by_id[ROOM].member(person_id("Ravi"))
        assert ravi is not None
        ravi.came_later = True
        async with seated(facade) as seat:
            open_details(seat)
            open_menu_of(seat, "Ravi")
            seat.choose("share")
            assert "Ravi" in seat.sheet.title
            assert seat.find(ShareChoice).chosen is Share.WEEK, "nothing is not offered"
            facade.fail_next = NotAllowed("They can read everything of that which you can read.")
            seat.click("shareConfirm")
            await until(lambda: "everything" in seat.sheet.error, "it is said in place")
            seat.press(Qt.Key.Key_Down, on=seat.find(ShareChoice).box)
            seat.click("shareConfirm")
            await until(lambda: not seat.shows("shareSheet"), "shared")
            assert seat.asked("share_history")[-1] == (ROOM, person_id("Ravi"), Share.ALL)

    drive(story())


def test_removing_is_asked_back_and_escape_leaves_all_as_it_was(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_details(seat)
            open_menu_of(seat, "Ravi")
            seat.choose("remove")
            assert "key is replaced" in seat.find(QLabel, "confirmWords").text()
            seat.press(Qt.Key.Key_Escape)
            assert seat.asked("remove") == []
            open_menu_of(seat, "Ravi")
            seat.choose("remove")
            seat.click("confirm")
            await until(lambda: not seat.shows("confirmRemove"), "the sheet closed")
            assert seat.asked("remove") == [(ROOM, person_id("Ravi"))]
            await until(
                lambda: seat.find(QLabel, "peopleHeading").text() == "PEOPLE · 5", "one less"
            )

    drive(story())


def test_making_an_owner_is_asked_back(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            open_details(seat)
            open_menu_of(seat, "Sofia")
            seat.choose("make_owner")
            assert isinstance(seat.sheet, Confirm)
            seat.click("confirm")
            await until(lambda: bool(seat.asked("set_role")), "made Owner")

    drive(story())


def test_the_chip_leads_to_the_keys_and_the_cross_away(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished(), size=(1200, 500)) as seat:
            seat.open("Field team")
            seat.click("lockChip")
            keys = seat.find(QWidget, "keyList")
            assert not keys.visibleRegion().isEmpty()
            seat.click("closeDetails")
            assert not seat.shows("detailsPane")
            assert not seat.main.room.header.details.isChecked()

    drive(story())
