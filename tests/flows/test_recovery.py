"""A lost computer is not a lost identity: kits over a real relay and encrypted files."""

from pathlib import Path

import pytest

from sealroom.crypto import RecoveryCode
from sealroom.protocol.entry import Role
from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

NOBODY_THERE = "ws://127.0.0.1:9"


def unwatched(_done: float) -> None:
    """Nobody looks."""


class Lost:
    """A kit and its code: all that is left of a computer."""

    def __init__(self, kit: Path, code: RecoveryCode) -> None:
        self.kit = kit
        self.code = code

    async def restored(self, stage: Stage, *, relay: str | None = None) -> Person:
        """Somebody at a new computer types the code off their paper."""
        person = await stage.newcomer("New computer")
        person.start()
        assert person.controller.own() is None
        typed = self.code.written.lower().replace("-", " ")
        address = person.wire.address if relay is None else relay
        await person.controller.recovery.restore(self.kit, typed, unwatched, relay=address)
        return person


async def save(stage: Stage, person: Person, *, messages: bool) -> Lost:
    """Save a kit. Like every file of a profile it is searched for secrets in the end."""
    kit = person.folder / "mine.sealroom-kit"
    await person.controller.recovery.save(kit, messages=messages, watch=unwatched)
    code = await person.controller.recovery.code()
    stage.keep_secret(code.written)
    stage.keep_from_thieves(code.written)
    return Lost(kit, code)


async def talk(stage: Stage, mira: Person, sofia: Person, room: SessionId, *said: str) -> None:
    """One after the other says something, and both have it."""
    for number, text in enumerate(said):
        await (mira, sofia)[number % 2].say(room, text)
        await stage.until(lambda text=text: text in mira.texts(room) and text in sofia.texts(room))  # type: ignore[misc]


@pytest.mark.parametrize("messages", [True, False])
async def test_identity_rooms_roles_and_history_come_back_and_life_goes_on(
    stage: Stage, messages: bool
) -> None:
    mira, sofia, room = await two_in_a_room(stage, title="Annals of the heronry")
    await talk(stage, mira, sofia, room, "the heron is back", "I saw it, too")
    await mira.controller.replace_key(room)
    await stage.until(lambda: mira.epochs(room) == sofia.epochs(room) == [1, 2])
    await talk(stage, mira, sofia, room, "it nests again")
    await mira.controller.set_verified(sofia.id, verified=True)
    before, her_id = mira.kinds(room), mira.id
    lost = await save(stage, mira, messages=messages)
    await mira.quit()
    await sofia.say(room, "are you there?")

    again = await lost.restored(stage)
    assert again.id == her_id
    if messages:
        assert again.kinds(room)[: len(before)] == before, "readable before the relay is there"
    await stage.until(lambda: again.connected and again.knows(room))
    await stage.until(lambda: "are you there?" in again.texts(room))
    assert again.kinds(room) == [*before, "are you there?"], "each once, in order"
    assert {line.lock for line in again.lines(room)} == {"sealed"}
    assert again.view(room).title == "Annals of the heronry"
    assert again.view(room).my_role is Role.OWNER
    assert [person.name for person in again.controller.people(room) if person.verified] == [
        sofia.name
    ]
    assert again.epochs(room) == [1, 2]

    await again.say(room, "here again, from another computer")
    await stage.until(lambda: sofia.texts(room)[-1] == "here again, from another computer")
    assert [line.missing_before for line in sofia.lines(room)] == [0] * len(sofia.lines(room))
    await again.controller.replace_key(room)
    await stage.until(lambda: again.epochs(room) == sofia.epochs(room) == [1, 2, 3])
    await sofia.say(room, "under the third key")
    await stage.until(lambda: again.texts(room)[-1] == "under the third key")
    assert sofia.texts(room) == again.texts(room)


async def test_what_the_relay_no_longer_gives_is_read_from_the_kit(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage, title="Far from any relay")
    await talk(stage, mira, sofia, room, "kept on paper", "and in a file")
    lost = await save(stage, mira, messages=True)
    before = mira.kinds(room)
    await mira.quit()

    again = await lost.restored(stage, relay=NOBODY_THERE)
    await stage.until(lambda: again.controller.connection().state == "waiting")
    assert again.kinds(room) == before
    assert again.texts(room) == ["kept on paper", "and in a file"]
    assert again.view(room).title == "Far from any relay"


