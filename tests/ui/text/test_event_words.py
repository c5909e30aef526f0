"""Every kind of event has its sentence, for everyone who may have done it."""

import msgspec
import pytest

from sealroom.controller.timeline_views import Departed, EventKind, EventView
from sealroom.protocol.entry import Role
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.text.event_words import event_words, names_list
from tests.ui.scripted_facade import person_id

_ISOLATES = str.maketrans("", "", "\u2068\u2069")


def event(
    kind: EventKind,
    *,
    by_me: bool = False,
    to_me: bool = False,
    actor: str = "Sofia",
    reason: UpdateReason | None = None,
    departed: tuple[str, ...] = (),
) -> EventView:
    return EventView(
        order=1,
        kind=kind,
        time=0,
        actor=person_id(actor),
        actor_name=actor,
        by_me=by_me,
        subject=person_id("Tom"),
        subject_name="Tom",
        subject_is_me=to_me,
        role=Role.ADMIN,
        reason=reason,
        departed=tuple(Departed(name, EventKind.LEFT) for name in departed),
    )


def said(view: EventView) -> str:
    return event_words(view).translate(_ISOLATES)


@pytest.mark.parametrize("kind", list(EventKind))
@pytest.mark.parametrize("who", ["me", "to me", "others"])
def test_each_kind_is_a_sentence_without_gaps(kind: EventKind, who: str) -> None:
    words = said(event(kind, by_me=who == "me", to_me=who == "to me"))
    assert words
    assert "{" not in words
    assert "None" not in words


def test_the_sentence_names_who_did_what_to_whom() -> None:
    assert said(event(EventKind.REMOVED)) == "Sofia removed Tom"
    assert said(event(EventKind.REMOVED, by_me=True)) == "You removed Tom"
    assert said(event(EventKind.REMOVED, to_me=True)) == "Sofia removed you"
    assert said(event(EventKind.ROLE_SET)) == "Sofia gave Tom the role Admin"


def test_who_joins_later_is_told_where_their_history_begins() -> None:
    assert "before is closed to you" in said(event(EventKind.ADMITTED, to_me=True))
    assert "before is closed to you" in said(event(EventKind.JOINED, by_me=True))


@pytest.mark.parametrize(
    ("reason", "departed", "words"),
    [
        (
            UpdateReason.DEPARTURE,
            ("Tom",),
            "Key replaced because Tom left. Tom cannot read what follows.",
        ),
        (
            UpdateReason.DEPARTURE,
            ("Tom", "Ana"),
            "Key replaced because Tom and Ana left. They cannot read what follows.",
        ),
        (UpdateReason.PERIOD, (), "Key replaced: its time was over"),
        (UpdateReason.JOINING, (), "Key replaced because someone joined"),
        (UpdateReason.SWITCHED_ON, (), "Sofia made the room’s key"),
        (UpdateReason.ASKED, (), "Sofia replaced the room’s key"),
    ],
)
def test_why_the_key_was_replaced(
    reason: UpdateReason, departed: tuple[str, ...], words: str
) -> None:
    assert said(event(EventKind.KEY_REPLACED, reason=reason, departed=departed)) == words


def test_many_names_become_a_number() -> None:
    assert names_list(("a", "b", "c", "d")) == "4 people"


def test_a_name_cannot_fill_a_slot_or_turn_the_sentence() -> None:
    words = said(event(EventKind.REMOVED, actor="{subject}\u202eevil"))
    assert words == "{subject}\ufffdevil removed Tom"


def test_an_entry_dated_ahead_of_every_clock_says_so() -> None:
    left = event(EventKind.LEFT)
    ahead = msgspec.structs.replace(left, ahead=True, time=2_000_000_000_000)
    assert said(ahead) == f"{said(left)} (dated 18 May 2033, which was still to come)"


def test_a_key_taken_from_who_was_put_out_says_so() -> None:
    replaced = event(EventKind.KEY_REPLACED, reason=UpdateReason.DEPARTURE)
    banned = msgspec.structs.replace(replaced, departed=(Departed("Tom", EventKind.BANNED),))
    assert said(banned) == "Key replaced because Tom was banned. Tom cannot read what follows."
    both = (Departed("Tom", EventKind.REMOVED), Departed("Ana", EventKind.REMOVED))
    assert said(msgspec.structs.replace(replaced, departed=both)) == (
        "Key replaced because Tom and Ana were removed. They cannot read what follows."
    )
