"""What one step changed, told once."""

from sealroom.controller.changes import Changes
from sealroom.controller.events import (
    CardsChanged,
    JoinAnswered,
    MessagesChanged,
    NamesChanged,
    PeopleChanged,
    RoomsChanged,
    TimelineGrew,
)


def test_each_change_is_told_once_and_then_forgotten() -> None:
    changes = Changes()
    for _ in range(3):
        changes.timeline("room a")
        changes.people("room b")
        changes.message("room a", "message 1")
        changes.cards()
        changes.names()
    changes.message("room a", "message 2")
    changes.tell(JoinAnswered("room b", accepted=True))

    assert changes.take() == [
        NamesChanged(),
        TimelineGrew("room a"),
        MessagesChanged("room a", frozenset({"message 1", "message 2"})),
        PeopleChanged("room b"),
        CardsChanged(),
        RoomsChanged(frozenset({"room a", "room b"})),
        JoinAnswered("room b", accepted=True),
    ]
    assert changes.take() == []


def test_events_keep_their_order_and_their_number() -> None:
    changes = Changes()
    told = [JoinAnswered("room a", accepted=False), JoinAnswered("room a", accepted=False)]
    for event in told:
        changes.tell(event)

    assert changes.take() == told


def test_a_room_alone_is_told_as_a_room() -> None:
    changes = Changes()
    changes.room("room a")

    assert changes.take() == [RoomsChanged(frozenset({"room a"}))]
