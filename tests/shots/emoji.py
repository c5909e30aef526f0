"""Scenes of the emoji picker."""

from PySide6.QtCore import QPoint, QRect, Qt

from sealroom.ui.emoji.picker import EmojiPopup, pick_emoji
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle


async def opened(stage: Stage) -> EmojiPopup:
    stage.show("Field team")
    field = stage.main.room.composer.field
    anchor = QRect(field.mapToGlobal(QPoint(field.width() - 32, 0)), field.size() / 8)
    popup = pick_emoji(stage.main.room._desk, stage.main, anchor, lambda _: None)
    await settle()
    return popup


async def people(stage: Stage) -> None:
    popup = await opened(stage)
    popup.picker.tabs.setCurrentIndex(2)
    popup.picker.grid.setFocus(Qt.FocusReason.TabFocusReason)
    await settle()


async def searched(stage: Stage) -> None:
    popup = await opened(stage)
    popup.picker.search.setText("cat")
    await settle()


async def used_last(stage: Stage) -> None:
    await opened(stage)


_BOTH = (USUAL, SMALL)
EMOJI = (
    Scene("emoji-last", used_last, sizes=_BOTH),
    Scene("emoji-people", people, sharp=True),
    Scene("emoji-search", searched),
)
