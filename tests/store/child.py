"""A second process, run as `python -m tests.store.child WHAT ARGUMENTS...`.

It says one line when it is where it was sent, and stays there until it is killed or its input ends.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sealroom.crypto import database_key
from sealroom.store.database import open_database
from sealroom.store.errors import StoreError
from sealroom.store.profile import open_profile
from tests.store.sample import NO_WORK_KIB, PASSPHRASE, light_work, store_setting, stored_settings


@contextmanager
def child(what: str, *arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """Start it; killed at the end."""
    command = [sys.executable, "-m", "tests.store.child", what, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_of(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def hold(folder: str) -> None:
    """Open a profile and keep it."""
    with open_profile(folder, ask_passphrase=lambda _: PASSPHRASE, work=light_work):
        stay("open")


def write(file: str, key: str) -> None:
    """Commit one setting, and stop in the middle of a transaction that reached the disk."""
    database = open_database(Path(file), bytes.fromhex(key))
    with database.write() as connection:
        store_setting(connection, "committed")
    database.connection.execute("PRAGMA cache_size = 10")
    with database.write() as connection:
        for number in range(200):
            store_setting(connection, f"lost {number}", bytes(4000))
        stay("in the middle")


def settle(folder: str, name: str) -> None:
    """Open a profile by the keyring alone, add a setting, close, and say which are there."""
    try:
        with open_profile(folder, ask_passphrase=_never) as profile:
            with profile.database.write() as connection:
                store_setting(connection, name)
            found = ", ".join(stored_settings(profile.database.connection))
    except StoreError as problem:
        found = type(problem).__name__
    print(found, flush=True)


def stay(where: str) -> None:
    print(where, flush=True)
    sys.stdin.read()


def _never(_: object) -> str:
    raise AssertionError("asked for a passphrase")


if __name__ == "__main__":
    database_key.MEMORY_KIB_RANGE = NO_WORK_KIB
    errands: dict[str, Callable[..., None]] = {"hold": hold, "write": write, "settle": settle}
    errands[sys.argv[1]](*sys.argv[2:])
