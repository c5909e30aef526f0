"""Errors: each says a kind, words and data."""

import pytest

from sealroom.protocol.errors import Code, Error, ErrorData, ProtocolError, Reason


def test_a_protocol_error_carries_the_answer() -> None:
    data = ErrorData(reason=Reason.FULL, missing=2)
    refused = ProtocolError(Code.CONFLICT, "The room has changed.", data)
    assert refused.error == Error(Code.CONFLICT, "The room has changed.", data)
    assert str(refused) == "CONFLICT: The room has changed."
    assert ProtocolError(Code.INTERNAL, "x").error.data == ErrorData()


@pytest.mark.parametrize("code", Code)
def test_codes_are_their_names(code: Code) -> None:
    assert code.value == code.name


@pytest.mark.parametrize("reason", Reason)
def test_reasons_are_their_names_in_lower_case(reason: Reason) -> None:
    assert reason.value == reason.name.lower()
