"""Keyrings for tests that need none of the system's: one that answers, and kinds of bad ones."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    """Survives the process, as a real one does."""

    priority = 1.0

    def __init__(self, file: Path) -> None:
        self.file = file

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write(self.entries() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = self.entries()
        del entries[f"{service}/{username}"]
        self._write(entries)

    def entries(self) -> dict[str, str]:
        if not self.file.exists():
            return {}
        return msgspec.json.decode(self.file.read_bytes(), type=dict[str, str])

    def _write(self, entries: dict[str, str]) -> None:
        self.file.write_bytes(msgspec.json.encode(entries))


@dataclass
class FailingKeyring(KeyringBackend):
    """Raises the same at everything."""

    problem: Exception
    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        raise self.problem

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.problem

    def delete_password(self, service: str, username: str) -> None:
        raise self.problem


class ForgetfulKeyring(KeyringBackend):
    """Takes everything, keeps nothing."""

    priority = 1.0

    def __init__(self) -> None:
        pass

    def get_password(self, service: str, username: str) -> str | None:
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        pass

    def delete_password(self, service: str, username: str) -> None:
        pass
