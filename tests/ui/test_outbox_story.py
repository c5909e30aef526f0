"""At two windows with a real relay that dies: written offline, kept over a restart, sent once."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sealroom.controller.timeline_views import MessageView
from sealroom.ui.app import make_loop
from sealroom.ui.composer.field import ComposerField
from sealroom.ui.parts.notice import Notice
from tests.flows.relay_process import RelayProcess
from tests.ui.people_at_windows import Sitter, until

MAPS, COLD, BACK = "The maps are in the folder", "It is cold up here", "Back by six"
HALF = "and bring"


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path / "relay")
    yield process
    assert process.stop() == 0


def test_written_without_a_relay_it_waits_in_words_and_goes_once_after_a_restart(
    qapp: QApplication, relay: RelayProcess, tmp_path: Path
) -> None:
    async def story() -> None:
        mira, sofia = Sitter(tmp_path, "Mira"), Sitter(tmp_path, "Sofia")
        try:
            for person in (mira, sofia):
                await person.sit_down()
                await person.register(relay.address)
            await _meet(mira, sofia)
            relay.kill()
            await _write_offline(mira)
            await mira.get_up()
            await mira.come_back()
            await _find_all_again(mira)
            relay.start()
            for person in (mira, sofia):
                await person.click("tryNow")
            await _arrive_once(mira, sofia)
        finally:
            for person in (mira, sofia):
                await person.get_up()

    qapp.setQuitOnLastWindowClosed(False)
    with closing(make_loop(qapp)) as loop:
        loop.run_until_complete(story())


async def _meet(mira: Sitter, sofia: Sitter) -> None:
    await mira.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await mira.write("roomName", "Field team")
    await mira.write("peopleSearch", "Sof")
    await mira.click("choosePerson")
    await mira.click("makeRoom")
    await sofia.click("look")
    await sofia.click("acceptInvitation")
    await until(lambda: bool(sofia.controller.rooms()), "Sofia is in")
    await mira.say(MAPS)
    await sofia.hears(MAPS)


async def _write_offline(mira: Sitter) -> None:
    await mira.see(QWidget, "connectionBar")
    for text in (COLD, BACK):
        await mira.say(text)
    await until(lambda: "2 messages go out when" in _said(mira), "it is said that they wait")
    field = await mira.see(ComposerField, "composerField")
    QTest.keyClicks(field, HALF)


async def _find_all_again(mira: Sitter) -> None:
    assert [message.text for message in mira.messages()] == [MAPS, COLD, BACK]
    mira.open_first_room()
    assert "2 messages go out when" in _said(mira)
    assert (await mira.see(ComposerField, "composerField")).toPlainText() == HALF
    words = await mira.see(QLabel, "connectionWords")
    await until(lambda: words.text() == "No connection", "the reason is told")
    left = await mira.see(QLabel, "connectionNext")
    assert left.text().startswith("Next try in ")


async def _arrive_once(mira: Sitter, sofia: Sitter) -> None:
    await sofia.hears(BACK)
    assert [message.text for message in sofia.messages()] == [MAPS, COLD, BACK]
    await until(lambda: {message.state for message in _own(mira)} == {"sent"}, "all went out")
    await until(lambda: not mira.shown(QWidget, "outboxBar"), "nothing waits any more")
    assert not mira.shown(QWidget, "connectionBar")


def _said(mira: Sitter) -> str:
    return " ".join(notice.words for notice in mira.shown(Notice, "outboxNotice"))


def _own(mira: Sitter) -> list[MessageView]:
    return [message for message in mira.messages() if message.mine]
