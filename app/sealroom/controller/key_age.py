"""How old a room key is by one's own clock: no clock at the relay makes it older or younger.

The relay says when a key's time is over. One's own clock bounds what it can do by lying: a key is
not replaced much before its time, and that it is not replaced long after it is asked about, and
told. "Much" and "long" leave room for clocks that differ honestly.
"""

import msgspec

from sealroom.controller.stamps import GROSS_MS
from sealroom.ledger.state import State
from sealroom.protocol.limits import ENTRY_CLOCK_SECONDS
from sealroom.store.room_keys import RoomKeyRepository

SLACK_MS = ENTRY_CLOCK_SECONDS * 1000
"""Clocks that differ by this are honest, as far as the protocol goes."""


class KeyAge(msgspec.Struct, frozen=True):
    """The current key's times, in ms. `came_at` and what is asked are by one's own clock."""

    valid_from: int
    """By the ledger: the word of its maker, held to the clock by the relay alone."""
    came_at: int | None
    """When it came to this computer; None while it is not here."""
    period: int

    def may_be_over(self, now: int) -> bool:
        """Whether the relay may be right that the key's time is over: three quarters of it are.

        Where one's own clock cannot know (it was set back, or the ledger's is ahead of it and the
        key is not here) the relay's word stands.
        """
        if self.came_at is not None and now < self.came_at:
            return True
        came = self.valid_from if self.came_at is None else self.came_at
        age = max(now - self.valid_from, now - came)
        return age < 0 or age >= self.period * 3 // 4 - SLACK_MS

    def overdue_at(self) -> int | None:
        """From when on it should have been replaced: a quarter of its time over its time.

        None where that cannot be said: it is never replaced by time, or is not here.
        """
        if self.came_at is None or not self.period:
            return None
        dated_ahead = self.valid_from > self.came_at + GROSS_MS
        began = self.came_at if dated_ahead else max(self.came_at, self.valid_from)
        return began + self.period * 5 // 4 + SLACK_MS


def current_key_age(keys: RoomKeyRepository, state: State) -> KeyAge | None:
    """Of the key in use; None where there is none."""
    record = state.current_key
    if record is None:
        return None
    origin = keys.origin(record.key_id)
    came_at = origin.received_at if origin else None
    return KeyAge(record.valid_from, came_at, state.policy.rotation_period * 1000)
