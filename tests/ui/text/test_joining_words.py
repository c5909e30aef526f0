"""What is said beside someone's coming in."""

import pytest

from sealroom.controller.timeline_views import EventKind, EventView, LinkCheck
from sealroom.ui.text.item_words import item_text


def line(kind: EventKind = EventKind.ADMITTED, **more: object) -> str:
    known: dict[str, object] = {
        "order": 1,
        "kind": kind,
        "time": 0,
        "actor": "a" * 52,
        "actor_name": "Mira",
        "by_me": False,
        **more,
    }
    return item_text(EventView(**known))  # type: ignore[arg-type]


def test_an_unverified_newcomer_among_verified_people_is_named() -> None:
    admitted = line(subject="b" * 52, subject_name="Tom", ends_all_verified=True)
    assert "let \u2068Tom\u2069 in. You" in admitted
    assert "You have not verified \u2068Tom\u2069" in admitted
    joined = line(EventKind.JOINED, ends_all_verified=True)
    assert "You have not verified \u2068Mira\u2069" in joined
    assert "verified" not in line(EventKind.JOINED)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (LinkCheck.GIVER, "It was \u2068Mira\u2069, by their keys, who gave you the link."),
        (LinkCheck.ANOTHER, "The link was \u2068Sofia\u2069’s"),
        (LinkCheck.SILENT, "did not say who gave it"),
    ],
)
def test_who_let_one_in_is_held_against_the_link(link: LinkCheck, words: str) -> None:
    said = line(subject="b" * 52, subject_is_me=True, link=link, giver_name="Sofia")
    assert words in said


def test_names_in_it_stay_inert() -> None:
    said = line(EventKind.JOINED, ends_all_verified=True, actor_name="Mi\u202era")
    assert "\u202e" not in said
