"""The frames around requests, answers and notifications."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sealroom.protocol import limits
from sealroom.protocol.errors import Error
from sealroom.protocol.fields import Count
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.responses import AnyResponse

SUBPROTOCOL = "sealroom.v1"


class RelayFrame(msgspec.Struct, frozen=True, omit_defaults=True):
    """A frame from the relay: an answer (`re` with `result` or `error`) or notifications."""

    re: Count | None = None
    """The id of the request answered; None too where a frame could not be read at all."""
    result: AnyResponse | None = None
    error: Error | None = None
    notify: Annotated[list[AnyNotification], Meta(max_length=limits.NOTIFICATIONS_PER_FRAME)] = []
