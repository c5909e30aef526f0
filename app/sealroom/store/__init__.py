"""What is kept on this computer: the profile's encrypted database, its key, its repositories.

For: opening a profile (`open_profile`), transactions and readers (`Database`), the tables behind
one repository each (`repositories`), and words for everything that can go wrong with disk, keyring
or passphrase (`errors`).

Must not know: the network, the engine, windows. What a row means is decided in `controller`; here
it is only kept whole. Nothing here logs content, and no error carries a key or what was stored.
"""

from sealroom.store.database import Database, open_database, open_memory_database
from sealroom.store.errors import StoreError
from sealroom.store.profile import Profile, open_profile
from sealroom.store.profile_folder import profiles_folder
from sealroom.store.question import AskPassphrase, PassphrasePrompt

__all__ = [
    "AskPassphrase",
    "Database",
    "PassphrasePrompt",
    "Profile",
    "StoreError",
    "open_database",
    "open_memory_database",
    "open_profile",
    "profiles_folder",
]
