"""When something was said, by three clocks: its sender's, the relay's and this computer's.

Any of them may be wrong, most often one that a person has set by hand. Where two agree, the third
is off; where no two do, none is named.
"""

import enum

import msgspec

GROSS_MS = 15 * 60_000
"""From here on a difference is told. Clocks that drift, and a message's time on its way, stay below
it (the relay itself takes entries that are 10 minutes off); a wrong time zone, half an hour at
least, or a clock set by hand to the wrong hour does not."""


class ClockDoubt(enum.StrEnum):
    """What does not fit."""

    EARLIER = "earlier"
    """Signed long before the relay took it: it waited to be sent, or was held back, or the
    sender's clock is slow. Nobody can tell which."""
    SENDER_AHEAD = "sender_ahead"
    RELAY_AHEAD = "relay_ahead"
    RELAY_BEHIND = "relay_behind"
    OWN_BEHIND = "own_behind"
    """This computer's clock, against those of sender and relay."""
    DISAGREE = "disagree"
    """At least two are off, or there are only two to compare."""


class ClockNote(msgspec.Struct, frozen=True):
    """What does not fit, and by how many ms."""

    doubt: ClockDoubt
    by: int


class Stamps(msgspec.Struct, frozen=True):
    """Milliseconds since 1970-01-01 UTC; None where it was not recorded."""

    sent: int
    """As its sender signed it."""
    taken: int | None = None
    """When the relay says it took it."""
    received: int | None = None
    """When it came here, by this computer's clock. Long after `taken` for who was away."""


def clock_note(stamps: Stamps, *, sent_here: bool = False) -> ClockNote | None:
    """What does not fit; None where all is well, or too little is known.

    `sent_here`: this computer's clock is the sender's, too, and so no witness for it.
    """
    sent, taken, received = stamps.sent, stamps.taken, stamps.received
    if taken is None or received is None:
        return None
    if sent_here and abs(received - taken) > GROSS_MS:
        return ClockNote(ClockDoubt.DISAGREE, abs(received - taken))
    if taken > received + GROSS_MS:
        return _ahead_of_here(sent, taken, received)
    if sent > taken + GROSS_MS:
        agree = abs(sent - received) <= GROSS_MS and received - taken > GROSS_MS
        return ClockNote(
            ClockDoubt.RELAY_BEHIND if agree else ClockDoubt.SENDER_AHEAD, sent - taken
        )
    return ClockNote(ClockDoubt.EARLIER, taken - sent) if sent < taken - GROSS_MS else None


def _ahead_of_here(sent: int, taken: int, received: int) -> ClockNote:
    """The relay's time for it is still to come here."""
    if abs(sent - taken) <= GROSS_MS:
        return ClockNote(ClockDoubt.OWN_BEHIND, taken - received)
    if abs(sent - received) <= GROSS_MS:
        return ClockNote(ClockDoubt.RELAY_AHEAD, taken - received)
    return ClockNote(ClockDoubt.DISAGREE, taken - received)


def dated_ahead(stamps: Stamps) -> bool:
    """Whether a ledger entry is dated far ahead of every clock that was there as it came.

    `taken` is what the relay's clock said then. The rules let such an entry stand, for they read
    no clock; an honest relay takes none.
    """
    if stamps.taken is None or stamps.received is None:
        return False
    return stamps.sent > max(stamps.taken, stamps.received) + GROSS_MS
