"""One's own devices: named, listed, signed out, and noticed when they are new."""

from sealroom.controller.context import Context
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.views import DeviceView
from sealroom.crypto import CryptoError, open_device_label, seal_device_label
from sealroom.protocol.device import Device
from sealroom.protocol.ids import DeviceId
from sealroom.protocol.notifications import DeviceRevoked, DeviceSignedIn
from sealroom.protocol.requests import ListDevicesRequest, RevokeDeviceRequest
from sealroom.store.devices import DeviceNotice

LABEL_NONCE_BYTES = 12


def sealed_label(context: Context) -> bytes:
    """This device's label for the others of its owner; empty where it has none."""
    if not context.device_label:
        return b""
    nonce = context.entropy(LABEL_NONCE_BYTES)
    return seal_device_label(context.identity, context.device_id, context.device_label, nonce)


def list_devices(context: Context) -> Flow[list[DeviceView]]:
    """All that are signed in as this person: this one first, then as last seen."""
    found = yield Ask(ListDevicesRequest(id=0))
    views = [_view(context, device) for device in found.devices]
    return sorted(views, key=lambda view: (not view.is_this, -view.last_seen))


def revoke(context: Context, device_id: DeviceId) -> Flow[None]:
    """Sign another device out for good."""
    yield Ask(RevokeDeviceRequest(id=0, device_id=device_id))
    _drop_notice(context, device_id)


def recognise(context: Context, device_id: DeviceId) -> Flow[None]:
    """The person knows the new device."""
    yield from ()
    _drop_notice(context, device_id)


def came(context: Context, signed_in: DeviceSignedIn) -> None:
    """A device was seen for the first time; unless it is this one, the person is told."""
    if signed_in.device_id != context.device_id:
        label = _opened(context, signed_in.device_id, signed_in.label)
        notice = DeviceNotice(signed_in.device_id, label, signed_in.time)
        context.store.devices.add_notice(notice)
        context.has_other_devices = True
        context.changes.cards()


def went(context: Context, revoked: DeviceRevoked) -> None:
    """A device was signed out, perhaps from another one."""
    _drop_notice(context, revoked.device_id)


def _drop_notice(context: Context, device_id: DeviceId) -> None:
    context.store.devices.drop_notice(device_id)
    context.changes.cards()


def _view(context: Context, device: Device) -> DeviceView:
    return DeviceView(
        device_id=device.device_id,
        label=_opened(context, device.device_id, device.label),
        is_this=device.device_id == context.device_id,
        first_seen=device.first_seen,
        last_seen=device.last_seen,
    )


def _opened(context: Context, device_id: DeviceId, label: bytes) -> str:
    try:
        return open_device_label(context.identity, device_id, label)
    except CryptoError:
        return ""
