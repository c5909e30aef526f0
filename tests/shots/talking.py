"""Scenes of a conversation: answers, reactions, changes, recalls."""

from sealroom.controller.timeline_views import MessageView
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui.conversation import conversation
from tests.ui.scripted_facade import room_id


def _message(stage: Stage, text: str) -> MessageView:
    found = (
        item
        for item in stage.room("Lighthouse").items
        if isinstance(item, MessageView) and text in item.text
    )
    return next(found)


async def talked(stage: Stage) -> None:
    stage.show("Lighthouse")
    await settle()


async def answering(stage: Stage) -> None:
    await talked(stage)
    stage.main.room.talk.answer(_message(stage, "nets on Thursday"))
    stage.main.room.composer.field.setPlainText("Bring the small ones, too")
    await settle()


async def changing(stage: Stage) -> None:
    await talked(stage)
    stage.main.room.talk.edit(_message(stage, "at ten"))
    await settle()


async def forwarding(stage: Stage) -> None:
    await talked(stage)
    stage.sheets.forward([_message(stage, "nets on Thursday")])
    await settle()


async def versions(stage: Stage) -> None:
    await talked(stage)
    message = _message(stage, "nets on Thursday")
    for text in ("Who brings the nets on Friday?", "Who brings the nets, and the lamp?"):
        await stage.facade.edit(room_id("Lighthouse"), message.message_id, text, sealed=True)
    stage.sheets.versions(room_id("Lighthouse"), message)
    await settle()


async def recalling(stage: Stage) -> None:
    await talked(stage)
    stage.sheets.recall(room_id("Lighthouse"), _message(stage, "at ten"))
    await settle()


async def choosing(stage: Stage) -> None:
    await talked(stage)
    for text in ("at ten", "Spare maps"):
        stage.main.room.selection.begin(_message(stage, text))
    await settle()


TALKING = (
    Scene("talked", talked, conversation, sizes=(USUAL, SMALL)),
    Scene("answering", answering, conversation, sizes=(USUAL,)),
    Scene("changing", changing, conversation, sizes=(SMALL,)),
    Scene("forwarding", forwarding, conversation, sizes=(USUAL,)),
    Scene("versions", versions, conversation, sizes=(USUAL,)),
    Scene("choosing", choosing, conversation, sizes=(USUAL,)),
    Scene("recalling", recalling, conversation, sizes=(SMALL,)),
)
