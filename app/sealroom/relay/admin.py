"""What whoever runs a relay can do to it, beside the relay while it runs, or while it is off.

All of it goes through the database: a running relay refuses at sign-in, and counts tokens, in the
same transactions; bans end connections within `Limits.ban_seconds`.
"""

import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sealroom.relay.data_folder import DATABASE_FILE, FILES_FOLDER
from sealroom.relay.files.folder import copy_files
from sealroom.relay.housekeeping import BATCH, DAY_MS, PAUSE_SECONDS, message_batches
from sealroom.relay.names import fold_prefix
from sealroom.relay.registration_token import TOKEN_BYTES, token_from, token_hash
from sealroom.relay.storage import VisitingSqlite
from sealroom.relay.storage.accounts import Account, account, accounts
from sealroom.relay.storage.bans import ban, unban
from sealroom.relay.storage.registration_tokens import (
    TokenRow,
    add_token,
    all_tokens,
    drop_token,
)
from sealroom.relay.storage.retention import count_messages
from sealroom.relay.storage.stats import Stats, stats
from sealroom.relay.tls import CERTIFICATE_FILE, KEY_FILE


class AdminRefused(Exception):
    """It cannot be done; the words say why."""


class NewToken(NamedTuple):
    """A token that was just made: only here it can be read."""

    number: int
    token: str
    expires_at: int | None


class RelayAdmin:
    """One relay's data folder. `clock` gives ms. Raises StorageRefused, and StorageFailed from all.

    Close it in the end.
    """

    def __init__(
        self, data_dir: Path, clock: Callable[[], int], entropy: Callable[[int], bytes]
    ) -> None:
        self._data_dir = data_dir
        self._clock = clock
        self._entropy = entropy
        self._database = VisitingSqlite(data_dir / DATABASE_FILE)

    def close(self) -> None:
        """Leave the file to the relay."""
        self._database.close()

    def users(self, prefix: str = "") -> list[Account]:
        """Those whose names begin so."""
        return self._database.run(partial(accounts, prefix=fold_prefix(prefix)))

    def ban(self, name_or_id: str) -> Account:
        """End a user's connections and refuse them from now on. Raises AdminRefused."""
        found = self._account(name_or_id)
        self._database.run(partial(ban, user_id=found.user_id, now=self._clock()))
        return found

    def unban(self, name_or_id: str) -> Account:
        """Let a user sign in again. Raises AdminRefused."""
        found = self._account(name_or_id)
        self._database.run(partial(unban, user_id=found.user_id))
        return found

    def make_token(self, uses: int, days: int | None) -> NewToken:
        """A token that admits `uses` people, for so many days or until it is used up."""
        now = self._clock()
        expires_at = None if days is None else now + days * DAY_MS
        token = token_from(self._entropy(TOKEN_BYTES))
        work = partial(
            add_token, token_hash=token_hash(token), uses=uses, now=now, expires_at=expires_at
        )
        return NewToken(self._database.run(work), token, expires_at)

    def tokens(self) -> list[TokenRow]:
        """Those that were made, used up or not."""
        return self._database.run(all_tokens)

    def revoke_token(self, number: int) -> None:
        """Let it admit nobody any more. Raises AdminRefused."""
        if not self._database.run(partial(drop_token, number=number)):
            raise AdminRefused(f"There is no token {number}.")

    def stats(self) -> Stats:
        """How much the relay holds."""
        return self._database.run(stats)

    def backup(self, folder: Path) -> None:
        """Copy all that a relay needs to a new folder, from which `serve --data` can run.

        Raises AdminRefused, and OSError where the folder cannot be written.
        """
        if folder.exists() and any(folder.iterdir()):
            raise AdminRefused(f"{folder} is not empty. Name a new folder for the copy.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in (KEY_FILE, CERTIFICATE_FILE):
            if (self._data_dir / name).exists():
                shutil.copy2(self._data_dir / name, folder / name)
        self._database.copy(folder / DATABASE_FILE)
        copy_files(self._data_dir / FILES_FOLDER, folder / FILES_FOLDER)

    def messages_over(self, days: int) -> int:
        """How many messages are older than so many days."""
        before = self._clock() - days * DAY_MS
        return self._database.run(partial(count_messages, before=before))

    def drop_messages_over(self, days: int) -> None:
        """Drop them now, in small steps with pauses, as the relay does."""
        for batch in message_batches(self._clock(), days):
            while self._database.run(batch) == BATCH:
                time.sleep(PAUSE_SECONDS)

    def _account(self, name_or_id: str) -> Account:
        work = partial(account, user_id=name_or_id, folded=fold_prefix(name_or_id))
        found = self._database.run(work)
        if found is None:
            raise AdminRefused(f"Nobody called “{name_or_id}” is registered at this relay.")
        return found
