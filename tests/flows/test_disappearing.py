"""Messages that disappear: at everyone's, on every device, also where the app was closed."""

from sealroom.protocol.ids import SessionId
from tests.flows.person import Person
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room

LIFETIME = 300


def stored(person: Person) -> list[str]:
    """All that the database holds of messages, shown or not."""
    rows = person.database.reader().execute(
        "SELECT content FROM timeline WHERE content IS NOT NULL"
        " UNION ALL SELECT message FROM waiting_messages"
    )
    return [str(content) for (content,) in rows.fetchall()]


async def grow_old(stage: Stage, person: Person, room: SessionId) -> None:
    """The clock goes on, and the app looks at it."""
    person.clock_set_by += LIFETIME * 1000
    await person.controller.mark_read(room)
    await stage.until(lambda: not person.texts(room))


async def test_they_go_at_everyone_s_and_on_every_device(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    phone = await stage.other_device_of(mira)
    await stage.until(lambda: phone.knows(room))
    await mira.controller.set_lifetime(room, LIFETIME)
    everybody = (mira, sofia, phone)
    await stage.until(lambda: all(each.view(room).lifetime == LIFETIME for each in everybody))
    await sofia.say(room, "Meet me at nine")
    await mira.say(room, "I shall be there")
    await stage.until(lambda: all(len(stored(each)) == 2 for each in everybody))

    for person in everybody:
        await grow_old(stage, person, room)

    for person in everybody:
        assert stored(person) == []
        assert "lifetime_set" in person.kinds(room)


async def test_whoever_was_away_longer_than_that_gets_nothing_of_it(stage: Stage) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    await mira.controller.set_lifetime(room, 1)
    await stage.until(lambda: sofia.view(room).lifetime == 1)
    await sofia.quit()
    await mira.say(room, "Gone before you are back")
    await stage.until(lambda: mira.has_sent(room, "Gone before you are back"))
    await stage.until(lambda: not mira.texts(room))  # its second is over

    sofia.reopen()
    await stage.until(lambda: sofia.connected)
    await mira.controller.set_lifetime(room, 0)
    await mira.say(room, "This stays")
    await stage.until(lambda: sofia.texts(room) == ["This stays"])

    assert len(stored(sofia)) == 1
    assert sofia.lines(room)[-1].missing_before == 0
