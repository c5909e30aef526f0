"""Answers, reactions, changes and recalls between two people over a real relay."""

from sealroom.controller.timeline_views import Lock, MessageView
from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


def line(person: Person, room: SessionId, text: str) -> MessageView | None:
    return next((each for each in person.lines(room) if each.text == text), None)


async def test_what_becomes_of_a_message_is_the_same_for_all_and_the_relay_reads_none_of_it(
    stage: Stage,
) -> None:
    for text in ("I bring the lanterns", "We meet at ten at the lighthouse"):
        stage.keep_secret(text)
    mira, sofia, room = await two_in_a_room(stage)
    await mira.say(room, "We meet at nine at the lighthouse")
    await stage.until(lambda: line(sofia, room, "We meet at nine at the lighthouse") is not None)
    asked = line(sofia, room, "We meet at nine at the lighthouse")
    assert asked is not None

    await sofia.controller.send(
        room, "I bring the lanterns", sealed=True, reply_to=asked.message_id
    )
    await sofia.controller.react(room, asked.message_id, "🎉", on=True)
    await mira.controller.edit(
        room, asked.message_id, "We meet at ten at the lighthouse", sealed=True
    )
    for person in (mira, sofia):
        await stage.until(
            lambda p=person: line(p, room, "We meet at ten at the lighthouse") is not None  # type: ignore[misc]
        )
        await stage.until(
            lambda p=person: (
                (m := line(p, room, "We meet at ten at the lighthouse")) is not None  # type: ignore[misc]
                and [(r.emoji, r.count) for r in m.reactions] == [("🎉", 1)]
            )
        )
        answer = line(person, room, "I bring the lanterns")
        assert answer is not None
        assert answer.reply is not None
        assert answer.reply.text == "We meet at ten at the lighthouse"
        assert person.texts(room) == ["We meet at ten at the lighthouse", "I bring the lanterns"]
    assert {each.lock for each in sofia.lines(room)} == {Lock.SEALED}

    await mira.controller.recall(room, asked.message_id)
    for person in (mira, sofia):
        await stage.until(lambda p=person: p.texts(room) == ["", "I bring the lanterns"])  # type: ignore[misc]
        versions = person.controller.versions(room, asked.message_id)
        assert versions == []


async def test_what_was_changed_offline_goes_out_once_after_a_restart(stage: Stage) -> None:
    stage.keep_secret("The ferry leaves at nine")
    mira, sofia, room = await two_in_a_room(stage)
    await mira.say(room, "The ferry leaves at eight")
    await stage.until(lambda: len(sofia.texts(room)) == 1)
    await stage.until(lambda: [each.state.value for each in mira.lines(room)] == ["sent"])
    said = mira.lines(room)[0].message_id
    await mira.leave_the_net()
    await mira.controller.edit(room, said, "The ferry leaves at nine", sealed=True)
    await mira.controller.react(room, said, "⚓", on=True)
    (changed,) = mira.lines(room)
    assert (changed.text, changed.change_sending) == ("The ferry leaves at nine", True)

    await mira.restart()
    await mira.return_to_the_net()

    await stage.until(lambda: sofia.texts(room) == ["The ferry leaves at nine"])
    await stage.until(lambda: bool(sofia.lines(room)[0].reactions))
    await stage.until(lambda: not mira.lines(room)[0].change_sending)
    assert len(sofia.wire.messages()) == 3
