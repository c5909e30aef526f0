"""`run` from the first window to the last."""

import asyncio
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from sealroom.controller.preference_views import Appearance, Language, Preferences
from sealroom.store.errors import DatabaseDamaged
from sealroom.ui.app import Application, run
from sealroom.ui.bridge import unexpected_words
from sealroom.ui.dialogs.app_settings.appearance import AppearancePage
from sealroom.ui.dialogs.app_settings.sheet import AppSettings
from sealroom.ui.frame import Frame
from sealroom.ui.theme.stylesheet import make_stylesheet
from sealroom.ui.theme.tokens import DARK
from sealroom.ui.window import Window
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import until


def windows() -> list[Window]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, Window) and each.isVisible()]


def test_it_returns_when_its_window_is_closed_and_what_was_typed_is_kept(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        running = asyncio.create_task(run(facade, local_relay=None))
        await until(lambda: bool(windows()), "the window")
        window = windows()[0]
        assert window.main is not None
        window.main.show_room(room_id("Newsroom"))
        window.main.room.composer.field.insertPlainText("wait")
        window.close()
        await running
        assert facade.rooms_by_id[room_id("Newsroom")].draft == "wait"
        assert windows() == []

    drive(story())


def test_the_window_opens_in_the_colours_that_were_chosen(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.preferred = Preferences(Appearance.DARK)
        running = asyncio.create_task(run(facade, local_relay=None))
        await until(lambda: bool(windows()), "the window")
        window = windows()[0]
        assert window.styleSheet() == make_stylesheet(DARK)
        window.close()
        await running

    drive(story())


def test_another_language_is_spoken_at_once_and_where_the_person_was(drive: Drive) -> None:
    async def story() -> None:
        facade, frame = believable.furnished(), Frame()
        running = asyncio.create_task(run(facade, local_relay=None, frame=frame))
        await until(lambda: bool(windows_in(frame)), "the window")
        before = windows_in(frame)[0]
        assert before.main is not None
        before.main.show_room(room_id("Newsroom"))
        before.main.room.composer.field.insertPlainText("wait")
        before.open_settings(AppearancePage)
        choice = before.findChild(QComboBox, "language")
        assert choice is not None
        QTest.keyClick(choice, Qt.Key.Key_End)
        await until(lambda: facade.preferred.language is Language.CHINESE, "kept")
        await until(lambda: before not in windows_in(frame), "the old window gone")
        await until(lambda: bool(windows_in(frame)), "the new window")
        after = windows_in(frame)[0]
        assert after.main is not None
        assert after.main.room.session_id == room_id("Newsroom")
        assert after.main.room.composer.field.toPlainText() == "wait"
        sheet = after.overlay.top
        assert isinstance(sheet, AppSettings)
        assert sheet.accessibleName() == "设置"
        chosen = sheet.findChild(QComboBox, "language")
        assert isinstance(chosen, QComboBox)
        assert chosen.isVisible()
        assert chosen.currentText() == "简体中文"
        frame.close()
        await running
        frame.done()

    drive(story())


def windows_in(frame: Frame) -> list[Window]:
    return [each for each in frame.findChildren(Window) if each.isVisible()]


def test_two_run_side_by_side_and_end_apart(drive: Drive) -> None:
    async def story() -> None:
        first = asyncio.create_task(run(believable.furnished(), local_relay=None))
        second = asyncio.create_task(run(believable.newcomer(), local_relay=None))
        await until(lambda: len(windows()) == 2, "both")
        next(each for each in windows() if each.main is None).close()
        await second
        assert not first.done()
        assert len(windows()) == 1
        windows()[0].close()
        await first

    drive(story())


def test_a_cancelled_run_takes_its_window_away(drive: Drive) -> None:
    async def story() -> None:
        running = asyncio.create_task(run(believable.furnished(), local_relay=None))
        await until(lambda: bool(windows()), "the window")
        running.cancel()
        await asyncio.wait((running,))
        assert running.cancelled()
        assert windows() == []

    drive(story())


def test_a_profile_that_cannot_be_read_is_no_bug() -> None:
    damaged = DatabaseDamaged(Path("/profiles/ada/profile.db"))

    assert unexpected_words(damaged) == str(damaged)


def test_a_bug_in_a_slot_becomes_words() -> None:
    said: list[str] = []

    class Reporter:
        """Stands where the one application of the process would."""

        class unexpected:  # noqa: N801 - a signal's name
            emit = said.append

    trace: TracebackType | None = None
    Application.report(Reporter(), ValueError, ValueError("4471"), trace)  # type: ignore[arg-type]
    assert "ValueError" in said[0]
    assert "4471" not in said[0]
