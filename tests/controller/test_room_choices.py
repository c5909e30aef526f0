"""How a person keeps their rooms: what lasts how long, and what counts as unread."""

from functools import partial

import pytest

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.events import RoomsChanged
from sealroom.controller.outbox import write
from sealroom.controller.preference_views import Preferences
from sealroom.controller.preferences import set_preferences
from sealroom.controller.reading_state import mark_read
from sealroom.controller.room_choices import change, pin
from sealroom.controller.views import Badge, RoomView
from sealroom.protocol.content import Text
from sealroom.store.room_choices import FOR_GOOD, NotificationLevel
from tests.controller.desk import Desk, Hall

HOUR = 3_600_000


def room(desk: Desk, hall: Hall) -> RoomView:
    return desk.reader.room(hall.id, desk.now)


def speak(desk: Desk, hall: Hall, text: str, counter: int) -> int:
    """The owner says something; its place."""
    desk.hear(hall.spoken(hall.message(hall.owner, text, counter=counter)))
    return hall.seq


def test_a_mute_ends_by_itself_and_the_window_is_told(desk: Desk, hall: Hall) -> None:
    until = desk.now + HOUR
    desk.run(lambda c: change(c, hall.id, muted_until=until))
    assert room(desk, hall).muted_until == until
    assert room(desk, hall).quiet
    desk.lose_connection()
    desk.events.clear()

    assert desk.pass_seconds(60).wake_in == HOUR - 60_000, "the app wakes when it ends"
    assert desk.events == []
    desk.pass_seconds(3540)

    assert RoomsChanged(frozenset({hall.id})) in desk.events
    assert room(desk, hall).muted_until == 0
    assert not room(desk, hall).quiet


def test_a_mute_for_good_does_not_end(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: change(c, hall.id, muted_until=FOR_GOOD))
    desk.turn_clock(24 * 365 * 20)
    desk.reload()
    assert room(desk, hall).muted_until == FOR_GOOD


def test_a_mute_that_ended_while_the_app_was_closed_is_over(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: change(c, hall.id, muted_until=desk.now + HOUR))
    desk.now += 2 * HOUR
    assert room(desk, hall).muted_until == 0, "even before the engine has looked"
    desk.reload()
    desk.sign_in({hall.id: hall.seq})
    assert desk.store.room_choices.get(1).muted_until == 0


@pytest.mark.parametrize("muted", [False, True])
def test_a_message_brings_a_room_back_from_the_archive_unless_it_is_muted(
    desk: Desk, hall: Hall, muted: bool
) -> None:
    desk.run(lambda c: change(c, hall.id, archived=True, muted_until=FOR_GOOD if muted else 0))
    assert room(desk, hall).archived

    speak(desk, hall, "anyone there?", 1)

    assert room(desk, hall).archived is muted
    assert room(desk, hall).unread == 1


def test_a_change_of_the_room_brings_nothing_back(desk: Desk, hall: Hall, jonas: object) -> None:
    desk.run(lambda c: change(c, hall.id, archived=True))
    desk.hear(*hall.renew_key())
    assert room(desk, hall).archived


def test_what_one_writes_oneself_brings_a_room_back(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: change(c, hall.id, archived=True))
    desk.run(lambda c: write(c, hall.id, Text("I am"), sealed=True))
    assert not room(desk, hall).archived


def test_pins_keep_their_order_and_an_archived_room_that_is_pinned_comes_back(
    desk: Desk, hall: Hall
) -> None:
    desk.run(lambda c: change(c, hall.id, archived=True))
    desk.run(lambda c: pin(c, hall.id, pinned=True))
    assert room(desk, hall).pinned_at == desk.now
    assert not room(desk, hall).archived
    desk.run(lambda c: pin(c, hall.id, pinned=False))
    assert not room(desk, hall).pinned


def test_only_what_was_on_screen_is_read(desk: Desk, hall: Hall) -> None:
    places = [speak(desk, hall, f"line {n}", n) for n in (1, 2, 3)]

    desk.run(lambda c: mark_read(c, hall.id, places[1]))
    assert room(desk, hall).unread == 1
    assert desk.reader.first_unread(hall.id) == places[2]
    desk.run(lambda c: mark_read(c, hall.id, places[0]))
    assert room(desk, hall).unread == 1, "what was read stays read"
    desk.run(lambda c: mark_read(c, hall.id, None))
    assert room(desk, hall).unread == 0


def test_a_room_marked_as_unread_stays_so_until_it_is_read(desk: Desk, hall: Hall) -> None:
    desk.run(lambda c: change(c, hall.id, marked_unread=True))
    assert room(desk, hall).marked_unread
    assert room(desk, hall).badge is Badge.DOT
    desk.reload()
    assert room(desk, hall).marked_unread
    desk.run(lambda c: mark_read(c, hall.id, None))
    assert room(desk, hall).badge is Badge.NONE


@pytest.mark.parametrize(
    ("level", "muted", "badge", "told", "told_of_mention"),
    [
        (NotificationLevel.ALL, False, Badge.COUNT, True, True),
        (NotificationLevel.MENTIONS, False, Badge.DOT, False, True),
        (NotificationLevel.NONE, False, Badge.DOT, False, False),
        (NotificationLevel.ALL, True, Badge.DOT, False, False),
    ],
)
def test_what_is_worth_a_number_and_a_notification(  # noqa: PLR0917 - a table
    desk: Desk,
    hall: Hall,
    level: NotificationLevel,
    muted: bool,
    badge: Badge,
    told: bool,
    told_of_mention: bool,
) -> None:
    until = FOR_GOOD if muted else 0
    desk.run(lambda c: change(c, hall.id, level=level, muted_until=until))
    speak(desk, hall, "hello", 1)

    view = room(desk, hall)
    assert view.badge is badge
    assert view.is_told(mention=False) is told
    assert view.is_told(mention=True) is told_of_mention


def test_a_room_without_a_choice_follows_the_settings(desk: Desk, hall: Hall) -> None:
    quiet = Preferences(room_level=NotificationLevel.NONE)
    desk.run(lambda c: set_preferences(c, quiet))
    assert RoomsChanged(frozenset({hall.id})) in desk.events
    assert (room(desk, hall).chosen_level, room(desk, hall).level) == (None, NotificationLevel.NONE)
    desk.run(lambda c: change(c, hall.id, level=NotificationLevel.ALL))
    assert room(desk, hall).level is NotificationLevel.ALL


def test_a_room_that_is_not_here_has_no_choices(desk: Desk) -> None:
    for use in (pin, partial(change)):
        (end,) = desk.run(lambda c, use=use: use(c, "a" * 52, **_wanted(use)))  # type: ignore[misc]
        assert isinstance(end[1], UnknownRoom)


def _wanted(use: object) -> dict[str, bool]:
    return {"pinned": True} if use is pin else {"archived": True}
