"""What stands above and beside a message."""

import pytest

from sealroom.controller.timeline_views import NOT_KEPT, Lock, MessageView, SendState
from sealroom.ui.text.item_words import missing_words


def after_a_gap(missing: int) -> MessageView:
    return MessageView(
        order=1,
        message_id="m" * 26,
        sender="u" * 52,
        sender_name="Idris",
        mine=False,
        text="Hello",
        sent_at=0,
        lock=Lock.SEALED,
        state=SendState.RECEIVED,
        missing_before=missing,
    )


@pytest.mark.parametrize("missing", [1, 3])
def test_what_never_arrived_is_its_senders(qapp: object, missing: int) -> None:
    assert "Idris" in missing_words(after_a_gap(missing))
    assert "never arrived" in missing_words(after_a_gap(missing))


def test_what_the_relay_does_not_keep_is_not_said_to_have_got_lost(qapp: object) -> None:
    words = missing_words(after_a_gap(NOT_KEPT))
    assert words == "What was said before is not kept by the relay any more"