@pytest.mark.slow
@pytest.mark.parametrize("messages", [True, False])
async def test_keys_that_came_after_the_kit_are_asked_for(stage: Stage, messages: bool) -> None:
    sofia, mira, room = await two_in_a_room(stage, title="A kit that grew old")
    await talk(stage, sofia, mira, room, "in the kit's time")
    lost = await save(stage, mira, messages=messages)
    assert mira.controller.recovery.view().newer_keys == 0
    await sofia.controller.replace_key(room)
    await stage.until(lambda: mira.epochs(room) == sofia.epochs(room) == [1, 2])
    assert mira.controller.recovery.view().newer_keys == 1
    await talk(stage, sofia, mira, room, "after the kit", "and after that")
    await mira.quit()

    again = await lost.restored(stage)
    await stage.until(lambda: again.connected and again.knows(room))
    await stage.until(lambda: len(again.texts(room)) == 3)
    assert again.texts(room)[0] == "in the kit's time"
    await stage.until(lambda: again.texts(room) == sofia.texts(room), 30)
    assert again.epochs(room) == [1, 2]


async def test_the_old_computer_turns_up_again(stage: Stage) -> None:
    """It was only mislaid: both are the same person, each with its own place in the logs."""
    mira, sofia, room = await two_in_a_room(stage, title="Two of the same")
    await talk(stage, mira, sofia, room, "before")
    lost = await save(stage, mira, messages=True)
    await mira.quit()
    again = await lost.restored(stage)
    await stage.until(lambda: again.connected)

    mira.reopen()
    await stage.until(lambda: mira.connected)
    await mira.say(room, "from the old one")
    await again.say(room, "from the new one")
    expected = {"before", "from the old one", "from the new one"}
    for person in (mira, sofia, again):
        await stage.until(lambda person=person: set(person.texts(room)) == expected)  # type: ignore[misc]
        assert len(person.texts(room)) == 3
        assert [line.missing_before for line in person.lines(room)] == [0, 0, 0]


async def test_a_room_one_has_left_stays_readable(stage: Stage) -> None:
    sofia, mira, room = await two_in_a_room(stage, title="Left long ago")
    await talk(stage, sofia, mira, room, "farewell", "and thank you")
    await mira.controller.leave(room)
    await stage.until(lambda: mira.view(room).my_role is None)
    for messages in (False, True):
        lost = await save(stage, mira, messages=messages)
        again = await lost.restored(stage)
        await stage.until(lambda again=again: again.connected and again.knows(room))  # type: ignore[misc]
        await stage.until(lambda again=again: again.texts(room) == mira.texts(room))  # type: ignore[misc]
        await stage.until(lambda again=again: again.view(room).my_role is None)  # type: ignore[misc]
        assert again.view(room).title == "Left long ago"


async def test_an_invitation_that_waited_can_still_be_accepted(stage: Stage) -> None:
    """The relay has forgotten it: the old computer had taken it from the inbox."""
    mira, sofia = await stage.enter("Mira"), await stage.enter("Sofia")
    room = await sofia.found("Open door", mira)
    await stage.until(lambda: mira.invited_to(room))
    lost = await save(stage, mira, messages=False)
    await mira.quit()

    again = await lost.restored(stage)
    assert again.invited_to(room)
    await stage.until(lambda: again.connected)
    await again.accept(room)
    await sofia.say(room, "come in")
    await stage.until(lambda: again.texts(room) == ["come in"])


async def test_a_half_written_message_is_still_in_the_composer(stage: Stage) -> None:
    mira, _, room = await two_in_a_room(stage, title="Half a thought")
    await mira.controller.set_draft(room, "I meant to sa")
    lost = await save(stage, mira, messages=False)
    await mira.quit()
    again = await lost.restored(stage)
    await stage.until(lambda: again.connected and again.knows(room))
    assert again.controller.draft(room) == "I meant to sa"
