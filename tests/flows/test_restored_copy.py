"""A profile that went back to an older copy catches up, and is believed."""

from sealroom.controller.timeline_views import Lock
from sealroom.store.backup import back_up, backups_of
from sealroom.store.migration import packaged_migrations
from sealroom.store.restoring import restore
from tests.flows.stage import Stage
from tests.flows.test_switch import two_in_a_room


async def test_a_restored_copy_gets_what_it_forgot_and_what_it_says_is_believed(
    stage: Stage,
) -> None:
    mira, sofia, room = await two_in_a_room(stage)
    said = ["before the copy", "by mira, after the copy", "by sofia, after the copy"]
    await mira.say(room, said[0])
    await stage.until(lambda: sofia.texts(room) == said[:1] and mira.has_sent(room, said[0]))
    file, key = mira.folder / "profile.db", mira._key
    back_up(mira.database.connection, file, key, len(packaged_migrations()))
    await mira.say(room, said[1])
    await stage.until(lambda: sofia.texts(room) == said[:2])
    await sofia.say(room, said[2])
    await stage.until(lambda: mira.texts(room) == said)

    await mira.quit()
    restore(file, backups_of(file)[0], key)
    mira.reopen()
    await stage.until(lambda: mira.texts(room) == said)
    for text in ("first words after going back", "and the second"):
        await mira.say(room, text)
        said.append(text)
    await stage.until(lambda: sofia.texts(room) == said)

    for person in (mira, sofia):
        assert person.texts(room) == said
        assert {line.lock for line in person.lines(room)} == {Lock.SEALED}
        assert {line.missing_before for line in person.lines(room)} == {0}
    mira.database.integrity_check()
