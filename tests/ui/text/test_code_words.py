"""Words for every outcome, and for what a mark rests on."""

import msgspec
import pytest

from sealroom.controller.verification_views import CodeOutcome, CodeReading
from sealroom.controller.views import PersonView
from sealroom.store.users import HowVerified
from sealroom.ui.parts.notice import NoticeKind
from sealroom.ui.text.code_words import code_kind, code_words, verified_words

TOM = PersonView(user_id="t" * 52, name="To\u202em", role=None, is_me=False, verified=True)
NOW = 1_762_524_300_000


@pytest.mark.parametrize("outcome", list(CodeOutcome))
def test_each_outcome_has_words_of_its_own_with_inert_names(outcome: CodeOutcome) -> None:
    words = code_words(CodeReading(outcome, "Ra\u202evi"), TOM)
    assert words
    assert "\u202e" not in words
    assert "{" not in words
    others = [each for each in CodeOutcome if each is not outcome]
    assert words not in [code_words(CodeReading(each, "Ra\u202evi"), TOM) for each in others]


def test_what_is_wrong_is_red_and_says_that_nothing_was_verified() -> None:
    for outcome in CodeOutcome:
        red = code_kind(outcome) is NoticeKind.RED
        assert red == code_words(CodeReading(outcome), TOM).startswith("Not verified")
    assert code_kind(CodeOutcome.MATCH) is NoticeKind.CALM


def test_a_mark_says_how_and_when() -> None:
    by_code = msgspec.structs.replace(
        TOM, verified_at=NOW - 3 * 86_400_000, verified_how=HowVerified.QR
    )
    assert "by QR code, 3 days ago" in verified_words(by_code, NOW)
    by_voice = msgspec.structs.replace(by_code, verified_how=HowVerified.COMPARED)
    assert "by comparing, 3 days ago" in verified_words(by_voice, NOW)
    assert verified_words(TOM, NOW).startswith("You have verified")
