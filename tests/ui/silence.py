"""Notices whatever is opened, looked up or connected to while hostile texts are shown."""

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_WATCHED = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
    "os.posix_spawn",
    "os.startfile",
    "webbrowser.open",
)
_OURS = tuple(
    str(Path(each).resolve())
    for each in (Path(__file__).parents[2], sys.prefix, sys.base_prefix, "/proc", "/usr/share")
)
_IN_OPEN, _IN_ACCESS = 0x20, 0x1


class _Listener:
    """Python's own opening and connecting: a hook that cannot be taken out, so it is switched."""

    def __init__(self) -> None:
        self.heard: list[str] | None = None
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.heard is None:
            return
        if event in _WATCHED:
            self.heard.append(f"{event} {arguments}")
        elif event == "open" and not str(arguments[0]).startswith((*_OURS, "<")):
            self.heard.append(f"open {arguments[0]}")


_listener: list[_Listener] = []


class Bait:
    """A picture's file and a port: whoever follows a text comes upon them, Qt in C++ as well."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "bait.png"
        self.file.write_bytes(b"\x89PNG\r\n")
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.setblocking(False)
        self.port: int = self._server.getsockname()[1]
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK)
        path = str(self.file).encode()
        assert self._libc.inotify_add_watch(self._watch, path, _IN_OPEN | _IN_ACCESS) >= 0

    def taken(self) -> list[str]:
        """Which of them somebody came to."""
        found = []
        try:
            os.read(self._watch, 4_096)
            found.append("the file was opened")
        except BlockingIOError:
            pass
        try:
            self._server.accept()[0].close()
            found.append("the port was connected to")
        except BlockingIOError:
            pass
        return found

    def close(self) -> None:
        os.close(self._watch)
        self._server.close()


@contextmanager
def baited(folder: Path) -> Iterator[Bait]:
    """Fails where anything was opened, looked up or connected to meanwhile."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs inotify")
    if not _listener:
        _listener.append(_Listener())
    bait = Bait(folder)
    heard: list[str] = []
    _listener[0].heard = heard
    try:
        yield bait
        if came := [*heard, *bait.taken()]:
            raise AssertionError("; ".join(came))
    finally:
        _listener[0].heard = None
        bait.close()
