"""The ML-KEM key of each week: published as the week begins, and destroyed when it is long past.

A connection may last for months, so this goes on for as long as one does.
"""

from collections.abc import Callable

import msgspec

from sealroom.controller.context import Context
from sealroom.controller.flow import Ask, Flow, WaitFor
from sealroom.crypto import week_of
from sealroom.protocol.requests import PublishKemKeyRequest

WEEKS_KEPT = 5
"""Weeks whose keys can still be derived; older seeds are destroyed."""
_READ_SECONDS = 3600.0
"""How long reading what stands at the relay may take; seeds that stay go another time."""
_LOOK_SECONDS = 3600.0
"""How often the calendar is looked at."""


def keep_weekly_keys(context: Context, is_read: Callable[[], bool]) -> Flow[None]:
    """Publish and destroy, until the connection ends.

    What waits at the relay may be wrapped to keys of weeks long past: their seeds are destroyed
    only after it is read.
    """
    connection = context.challenge
    while context.challenge is connection:
        key = context.kem_key
        yield Ask(PublishKemKeyRequest(id=0, kem_key=key))
        if (yield WaitFor(is_read, _READ_SECONDS)):
            _destroy_past_seeds(context)
        while context.challenge is connection and week_of(context.now) <= key.kem_id:
            yield WaitFor(lambda: context.challenge is not connection, _LOOK_SECONDS)


def _destroy_past_seeds(context: Context) -> None:
    """Of weeks long past; where the clocks disagree, by the slower one.

    A relay that says it is early cannot hold that back for long: a wrap that comes too late is
    asked for again, a seed that stays opens what was recorded.
    """
    own = context.own
    if own is None:
        return
    here, there = week_of(context.now), week_of(context.relay_now)
    week = max(min(here, there), here - WEEKS_KEPT)
    chain = context.chain.advanced_to(week - WEEKS_KEPT)
    if chain.week == context.chain.week:
        return
    renewed = msgspec.structs.replace(own, secrets=context.identity.export(chain))
    context.store.identity.save(renewed)
    context.own = renewed
