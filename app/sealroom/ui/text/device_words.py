"""A person's devices in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import DeviceView
from sealroom.ui.text.inert import inert_name
from sealroom.ui.text.when import ago

translate = QCoreApplication.translate


def device_name(label: str) -> str:
    """What the computer calls itself, shown inert; it says nothing where it has no name."""
    return inert_name(label) if label.strip() else translate("Devices", "A device without a name")


def seen_words(device: DeviceView, now: int) -> str:
    """Since when it is known, and when it was here."""
    first = ago(device.first_seen, now)
    if device.is_this:
        return translate("Devices", "This computer · first seen {first}").format(first=first)
    words = translate("Devices", "Last seen {last} · first seen {first}")
    return words.format(last=ago(device.last_seen, now), first=first)
