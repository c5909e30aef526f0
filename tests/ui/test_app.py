"""`run` from the first window to the last."""

import asyncio
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from sealroom.controller.views import Appearance, Preferences
from sealroom.store.errors import DatabaseDamaged
from sealroom.ui.app import Application, run
from sealroom.ui.bridge import unexpected_words
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
