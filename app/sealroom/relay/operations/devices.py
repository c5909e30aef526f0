"""A user's devices: seen as they sign in, listed, and signed out."""

from sealroom.protocol import limits
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.ids import DeviceId, UserId
from sealroom.protocol.notifications import DeviceRevoked, DeviceSignedIn
from sealroom.protocol.requests import ListDevicesRequest, RevokeDeviceRequest
from sealroom.protocol.responses import DevicesFound, Done
from sealroom.relay.actor import Actor
from sealroom.relay.effects import Revoked
from sealroom.relay.operations.refusals import malformed, refusal
from sealroom.relay.reading import Reading
from sealroom.relay.storage import devices
from sealroom.relay.storage.devices import Standing
from sealroom.relay.storage.inbox import drop_acknowledged
from sealroom.relay.unit import Letter, Unit


def let_device_in(unit: Unit, user_id: UserId, device_id: DeviceId, label: bytes) -> None:
    """Note the sign-in, and tell the user's other devices of one never seen before.

    Raises ProtocolError (PERMISSION_DENIED) for one that was signed out.
    """
    limit = unit.limits.devices_per_user
    standing = devices.see_device(
        unit.connection, user_id, device_id, unit.now, limit=limit, label=label
    )
    if standing is Standing.REVOKED:
        words = "This device was signed out by another of your devices."
        raise refusal(Code.PERMISSION_DENIED, words, Reason.DEVICE_REVOKED)
    if standing is Standing.NEW and has_several(unit, user_id):
        unit.send_letters([_new_device_letter(unit.now, user_id, device_id, label)])


def has_several(unit: Unit, user_id: UserId) -> bool:
    """Whether what the user does at one device has to be told to others of theirs."""
    return devices.count_devices(unit.connection, user_id) > 1


def list_devices(reading: Reading, actor: Actor, _request: ListDevicesRequest) -> DevicesFound:
    """Every device that may sign in as this user."""
    most = limits.DEVICES_LISTED
    return DevicesFound(devices=devices.present_devices(reading.connection, actor.user_id, most))


def revoke_device(unit: Unit, actor: Actor, request: RevokeDeviceRequest) -> Done:
    """Sign a device out for good: its connections end, and the inbox waits for it no longer."""
    user_id, device_id, keep = actor.user_id, request.device_id, unit.limits.devices_revoked
    if device_id == actor.device_id:
        raise malformed("A device is signed out from another one.")
    before = devices.revoke(unit.connection, user_id, device_id, unit.now, keep)
    if before is Standing.NEW:
        raise refusal(Code.NOT_FOUND, "You have no such device.")
    if before is Standing.KNOWN:
        everywhere = devices.acknowledged_by_all(unit.connection, user_id)
        drop_acknowledged(unit.connection, user_id, everywhere)
        unit.send_letters([_revoked_letter(user_id, device_id)])
        unit.tell(Revoked(user_id, device_id))
    return Done()


def _new_device_letter(time: int, user_id: UserId, device_id: DeviceId, label: bytes) -> Letter:
    def write(number: int) -> DeviceSignedIn:
        return DeviceSignedIn(number=number, device_id=device_id, label=label, time=time)

    return Letter(user_id, write)


def _revoked_letter(user_id: UserId, device_id: DeviceId) -> Letter:
    def write(number: int) -> DeviceRevoked:
        return DeviceRevoked(number=number, device_id=device_id)

    return Letter(user_id, write)
