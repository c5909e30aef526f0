"""The profile's key in a real Secret Service: gnome-keyring on a D-Bus session of its own."""

import gc
import shutil
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sealroom.crypto.recovery_code import generate_recovery_code
from sealroom.store.app_lock import half_account
from sealroom.store.errors import KeyGone, KeyringMissing, PassphraseNotGiven, ProfileLocked
from sealroom.store.key_file import KeyringSlot, read_key_file
from sealroom.store.os_keyring import SERVICE, SWITCH, find_keyring
from sealroom.store.profile import DATABASE_FILE, open_profile
from sealroom.store.question import PassphrasePrompt
from tests.store.child import child, line_of
from tests.store.sample import all_bytes, light_work, stored_settings

_PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="a Secret Service is a Linux thing"),
    pytest.mark.skipif(
        any(shutil.which(program) is None for program in _PROGRAMS),
        reason="needs the Debian packages dbus and gnome-keyring",
    ),
]
if sys.platform == "linux":
    import secretstorage

_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"""
"""Starts nothing by itself: what is not there stays away."""


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bus and an unlocked keyring that nobody else sees, with a home of their own."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(0o700)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for name in (SWITCH, "DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"):
        monkeypatch.delenv(name, raising=False)
    with dbus(runtime) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with gnome_keyring():
            yield


@contextmanager
def dbus(folder: Path) -> Iterator[str]:
    settings = folder / "bus.conf"
    settings.write_text(_BUS.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address"]
    with running(command) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()


@contextmanager
def gnome_keyring() -> Iterator[None]:
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with running(command) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write("the keyring's own password")
        daemon.stdin.close()
        wait_for_service()
        yield


@contextmanager
def running(command: list[str]) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def wait_for_service() -> None:
    deadline = time.monotonic() + 20
    with closing(secretstorage.dbus_init()) as bus:
        while not secretstorage.check_service_availability(bus):
            assert time.monotonic() < deadline, "gnome-keyring does not start"
            time.sleep(0.02)


def accounts() -> list[str]:
    with closing(secretstorage.dbus_init()) as bus:
        items = secretstorage.get_default_collection(bus).search_items({"service": SERVICE})
        return [item.get_attributes()["username"] for item in items]


def empty_keyring() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        for item in secretstorage.get_default_collection(bus).get_all_items():
            item.delete()


def lock_keyring() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def settle(folder: Path, setting: str) -> str:
    """Open the profile in a process of its own, add a setting, and say which are there."""
    with child("settle", folder, setting) as process:
        return line_of(process)


def unasked(_: PassphrasePrompt) -> str:
    raise AssertionError("asked for a passphrase")


@pytest.mark.usefixtures("session")
def test_a_profile_opens_after_a_restart_with_the_key_from_the_keyring(tmp_path: Path) -> None:
    folder = tmp_path / "ada"

    assert settle(folder, "first") == "first"
    assert settle(folder, "second") == "first, second"


@pytest.mark.usefixtures("session")
def test_the_key_is_in_the_keyring_and_nowhere_in_the_folder(tmp_path: Path) -> None:
    with open_profile(tmp_path / "ada", ask_passphrase=unasked) as profile:
        while_open = all_bytes(profile.folder)
    key_file = read_key_file(profile.folder)
    assert key_file is not None
    keyring = find_keyring()
    assert keyring is not None
    key = keyring.read(key_file.profile_id)

    assert key_file.slots == (KeyringSlot(),)
    assert accounts() == [key_file.profile_id]
    assert key is not None
    for form in (key, key.hex().encode(), b64encode(key)):
        assert form not in while_open + all_bytes(profile.folder)


@pytest.mark.usefixtures("session")
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # keyring 25.7, when locked
def test_a_locked_keyring_is_named_and_changes_nothing(tmp_path: Path) -> None:
    settle(tmp_path / "ada", "first")
    before = all_bytes(tmp_path / "ada")
    lock_keyring()
    with pytest.raises(ProfileLocked):
        open_profile(tmp_path / "ada", ask_passphrase=unasked)
    with pytest.raises(ProfileLocked):
        open_profile(tmp_path / "ben", ask_passphrase=unasked)

    assert all_bytes(tmp_path / "ada") == before
    gc.collect()


@pytest.mark.usefixtures("session")
def test_an_emptied_keyring_is_named_and_gets_no_new_key(tmp_path: Path) -> None:
    settle(tmp_path / "ada", "first")
    before = all_bytes(tmp_path / "ada")
    empty_keyring()
    with pytest.raises(KeyGone):
        open_profile(tmp_path / "ada", ask_passphrase=unasked)

    assert accounts() == []
    assert all_bytes(tmp_path / "ada") == before


@pytest.mark.usefixtures("session")
def test_a_session_without_the_keyring_is_told_from_an_emptied_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(tmp_path / "ada", "first")
    (tmp_path / "other").mkdir()
    with dbus(tmp_path / "other") as empty_session:
        with monkeypatch.context() as elsewhere:
            elsewhere.setenv("DBUS_SESSION_BUS_ADDRESS", empty_session)
            with pytest.raises(KeyringMissing):
                open_profile(tmp_path / "ada", ask_passphrase=unasked)
        assert (tmp_path / "ada" / DATABASE_FILE).exists()

    assert settle(tmp_path / "ada", "second") == "first, second"


# ---- the second slot


CODE = generate_recovery_code()


@pytest.fixture
def ada(session: None, tmp_path: Path) -> Path:
    """Kept by the keyring and the recovery code, with one setting."""
    with open_profile(tmp_path / "ada", ask_passphrase=unasked) as profile:
        profile.keys.set_recovery_code(CODE)
        assert profile.keys.kept().keyring == "Secret Service"
    assert settle(tmp_path / "ada", "first") == "first"
    return tmp_path / "ada"


def opened_by_the_code(folder: Path) -> type[object]:
    """What the person was told; the profile is whole."""
    asked: list[PassphrasePrompt] = []

    def ask(prompt: PassphrasePrompt) -> str:
        asked.append(prompt)
        return CODE.written

    with open_profile(folder, ask_passphrase=ask) as profile:
        assert stored_settings(profile.database.connection) == ["first"]
    (prompt,) = asked
    return type(prompt.keyring)


def test_the_code_opens_after_the_keyring_was_emptied_and_the_next_start_is_silent(
    ada: Path,
) -> None:
    empty_keyring()

    assert opened_by_the_code(ada) is KeyGone
    assert settle(ada, "second") == "first, second"


def test_the_code_opens_after_the_keyring_was_replaced(
    ada: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new one of the same kind, in a session of its own."""
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other data"))
    monkeypatch.setenv("HOME", str(tmp_path / "other home"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "other"))
    with dbus(tmp_path / "other") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with gnome_keyring():
            assert opened_by_the_code(ada) is KeyGone
            assert settle(ada, "second") == "first, second"


