"""Where a second copy of the app on the same profile knocks, so that the first comes to the front.

A local socket, private to the user, named after the profile's folder. Only who holds the profile's
lock opens it: a socket that is there then belongs to a copy that crashed, and is replaced.

    second copy    show TOKEN[ LINK]\\n     TOKEN is the desktop's leave to take the front; may be
                                          empty. LINK is a `sealroom:` link that was clicked
    first copy     shown\\n                 or "nothing": it has no window to show yet, or any more
"""

import asyncio
import enum
import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sealroom.ui.front import TOKENS, take_token

WANT = b"show "
SHOWN = b"shown\n"
NOTHING = b"nothing\n"
LINE_BYTES = 4_096
TOKEN_BYTES = 1_000
ANSWER_SECONDS = 3.0
"""How long a copy that is alive may take; one that hangs is not waited for any longer."""

_log = logging.getLogger(__name__)


class Knocked(enum.Enum):
    """What came of knocking."""

    ANSWERED = enum.auto()
    """The other copy is in front."""
    NOBODY = enum.auto()
    """Nobody listens, or there is nothing to show (yet, or any more)."""
    SILENT = enum.auto()
    """Somebody listens and does not answer."""


_OUTCOMES = {SHOWN: Knocked.ANSWERED, NOTHING: Knocked.NOBODY}


def door_name(folder: Path) -> str:
    """The socket's name for a profile's folder."""
    return "sealroom-" + hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]


class FrontDoor(QObject):
    """Listens from `open` to `close`, and answers each who knocks."""

    linkBrought = Signal(str)
    """Whoever knocked was started by a link; it may be anything, of anybody of this computer."""

    def __init__(self, folder: Path, show: Callable[[], bool]) -> None:
        """`show` brings the app to the front, and says whether there was anything to bring."""
        super().__init__()
        self._name = door_name(folder)
        self._show = show
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)

    def open(self) -> None:
        """Without a door the app works as well: a second copy then says that this one is open."""
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            _log.warning("second copies cannot call: %s", self._server.errorString())

    def close(self) -> None:
        """Nobody is let in any more."""
        self._server.close()

    def _let_in(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.setReadBufferSize(LINE_BYTES)
            caller.readyRead.connect(lambda caller=caller: self._listen_to(caller))
            caller.disconnected.connect(caller.deleteLater)
            self._listen_to(caller)

    def _listen_to(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() >= LINE_BYTES:
                caller.abort()
            return
        line = bytes(caller.readLine().data())
        if not line.startswith(WANT):
            caller.abort()
            return
        token, _, link = line.removeprefix(WANT).removesuffix(b"\n").partition(b" ")
        take_token(token.decode("ascii", "ignore"))
        shown = self._show()
        if shown and link:
            self.linkBrought.emit(link.decode("utf-8", "replace"))
        caller.write(SHOWN if shown else NOTHING)
        caller.flush()
        caller.disconnectFromServer()


async def knock(folder: Path, seconds: float = ANSWER_SECONDS, *, link: str = "") -> Knocked:
    """Ask the copy that has the profile in `folder` open to come to the front. Waits, bounded.

    `link`, of one word, is handed over to it.
    """
    outcome: asyncio.Future[Knocked] = asyncio.get_running_loop().create_future()
    caller = QLocalSocket()
    visit = _Visit(caller, outcome, link)
    caller.connectToServer(door_name(folder))
    try:
        async with asyncio.timeout(seconds):
            return await outcome
    except TimeoutError:
        return Knocked.SILENT
    finally:
        visit.end()


class _Visit:
    """One call at a door, told by signals."""

    def __init__(self, caller: QLocalSocket, outcome: "asyncio.Future[Knocked]", link: str) -> None:
        self._link = link
        self._caller = caller
        self._outcome = outcome
        self._there = False
        caller.connected.connect(self._connected)
        caller.readyRead.connect(self._heard)
        caller.errorOccurred.connect(self._failed)

    def end(self) -> None:
        self._caller.blockSignals(True)
        self._caller.abort()
        self._caller.deleteLater()

    def _connected(self) -> None:
        self._there = True
        link = f" {self._link}".encode() if self._link else b""
        self._caller.write(WANT + _own_token() + link + b"\n")

    def _heard(self) -> None:
        if self._caller.canReadLine():
            answer = bytes(self._caller.readLine().data())
            self._tell(_OUTCOMES.get(answer, Knocked.SILENT))

    def _failed(self) -> None:
        self._tell(Knocked.SILENT if self._there else Knocked.NOBODY)

    def _tell(self, outcome: Knocked) -> None:
        if not self._outcome.done():
            self._outcome.set_result(outcome)


def _own_token() -> bytes:
    token = next((found for name in TOKENS if (found := os.environ.get(name))), "")
    return token.encode("ascii", "ignore")[:TOKEN_BYTES]
