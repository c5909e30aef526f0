"""The part of the facade about one's own devices."""

from typing import Protocol

from sealroom.controller.views import DeviceNoticeView, DeviceView
from sealroom.protocol.ids import DeviceId


class Devices(Protocol):
    """Where else the person is signed in."""

    def device_notices(self) -> list[DeviceNoticeView]:
        """Devices that signed in for the first time and that the person has not seen to yet."""
        ...

    async def devices(self) -> list[DeviceView]:
        """All devices that may sign in as this person, this one first."""
        ...

    async def revoke_device(self, device_id: DeviceId) -> None:
        """Sign another device out for good. What it stored stays there."""
        ...

    async def recognise_device(self, device_id: DeviceId) -> None:
        """The person knows the new device: its notice goes."""
        ...
