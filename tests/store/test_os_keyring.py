import logging
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from sealroom.store.errors import KeyringFailed, ProfileLocked
from sealroom.store.os_keyring import SERVICE, SWITCH, OsKeyring, find_keyring
from tests.store.keyrings import FailingKeyring, FileKeyring, ForgetfulKeyring

BACKEND = "PYTHON_KEYRING_BACKEND"


@pytest.fixture
def backend(tmp_path: Path) -> FileKeyring:
    return FileKeyring(tmp_path / "keyring.json")


@pytest.fixture
def _switched_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the tester's own session is within reach."""
    monkeypatch.delenv(SWITCH)
    monkeypatch.delenv(BACKEND, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")


def test_a_key_is_kept_read_and_dropped(backend: FileKeyring, key: bytes) -> None:
    keyring = OsKeyring(backend)
    assert keyring.read("ada") is None
    keyring.write("ada", key)
    keyring.write("ben", bytes(32))

    assert keyring.read("ada") == key
    keyring.delete("ada")
    keyring.delete("ada")
    assert keyring.read("ada") is None
    assert keyring.read("ben") == bytes(32)


@pytest.mark.parametrize("found", ["", "not a key", "ä"])
def test_what_is_no_key_is_none(backend: FileKeyring, found: str) -> None:
    backend.set_password(SERVICE, "ada", found)

    assert OsKeyring(backend).read("ada") is None


def test_a_keyring_that_keeps_nothing_is_found_out(key: bytes) -> None:
    with pytest.raises(KeyringFailed):
        OsKeyring(ForgetfulKeyring()).write("ada", key)


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (KeyringLocked("the user said no"), ProfileLocked),
        (InitError("no collection"), KeyringFailed),
        (PasswordSetError("no"), KeyringFailed),
        (PasswordDeleteError("no"), KeyringFailed),
        (ConnectionResetError("the bus went away"), KeyringFailed),
        (ValueError("from some library"), KeyringFailed),
    ],
)
def test_whatever_a_backend_raises_gets_words(
    problem: Exception, kind: type[Exception], key: bytes
) -> None:
    keyring = OsKeyring(FailingKeyring(problem))
    with pytest.raises(kind):
        keyring.read("ada")
    with pytest.raises(kind):
        keyring.write("ada", key)
    with pytest.raises(kind):
        keyring.delete("ada")


def test_a_failure_is_logged_without_its_content(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyringFailed), caplog.at_level(logging.WARNING):
        OsKeyring(FailingKeyring(ValueError("what was asked"))).read("ada")

    assert "ValueError" in caplog.text
    assert "what was asked" not in caplog.text


@pytest.mark.parametrize("off", ["off", "OFF"])
def test_the_switch_turns_it_off(monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    monkeypatch.setenv(SWITCH, off)
    monkeypatch.setenv(BACKEND, "tests.store.keyrings.ForgetfulKeyring")

    assert find_keyring() is None


@pytest.mark.usefixtures("_switched_on")
def test_without_a_session_there_is_none() -> None:
    assert find_keyring() is None


@pytest.mark.usefixtures("_switched_on")
@pytest.mark.parametrize(
    "chosen",
    [
        "keyring.backends.null.Keyring",
        "keyring.backends.fail.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "tests.store.keyrings.ForgetfulKeyring",  # as keyrings.alt.file.PlaintextKeyring
        "nothing.of.this.name",
        "sealroom",
    ],
)
def test_only_the_system_s_own_count(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv(BACKEND, chosen)

    assert find_keyring() is None


@pytest.mark.usefixtures("_switched_on")
def test_a_disabled_keyring_stays_disabled(tmp_path: Path) -> None:
    settings = tmp_path / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")

    assert find_keyring() is None
