"""The operating system's keyring, where a profile's database key is kept.

Only keyrings of the system itself count: Secret Service, KWallet, macOS Keychain, Windows
Credential Locker. Files of third parties, plain or not, and disabled keyrings are no keyring here;
the person is then asked for a passphrase instead. `SEALROOM_KEYRING=off` does the same on purpose.
"""

import logging
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from keyring import errors
from keyring.backend import KeyringBackend, get_all_keyring
from keyring.core import load_config, load_env

from sealroom.store.errors import KeyringFailed, ProfileLocked

SERVICE = "Sealroom"
SWITCH = "SEALROOM_KEYRING"
_OFF = "off"
_NAMES = {
    "SecretService": "Secret Service",
    "libsecret": "Secret Service",
    "kwallet": "KWallet",
    "macOS": "macOS Keychain",
    "Windows": "Windows Credential Locker",
}
_REAL_MODULES = frozenset(f"keyring.backends.{name}" for name in _NAMES)

_log = logging.getLogger(__name__)


class OsKeyring:
    """Keys under the service “Sealroom”, each with an account of its own.

    Every call may wait for the person to answer the system's question to unlock the keyring: keep
    them off a window's thread. All raise ProfileLocked where that is refused, and KeyringFailed.
    """

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend: Final = backend

    @property
    def name(self) -> str:
        """What the person knows it as."""
        module = type(self._backend).__module__.rpartition(".")[2]
        return _NAMES.get(module, module)

    def read(self, account: str) -> bytes | None:
        """The key of `account`; None where there is none, or something that is no key."""
        with _in_words():
            found = self._backend.get_password(SERVICE, account)
        try:
            return b64decode(found, validate=True) if found else None
        except ValueError:
            return None

    def write(self, account: str, key: bytes) -> None:
        """Keep `key`, in the place of what `account` had, and see that it is really there."""
        with _in_words():
            self._backend.set_password(SERVICE, account, b64encode(key).decode())
        if self.read(account) != key:
            raise KeyringFailed

    def delete(self, account: str) -> None:
        """Drop the key of `account`, if there is one."""
        with _in_words():
            if self._backend.get_password(SERVICE, account) is not None:
                self._backend.delete_password(SERVICE, account)


def find_keyring() -> OsKeyring | None:
    """The system's keyring; None where there is none within reach, or it is switched off.

    What the person chose for Python's keyring (its environment variable or settings file) decides,
    where it is one of the system's. Looked for anew each time: a session may have started since.
    """
    if os.environ.get(SWITCH, "").lower() == _OFF:
        return None
    try:
        backend = load_env() or load_config() or _best()
    except Exception as problem:  # noqa: BLE001 - a backend of anyone's raises anything
        _log.warning("the chosen keyring cannot be used: %s", type(problem).__name__)
        return None
    return OsKeyring(backend) if backend is not None and _is_real(type(backend)) else None


def _best() -> KeyringBackend | None:
    get_all_keyring()  # loads the backends; what it returns is remembered from the first call
    viable = [kind for kind in KeyringBackend.get_viable_backends() if _is_real(kind)]
    return max(viable, key=lambda kind: kind.priority)() if viable else None


def _is_real(kind: type[KeyringBackend]) -> bool:
    return kind.__module__ in _REAL_MODULES


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except errors.KeyringLocked:
        raise ProfileLocked from None
    except Exception as problem:  # noqa: BLE001 - a backend of anyone's raises anything
        # Backends let errors of D-Bus, GLib and Windows through, which exist only where those do.
        _log.warning("the keyring failed: %s", type(problem).__name__)
        raise KeyringFailed from None
