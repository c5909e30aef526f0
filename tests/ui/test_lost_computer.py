"""A computer is lost; at a new one its owner comes back, by clicks and keys over a real relay."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sealroom.ui.app import make_loop
from sealroom.ui.parts.groups_box import GroupsBox
from tests.flows.relay_process import RelayProcess
from tests.ui.file_dialogs import choose_file
from tests.ui.people_at_windows import Sitter, until

KIT = "mine.sealroom-kit"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path / "relay")
    yield process
    assert process.stop() == 0


def test_the_kit_is_saved_and_restored_by_clicks(
    qapp: QApplication, relay: RelayProcess, tmp_path: Path
) -> None:
    async def story() -> None:
        mira, new = Sitter(tmp_path, "Mira"), Sitter(tmp_path, "New computer")
        await mira.sit_down()
        try:
            await mira.register(relay.address)
            await _found_a_room(mira)
            code = await _save_kit(mira, tmp_path / KIT)
            name, own = mira.room.title, mira.controller.own()
        finally:
            await mira.get_up()
        await new.sit_down()
        try:
            await _restore(new, tmp_path / KIT, code)
            assert new.controller.own() == own
            await new.connected()
            assert new.room.title == name
            await new.hears("The heron is back")
            assert not new.shown(QPushButton, "recoveryReminder")
        finally:
            await new.get_up()

    qapp.setQuitOnLastWindowClosed(False)
    with closing(make_loop(qapp)) as loop:
        loop.run_until_complete(story())


async def _found_a_room(mira: Sitter) -> None:
    await mira.connected()
    await mira.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await mira.write("roomName", "Harbour")
    await mira.click("makeRoom")
    await until(lambda: bool(mira.controller.rooms()), "the room")
    await mira.say("The heron is back")
    await mira.hears("The heron is back")
    await until(lambda: mira.messages()[-1].state == "sent", "sent")


async def _save_kit(mira: Sitter, file: Path) -> str:
    await mira.click("recoveryReminder")
    await mira.click("withMessages")
    await mira.click("saveKit")
    await choose_file(file)
    await mira.click("showCodeSheet")
    await mira.click("showCode")
    box = await mira.see(GroupsBox, "recoveryCode")
    await until(lambda: "•" not in box.text, "the code")
    written = box.text
    await until(lambda: mira.controller.recovery.view().code_kept, "kept")
    await mira.click("cancel")
    await mira.click("done")
    await until(lambda: mira.window.overlay.top is None, "all done")
    return written


async def _restore(new: Sitter, file: Path, code: str) -> None:
    await new.click("haveKit")
    await new.click("chooseKit")
    await choose_file(file)
    await new.write("kitCode", code.lower())
    await new.click("restore")
    await until(lambda: new.window.main is not None, "the main page")
