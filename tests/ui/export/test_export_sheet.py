"""Exporting at the window: warned, chosen, cancelled, refused by the disk."""

import json
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from sealroom.ui.export.form import Form
from sealroom.ui.export.room_export import PAGE, export_room
from sealroom.ui.parts.notice import Notice
from sealroom.ui.text.file_name import file_name_of
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.file_dialogs import choose_file
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id
from tests.ui.seat import seated, until

ROOM = room_id("Field team")


def long_room() -> tuple[ScriptedFacade, Room]:
    facade = believable.alone()
    room, bea = facade.add_room(Room("Long")), facade.person("Bea")
    for number in range(3 * PAGE + 7):
        facade.say(room, bea, f"Message {number}", believable.NOW + number)
    return facade, room


def test_it_warns_first_and_says_where_the_file_is(drive: Drive, tmp_path: Path) -> None:
    file, counts = tmp_path / "team.json", list[int]()

    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open("Field team")
            seat.sheets.export(ROOM)
            assert "not sealed" in seat.find(Notice, "exportWarning").words
            seat.click("export-json")
            seat.click("exportRoom")
            await choose_file(file)
            await until(lambda: seat.shows("exportDone"), "done")
            assert str(file) in seat.find(Notice, "exportDone").words
            counts.append(len(seat.room("Field team").items))

    drive(story())
    assert [len(json.loads(file.read_text())["items"])] == counts
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_disk_that_refuses_is_said_in_place(drive: Drive, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()

    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.sheets.export(ROOM)
            seat.click("exportRoom")
            await choose_file(away / "team.html", away.rmdir)
            await until(lambda: bool(seat.sheet.error), "the reason")
            assert not seat.find(QLabel, "sheetTitle").text().startswith("Something")

    drive(story())
    assert list(tmp_path.iterdir()) == []


def test_every_item_is_written_once_and_progress_is_told(drive: Drive, tmp_path: Path) -> None:
    facade, room = long_room()
    told: list[int] = []

    async def story() -> None:
        count = await export_room(
            facade,
            room.session_id,
            Form.JSON,
            tmp_path / "long.json",
            now=believable.NOW,
            watch=told.append,
        )
        assert count == len(room.items)

    drive(story())
    assert told == [PAGE, 2 * PAGE, 3 * PAGE, len(room.items)]
    items = json.loads((tmp_path / "long.json").read_text())["items"]
    assert [each["text"] for each in items] == [f"Message {n}" for n in range(len(room.items))]


def test_whoever_thinks_better_of_it_leaves_the_file_as_it_was(
    drive: Drive, tmp_path: Path
) -> None:
    facade, room = long_room()
    file = tmp_path / "long.md"
    file.write_text("the export of last week")

    def stop(count: int) -> None:
        if count > PAGE:
            raise KeyboardInterrupt

    async def story() -> None:
        with pytest.raises(KeyboardInterrupt):
            await export_room(
                facade, room.session_id, Form.MARKDOWN, file, now=believable.NOW, watch=stop
            )

    drive(story())
    assert [each.name for each in tmp_path.iterdir()] == ["long.md"]
    assert file.read_text() == "the export of last week"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Field team", "Field team"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "room"),
        ("aux.txt", "room"),
        (" . ", "room"),
        ("a" * 200, "a" * 60),
        ("家人群", "家人群"),
        ("x\u202egnp.exe", "x gnp.exe"),
    ],
)
def test_a_rooms_title_makes_a_harmless_name(title: str, name: str) -> None:
    assert file_name_of(title) == name
