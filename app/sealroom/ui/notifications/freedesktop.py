"""Notifications over D-Bus, as freedesktop.org's Desktop Notifications Specification 1.2 has them.

Spoken with `jeepney` rather than QtDBus, which waits for answers on the GUI's thread and cannot say
the unsigned number that the first argument is. https://specifications.freedesktop.org/notification/
"""

import asyncio
import html
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sealroom.ui.notifications.note import Delivery, Note

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_DEFAULT = "default"
"""The action of a click on the notification itself."""
_NEVER = 0
_AS_USUAL = -1
_SOUND = "message-new-instant"
"""From freedesktop.org's sound names."""
LEAVE_SECONDS = 1.0
"""How long withdrawing may take where the app ends."""

_log = logging.getLogger(__name__)


class Freedesktop:
    """`run` it as a task; until it has found the service, and where there is none, notes go to
    `otherwise`, if there is one.
    """

    def __init__(
        self,
        clicked: Callable[[str], None],
        *,
        otherwise: Delivery | None = None,
        activated: Callable[[str], None] = lambda _token: None,
        bus: str = "SESSION",
    ) -> None:
        """`activated` gets the desktop's leave to come to the front, before `clicked`."""
        self._otherwise = otherwise
        self._gone = False
        self._clicked = clicked
        self._activated = activated
        self._bus = bus
        self._wanted: asyncio.Queue[Note | str | None] = asyncio.Queue()
        self._ids: dict[str, int] = {}
        self._markup = False

    def show(self, note: Note) -> None:
        """Soon."""
        if self._gone:
            self._show_otherwise(note)
        else:
            self._wanted.put_nowait(note)

    def withdraw(self, key: str) -> None:
        """Soon."""
        self._wanted.put_nowait(key)

    def withdraw_all(self) -> None:
        """Soon."""
        self._wanted.put_nowait(None)

    async def run(self) -> None:
        """Until cancelled, or the bus is gone. What is shown is withdrawn in the end."""
        try:
            from jeepney.io.asyncio import open_dbus_connection  # noqa: PLC0415 - Linux alone has it

            connection = await open_dbus_connection(self._bus)
            try:
                await self._serve(_Caller(connection, self._hear))
            finally:
                await connection.close()
        except* (ImportError, OSError, EOFError, LookupError, RuntimeError, ValueError) as errors:
            _log.info("no notifications over D-Bus: %s", type(errors.exceptions[0]).__name__)
        self._gone = True
        while not self._wanted.empty():
            match self._wanted.get_nowait():
                case Note() as note:
                    self._show_otherwise(note)

    def _show_otherwise(self, note: Note) -> None:
        if self._otherwise is not None:
            self._otherwise.show(note)

    async def _serve(self, caller: "_Caller") -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(caller.read(), name="notification service")
            await caller.listen()
            told = await caller.call("GetCapabilities", "", ())
            self._markup = told is not None and "body-markup" in told[0]
            try:
                await self._send(caller)
            finally:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LEAVE_SECONDS):
                        await self._close_all(caller)

    async def _send(self, caller: "_Caller") -> None:
        while True:
            match await self._wanted.get():
                case Note() as note:
                    await self._notify(caller, note)
                case str() as key if key in self._ids:
                    await self._close(caller, self._ids.pop(key))
                case None:
                    await self._close_all(caller)

    async def _notify(self, caller: "_Caller", note: Note) -> None:
        sound = ("s", _SOUND) if note.sound else ("b", True)
        hints = {
            "desktop-entry": ("s", "sealroom"),
            "category": ("s", "im.received"),
            "sound-name" if note.sound else "suppress-sound": sound,
        }
        body = html.escape(note.body, quote=False) if self._markup else note.body
        arguments = (
            "Sealroom",
            self._ids.get(note.key, 0),
            "sealroom",
            note.title,
            body,
            [_DEFAULT, "Open"],
            hints,
            _AS_USUAL,
        )
        answer = await caller.call("Notify", "susssasa{sv}i", arguments)
        if answer is None:
            self._show_otherwise(note)
        else:
            self._ids[note.key] = answer[0]

    async def _close(self, caller: "_Caller", number: int) -> None:
        await caller.call("CloseNotification", "u", (number,))

    async def _close_all(self, caller: "_Caller") -> None:
        ids, self._ids = self._ids, {}
        for number in ids.values():
            await self._close(caller, number)

    def _hear(self, name: str, body: tuple[Any, ...]) -> None:
        """A signal of the service, which tells all programs of all notifications."""
        key = next((key for key, held in self._ids.items() if body and held == body[0]), None)
        match name, body:
            case _ if key is None:
                return
            case "ActivationToken", (_, str() as token):
                self._activated(token)
            case "ActionInvoked", (_, "default"):
                self._clicked(key)
            case "NotificationClosed", _:
                del self._ids[key]


class _Caller:
    """Calls the service, and hears its signals while `read` runs."""

    def __init__(self, connection: Any, hear: Callable[[str, tuple[Any, ...]], None]) -> None:
        self._connection = connection
        self._hear = hear
        self._waiting: dict[int, asyncio.Future[Any]] = {}

    async def read(self) -> None:
        """Until the bus is gone: EOFError, or OSError."""
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        while True:
            message = await self._connection.receive()
            fields = message.header.fields
            waiting = self._waiting.get(fields.get(HeaderFields.reply_serial, 0))
            if waiting is not None and not waiting.done():
                waiting.set_result(message)
            elif (
                message.header.message_type is MessageType.signal
                and fields.get(HeaderFields.interface) == _NAME
            ):
                self._hear(fields.get(HeaderFields.member, ""), message.body)

    async def listen(self) -> None:
        """Have the bus pass the service's signals on."""
        from jeepney import MatchRule, message_bus  # noqa: PLC0415

        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        await self._answer(message_bus.AddMatch(rule))

    async def call(
        self, method: str, signature: str, arguments: tuple[Any, ...]
    ) -> tuple[Any, ...] | None:
        """The answer; None where the service refuses, or there is none."""
        from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        reply = await self._answer(new_method_call(address, method, signature or None, arguments))
        if reply.header.message_type is MessageType.error:
            _log.info("the desktop does not do %s", method)
            return None
        body: tuple[Any, ...] = reply.body
        return body

    async def _answer(self, message: Any) -> Any:
        serial = next(self._connection.outgoing_serial)
        waiting = self._waiting[serial] = asyncio.get_running_loop().create_future()
        try:
            await self._connection.send(message, serial=serial)
            return await waiting
        finally:
            del self._waiting[serial]
