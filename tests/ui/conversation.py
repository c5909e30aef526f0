"""A room in which people answered, reacted, changed and recalled what was said."""

from sealroom.controller.talk_views import ReactionView, RecallView
from sealroom.controller.timeline_views import Lock
from sealroom.protocol.content import Mention
from tests.ui import believable
from tests.ui.believable import at
from tests.ui.scripted_facade import Room, ScriptedFacade, room_id


def conversation() -> ScriptedFacade:
    """Everything that can become of a message, in one room beside the others."""
    facade = believable.furnished()
    room = facade.add_room(Room("Lighthouse", read_to=10_000))
    room.members = list(facade.rooms_by_id[room_id("Field team")].members)
    sofia, ravi, me = facade.person("Sofia"), facade.person("Ravi"), facade.me
    assert me is not None
    asked = facade.say(room, sofia, "Who brings the nets on Thursday?", at(12, 2))
    facade.change_message(room, asked, reactions=(_reaction("👍", 2, "Ravi", "Lena"),))
    answer = facade.say(room, ravi, "I do, and the lamp", at(12, 4), reply_to=asked.message_id)
    facade.change_message(
        room,
        answer,
        reactions=(_reaction("🎉", 1, "Sofia"), _reaction("❤️", 3, "Sofia", "Lena", mine=True)),
    )
    said = facade.say(room, me, "We meet at nine at the boat house", at(12, 6))
    facade.change_message(room, said, edited_at=at(12, 7), text="We meet at ten at the boat house")
    facade.said_before[said.message_id] = []
    gone = facade.say(room, ravi, "", at(12, 9))
    taken = RecallView(ravi.user_id, "Ravi", False, True, at(12, 10), sending=False)
    facade.change_message(room, gone, recall=taken)
    facade.say(room, sofia, "See you there", at(12, 11), reply_to=gone.message_id)
    facade.say(room, ravi, "See above", at(12, 12), reply_to="a" * 26)
    facade.say(
        room,
        sofia,
        "The ferry goes at 8:40, platform two",
        at(12, 14),
        forwarded=True,
        mentions=(Mention(me.user_id, 0, 3),),
    )
    newer = facade.say(room, ravi, "", at(12, 15))
    facade.change_message(room, newer, newer=True)
    openly = facade.say(room, me, "Spare maps at the kiosk", at(12, 20), lock=Lock.OPEN)
    facade.change_message(room, openly, change_failure="The room is not trusted any more.")
    return facade


def _reaction(emoji: str, count: int, *names: str, mine: bool = False) -> ReactionView:
    return ReactionView(emoji, count, mine, sending=False, names=names)
