"""Two people at two windows and a real relay compare keys: one reads a picture of the other's."""

from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sealroom.controller.views import PersonView
from sealroom.store.users import HowVerified
from sealroom.ui.app import make_loop
from sealroom.ui.parts.notice import Notice
from sealroom.ui.sheets import Sheets
from tests.flows.relay_process import RelayProcess
from tests.ui.people_at_windows import Sitter, until
from tests.ui.test_two_windows import _meet, relay

__all__ = ["relay"]


def test_one_reads_a_picture_of_the_others_window_and_the_room_is_verified(
    qapp: QApplication,
    relay: RelayProcess,
    tmp_path: Path,
) -> None:
    async def story() -> None:
        mira, sofia = Sitter(tmp_path, "Mira"), Sitter(tmp_path, "Sofia")
        try:
            for person in (mira, sofia):
                await person.sit_down()
                await person.register(relay.address)
            await _meet(mira, sofia)
            await _compare(mira, sofia)
        finally:
            for person in (mira, sofia):
                await person.get_up()

    qapp.setQuitOnLastWindowClosed(False)
    with closing(make_loop(qapp)) as loop:
        loop.run_until_complete(story())


async def _compare(mira: Sitter, sofia: Sitter) -> None:
    open_verify(mira)
    open_verify(sofia)
    await sofia.see(QWidget, "qrCode")
    QGuiApplication.clipboard().setImage(sofia.window.grab().toImage())

    await mira.click("pastePicture")
    result = await mira.see(Notice, "codeResult")
    assert "It matches, in both directions" in result.words
    assert other(mira).verified_how is HowVerified.QR
    assert mira.room.all_verified
    assert not sofia.room.all_verified

    await sofia.click("theyMatch")
    await until(lambda: sofia.room.all_verified, "Mira's word is enough for Sofia")
    assert other(sofia).verified_how is HowVerified.COMPARED
    await mira.click("cancel")
    for person in (mira, sofia):
        await person.see(QWidget, "roomVerified")


def other(sitter: Sitter) -> PersonView:
    """The other person in the room."""
    people = sitter.controller.people(sitter.room.session_id)
    return next(person for person in people if not person.is_me)


def open_verify(sitter: Sitter) -> None:
    sheets = sitter.window.findChild(Sheets)
    assert sheets is not None
    sheets.verify(other(sitter))
