"""A device that a user signs in from, as the relay knows it."""

import msgspec

from sealroom.protocol.fields import Milliseconds, SealedLabel
from sealroom.protocol.ids import DeviceId


class Device(msgspec.Struct, frozen=True):
    """`label` is sealed for the user's own devices; the times are the relay's."""

    device_id: DeviceId
    label: SealedLabel
    first_seen: Milliseconds
    last_seen: Milliseconds
