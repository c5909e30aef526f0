"""Every message says rightly who could read it: whoever was there, and whoever reads it by now."""

from collections.abc import Iterator, Mapping

from sealroom.controller.errors import UnknownRoom
from tests.sim.app_host import AppHost
from tests.sim.truth import Room
from tests.sim.world import World


def unexplained(world: World, room: Room, readable: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What the sheets of a room's messages leave out or make up, in words.

    `readable`: for each app, by name, the ids of the messages whose text it shows. The apps are
    asked in turn: all of them about all would take a third of a history's time.
    """
    ids = {app.name: app.user_id for app in world.apps}
    for spoken in room.spoken:
        app = world.apps[spoken.seq % len(world.apps)]
        told = _told(app, room, spoken.message_id)
        if told is None:
            continue
        members, others = told
        where = f"{app.name} in {room.session_id[:4]}, message {spoken.seq}"
        if members != spoken.readers:
            yield f"{where}: says {len(members)} could read it, not {len(spoken.readers)}"
        if app.user_id not in room.members:
            continue  # who is out hears of no sharing any more
        for name, shown in readable.items():
            if spoken.message_id in shown and ids[name] not in members | others:
                yield f"{where}: does not say that {name} reads it"


def _told(
    app: AppHost, room: Room, message_id: str
) -> tuple[frozenset[str], frozenset[str]] | None:
    """Who was there, and who was given it later; None where the app has no such message.

    Nor where it was changed: then all of that is told of the change.
    """
    try:
        about = (
            app.controller.about_message(room.session_id, message_id) if app.controller else None
        )
    except UnknownRoom:
        return None
    if about is None or about.readers is None or about.message.edited_at is not None:
        return None
    members = frozenset(each.user_id for each in about.readers.members)
    return members, frozenset(each.reader.user_id for each in about.readers.handed)
