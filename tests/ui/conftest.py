"""Runs stories at windows on Qt's loop."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from typing import Any, TypeAlias

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from sealroom.controller.preference_views import Language
from sealroom.ui.app import make_loop
from sealroom.ui.language import speak

Drive: TypeAlias = Callable[[Coroutine[Any, Any, None]], None]
STORY_SECONDS = 20.0


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speak(Language.ENGLISH)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True, scope="module")
def _no_widgets_left() -> Iterator[None]:
    """What later tests allocate on threads of theirs would collect widgets there, which crashes."""
    yield
    gc.collect()


@pytest.fixture
def drive(qapp: QApplication) -> Drive:
    """Runs a coroutine to its end on the loop that windows run on."""
    qapp.setQuitOnLastWindowClosed(False)

    def run(story: Coroutine[Any, Any, None]) -> None:
        with closing(make_loop(qapp)) as loop:
            loop.run_until_complete(asyncio.wait_for(story, STORY_SECONDS))

    return run
