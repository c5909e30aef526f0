"""What a window sees of codes to compare keys by, and of links to rooms."""

import enum

import msgspec

from sealroom.controller.views import PersonView
from sealroom.protocol.ids import SessionId


class LinkView(msgspec.Struct, frozen=True):
    """What a room's link says, before one asks to join by it."""

    session_id: SessionId
    relay: str
    """Address of the relay, its host in ASCII (punycode); empty where the link does not say."""
    giver: PersonView | None = None
    """Who gives it; called by their id where never heard of."""


class CodeOutcome(enum.StrEnum):
    """What came of reading a code to compare keys by."""

    MATCH = "match"
    NO_CODE = "no_code"
    """Some other code than Sealroom's."""
    TOO_NEW = "too_new"
    OWN = "own"
    """One's own code."""
    OTHER_RELAY = "other_relay"
    """Of an identity at another relay."""
    OTHER_PERSON = "other_person"
    """Of somebody else who is known here."""
    SAME_NAME = "same_name"
    """Of another identity that has, or had, the person's name: one from before, or a stranger's."""
    MADE_FOR_ANOTHER = "made_for_another"
    """The person's, but shown to another identity than one's own: another's, or one from before."""
    DIFFERENT = "different"
    """Of an identity that was never seen here: somebody may stand in between."""


class CodeReading(msgspec.Struct, frozen=True):
    """The outcome, and the name of whose code it is where that is someone else."""

    outcome: CodeOutcome
    name: str = ""
