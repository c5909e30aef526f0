"""Answers, reactions, changes and recalls at a window, by clicks and keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QPushButton, QWidget

from sealroom.controller.talk_views import DraftAbout
from sealroom.controller.timeline_views import MessageView
from sealroom.ui.composer.about_bar import AboutBar
from sealroom.ui.emoji.picker import EmojiPopup
from sealroom.ui.timeline.region import Region
from tests.ui.conftest import Drive
from tests.ui.conversation import conversation
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated, until

HERE = room_id("Lighthouse")


def message(seat: Seat, text: str) -> MessageView:
    return next(
        item
        for item in seat.room("Lighthouse").items
        if isinstance(item, MessageView) and text in item.text
    )


def row(seat: Seat, text: str) -> int:
    return seat.main.room.model.row_from(message(seat, text).order)


def menu_of(seat: Seat, text: str) -> None:
    """Open the menu of a message by the right mouse button."""
    view = seat.main.room.timeline
    index = view.model().index(row(seat, text), 0)
    view.menuWanted.emit(index, view.viewport().mapToGlobal(view.visualRect(index).center()))


def click(seat: Seat, text: str, region: Region, value: str = "") -> None:
    view = seat.main.room.timeline
    QApplication.sendPostedEvents()  # a bar may just have come or gone below it
    index = view.model().index(row(seat, text), 0)
    view.scrollTo(index)
    layout = view.layout_of(index.row())
    spot = next(s for s in layout.spots if s.region is region and s.value == value)
    place = (QPointF(view.visualRect(index).topLeft()) + spot.rect.center()).toPoint()
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def about(seat: Seat) -> str:
    return seat.main.room.composer.findChildren(AboutBar)[0].title


def typed(seat: Seat) -> str:
    return seat.main.room.composer.field.toPlainText()


def test_an_answer_is_chosen_in_the_menu_and_names_what_it_answers(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            menu_of(seat, "nets on Thursday")
            seat.choose("answer")
            assert about(seat).startswith("Answer")
            seat.write("composerField", "The small ones")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("send")), "sent")
            answer = message(seat, "The small ones")
            assert answer.reply is not None
            assert answer.reply.text == "Who brings the nets on Thursday?"
            assert about(seat) == "", "the next message answers nothing"

    drive(story())


def test_keys_walk_the_messages_to_answer_and_back_to_none(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            ctrl = Qt.KeyboardModifier.ControlModifier
            seat.press(Qt.Key.Key_Up, ctrl)
            bar = seat.main.room.composer.findChildren(AboutBar)[0]
            assert bar.text == "Spare maps at the kiosk"
            seat.press(Qt.Key.Key_Up, ctrl)
            assert bar.text == "The ferry goes at 8:40, platform two"
            seat.press(Qt.Key.Key_Down, ctrl)
            seat.press(Qt.Key.Key_Down, ctrl)
            assert about(seat) == ""

    drive(story())


def test_what_is_answered_is_kept_with_the_draft(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            asked = message(seat, "nets on Thursday")
            menu_of(seat, "nets on Thursday")
            seat.choose("answer")
            kept = DraftAbout(asked.message_id, edits=False)
            await until(lambda: seat.facade.draft_about(HERE) == kept, "kept")
            seat.open("Field team")
            assert about(seat) == ""
            seat.open("Lighthouse")
            assert about(seat).startswith("Answer")
            seat.press(Qt.Key.Key_Escape)
            assert about(seat) == ""
            await until(lambda: seat.facade.draft_about(HERE) is None, "let go of")

    drive(story())


def test_the_arrow_up_changes_ones_last_message_and_escape_leaves_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            field = seat.main.room.composer.field
            field.setFocus()
            seat.press(Qt.Key.Key_Up)
            assert about(seat) == "Change your message"
            assert typed(seat) == "Spare maps at the kiosk"
            seat.press(Qt.Key.Key_Escape)
            assert (about(seat), typed(seat)) == ("", "")
            seat.press(Qt.Key.Key_Up)
            QTest.keyClicks(field, " and at the pier")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("edit")), "changed")
            assert message(seat, "and at the pier").edited_at is not None
            assert seat.asked("send") == []

    drive(story())


def test_what_was_being_written_comes_back_after_a_change(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            seat.write("composerField", "half a thought")
            menu_of(seat, "at ten")
            seat.choose("change")
            assert typed(seat) == "We meet at ten at the boat house"
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.asked("edit")), "changed")
            assert typed(seat) == "half a thought"

    drive(story())


def test_a_reaction_is_put_by_the_menu_and_taken_away_by_a_click(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            menu_of(seat, "at ten")
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            signs = next(a.menu() for a in menu.actions() if a.objectName() == "react")
            assert isinstance(signs, QMenu)
            signs.actions()[0].trigger()
            menu.close()
            await until(lambda: len(message(seat, "at ten").reactions) == 1, "there")
            (mine,) = message(seat, "at ten").reactions
            assert (mine.emoji, mine.mine) == ("👍", True)

            click(seat, "at ten", Region.REACTION, "👍")
            await until(lambda: not message(seat, "at ten").reactions, "gone")

            click(seat, "I do, and the lamp", Region.REACTION, "🎉")
            await until(
                lambda: message(seat, "I do, and the lamp").reactions[-1].count == 2, "joined"
            )

    drive(story())


def test_any_other_emoji_is_put_from_the_picker(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            menu_of(seat, "at ten")
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            signs = next(a.menu() for a in menu.actions() if a.objectName() == "react")
            assert isinstance(signs, QMenu)
            signs.actions()[-1].trigger()
            menu.close()
            popup = seat.window.findChildren(EmojiPopup)[0]
            QTest.keyClicks(popup.picker.search, "anchor")
            QTest.keyClick(popup.picker.search, Qt.Key.Key_Return)
            await until(lambda: len(message(seat, "at ten").reactions) == 1, "there")
            assert message(seat, "at ten").reactions[0].emoji == "⚓"

    drive(story())


def test_a_quote_leads_to_what_it_quotes(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation(), size=(760, 520)) as seat:
            seat.open("Lighthouse")
            click(seat, "I do, and the lamp", Region.QUOTE)
            view = seat.main.room.timeline
            shown = view.visualRect(view.model().index(row(seat, "nets on Thursday"), 0))
            assert view.viewport().rect().contains(shown.center())

    drive(story())


def test_a_message_goes_to_another_room_and_says_that_it_was_said_before(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            menu_of(seat, "nets on Thursday")
            seat.choose("forward")
            rooms = seat.find(QListWidget, "forwardRooms")
            seat.write("forwardFilter", "open h")
            assert [rooms.item(n).text() for n in range(rooms.count())] == ["Open house"]
            assert seat.shows("forwardCaution"), "sealed here, and not there"
            seat.click("forward")
            await until(lambda: seat.window.overlay.top is None, "forwarded")
            said = seat.room("Open house").items[-1]
            assert isinstance(said, MessageView)
            assert (said.text, said.forwarded) == ("Who brings the nets on Thursday?", True)

    drive(story())


def test_a_recall_asks_first_and_leaves_a_line(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            gone = message(seat, "at ten")
            menu_of(seat, "at ten")
            seat.choose("recall")
            assert "We meet at ten" in seat.find(QLabel, "confirmWords").text()
            assert seat.asked("recall") == []
            seat.click("confirm")
            await until(lambda: seat.window.overlay.top is None, "recalled")
            left = seat.facade.message(HERE, gone.message_id)
            assert left is not None
            assert (left.text, left.recall is not None) == ("", True)
            at = seat.main.room.model.index(seat.main.room.model.row_from(gone.order))
            spoken = at.data(Qt.ItemDataRole.AccessibleTextRole)
            assert "You recalled this message" in spoken

    drive(story())


def test_edited_leads_to_what_was_said_before(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            said = message(seat, "at ten")
            await seat.facade.edit(HERE, said.message_id, "We meet at eleven", sealed=True)
            click(seat, "We meet at eleven", Region.EDITED)
            versions = [label.text() for label in seat.sheet.findChildren(QLabel, "versionText")]
            assert versions == ["We meet at eleven", "We meet at ten at the boat house"]

    drive(story())


def test_several_messages_are_chosen_by_click_and_keys_and_copied_together(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            view = seat.main.room.timeline
            menu_of(seat, "at ten")
            seat.choose("select")
            assert seat.find(QLabel, "selectionWords").text() == "1 chosen"
            assert not seat.shows("composerField"), "it gives way"
            click(seat, "The ferry goes", Region.BODY)
            assert seat.find(QLabel, "selectionWords").text() == "2 chosen"
            seat.click("selectionCopy")
            lines = QGuiApplication.clipboard().text().splitlines()
            assert [line.split("] ")[1] for line in lines] == [
                "You: We meet at ten at the boat house",
                "Sofia: The ferry goes at 8:40, platform two",
            ]
            assert seat.shows("composerField")

            view.setFocus()
            view.setCurrentIndex(view.model().index(row(seat, "at ten"), 0))
            for _ in range(2):
                seat.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, on=view)
            chosen = seat.find(QLabel, "selectionWords").text()
            assert chosen == "2 chosen", "what was recalled has nothing to be chosen for"
            seat.press(Qt.Key.Key_Escape, on=view)
            assert seat.shows("composerField")

    drive(story())


def test_several_own_messages_are_recalled_and_others_hold_the_button_back(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            menu_of(seat, "at ten")
            seat.choose("select")
            click(seat, "Spare maps", Region.BODY)
            click(seat, "The ferry goes", Region.BODY)
            assert not seat.find(QPushButton, "selectionRecall").isEnabled()
            click(seat, "The ferry goes", Region.BODY)
            seat.click("selectionRecall")
            seat.click("confirm")
            await until(lambda: len(seat.asked("recall")) == 2, "both")
            await until(lambda: not seat.shows("selectionBar"), "nothing is chosen any more")

    drive(story())


def place_of(seat: Seat, text: str, part: str) -> tuple[QPointF, QPointF]:
    """Where a part of a message's text begins and ends, in the viewport."""
    view = seat.main.room.timeline
    QApplication.sendPostedEvents()
    index = view.model().index(row(seat, text), 0)
    view.scrollTo(index)
    layout = view.layout_of(index.row())
    start = message(seat, text).text.index(part)
    corner = QPointF(view.visualRect(index).topLeft())
    body = layout.body_rect
    middle = body.left() + 20
    inside = [
        y
        for y in range(int(body.top()), int(body.bottom()))
        if layout.text_place(QPointF(middle, y)) is not None
    ]
    height = inside[len(inside) // 2]
    places = {
        float(x): place.unit
        for x in range(int(body.left()), int(body.right()))
        if (place := layout.text_place(QPointF(x, height))) is not None
    }
    first = next(x for x, unit in places.items() if unit == start)
    last = next(x for x, unit in places.items() if unit == start + len(part))
    y = corner.y() + height
    return QPointF(corner.x() + first, y), QPointF(corner.x() + last, y)


def test_a_part_of_a_text_is_chosen_by_dragging_and_copied(drive: Drive) -> None:
    async def story() -> None:
        async with seated(conversation()) as seat:
            seat.open("Lighthouse")
            view = seat.main.room.timeline
            start, end = place_of(seat, "The ferry goes", "ferry goes")
            port = view.viewport()
            QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start.toPoint())
            drag(port, end)
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end.toPoint())
            assert view.chosen_text == "ferry goes"
            QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            assert QGuiApplication.clipboard().text() == "ferry goes"

            seat.press(Qt.Key.Key_Escape, on=view)
            assert view.chosen_text == ""

            word = start.toPoint() + QPoint(6, 0)
            QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=word)
            assert view.chosen_text == "ferry"

    drive(story())


def drag(port: QWidget, to: QPointF) -> None:
    """Move the pointer with the button down, which QTest does not."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        to,
        QPointF(port.mapToGlobal(to.toPoint())),
        Qt.MouseButton.NoButton,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)
