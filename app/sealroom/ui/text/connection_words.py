"""The connection in words: short below one's own name, whole in the bar above the rooms."""

from PySide6.QtCore import QCoreApplication

from sealroom.controller.views import ConnectionState, ConnectionView

translate = QCoreApplication.translate


def connection_words(connection: ConnectionView) -> str:
    """Short enough for the left pane."""
    match connection.state:
        case ConnectionState.CONNECTED if connection.progress is not None:
            return translate("Connection", "Catching up…")
        case ConnectionState.CONNECTED:
            return translate("Connection", "Connected")
        case ConnectionState.CONNECTING:
            return translate("Connection", "Connecting…")
        case ConnectionState.REFUSED:
            return translate("Connection", "Refused by the relay")
        case ConnectionState.UNPROVEN:
            return translate("Connection", "Not proven to be the relay")
        case ConnectionState.WAITING | ConnectionState.OFFLINE:
            return translate("Connection", "No connection")


def bar_words(connection: ConnectionView) -> str:
    """What the bar says first; empty while all is well."""
    match connection.state:
        case ConnectionState.CONNECTED if connection.progress is None:
            return ""
        case ConnectionState.CONNECTED:
            words = translate("Connection", "Catching up… {percent} %")
            return words.format(percent=connection.progress)
        case ConnectionState.REFUSED:
            return translate("Connection", "The relay does not let you in")
        case ConnectionState.UNPROVEN:
            return translate("Connection", "What answers is not proven to be your relay")
        case _:
            return connection_words(connection)


def next_try_words(connection: ConnectionView, now: int) -> str:
    """How long until it is tried again by itself; empty where it is not."""
    if connection.retry_at is None:
        return ""
    seconds = max(1, round((connection.retry_at - now) / 1000))
    return translate("Connection", "Next try in %n s", None, seconds)


def may_try_now(connection: ConnectionView) -> bool:
    """Whether asking for a connection now makes sense."""
    return connection.state is not ConnectionState.CONNECTED
