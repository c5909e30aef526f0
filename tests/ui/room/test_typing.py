"""Who types, in the header; telling that one does; and how far others have read."""

import msgspec
from PySide6.QtWidgets import QLabel

from sealroom.controller.events import ReadMarksChanged, TypingChanged
from sealroom.controller.timeline_views import MessageView
from sealroom.ui.dialogs.app_settings.privacy import PrivacyPage
from sealroom.ui.parts.label import ElidedLabel
from sealroom.ui.parts.switch import Switch
from sealroom.ui.room import typing
from sealroom.ui.text.item_words import state_words
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import ScriptedFacade, person_id, room_id
from tests.ui.seat import Seat, seated, until

ROOM = room_id("Field team")


def subtitle(seat: Seat) -> str:
    words = seat.find(ElidedLabel, "roomSubtitle").whole
    return words.replace("\u2068", "").replace("\u2069", "")


def types(facade: ScriptedFacade, name: str, *, on: bool = True) -> None:
    facade.tell(TypingChanged(ROOM, person_id(name), typing=on))


def test_who_types_stands_in_the_header_until_they_stop(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            before = subtitle(seat)
            types(facade, "Sofia")
            assert subtitle(seat) == "Sofia is typing…"
            types(facade, "Ravi")
            assert subtitle(seat) == "Sofia and Ravi are typing…"
            types(facade, "Sofia", on=False)
            assert subtitle(seat) == "Ravi is typing…"
            seat.open("Newsroom")
            seat.open("Field team")
            assert subtitle(seat) == before, "nobody is remembered elsewhere"
            facade.tell(TypingChanged(room_id("Newsroom"), person_id("Sofia"), typing=True))
            assert subtitle(seat) == before

    drive(story())


def test_who_tells_no_more_is_forgotten_after_a_while(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Field team")
            before = subtitle(seat)
            usual, typing._LASTS_MS = typing._LASTS_MS, 20
            try:
                types(facade, "Sofia")
                assert subtitle(seat) != before
                await until(lambda: subtitle(seat) == before, "forgotten")
            finally:
                typing._LASTS_MS = usual

    drive(story())


def test_that_one_types_is_told_once_in_a_while_where_one_wants_it(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.open("Newsroom")
            seat.write("composerField", "quietly")
            assert seat.asked("tell_typing") == []
            facade.preferred = msgspec.structs.replace(facade.preferred, typing_told=True)
            seat.write("composerField", " and loudly")
            await until(lambda: len(seat.asked("tell_typing")) == 1, "told")
            assert seat.asked("tell_typing") == [(room_id("Newsroom"),)]

    drive(story())


def test_both_are_off_until_they_are_wanted(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        async with seated(facade) as seat:
            seat.sheets.app_settings(PrivacyPage)
            for name in ("typingTold", "readingTold"):
                await until(lambda: not seat.sheet.busy, "free")
                switch = seat.find(Switch, name)
                assert not switch.isChecked()
                switch.click()
            await until(lambda: facade.preferred.reading_told, "kept")
            assert facade.preferred.typing_told
            assert seat.find(QLabel, "sheetTitle").isVisible()

    drive(story())


def test_who_has_read_an_own_message_is_said(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[ROOM]
        async with seated(facade) as seat:
            seat.open("Field team")
            at, mine = next(
                (at, item)
                for at, item in enumerate(room.items)
                if isinstance(item, MessageView) and item.mine
            )
            assert state_words(mine) == "Sent"
            room.items[at] = msgspec.structs.replace(mine, read_by=("Ravi", "Sofia"))
            facade.tell(ReadMarksChanged(ROOM))
            model = seat.main.room.model

            def shown() -> str:
                item = model.item(model.row_from(mine.order))
                assert isinstance(item, MessageView)
                return state_words(item).replace("\u2068", "").replace("\u2069", "")

            await until(lambda: shown() == "Read by Ravi and Sofia", "said")

    drive(story())
