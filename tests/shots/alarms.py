"""Scenes of a room that an alarm has stopped."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from sealroom.controller.timeline_views import MessageView
from sealroom.store.alarms import AlarmKind
from sealroom.ui.dialogs.alarm import AlarmSheet, GoOn
from sealroom.ui.parts.switch import Switch
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle

Act = Callable[[Stage], Awaitable[None]]

_ROOM = "Field team"
_OLD = "A member was shown another history. \u202e<b>The relay</b> may be lying."


async def stopped(stage: Stage, kind: AlarmKind = AlarmKind.TWO_HISTORIES, words: str = "") -> None:
    stage.show(_ROOM)
    stage.facade.raise_alarm(stage.room(_ROOM), words or "It was seen.", kind)
    await settle()


def sheet(kind: AlarmKind, words: str = "") -> Act:
    async def act(stage: Stage) -> None:
        await stopped(stage, kind, words)
        stage.find(QPushButton, "seeAlarm").click()
        await settle()

    return act


async def details(stage: Stage) -> None:
    await sheet(AlarmKind.NOT_CHAINED)(stage)
    stage.find(QPushButton, "alarmDetailsHead").click()
    await settle()


async def evidence_saved(stage: Stage) -> None:
    await sheet(AlarmKind.BAD_SIGNATURE)(stage)
    stage.find(AlarmSheet)._save_to(Path("/tmp/sealroom-alarm-abcdefgh.json"))
    await settle()


async def going_on(stage: Stage) -> None:
    await sheet(AlarmKind.TWO_HISTORIES)(stage)
    stage.find(QPushButton, "goOn").click()
    await settle()


async def accepted(stage: Stage) -> None:
    await going_on(stage)
    stage.find(GoOn).findChild(Switch, "accepts").click()  # type: ignore[union-attr]
    await settle()


async def went_on(stage: Stage) -> None:
    await stopped(stage)
    await stage.facade.alarms.go_on(stage.show(_ROOM))
    room = stage.room(_ROOM)
    stage.facade.arrive(room, stage.facade.person("Sofia"), "There you are again.")
    await settle()


async def left(stage: Stage) -> None:
    await stopped(stage)
    await stage.facade.leave(stage.show(_ROOM))
    await settle()


async def about(stage: Stage) -> None:
    await stopped(stage, AlarmKind.AGAINST_RULES)
    items = stage.room(_ROOM).items
    message = next(each for each in reversed(items) if isinstance(each, MessageView))
    stage.sheets.about_message(stage.show(_ROOM), message)
    await settle()


_BOTH = (USUAL, SMALL)
ALARMS = (
    Scene("main-alarm", stopped, sizes=_BOTH),
    Scene("alarm", sheet(AlarmKind.TWO_HISTORIES), sizes=_BOTH, sharp=True),
    Scene("alarm-rules", sheet(AlarmKind.AGAINST_RULES)),
    Scene("alarm-link", sheet(AlarmKind.LINK)),
    Scene("alarm-of-old", sheet(AlarmKind.GENERAL, _OLD)),
    Scene("alarm-details", details),
    Scene("alarm-evidence-saved", evidence_saved),
    Scene("alarm-go-on", going_on, sizes=_BOTH),
    Scene("alarm-accepted", accepted),
    Scene("alarm-went-on", went_on, sizes=_BOTH),
    Scene("alarm-left", left),
    Scene("about-alarm", about),
)
