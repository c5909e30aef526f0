"""What people do: everything that the facade offers, chosen from what their own window shows."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import NamedTuple, TypeAlias

from sealroom.controller.controller import Controller
from sealroom.controller.errors import ControllerError
from sealroom.controller.timeline_views import MessageView
from sealroom.controller.views import InvitationCard, JoinCard, PersonView, RoomView, Share
from sealroom.protocol.entry import Policy, Role
from tests.sim.app_host import AppHost
from tests.sim.world import World, Written

Deed: TypeAlias = tuple[str, Callable[[], Awaitable[object]]]
"""What is done, in words, and the doing."""

MOST_ROOMS = 3
_PERIODS = (0, 0, 60, 3_600, 86_400)


class Person(NamedTuple):
    """Someone at their computer, about to do something."""

    world: World
    app: AppHost
    facade: Controller
    random: Random

    @property
    def rooms(self) -> list[RoomView]:
        """As the window shows them at this moment."""
        return self.app.rooms()

    @property
    def own_rooms(self) -> list[RoomView]:
        """The rooms they are in."""
        return [room for room in self.rooms if room.my_role is not None]

    def room(self) -> RoomView | None:
        """One of the rooms they are in."""
        rooms = self.own_rooms
        return self.random.choice(rooms) if rooms else None

    def other(self, room: RoomView) -> PersonView | None:
        """Another member of it."""
        people = [each for each in self.facade.people(room.session_id) if not each.is_me]
        return self.random.choice(people) if people else None

    def stranger(self, room: RoomView) -> AppHost | None:
        """Someone who is not in it."""
        present = {each.user_id for each in self.facade.people(room.session_id)}
        absent = [each for each in self.world.apps if each.user_id not in present]
        return self.random.choice(absent) if absent else None


def begin(world: World, app: AppHost) -> None:
    """Have the person do something at random that is possible for them; it goes on by itself."""
    if app.controller is None:
        return
    person = Person(world, app, app.controller, world.chance.acts)
    chosen = _draw(person)
    if chosen is None:
        return
    words, deed = chosen
    world.tell(app.name, words)
    app.act(_do(world, app.name, words, deed))


async def _do(world: World, name: str, words: str, deed: Callable[[], Awaitable[object]]) -> None:
    try:
        await deed()
    except ControllerError as problem:
        world.tell(name, f"  {words}: no: {problem}")
    else:
        world.tell(name, f"  {words}: done")


def _draw(person: Person) -> Deed | None:
    for _ in range(8):
        kind = person.random.choices(_KINDS, _WEIGHTS)[0]
        found = kind(person)
        if found is not None:
            return found
    return None


def _speak(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    sealed = room.sealed and person.random.random() < 0.9
    text = f"{person.app.name} {len(person.world.written)}"
    written = Written(person.app.name, room.session_id, text, sealed=sealed)
    person.world.written.append(written)

    async def deed() -> None:
        written.message_id = await person.facade.send(room.session_id, text, sealed=sealed)

    return f"says “{text}” in {_name(room)}{'' if sealed else ', open'}", deed


_EMOJI = ("+", "!", "?")


def _amend(person: Person) -> Deed | None:
    """React to something that is there, change it, or take it back."""
    room = person.room()
    if room is None:
        return None
    items = person.facade.timeline(room.session_id, None, 12)
    said = [each for each in items if isinstance(each, MessageView) and each.text]
    if not said:
        return None
    facade, session_id, line = person.facade, room.session_id, person.random.choice(said)
    what = f"“{line.text}” in {_name(room)}"
    draw = person.random.random()
    if draw < 0.15 and line.may_recall:
        return f"recalls {what}", lambda: facade.recall(session_id, line.message_id)
    if draw < 0.5 and line.may_edit:
        text = f"{person.app.name} changed {person.world.next_change()}"
        return (
            f"changes {what} to “{text}”",
            lambda: facade.edit(session_id, line.message_id, text, sealed=room.sealed),
        )
    emoji, on = person.random.choice(_EMOJI), person.random.random() < 0.7
    return (
        f"puts {emoji} {'to' if on else 'away from'} {what}",
        lambda: facade.react(session_id, line.message_id, emoji, on=on),
    )


def _new_room(person: Person) -> Deed | None:
    if len(person.rooms) >= MOST_ROOMS:
        return None
    title = f"Room of {person.app.name} {person.random.randrange(100)}"
    sealed = person.random.random() < 0.85
    others = [each for each in person.world.apps if each is not person.app]
    invited = person.random.sample(others, person.random.randint(0, len(others)))
    policy = _policy(person) if person.random.random() < 0.6 else None
    return (
        f"makes “{title}”{'' if sealed else ', open'}, invites {[each.name for each in invited]}",
        lambda: person.facade.new_room(
            title,
            sealed=sealed,
            policy=policy,
            invite=tuple(each.user_id for each in invited),
        ),
    )


def _answer_card(person: Person) -> Deed | None:
    cards = person.facade.cards()
    if not cards:
        return None
    accept = person.random.random() < 0.9
    yes = "yes" if accept else "no"
    share = _share(person)
    match person.random.choice(cards):
        case InvitationCard() as card:
            return (
                f"answers the invitation to {card.session_id[:4]}: {yes}",
                lambda: person.facade.answer_invitation(card.session_id, accept=accept),
            )
        case JoinCard() as wish:
            return (
                f"answers {wish.name}, who asks to join {wish.session_id[:4]}: {yes}, {share}",
                lambda: person.facade.answer_join_request(
                    wish.session_id, wish.user_id, accept=accept, share=share
                ),
            )


def _preview(person: Person) -> Deed | None:
    cards = [card for card in person.facade.cards() if isinstance(card, InvitationCard)]
    if not cards:
        return None
    card = person.random.choice(cards)
    return (
        f"looks into {card.session_id[:4]}",
        lambda: person.facade.preview_invitation(card.session_id),
    )


def _invite(person: Person) -> Deed | None:
    room = person.room()
    stranger = person.stranger(room) if room else None
    if room is None or stranger is None:
        return None
    share = _share(person)
    return (
        f"invites {stranger.name} to {_name(room)}, {share}",
        lambda: person.facade.invite(room.session_id, stranger.user_id, share=share),
    )


def _share_history(person: Person) -> Deed | None:
    room = person.room()
    other = person.other(room) if room else None
    if room is None or other is None:
        return None
    share = person.random.choice((Share.WEEK, Share.ALL))
    return (
        f"shares earlier messages with {other.name} in {_name(room)}, {share}",
        lambda: person.facade.share_history(room.session_id, other.user_id, share),
    )


def _withdraw(person: Person) -> Deed | None:
    room = person.room()
    invited = [p for p in person.facade.people(room.session_id) if p.invited] if room else []
    if room is None or not invited:
        return None
    whom = person.random.choice(invited)
    return (
        f"takes back the invitation of {whom.name} to {_name(room)}",
        lambda: person.facade.withdraw(room.session_id, whom.user_id),
    )


def _ask_to_join(person: Person) -> Deed | None:
    """With the link that someone else gave them."""
    mine = {room.session_id for room in person.own_rooms}
    giver = person.random.choice(person.world.apps)
    if giver.controller is None or giver is person.app:
        return None
    theirs = [room.session_id for room in giver.rooms() if room.my_role is not None]
    links = sorted(set(theirs) - mine)
    if not links:
        return None
    session_id = person.random.choice(links)
    link = giver.controller.link(session_id)
    return f"asks to join {session_id[:4]}", lambda: person.facade.ask_to_join(link, "Please.")


def _leave(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    return f"leaves {_name(room)}", lambda: person.facade.leave(room.session_id)


def _govern(person: Person) -> Deed | None:
    """Remove, ban, unban, mute, unmute, or give a role."""
    room = person.room()
    other = person.other(room) if room else None
    if room is None or other is None:
        return None
    session_id, user_id, facade = room.session_id, other.user_id, person.facade
    role = person.random.choice(list(Role))
    until = person.app.clock() + person.random.choice((60_000, 86_400_000))
    deeds: list[tuple[str, Callable[[], Awaitable[object]]]] = [
        ("removes", lambda: facade.remove(session_id, user_id)),
        ("bans", lambda: facade.ban(session_id, user_id, until)),
        ("unbans", lambda: facade.unban(session_id, user_id)),
        ("mutes", lambda: facade.mute(session_id, user_id, until)),
        ("unmutes", lambda: facade.unmute(session_id, user_id)),
        (f"makes {role}:", lambda: facade.set_role(session_id, user_id, role)),
        (f"makes {role}:", lambda: facade.set_role(session_id, user_id, role)),
    ]
    words, deed = person.random.choice(deeds)
    return f"{words} {other.name} in {_name(room)}", deed


def _pardon(person: Person) -> Deed | None:
    """End the ban of someone who is out."""
    room = person.room()
    stranger = person.stranger(room) if room else None
    if room is None or stranger is None:
        return None
    return (
        f"unbans {stranger.name} in {_name(room)}",
        lambda: person.facade.unban(room.session_id, stranger.user_id),
    )


def _replace_key(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    return f"replaces the key of {_name(room)}", lambda: person.facade.replace_key(room.session_id)


def _switch(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    if room.sealed and person.random.random() < 0.4:
        return f"unseals {_name(room)}", lambda: person.facade.unseal_room(room.session_id)
    open_allowed = person.random.random() < 0.8
    return (
        f"seals {_name(room)}",
        lambda: person.facade.seal_room(room.session_id, open_allowed=open_allowed),
    )


def _rename(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    title = f"Title {person.random.randrange(1000)}"
    return (
        f"renames {_name(room)} to “{title}”",
        lambda: person.facade.set_info(room.session_id, title, ""),
    )


def _set_policy(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    policy = _policy(person)
    return (
        f"sets the policy of {_name(room)}",
        lambda: person.facade.set_policy(room.session_id, policy),
    )


def _failed(person: Person) -> tuple[RoomView, MessageView] | None:
    """A message with a mark of failure; looked up in the store, for scrolling takes its time."""
    rows = person.app.connection.execute(
        "SELECT session_id, message_id FROM outbox JOIN sessions ON sessions.id = outbox.session"
        " WHERE failed = 1 ORDER BY outbox.id"
    ).fetchall()
    if not rows:
        return None
    session_id, message_id = person.random.choice(rows)
    line = person.facade.message(session_id, message_id)
    return (person.facade.room(session_id), line) if line else None


def _retry(person: Person) -> Deed | None:
    failed = _failed(person)
    if failed is None:
        return None
    room, line = failed
    for written in person.world.written:
        written.was_retried |= written.text == line.text
    return (
        f"tries “{line.text}” again",
        lambda: person.facade.retry(room.session_id, line.message_id),
    )


def _discard(person: Person) -> Deed | None:
    failed = _failed(person)
    if failed is None:
        return None
    room, line = failed

    async def deed() -> None:
        for written in person.world.written:
            written.is_discarded |= written.text == line.text
        await person.facade.discard(room.session_id, line.message_id)

    return f"discards “{line.text}”", deed


def _all_at_once(person: Person) -> Deed | None:
    """Try or drop everything that failed in a room."""
    failed = _failed(person)
    if failed is None:
        return None
    session_id, facade = failed[0].session_id, person.facade
    again = person.random.random() < 0.7
    for written in person.world.written:
        if written.author == person.app.name and written.room == session_id:
            written.was_retried |= again
            written.is_discarded |= not again
    return (
        f"{'tries again' if again else 'discards'} all that failed in {session_id[:4]}",
        lambda: facade.retry_all(session_id) if again else facade.discard_all(session_id),
    )


def _take_back(person: Person) -> Deed | None:
    failed = _failed(person)
    if failed is None:
        return None
    room, line = failed
    for written in person.world.written:
        written.is_discarded |= written.text == line.text
    return (
        f"takes “{line.text}” back",
        lambda: person.facade.take_back(room.session_id, line.message_id, ""),
    )


def _keep(person: Person) -> Deed | None:
    """Pins, mutes, archives or marks a room."""
    room = person.room()
    if room is None:
        return None
    session_id, choices = room.session_id, person.facade.choices
    deeds: list[tuple[str, Callable[[], Awaitable[object]]]] = [
        ("pins", lambda: choices.pin(session_id, pinned=not room.pinned)),
        ("archives", lambda: choices.archive(session_id, archived=not room.archived)),
        ("marks as unread", lambda: choices.mark_unread(session_id)),
        ("hears nothing of", lambda: choices.mute(session_id, room.time + 3_600_000)),
    ]
    words, deed = person.random.choice(deeds)
    return f"{words} {_name(room)}", deed


def _write_to(person: Person) -> Deed | None:
    """Begins a room with one other, or finds it again."""
    others = [each for each in person.world.apps if each.user_id != person.app.user_id]
    if not others:
        return None
    other = person.random.choice(others)
    return f"writes to {other.name}", lambda: person.facade.direct_room(other.user_id)


def _look_around(person: Person) -> Deed | None:
    room = person.room()
    if room is None:
        return None
    session_id, facade = room.session_id, person.facade
    anyone = person.random.choice(person.world.apps)
    deeds: list[tuple[str, Callable[[], Awaitable[object]]]] = [
        ("reads", lambda: facade.mark_read(session_id)),
        ("leaves a draft in", lambda: facade.set_draft(session_id, "Hm")),
        (
            f"verifies {anyone.name} from",
            lambda: facade.set_verified(anyone.user_id, verified=True),
        ),
        ("looks for people from", lambda: facade.find_people("a")),
    ]
    words, deed = person.random.choice(deeds)
    return f"{words} {_name(room)}", deed


def _share(person: Person) -> Share:
    return person.random.choice((Share.NOTHING, Share.NOTHING, Share.WEEK, Share.ALL))


def _policy(person: Person) -> Policy:
    random = person.random
    return Policy(
        rotation_period=random.choice(_PERIODS),
        open_allowed=random.random() < 0.8,
        members_invite=random.random() < 0.8,
        members_admit=random.random() < 0.5,
        replace_on_join=random.random() < 0.3,
    )


def _name(room: RoomView) -> str:
    return f"{room.session_id[:4]} “{room.title}”"


_WEIGHED: list[tuple[Callable[[Person], Deed | None], int]] = [
    (_speak, 88),
    (_amend, 16),
    (_answer_card, 40),
    (_new_room, 6),
    (_keep, 4),
    (_write_to, 3),
    (_invite, 12),
    (_ask_to_join, 8),
    (_leave, 4),
    (_govern, 8),
    (_pardon, 1),
    (_replace_key, 5),
    (_switch, 3),
    (_rename, 3),
    (_set_policy, 2),
    (_withdraw, 2),
    (_preview, 2),
    (_retry, 3),
    (_discard, 2),
    (_all_at_once, 2),
    (_take_back, 1),
    (_share_history, 6),
    (_look_around, 4),
]
_KINDS = [kind for kind, _ in _WEIGHED]
_WEIGHTS = [weight for _, weight in _WEIGHED]
