"""The devices of the scripted person: `Devices` in memory."""

from sealroom.controller.events import CardsChanged, Event
from sealroom.controller.views import DeviceNoticeView, DeviceView
from sealroom.protocol.ids import DeviceId


class ScriptedDevices:
    """A part of `ScriptedFacade`."""

    def __init__(self) -> None:
        self.own_devices: list[DeviceView] = []
        self.new_devices: list[DeviceNoticeView] = []

    def device_notices(self) -> list[DeviceNoticeView]:
        return list(self.new_devices)

    async def devices(self) -> list[DeviceView]:
        await self._asked("devices")
        return list(self.own_devices)

    async def revoke_device(self, device_id: DeviceId) -> None:
        await self._asked("revoke_device", device_id)
        self.own_devices = [each for each in self.own_devices if each.device_id != device_id]
        self._forget(device_id)

    async def recognise_device(self, device_id: DeviceId) -> None:
        await self._asked("recognise_device", device_id)
        self._forget(device_id)

    def find_device(self, device: DeviceView) -> None:
        """A new device signs in, with its event."""
        self.own_devices.append(device)
        notice = DeviceNoticeView(device.device_id, device.label, device.first_seen)
        self.new_devices.append(notice)
        self.tell(CardsChanged())

    def _forget(self, device_id: DeviceId) -> None:
        self.new_devices = [each for each in self.new_devices if each.device_id != device_id]
        self.tell(CardsChanged())

    async def _asked(self, *call: object) -> None:
        raise NotImplementedError

    def tell(self, event: Event) -> None:
        """Tell all listeners."""
        raise NotImplementedError
