"""The timeline keeps its place, pages, and answers to pointer and keys."""

import asyncio

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sealroom.controller.timeline_views import Lock, MessageView, SendState
from sealroom.ui.models.timeline import MOST, PAGE, TimelineRole
from sealroom.ui.place import Place, Scroll
from sealroom.ui.timeline.delegate import spot_words
from sealroom.ui.timeline.region import Region
from sealroom.ui.timeline.view import TimelineView
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import DAY, MINUTE, Room, ScriptedFacade
from tests.ui.seat import Seat, seated, until


def long_room(facade: ScriptedFacade, messages: int = 1_000) -> Room:
    room = facade.add_room(Room("Long", read_to=messages - 1))
    names = ("Sofia", "Ravi")
    start = believable.NOW - messages * MINUTE
    for number in range(messages):
        words = f"line {number} " + "and so on " * (number % 23)
        person = facade.person(names[number // 3 % 2])
        facade.say(room, person, words, start + number * MINUTE)
    return room


def view_of(seat: Seat) -> TimelineView:
    return seat.main.room.timeline


def seen(view: TimelineView) -> dict[str, int]:
    """Texts on screen, and how high they stand."""
    tops = {}
    last = view.last_seen_row()
    for row in reversed(range(0 if last is None else last + 1)):
        index = view.model().index(row, 0)
        top = view.visualRect(index).top()
        if top < 0:
            break
        tops[str(index.data())] = top
    return dict(reversed(tops.items()))


def click(view: TimelineView, row: int, region: Region) -> None:
    spot = view.layout_of(row).spot_of(region)
    assert spot is not None
    corner = view.visualRect(view.model().index(row, 0)).topLeft()
    place = (QPointF(corner) + spot.rect.center()).toPoint()
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def row_of(seat: Seat, text: str) -> int:
    model = seat.main.room.model
    return next(row for row in range(model.rowCount()) if model.index(row).data() == text)


def test_a_room_opens_at_its_end(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            view = view_of(seat)
            assert view.at_end
            assert view.model().rowCount() <= 2 * PAGE
            assert any(text.startswith("line 999 ") for text in seen(view))
            assert not seat.shows("toEnd")

    drive(story())


def test_scrolling_to_the_beginning_reads_page_by_page_and_nothing_jumps(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            view, bar = view_of(seat), view_of(seat).verticalScrollBar()
            most = 0
            while not (seat.main.room.model.at_start and bar.value() == 0):
                before = seen(view)
                bar.setValue(bar.value() - 300)
                after = seen(view)
                kept = before.keys() & after.keys()
                moved = {after[text] - before[text] for text in kept}
                assert len(moved) == 1, "all of what stays in sight moves alike"
                assert moved <= set(range(301))
                most = max(most, view.model().rowCount())
            assert most <= MOST + PAGE
            assert "line 0 " in seen(view)
            assert seat.shows("toEnd")
            seat.click("toEnd")
            assert view.at_end
            assert any(text.startswith("line 999 ") for text in seen(view))

    drive(story())


def test_scrolling_back_down_reaches_the_end_again(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_room(facade, 900)
        async with seated(facade) as seat:
            seat.open("Long")
            view, bar = view_of(seat), view_of(seat).verticalScrollBar()
            while not seat.main.room.model.at_start:
                bar.setValue(0)
            assert seat.shows("toEnd")
            while not view.at_end:
                bar.setValue(bar.value() + 2_000)
            assert any(text.startswith("line 899 ") for text in seen(view))

    drive(story())


def test_who_reads_above_is_not_moved_by_what_arrives_below(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            view = view_of(seat)
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 2_000)
            before = seen(view)
            facade.arrive(room, facade.person("Ravi"), "something new")
            await until(lambda: seat.main.room.model.new_from is not None, "the new line")
            await asyncio.sleep(0.05)
            assert seen(view) == before
            assert seat.shows("toEnd")

    drive(story())


def test_who_stands_at_the_end_sees_what_arrives_and_has_read_it(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            facade.arrive(room, facade.person("Ravi"), "something new")
            await until(lambda: "something new" in seen(view_of(seat)), "it is on screen")
            await until(lambda: seat.asked("mark_read") != [], "it is read")
            assert view_of(seat).at_end

    drive(story())


def test_an_unread_room_opens_at_the_new_line(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = long_room(facade)
        room.read_to = 300
        async with seated(facade) as seat:
            seat.open("Long")
            texts = list(seen(view_of(seat)))
            assert any(text.startswith("line 301 ") for text in texts)
            assert not any(text.startswith("line 999 ") for text in texts)
            row = seat.main.room.model.new_row()
            assert row is not None
            assert seat.main.room.model.placement(row).new
            assert seat.asked("mark_read") == []

    drive(story())


def test_who_comes_back_stands_where_they_stood(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            view = view_of(seat)
            assert view.standing() is None, "at the end"
            for _ in range(8):
                view.verticalScrollBar().setValue(200)
                await asyncio.sleep(0)
            before, standing, place = seen(view), view.standing(), seat.window.place()
            assert standing is not None
            assert place is not None
        async with seated(facade) as seat:
            seat.window.return_to(place)
            view = view_of(seat)
            await until(lambda: seen(view) == before, "the same is seen at the same place")
            assert view.standing() == standing
            assert not seat.main.room.model.follows

    drive(story())


def test_a_place_that_is_gone_leads_to_the_end(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_room(facade, 100)
        async with seated(facade) as seat:
            long = seat.open("Long")
            seat.main.room.close_room()
            seat.window.return_to(Place(long, Scroll(1_000_000, 5), details=True))
            assert view_of(seat).at_end
            assert seat.main.panes.details_shown
            seat.window.return_to(Place("gone", None, details=False))
            assert seat.main.room.session_id == long

    drive(story())


def test_a_new_width_keeps_the_end_and_the_anchor(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        long_room(facade)
        async with seated(facade) as seat:
            seat.open("Long")
            view = view_of(seat)
            seat.window.resize(800, 600)
            assert view.at_end
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 1_000)
            first = next(iter(seen(view).items()))
            seat.window.resize(1200, 600)
            assert abs(seen(view)[first[0]] - first[1]) <= view.viewport().height()
            for row in range(view.model().rowCount()):
                index = view.model().index(row, 0)
                rect = view.visualRect(index)
                if 0 <= rect.top() < view.viewport().height():
                    assert rect.height() == view.layout_of(row).height

    drive(story())


def failed_one(seat: Seat) -> MessageView:
    return next(
        item
        for item in seat.room("Newsroom").items
        if isinstance(item, MessageView) and item.state is SendState.FAILED
    )


def test_a_failed_message_is_discarded_after_a_look_at_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            failed = failed_one(seat)
            seat.open("Newsroom")
            click(view_of(seat), row_of(seat, failed.text), Region.DISCARD)
            assert failed.text in seat.find(QLabel, "confirmWords").text()
            assert seat.asked("discard") == []
            seat.click("confirm")
            await until(lambda: seat.window.overlay.top is None, "discarded")
            assert failed not in seat.room("Newsroom").items

    drive(story())


def test_a_failed_message_is_edited_above_what_is_being_typed(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            failed = failed_one(seat)
            seat.open("Newsroom")
            seat.write("composerField", "by the way")
            click(view_of(seat), row_of(seat, failed.text), Region.EDIT)
            field = seat.main.room.composer.field
            await until(lambda: failed.text in field.toPlainText(), "it is back")
            assert field.toPlainText() == f"{failed.text}\nby the way"
            assert field.hasFocus()
            assert failed not in seat.room("Newsroom").items
            seat.open("Field team")
            await until(lambda: seat.room("Newsroom").draft == f"{failed.text}\nby the way", "kept")

    drive(story())


def test_a_failed_message_is_tried_again_in_the_bubble(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            failed = failed_one(seat)
            seat.open("Newsroom")
            click(view_of(seat), row_of(seat, failed.text), Region.RETRY)
            await until(lambda: bool(seat.asked("retry")), "tried again")
            message = seat.main.room.model
            await until(
                lambda: (
                    message.index(row_of(seat, failed.text)).data(TimelineRole.ITEM).state
                    is SendState.SENT
                ),
                "sent",
            )

    drive(story())


def test_a_long_message_is_collapsed_and_shown_whole_on_demand(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        text = "all of it\n" * 6_000
        room = facade.add_room(Room("Long"))
        facade.say(room, facade.person("Sofia"), text, believable.NOW)
        async with seated(facade) as seat:
            seat.open("Long")
            view = view_of(seat)
            assert view.layout_of(0).height < 700
            click(view, 0, Region.SHOW_ALL)
            assert seat.sheet.objectName() == "wholeMessageSheet"
            seat.click("copyWhole")
            assert QGuiApplication.clipboard().text() == text
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None

    drive(story())


def test_keys_choose_a_message_and_copy_it(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Lena and Mira")
            view_of(seat).setFocus()
            seat.press(Qt.Key.Key_Up)
            seat.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            assert QGuiApplication.clipboard().text() == "Did you read the contract?"

    drive(story())


def test_the_menu_offers_what_fits_the_message(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Newsroom")
            view = view_of(seat)
            offers = {}
            for row in range(view.model().rowCount()):
                index = view.model().index(row, 0)
                item = index.data(TimelineRole.ITEM)
                view.menuWanted.emit(index, view.mapToGlobal(view.rect().center()))
                if QApplication.activePopupWidget() is not None:
                    offers[item.lock, item.state] = seat.menu()
                    seat.press(Qt.Key.Key_Escape, on=QApplication.activePopupWidget())
            received = SendState.RECEIVED
            told = ["copyText", "showAll", "aboutMessage", "select"]
            assert offers[Lock.SEALED, received] == ["answer", "react", "forward", *told]
            assert offers[Lock.SEALED, SendState.FAILED] == [*told, "retry", "edit", "discard"]
            assert offers[Lock.SEALED, SendState.SENDING] == [*told, "edit", "discard"]
            own = ["answer", "react", "change", "forward", *told, "recall"]
            assert offers[Lock.SEALED, SendState.SENT] == own
            assert offers[Lock.UNVERIFIED, received] == ["aboutMessage", "select"]
            assert offers[Lock.WAITING, received] == ["aboutMessage", "select", "askForKey"]

    drive(story())


def test_tooltips_say_what_the_signs_mean(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            view = view_of(seat)
            said = []
            for row in range(view.model().rowCount()):
                layout = view.layout_of(row)
                spot = layout.spot_of(Region.LOCK)
                assert spot is not None
                said.append(spot_words(layout.item, spot))
            assert any("only the people" in words for words in said)
            assert any("could not be verified" in words.lower() for words in said)
            assert any("opens by itself" in words for words in said)

    drive(story())


def test_an_opened_message_shows_its_text_in_place(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            room = seat.room("Newsroom")
            waiting = next(
                item
                for item in room.items
                if isinstance(item, MessageView) and item.lock is Lock.WAITING
            )
            facade.change_message(room, waiting, lock=Lock.SEALED, text="Found it")
            assert "Found it" in seen(view_of(seat))

    drive(story())


def _waiting(room: Room) -> MessageView:
    messages = (item for item in room.items if isinstance(item, MessageView))
    return next(message for message in messages if message.lock is Lock.WAITING)


def _row(seat: Seat, message: MessageView) -> int:
    model = seat.main.room.model
    return next(row for row in range(model.rowCount()) if model.item(row) == message)


def _spoken(seat: Seat, message: MessageView) -> str:
    """The row for a screen reader, without the marks around names."""
    index = seat.main.room.model.index(_row(seat, message))
    words = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    return words.replace("\N{FIRST STRONG ISOLATE}", "").replace("\N{POP DIRECTIONAL ISOLATE}", "")


def test_a_message_whose_key_is_late_says_who_was_asked_and_asks_the_next_by_a_click(
    drive: Drive,
) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            session_id = seat.open("Newsroom")
            view = view_of(seat)
            waiting = _waiting(seat.room("Newsroom"))
            assert waiting.wait is not None
            assert "asked Noor and Idris" in _spoken(seat, waiting)

            click(view, _row(seat, waiting), Region.ASK_KEY)
            await until(lambda: bool(facade.calls), "it is asked")

            assert facade.calls[-1] == ("ask_for_key", session_id, waiting.wait.key_id)
            now = _waiting(seat.room("Newsroom"))
            assert "asked Noor, Idris and Mikkel" in _spoken(seat, now)

    drive(story())


def test_a_message_whose_key_may_come_at_any_moment_is_not_told_as_late(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            view = view_of(seat)
            room = seat.room("Newsroom")
            facade.change_message(room, _waiting(room), wait=None)

            waiting = _waiting(room)
            layout = view.layout_of(_row(seat, waiting))
            assert layout.spot_of(Region.ASK_KEY) is None
            assert _spoken(seat, waiting).endswith(": …, 13:31, sealed")
            facade.change_message(room, waiting, lock=Lock.SEALED, text="Found it")
            assert "Found it" in seen(view)

    drive(story())


def test_the_newcomers_history_begins_with_one_line(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.came_later()) as seat:
            seat.open("Kitchen rota")
            model = view_of(seat).model()
            words = [
                model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
                for row in range(model.rowCount())
            ]
            assert words[0].startswith("Your history here begins with your joining.")
            assert sum("history here begins" in each for each in words) == 1

    drive(story())


def test_shared_history_comes_in_above_and_what_is_seen_stays(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.came_later()
        source = facade.add_room(Room("Source"))
        bea = facade.person("Bea")
        earlier = [
            msgspec.structs.replace(
                facade.say(source, bea, f"earlier {n}", believable.at(9, n, 9)), order=n - 1_000
            )
            for n in range(50)
        ]
        async with seated(facade) as seat:
            seat.open("Kitchen rota")
            view, room = view_of(seat), seat.room("Kitchen rota")
            last = "Bins are out, oven is clean."
            model = view.model()
            before = view.visualRect(model.index(row_of(seat, last), 0)).bottom()
            facade.history_comes(room, list(earlier))
            assert view.visualRect(model.index(row_of(seat, last), 0)).bottom() == before
            view.verticalScrollBar().setValue(0)
            texts = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
            assert "Your history here begins on" in texts[0]
            assert texts[1:51] == [f"earlier {n}" for n in range(50)]
            assert texts[51:] == [last]

    drive(story())


def test_an_own_message_takes_its_place_when_it_is_sent(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.sends_go_through = False
        async with seated(facade) as seat:
            session_id = seat.open("Lena and Mira")
            room = seat.room("Lena and Mira")
            await facade.send(session_id, "mine", sealed=True)
            facade.arrive(room, facade.person("Lena"), "hers")
            await until(lambda: seat.main.room.model.rowCount() == 3, "both are there")
            model = seat.main.room.model
            assert [model.index(row).data() for row in (1, 2)] == ["hers", "mine"]
            mine = room.items[-1]
            assert isinstance(mine, MessageView)
            earlier = msgspec.structs.replace(room.items[1], order=room.items[1].order + 1)
            room.items[1] = earlier
            model.open(session_id)
            facade.change_message(room, mine, order=earlier.order - 1, state=SendState.SENT)
            assert [model.index(row).data() for row in (1, 2)] == ["mine", "hers"]
            assert model.rowCount() == 3

    drive(story())


def test_headings_and_groups(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.add_room(Room("Groups"))
        sofia, ravi = facade.person("Sofia"), facade.person("Ravi")
        start = believable.at(10, 0)
        facade.say(room, sofia, "yesterday", start - DAY)
        for text, person, minutes in (
            ("first", sofia, 0),
            ("second", sofia, 4),
            ("late", sofia, 12),
            ("other", ravi, 13),
        ):
            facade.say(room, person, text, start + minutes * MINUTE)
        room.read_to = 100
        async with seated(facade) as seat:
            seat.open("Groups")
            model = seat.main.room.model
            placed = [model.placement(row) for row in range(model.rowCount())]
            assert [bool(place.day) for place in placed] == [True, True, False, False, False]
            assert [place.starts for place in placed] == [True, True, False, True, True]
            assert [place.ends for place in placed] == [True, False, True, True, True]

    drive(story())
