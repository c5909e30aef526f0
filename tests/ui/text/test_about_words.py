"""A message explained in sentences."""

import pytest

from sealroom.controller.about_views import AboutMessage, Readers, ReaderView
from sealroom.controller.stamps import Stamps
from sealroom.controller.timeline_views import (
    Departed,
    Doubt,
    EventKind,
    Lock,
    MessageView,
    SendState,
)
from sealroom.controller.views import KeyView
from sealroom.protocol.notifications import UpdateReason
from sealroom.ui.text import about_words as words
from tests.ui import believable
from tests.ui.scripted_facade import person_id

_ISOLATES = str.maketrans("", "", "\u2068\u2069")
SOFIA = ReaderView(person_id("Sofia"), "Sofia", is_me=False, verified=False)
MIRA = ReaderView(person_id("Mira"), "Mira", is_me=True, verified=False)


def about(
    lock: Lock = Lock.SEALED,
    author: ReaderView = SOFIA,
    state: SendState = SendState.RECEIVED,
    **facts: object,
) -> AboutMessage:
    message = MessageView(
        order=1,
        message_id="a" * 26,
        sender=author.user_id,
        sender_name=author.name,
        mine=author.is_me,
        text="x",
        sent_at=believable.NOW,
        lock=lock,
        state=state,
    )
    given: dict[str, object] = {
        "stamps": Stamps(believable.NOW, believable.NOW, believable.NOW),
        "readers": Readers(members=(MIRA, SOFIA)),
    }
    return AboutMessage(message=message, author=author, **(given | facts))  # type: ignore[arg-type]


def key(reason: UpdateReason, *departed: Departed, epoch: int = 2) -> KeyView:
    return KeyView(
        epoch=epoch,
        key_id="k" * 52,
        made_by=SOFIA.user_id,
        made_by_name="Sofia",
        by_me=False,
        valid_from=believable.at(9, 52),
        valid_until=None,
        reason=reason,
        departed=departed,
        held=True,
    )


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (key(UpdateReason.SWITCHED_ON, epoch=1), "It is the room’s first key."),
        (
            key(UpdateReason.DEPARTURE, Departed("Tom", EventKind.LEFT)),
            "Replaced the one before because Tom left.",
        ),
        (
            key(UpdateReason.DEPARTURE, Departed("Tom", EventKind.REMOVED)),
            "Replaced the one before because Tom was removed.",
        ),
        (
            key(
                UpdateReason.DEPARTURE,
                Departed("Tom", EventKind.BANNED),
                Departed("Ana", EventKind.LEFT),
            ),
            "Replaced the one before because Ana left, Tom was banned.",
        ),
        (key(UpdateReason.PERIOD), "Replaced the one before because its time was over."),
        (key(UpdateReason.JOINING), "Replaced the one before because someone joined."),
        (key(UpdateReason.ASKED), "Replaced the one before because an Owner asked for it."),
        (key(UpdateReason.SWITCHED_ON), "Made because sealing was switched on again."),
    ],
)
def test_every_reason_for_a_key_has_its_sentence(made: KeyView, why: str) -> None:
    assert words.key_why(made).translate(_ISOLATES) == why


@pytest.mark.parametrize("doubt", [*Doubt, None])
def test_every_doubt_has_its_sentence(doubt: Doubt | None) -> None:
    said = words.doubt_words(about(Lock.UNVERIFIED, doubt=doubt))
    assert said
    assert "{" not in said


@pytest.mark.parametrize("lock", list(Lock))
@pytest.mark.parametrize("state", list(SendState))
def test_sealed_or_not_is_said_for_every_message(lock: Lock, state: SendState) -> None:
    told = about(lock, state=state)
    assert words.seal_title(told)
    assert words.seal_words(told)


def test_of_an_open_message_the_relay_is_said_to_read_it() -> None:
    assert "the relay can read it" in words.seal_words(about(Lock.OPEN))
    assert "relay" in words.seal_words(about(Lock.OPEN, MIRA, SendState.SENDING))


def test_a_name_that_nobody_verified_is_the_relays_word() -> None:
    assert "the relay’s word" in words.author_words(about())
    verified = ReaderView(SOFIA.user_id, "Sofia", is_me=False, verified=True)
    assert "verified" in words.author_words(about(author=verified))
    doubted = about(Lock.UNVERIFIED, author=verified)
    assert "cannot be told" in words.author_words(doubted)
    assert words.author_title(doubted).startswith("Said to be from")


def test_times_that_were_not_recorded_are_said_so() -> None:
    rows = words.time_rows(about(stamps=Stamps(believable.NOW)))
    assert [time for _, time in rows][1:] == ["not recorded", "not recorded"]
    assert len(words.time_rows(about(author=MIRA, state=SendState.SENDING))) == 1


def test_how_many_could_read_it_and_how_many_of_them_are_verified() -> None:
    assert words.members_words(about()) == (
        "2 people were in the room then. One of them you have not verified."
    )
    assert words.members_words(about(readers=Readers(members=(MIRA,)))) == (
        "Only you were in the room then."
    )
    assert "goes out" in words.members_words(
        about(author=MIRA, state=SendState.FAILED, readers=None)
    )


def test_names_of_others_stay_inert() -> None:
    evil = ReaderView("a" * 52, "\u202eevil\n<b>", is_me=False, verified=False)
    for said in (words.author_title(about(author=evil)), words.author_words(about(author=evil))):
        assert "\u202e" not in said
        assert "\n" not in said
