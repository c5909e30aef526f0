"""Two people at two windows and a real relay: the whole seed by clicks and keys only."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from sealroom.controller.timeline_views import Lock
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.app import make_loop
from tests.flows.relay_process import RelayProcess
from tests.ui.people_at_windows import Sitter, until

FIRST, OPEN, AFTER, BACK = "The maps are in the folder", "Parking is free", "Just us now", "Back!"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path / "relay")
    yield process
    assert process.stop() == 0


def test_two_people_from_first_start_to_a_replaced_key(
    qapp: QApplication, relay: RelayProcess, tmp_path: Path
) -> None:
    async def story() -> None:
        mira, sofia = Sitter(tmp_path, "Mira"), Sitter(tmp_path, "Sofia")
        try:
            for person in (mira, sofia):
                await person.sit_down()
                await person.register(relay.address)
            await _meet(mira, sofia)
            await _talk(mira, sofia)
            link = await _take_link(mira)
            await _part(mira, sofia)
            await _meet_again(mira, sofia, link)
        finally:
            for person in (mira, sofia):
                await person.get_up()

    qapp.setQuitOnLastWindowClosed(False)
    with closing(make_loop(qapp)) as loop:
        loop.run_until_complete(story())


async def _meet(mira: Sitter, sofia: Sitter) -> None:
    await mira.connected()
    await mira.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await mira.write("roomName", "Field team")
    await mira.write("peopleSearch", "Sof")
    await mira.click("choosePerson")
    await mira.click("makeRoom")
    await sofia.click("look")
    await sofia.click("acceptInvitation")
    await until(lambda: bool(sofia.controller.rooms()), "Sofia is in")
    await until(lambda: not sofia.room.waiting_for_key, "Sofia has the key")
    assert sofia.room.title == "Field team"


async def _talk(mira: Sitter, sofia: Sitter) -> None:
    await mira.say(FIRST)
    assert (await sofia.hears(FIRST)).lock == Lock.SEALED
    await sofia.click("lockToggle")
    await sofia.say(OPEN)
    assert (await mira.hears(OPEN)).lock == Lock.OPEN
    await sofia.say("And sealed again")
    assert (await mira.hears("And sealed again")).lock == Lock.SEALED
    assert [message.lock for message in mira.messages()] == [Lock.SEALED, Lock.OPEN, Lock.SEALED]


async def _take_link(mira: Sitter) -> str:
    await mira.click("toggleDetails")
    await mira.click("invite")
    link = (await mira.see(QLineEdit, "roomLink")).text()
    await mira.click("cancel")
    return link


async def _part(mira: Sitter, sofia: Sitter) -> None:
    await sofia.click("roomSettings")
    await sofia.click("leaveRoom")
    await sofia.click("confirmLeave")
    await until(lambda: sofia.room.my_role is None, "Sofia is out")
    await until(lambda: mira.room.members == 1, "Mira sees it")
    await mira.say(AFTER)
    newest = await mira.key_replaced(2)
    assert newest.reason == UpdateReason.DEPARTURE
    assert [each.name for each in newest.departed] == ["Sofia"]
    await until(lambda: mira.messages()[-1].state == "sent", "it went out")
    assert AFTER not in [message.text for message in sofia.messages()]


async def _meet_again(mira: Sitter, sofia: Sitter, link: str) -> None:
    menu_button = await sofia.see(QWidget, "add")
    sofia.choose_from_menu(menu_button, "joinByLink")
    await sofia.write("joinLink", link)
    await sofia.write("joinWords", "It is me again")
    await sofia.click("askToJoin")
    await mira.click("letIn")
    await mira.click("letInConfirm")
    await until(lambda: sofia.room.my_role is not None, "Sofia is in again")
    await until(lambda: not sofia.room.waiting_for_key, "Sofia has the new key")
    await mira.say(BACK)
    assert (await sofia.hears(BACK)).lock == Lock.SEALED
    texts = [message.text for message in sofia.messages()]
    assert FIRST in texts
    assert AFTER not in texts
