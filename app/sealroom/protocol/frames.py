"""The frames around requests, answers and notifications."""

import msgspec

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
    notify: list[AnyNotification] = []
