"""Messages that have not gone out, in words."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import ConnectionState, ConnectionView, RoomView

translate = QCoreApplication.translate


def failed_words(count: int) -> str:
    """2 messages were not sent."""
    if count == 1:
        return translate("Outbox", "A message was not sent")
    return translate("Outbox", "%n messages were not sent", None, count)


def waiting_words(room: RoomView, connection: ConnectionView) -> str:
    """What own messages wait for; empty where they are just being sent."""
    if not room.waiting or room.my_role is None or room.alarm:
        return ""
    if connection.state is not ConnectionState.CONNECTED:
        if room.waiting == 1:
            return translate("Outbox", "A message goes out when the connection is back")
        return translate(
            "Outbox", "%n messages go out when the connection is back", None, room.waiting
        )
    if connection.progress is not None:
        return translate("Outbox", "What you wrote goes out after catching up")
    return ""


def outbox_words(room: RoomView, connection: ConnectionView) -> str:
    """Both, where there is both."""
    failed = failed_words(room.failed) if room.failed else ""
    return " · ".join(filter(None, (failed, waiting_words(room, connection))))
