"""Names and emoji completed while writing, by keys and clicks."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from sealroom.controller.timeline_views import MessageView
from sealroom.controller.views import PersonView
from sealroom.protocol.entry import Role
from sealroom.ui.composer.field import ComposerField
from sealroom.ui.composer.offers import people_offers
from sealroom.ui.composer.trigger import Trigger, short_in, trigger_in
from sealroom.ui.emoji.picker import EmojiPopup
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import Member
from tests.ui.seat import Seat, seated, until

ROOM = "Field team"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("@", Trigger(0, "", is_person=True)),
        ("hi @so", Trigger(3, "so", is_person=True)),
        ("(@so", Trigger(1, "so", is_person=True)),
        ("so :ta", Trigger(3, "ta", is_person=False)),
        ("mail me@so", None),
        ("@so far", None),
        (":t", None),
        ("10:30", None),
        ("http://x", None),
        (":tada:", None),
    ],
)
def test_what_asks_for_a_completion(before: str, found: Trigger | None) -> None:
    assert trigger_in(before) == found


def test_a_whole_short_is_known() -> None:
    found = short_in("yes :tada:")
    assert found is not None
    assert (found[0], found[1].text) == (4, "🎉")
    assert short_in("at 10:30:") is None
    assert short_in(":nosuchthing:") is None


def person(name: str, **more: object) -> PersonView:
    view = PersonView(name.encode().hex(), name, Role.MEMBER, is_me=False, verified=False)
    return msgspec.structs.replace(view, **more)


def test_people_are_found_by_the_letters_of_their_names_the_nearest_first() -> None:
    people = [
        person("Rosalie Meier"),
        person("Zoë Roth"),
        person("Ariosto"),
        person("Me Roe", is_me=True),
        person("Rolf", invited=True),
        person("Robin", role=None),
    ]
    assert [each.words for each in people_offers(people, "ro")] == [
        "Rosalie Meier",
        "Zoë Roth",
        "Ariosto",
    ]
    assert [each.words for each in people_offers(people, "ZOE")] == ["Zoë Roth"]
    assert people_offers(people, "xyz") == []


def test_who_looks_like_another_is_told_apart() -> None:
    people = [person("Sofia", verified=True), person("S\u043efia")]
    real, other = people_offers(people, "")
    assert not real.alarming
    assert other.alarming
    assert other.note == "Looks like another"


def offered(seat: Seat) -> list[str]:
    view = seat.find(QListView, "offerList")
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def field_of(seat: Seat) -> ComposerField:
    return seat.main.room.composer.field


def last_said(seat: Seat) -> MessageView:
    return next(item for item in reversed(seat.room(ROOM).items) if isinstance(item, MessageView))


async def sent(seat: Seat) -> MessageView:
    seat.press(Qt.Key.Key_Return, on=field_of(seat))
    await until(lambda: bool(seat.asked("send")), "sent")
    return last_said(seat)


def test_a_name_is_completed_and_sent_as_a_mention(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            field_of(seat).setFocus()
            field_of(seat).insertPlainText("😀")
            QTest.keyClicks(field_of(seat), " @so")
            assert offered(seat) == ["Sofia"]
            seat.press(Qt.Key.Key_Return, on=field_of(seat))
            assert field_of(seat).toPlainText() == "😀 @Sofia "
            assert seat.asked("send") == []
            QTest.keyClicks(field_of(seat), "and @ra")
            seat.press(Qt.Key.Key_Tab, on=field_of(seat))
            message = await sent(seat)
            assert message.text == "😀 @Sofia and @Ravi "
            names = [message.text[m.start : m.start + m.length] for m in message.mentions]
            assert names == ["@Sofia", "@Ravi"]
            assert [m.name for m in message.mentions] == ["Sofia", "Ravi"]

    drive(story())


def test_a_mention_moves_with_the_text_and_ends_when_it_is_changed(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            seat.write("composerField", "@so")
            seat.press(Qt.Key.Key_Return, on=field_of(seat))
            QTest.keyClicks(field_of(seat), "@ra")
            seat.press(Qt.Key.Key_Return, on=field_of(seat))
            seat.press(Qt.Key.Key_Home, on=field_of(seat))
            QTest.keyClicks(field_of(seat), "dear ")
            seat.press(Qt.Key.Key_End, on=field_of(seat))
            for _ in range(2):
                seat.press(Qt.Key.Key_Backspace, on=field_of(seat))
            seat.press(Qt.Key.Key_Escape, on=field_of(seat))  # it offers the name again
            message = await sent(seat)
            assert message.text == "dear @Sofia @Rav"
            (mention,) = message.mentions
            assert (mention.name, mention.start, mention.length) == ("Sofia", 5, 6)

    drive(story())


def test_a_draft_names_again_whom_it_named(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            seat.write("composerField", "@so")
            seat.press(Qt.Key.Key_Return, on=field_of(seat))
            seat.open("Newsroom")
            await until(lambda: seat.room(ROOM).draft == "@Sofia ", "draft is kept")
            seat.open(ROOM)
            message = await sent(seat)
            assert [m.name for m in message.mentions] == ["Sofia"]

    drive(story())


def test_of_two_with_one_name_the_chosen_one_is_meant(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        other = facade.person("Sofia ")
        async with seated(facade) as seat:
            seat.room(ROOM).members.append(Member(other, Role.MEMBER))
            seat.open(ROOM)
            seat.write("composerField", "@sof")
            assert offered(seat) == ["Sofia", "Sofia"]
            seat.press(Qt.Key.Key_Down, on=field_of(seat))
            chosen = seat.find(QListView, "offerList").currentIndex().row()
            assert chosen == 1
            seat.press(Qt.Key.Key_Return, on=field_of(seat))
            message = await sent(seat)
            assert len(message.mentions) == 1

    drive(story())


def test_escape_sends_the_offers_away_and_a_click_takes_one(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            seat.write("composerField", "@")
            assert len(offered(seat)) > 2
            seat.press(Qt.Key.Key_Escape, on=field_of(seat))
            assert not seat.shows("offers")
            QTest.keyClicks(field_of(seat), "s")
            assert not seat.shows("offers")
            seat.press(Qt.Key.Key_Backspace, on=field_of(seat))
            seat.press(Qt.Key.Key_Backspace, on=field_of(seat))
            QTest.keyClicks(field_of(seat), "@r")
            view = seat.find(QListView, "offerList")
            place = view.visualRect(view.model().index(0, 0)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
            assert field_of(seat).toPlainText().startswith("@R")
            assert field_of(seat).hasFocus()

    drive(story())


def test_emoji_by_their_shorts(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            seat.write("composerField", "yes :tad")
            assert offered(seat)[0] == ":tada:"
            seat.press(Qt.Key.Key_Return, on=field_of(seat))
            assert field_of(seat).toPlainText() == "yes 🎉"
            QTest.keyClicks(field_of(seat), " :+1: 10:30: ")
            assert field_of(seat).toPlainText() == "yes 🎉 👍 10:30: "
            await until(lambda: len(seat.facade.preferred.emoji_used) == 2, "kept")

    drive(story())


def test_an_emoji_from_the_picker_stands_at_the_cursor(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(ROOM)
            seat.write("composerField", "ab")
            seat.press(Qt.Key.Key_Left, on=field_of(seat))
            seat.press(Qt.Key.Key_Period, CTRL, on=field_of(seat))
            popup = seat.find(EmojiPopup, "emojiPopup")
            QTest.keyClicks(popup.picker.search, "tada")
            seat.press(Qt.Key.Key_Return, on=popup.picker.search)
            assert field_of(seat).toPlainText() == "a🎉b"
            seat.click("composerEmoji")
            seat.find(EmojiPopup, "emojiPopup").close()

    drive(story())