def test_the_code_opens_where_the_keyring_was_switched_off(
    ada: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as off:
        off.setenv(SWITCH, "off")
        assert opened_by_the_code(ada) is KeyringMissing

    assert settle(ada, "second") == "first, second"


@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")  # keyring 25.7, when locked
def test_the_code_opens_while_the_keyring_is_locked(ada: Path) -> None:
    lock_keyring()

    assert opened_by_the_code(ada) is ProfileLocked
    gc.collect()


@pytest.mark.usefixtures("session")
def test_a_dropped_key_is_gone() -> None:
    keyring = find_keyring()
    assert keyring is not None
    keyring.write("ada", bytes(32))
    keyring.delete("ada")
    keyring.delete("ada")

    assert keyring.read("ada") is None
    assert accounts() == []


@pytest.mark.usefixtures("session")
def test_a_lock_leaves_its_half_in_the_keyring_and_the_key_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "ada"
    with open_profile(folder, ask_passphrase=unasked, work=light_work) as ada:
        ada.keys.set_recovery_code(generate_recovery_code())
        (ready,) = accounts()
        ada.keys.set_lock("1")
        (half,) = accounts()
        assert half == half_account(ready)
    with pytest.raises(PassphraseNotGiven):
        open_profile(folder, ask_passphrase=lambda _: None)
    with open_profile(folder, ask_passphrase=lambda _: "1") as ada:
        ada.keys.remove_lock("1")
        assert accounts() == [ready]
    open_profile(folder, ask_passphrase=unasked).close()
