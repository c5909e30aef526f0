"""Scenes of what is written with marks, and of writing it."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from sealroom.controller.timeline_views import Lock, MessageView
from sealroom.protocol.content import Mention
from sealroom.protocol.entry import Role
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.scripted_facade import DAY, HOUR, Member, Room, ScriptedFacade, room_id

CODE = """Two ways:

- **quick**: run `make test TESTS=tests/ui`
- *thorough*: all of it
  - with the ~~slow~~ patient ones

```python
def seal(text: str, key: bytes) -> bytes:
    return aead(key).seal(text.encode())  # *no* marks in here
```
See https://docs.example.org/seal_a_text?x=1 and snake_case_words, 2*3*4."""
MENTIONS = "@Mira can you bring the **red** folder? @Ravi has the key 🔑"
QUOTED = "> The ferry goes at *ten*, not at nine.\n> Platform two.\nThen I take the `8:12`."
HEBREW = "**שלום** לכולם\n- אחת\n- שתיים\n> ציטוט"
NUMBERS = "1. water\n2. the box with the *maps*\n10. gate code"


def marked() -> ScriptedFacade:
    """A room in which people write with marks."""
    facade = believable.furnished()
    room = facade.add_room(Room("Workshop", read_to=10_000))
    room.members = list(facade.rooms_by_id[room_id("Field team")].members)
    sofia, ravi, me = facade.person("Sofia"), facade.person("Ravi"), facade.me
    assert me is not None
    mira, other = Mention(me.user_id, 0, 5), Mention(ravi.user_id, MENTIONS.index("@Ravi"), 5)
    facade.say(room, sofia, MENTIONS, believable.at(13, 2), mentions=(mira, other))
    facade.say(room, me, QUOTED, believable.at(13, 3))
    facade.say(room, ravi, NUMBERS, believable.at(13, 4))
    facade.say(room, ravi, HEBREW, believable.at(13, 5))
    facade.say(room, sofia, CODE, believable.at(13, 6))
    facade.say(room, me, "`open` **and** [words](https://example.org)", believable.at(13, 7))
    facade.say(room, me, "*not* `sealed`\n```\nfor all\n```", believable.at(13, 8), lock=Lock.OPEN)
    return facade


async def read(stage: Stage) -> None:
    stage.show("Workshop")
    await settle()


async def read_above(stage: Stage) -> None:
    await read(stage)
    stage.main.room.to_start()
    await settle()


async def whole(stage: Stage) -> None:
    stage.show("Workshop")
    messages = [each for each in stage.room("Workshop").items if isinstance(each, MessageView)]
    stage.sheets.whole_message(messages[4])
    await settle()


async def naming(stage: Stage) -> None:
    stage.facade.person("S\u043efia")
    room = stage.room("Field team")
    room.members.append(Member(stage.facade.person("S\u043efia"), Role.MEMBER))
    stage.show("Field team")
    field = stage.main.room.composer.field
    field.setFocus()
    field.setPlainText("@Ravi has the key, ask @")
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, "o")
    await settle()


async def shorts(stage: Stage) -> None:
    stage.show("Field team")
    field = stage.main.room.composer.field
    field.setFocus()
    QTest.keyClicks(field, "Well done :part")
    await settle()


def _schedule(stage: Stage, *, failed: bool) -> None:
    keep, field_team = stage.facade.scheduling.keep, room_id("Field team")
    keep(field_team, "Happy birthday, Ravi! 🎉", believable.NOW + 17 * HOUR)
    keep(field_team, "Reminder: **keys** back by noon", believable.NOW + 5 * DAY, silent=True)
    if failed:
        why = "Only sealed messages are allowed in this room."
        keep(field_team, "For all", believable.NOW - HOUR, sealed=False, failure=why)


async def waiting(stage: Stage) -> None:
    _schedule(stage, failed=False)
    stage.show("Field team")
    await settle()


async def waiting_list(stage: Stage) -> None:
    _schedule(stage, failed=True)
    stage.show("Field team")
    stage.main.room.scheduled.showWanted.emit()
    await settle()


async def later(stage: Stage) -> None:
    stage.show("Field team")
    stage.main.room.composer.field.setPlainText("See you at nine")
    stage.main.room.composer.send_later()
    await settle()


async def ways(stage: Stage) -> None:
    stage.show("Field team")
    stage.main.room.composer.field.setPlainText("See you at nine")
    send = stage.main.room.composer.send
    send.menuWanted.emit(send.mapToGlobal(QPoint(-180, -70)))
    await settle()


_BOTH = (USUAL, SMALL)
WRITING = (
    Scene("marked-end", read, facade=marked, sizes=_BOTH),
    Scene("marked-start", read_above, facade=marked, sharp=True),
    Scene("marked-whole", whole, facade=marked),
    Scene("writing-names", naming, sizes=_BOTH),
    Scene("writing-shorts", shorts),
    Scene("later-sheet", later, sizes=_BOTH),
    Scene("later-menu", ways),
    Scene("later-waiting", waiting, sizes=_BOTH),
    Scene("later-list", waiting_list, sizes=_BOTH),
)
