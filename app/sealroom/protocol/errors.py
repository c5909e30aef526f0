"""Errors on the wire: a code for the kind, words for a person, data for a program."""

import enum
from typing import Annotated

import msgspec
from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.entry import Entry
from sealroom.protocol.fields import Count, Epoch, Milliseconds, RetrySeconds
from sealroom.protocol.ids import KeyId


class Code(enum.StrEnum):
    """The kind of error."""

    INVALID_ARGUMENT = "INVALID_ARGUMENT"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    PERMISSION_DENIED = "PERMISSION_DENIED"
    NOT_FOUND = "NOT_FOUND"
    ALREADY_EXISTS = "ALREADY_EXISTS"
    FAILED_PRECONDITION = "FAILED_PRECONDITION"
    CONFLICT = "CONFLICT"
    RESOURCE_EXHAUSTED = "RESOURCE_EXHAUSTED"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


class Reason(enum.StrEnum):
    """What exactly stands in the way, where the code alone leaves it open."""

    NAME_TAKEN = "name_taken"
    NAME_REFUSED = "name_refused"
    REGISTRATION_CLOSED = "registration_closed"
    TOKEN_REFUSED = "token_refused"  # noqa: S105
    PROOF_REFUSED = "proof_refused"
    NOT_A_MEMBER = "not_a_member"
    NOT_INVITED = "not_invited"
    ALREADY_MEMBER = "already_member"
    ALREADY_ASKED = "already_asked"
    REQUEST_SETTLED = "request_settled"
    BANNED = "banned"
    MUTED = "muted"
    SLOW_MODE = "slow_mode"
    """Members wait between two messages here; try again after `retry_after` seconds."""
    RULE = "rule"
    LEDGER_MOVED = "ledger_moved"
    """`entries` hold what the client lacks."""
    CLOCK = "clock"
    """The entry's time is too far from the relay's; `now` is the relay's."""
    STALE_KEY = "stale_key"
    """`key_id` and `epoch` name the current key."""
    NOT_SEALED = "not_sealed"
    ONLY_SEALED = "only_sealed"
    NO_KEY_YET = "no_key_yet"
    UPDATE_NOT_DUE = "update_not_due"
    UPDATE_LENT = "update_lent"
    """Another member replaces the key; ask again after `retry_after` seconds."""
    WRAPS_MISSING = "wraps_missing"
    FULL = "full"
    FILE_MISSING = "file_missing"
    """The relay does not hold the file, or not all of it."""
    FILE_TOO_LARGE = "file_too_large"
    DEVICE_REVOKED = "device_revoked"
    """The user signed this device out, for good."""


class ErrorData(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a program needs to go on."""

    reason: Reason | None = None
    retry_after: RetrySeconds | None = None
    now: Milliseconds | None = None
    epoch: Epoch | None = None
    key_id: KeyId | None = None
    entries: Annotated[list[Entry], Meta(max_length=limits.CONFLICT_ENTRIES)] = []
    missing: Count = 0


class Error(msgspec.Struct, frozen=True, omit_defaults=True):
    """An answer that says no."""

    code: Code
    detail: Annotated[str, Meta(max_length=limits.DETAIL_LENGTH)]
    data: ErrorData = ErrorData()


class ProtocolError(Exception):
    """A frame or request is refused; carries the error that answers it."""

    def __init__(self, code: Code, detail: str, data: ErrorData | None = None) -> None:
        super().__init__(f"{code}: {detail}")
        self.error = Error(code=code, detail=detail, data=data or ErrorData())
