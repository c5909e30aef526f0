"""Starting with the computer: an entry of one's own account, no service.

    Linux      ~/.config/autostart/sealroom-PROFILE.desktop (freedesktop.org's Autostart)
    Windows    a value below HKEY_CURRENT_USER\\...\\Run
    macOS      ~/Library/LaunchAgents/app.sealroom.PROFILE.plist

Only Linux's has been run by its authors; the others are written after their systems' descriptions.
"""

import importlib
import os
import plistlib
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class NotChanged(Exception):
    """The entry could not be written or removed, in words."""


class Autostart(Protocol):
    """The entry of one profile."""

    def is_on(self) -> bool:
        """Whether it is there."""
        ...

    def set_on(self, on: bool) -> None:
        """Write it or remove it. Raises NotChanged."""
        ...


def command(profile: str) -> list[str]:
    """What starts this very installation, with no window where it is liked so."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "sealroom"]
    return [*program, "--profile", profile, "--at-login"]


def autostart(profile: str) -> Autostart:
    """That of this system."""
    if sys.platform == "win32":
        return RunKey(profile, command(profile))
    if sys.platform == "darwin":
        agents = Path.home() / "Library" / "LaunchAgents"
        return LaunchAgent(agents, profile, command(profile))
    folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return DesktopEntry(Path(folder) / "autostart", profile, command(profile))


class _InFile:
    """An entry that is a file."""

    def __init__(self, file: Path, content: bytes) -> None:
        self.file = file
        self._content = content

    def is_on(self) -> bool:
        """Whether the file is there, whoever wrote it."""
        return self.file.exists()

    def set_on(self, on: bool) -> None:
        """Write it whole, or remove it. Raises NotChanged."""
        try:
            if on:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                new = self.file.with_suffix(".new")
                new.write_bytes(self._content)
                new.replace(self.file)
            else:
                with suppress(FileNotFoundError):
                    self.file.unlink()
        except OSError as error:
            words = translate("Autostart", "{file} could not be changed: {why}")
            raise NotChanged(words.format(file=self.file, why=error.strerror)) from error


class DesktopEntry(_InFile):
    """freedesktop.org's Desktop Entry Specification: quoted arguments, `%` doubled."""

    def __init__(self, folder: Path, profile: str, arguments: Sequence[str]) -> None:
        line = " ".join(map(_quoted, arguments))
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Sealroom",
            f"Exec={line}",
            "Icon=sealroom",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        content = "".join(f"{each}\n" for each in lines).encode()
        super().__init__(folder / f"sealroom-{profile}.desktop", content)


class LaunchAgent(_InFile):
    """launchd's own: `RunAtLoad` at the next login. Not run by its authors."""

    def __init__(self, folder: Path, profile: str, arguments: Sequence[str]) -> None:
        label = f"app.sealroom.{profile}"
        content = plistlib.dumps(
            {"Label": label, "ProgramArguments": list(arguments), "RunAtLoad": True}
        )
        super().__init__(folder / f"{label}.plist", content)


class RunKey:
    """Windows' registry, below the person's own. Not run by its authors."""

    def __init__(self, profile: str, arguments: Sequence[str]) -> None:
        self._name = f"Sealroom {profile}"
        self._line = " ".join(f'"{each}"' for each in arguments)
        self._registry: Any = importlib.import_module("winreg")  # Windows alone has it

    def is_on(self) -> bool:
        """Whether the value is there."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                registry.QueryValueEx(key, self._name)
        except OSError:
            return False
        return True

    def set_on(self, on: bool) -> None:
        """Write it or remove it. Raises NotChanged."""
        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _RUN) as key:
                if on:
                    registry.SetValueEx(key, self._name, 0, registry.REG_SZ, self._line)
                else:
                    with suppress(FileNotFoundError):
                        registry.DeleteValue(key, self._name)
        except OSError as error:
            words = translate("Autostart", "The registry could not be changed: {why}")
            raise NotChanged(words.format(why=error.strerror)) from error


def _quoted(argument: str) -> str:
    """As the specification has it: the shell's words in double quotes, and no field codes."""
    if argument == shlex.quote(argument):
        return argument.replace("%", "%%")
    escaped = "".join(f"\\{each}" if each in '"`$\\' else each for each in argument)
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")
