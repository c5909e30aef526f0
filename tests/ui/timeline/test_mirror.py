"""The timeline where the window begins at the right."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from sealroom.ui.parts.mirror import flip
from sealroom.ui.parts.text_block import TextBlock
from sealroom.ui.theme import Icon, Theme
from sealroom.ui.timeline.region import Region
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id
from tests.ui.seat import Seat, seated, until

ROOM = "Mirror"


@pytest.fixture
def _mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def facade_with_two() -> ScriptedFacade:
    facade = believable.furnished()
    room = facade.add_room(Room(ROOM))
    facade.say(room, facade.person("Sofia"), "see https://a.example/ here", believable.at(14, 3))
    assert facade.me is not None
    facade.say(room, facade.me, "mine", believable.at(14, 4))
    return facade


async def shown(seat: Seat) -> None:
    seat.main.show_room(room_id(ROOM))
    view = seat.main.room.timeline
    await until(lambda: view.last_seen_row() is not None, "the room")


@pytest.mark.usefixtures("_mirrored")
def test_own_messages_stand_at_the_left_and_answer_where_they_are_seen(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with_two()) as seat:
            await shown(seat)
            view = seat.main.room.timeline
            rows = seat.main.room.model.rowCount()
            middle = view.viewport().width() / 2
            others, mine = view.layout_of(rows - 2), view.layout_of(rows - 1)
            assert mine.body_rect.right() < middle < others.body_rect.left()
            link = others.spot_of(Region.LINK)
            assert link is not None
            assert others.body_rect.contains(link.rect)
            for spot in (*others.spots, *mine.spots):
                layout = others if spot in others.spots else mine
                found = layout.spot_at(spot.rect.center())
                assert found is not None

    drive(story())


@pytest.mark.usefixtures("_mirrored")
def test_a_link_is_where_its_letters_are(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with_two()) as seat:
            await shown(seat)
            layout = seat.main.room.timeline.layout_of(seat.main.room.model.rowCount() - 2)
            link = layout.spot_of(Region.LINK)
            assert link is not None
            place = layout.text_place(link.rect.center())
            assert place is not None
            assert len("see ") < place.unit < len("see https://a.example/")

    drive(story())


@pytest.mark.usefixtures("_mirrored")
def test_panes_and_rooms_change_sides(drive: Drive) -> None:
    async def story() -> None:
        async with seated(facade_with_two()) as seat:
            await shown(seat)
            assert seat.main.rooms.geometry().right() >= seat.main.panes.width() - 1
            assert seat.main.middle.geometry().left() == 0

    drive(story())


def painted(draw: object, width: int = 200) -> QImage:
    image = QImage(width, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    flip(painter, width)
    assert callable(draw)
    draw(painter)
    painter.end()
    return image


def test_words_and_plain_icons_are_upright_in_the_mirror(qapp: QApplication) -> None:
    """The same pixels as unmirrored, at the other side."""
    theme = Theme()
    block = TextBlock("Sealed, 4.", theme.fonts.body, 200, 20)

    def words(painter: QPainter) -> None:
        block.draw(painter, QPointF(0, 0), QColor("black"))

    def icon(painter: QPainter) -> None:
        theme.icons.paint(painter, QPointF(0, 0), 16, Icon.EDIT, QColor("black"))

    for draw, width in ((words, int(block.width)), (icon, 16)):
        before = painted(draw)
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        after = painted(draw)
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        assert after.copy(200 - width, 0, width, 30) == before.copy(0, 0, width, 30)
        assert before != after


def test_icons_that_point_along_the_writing_are_turned_over(qapp: QApplication) -> None:
    theme = Theme()
    plain = theme.icons.pixmap(Icon.REPLY, 16, QColor("black")).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = theme.icons.pixmap(Icon.REPLY, 16, QColor("black")).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    back = turned.flipped(Qt.Orientation.Horizontal)
    assert differing(turned, plain) > 4 * differing(back, plain)


def differing(one: QImage, other: QImage) -> int:
    """Smoothed edges fall a little otherwise: only what is plainly there counts."""
    return sum(
        abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) > 128
        for x in range(one.width())
        for y in range(one.height())
    )
