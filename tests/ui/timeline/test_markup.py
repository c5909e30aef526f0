"""Marks in bubbles: links, mentions and code answer to the pointer; copies are as written."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit

from sealroom.protocol.content import Mention
from sealroom.ui.text.markup import read_markup
from sealroom.ui.theme import Appearance, Theme
from sealroom.ui.timeline.delegate import spot_words
from sealroom.ui.timeline.region import Region, Spot
from sealroom.ui.timeline.rich_text import RichText
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id
from tests.ui.seat import Seat, seated

ROOM = "Workshop"
LINKS = "https://a.example/one and **https://b.example/two**"
CODE = "so:\n```\nx = *1*\n```"


def facade_with(text: str, *mentions: Mention) -> ScriptedFacade:
    facade = believable.furnished()
    room = facade.add_room(Room(ROOM))
    facade.say(room, facade.person("Sofia"), text, believable.at(14, 3), mentions=mentions)
    return facade


def last_row(seat: Seat) -> int:
    return seat.main.room.model.rowCount() - 1


def spots(seat: Seat, region: Region) -> list[Spot]:
    layout = seat.main.room.timeline.layout_of(last_row(seat))
    return [spot for spot in layout.spots if spot.region is region]


def click(seat: Seat, spot: Spot) -> None:
    view = seat.main.room.timeline
    corner = view.visualRect(view.model().index(last_row(seat), 0)).topLeft()
    place = (QPointF(corner) + spot.rect.center()).toPoint()
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_link_in_the_text_opens_its_own_sheet(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with(LINKS)) as seat:
            seat.open(ROOM)
            click(seat, spots(seat, Region.LINK)[1])
            hosts = [each.text() for each in seat.sheet.findChildren(QLabel, "linkHost")]
            assert len(hosts) == 1
            assert "b.example" in hosts[0]

    drive(story())


def test_code_is_copied_by_its_button_and_a_message_as_it_was_written(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with(CODE)) as seat:
            seat.open(ROOM)
            click(seat, spots(seat, Region.COPY_CODE)[0])
            assert clipboard() == "x = *1*"
            view = seat.main.room.timeline
            view.setFocus()
            view.setCurrentIndex(view.model().index(last_row(seat), 0))
            seat.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, on=view)
            assert clipboard() == CODE

    drive(story())


def test_a_mention_tells_who_is_meant_whatever_the_text_says(drive: Drive) -> None:
    async def story() -> None:
        facade = facade_with("hi")
        ravi = facade.person("Ravi")
        room = facade.rooms_by_id[room_id(ROOM)]
        mention = Mention(ravi.user_id, 4, 5)
        said = "🔑 **@Lena** come"
        facade.say(room, facade.person("Sofia"), said, believable.at(14, 4), mentions=(mention,))
        async with seated(facade) as seat:
            seat.open(ROOM)
            (spot,) = spots(seat, Region.MENTION)
            item = seat.main.room.model.item(last_row(seat))
            assert spot_words(item, spot) == "Ravi"

    drive(story())


def test_a_screen_reader_hears_no_marks(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with("**now** or `never`")) as seat:
            seat.open(ROOM)
            index = seat.main.room.model.index(last_row(seat))
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            assert "now or never" in spoken
            assert index.data() == "**now** or `never`"

    drive(story())


def test_all_of_it_is_shown_marked_and_copied_as_written(drive: Drive) -> None:
    async def story() -> None:
        text = "**bold** <b>not</b> https://a.example/ " + "and so on " * 300
        async with seated(facade_with(text)) as seat:
            seat.open(ROOM)
            click(seat, spots(seat, Region.SHOW_ALL)[0])
            whole = seat.find(QTextEdit, "wholeText")
            assert whole.toPlainText().startswith("bold <b>not</b> https://a.example/ and so")
            whole.selectAll()
            whole.copy()
            assert clipboard() == text
            cursor = whole.textCursor()
            cursor.setPosition(0)
            cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
            whole.setTextCursor(cursor)
            whole.copy()
            assert clipboard() == "bold"
            seat.click("copyWhole")
            assert clipboard() == text
            cursor.setPosition(20)
            whole.setTextCursor(cursor)
            place: QPoint = whole.cursorRect(cursor).center() + QPoint(10, 0)
            QTest.mouseClick(whole.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert seat.sheet.objectName() == "openLinkSheet"

    drive(story())


def test_what_is_written_from_the_right_stands_at_the_right(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()):
            theme = Theme(Appearance.LIGHT)
            rich = RichText(read_markup("**שלום** לכולם כולם\n- https://a.b/ \u05d0"), theme, 400)
            mixed = RichText(read_markup("**שלום** לכולם כולם\n- \u05d0 https://a.b/"), theme, 400)
            (left,) = rich.spots(QPointF())
            (right,) = mixed.spots(QPointF())
            assert left.rect.left() < 40
            assert right.rect.right() <= mixed.width
            assert mixed.width - right.rect.right() >= 16

    drive(story())


def test_lines_are_counted_over_all_blocks(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()):
            theme = Theme(Appearance.LIGHT)
            blocks = read_markup("one\n- two\n- three\n```\nfour\nfive\n```\nsix")
            assert not RichText(blocks, theme, 400, most_lines=6).cut
            cut = RichText(blocks, theme, 400, most_lines=4)
            assert cut.cut
            assert cut.height < RichText(blocks, theme, 400).height

    drive(story())
