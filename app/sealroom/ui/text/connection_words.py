"""The connection in words, below one's own name."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import ConnectionState, ConnectionView

translate = QCoreApplication.translate


def connection_words(connection: ConnectionView, now: int) -> str:
    """Short enough for the left pane; `connection.detail` is for the tooltip."""
    match connection.state:
        case ConnectionState.CONNECTED:
            return translate("Connection", "Connected")
        case ConnectionState.CONNECTING:
            return translate("Connection", "Connecting…")
        case ConnectionState.OFFLINE:
            return translate("Connection", "Offline")
        case ConnectionState.REFUSED:
            return translate("Connection", "Refused by the relay")
        case ConnectionState.WAITING:
            return _waiting_words(connection.retry_at, now)


def may_try_now(connection: ConnectionView) -> bool:
    """Whether asking for a connection now makes sense."""
    return connection.state in {ConnectionState.WAITING, ConnectionState.OFFLINE}


def _waiting_words(retry_at: int | None, now: int) -> str:
    if retry_at is None:
        return translate("Connection", "Relay away")
    seconds = max(1, round((retry_at - now) / 1000))
    if seconds == 1:
        return translate("Connection", "Relay away · next try in a second")
    return translate("Connection", "Relay away · next try in %n s", None, seconds)
