"""The language of the sheets that come before a profile is open, beside the profile.

What the person chose stands among the preferences, inside the database. This is a copy of that one
word for the time when the database is closed: it says nothing that the screen would not.
"""

from pathlib import Path

from sealroom.store.private_file import write_private_file

_FILE = "language"
_MOST_BYTES = 32


def remembered_language(folder: Path) -> str:
    """The name that was remembered for the profile in `folder`; empty where there is none."""
    try:
        with (folder / _FILE).open("rb") as file:
            return file.read(_MOST_BYTES).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def remember_language(folder: Path, name: str) -> None:
    """Keep `name` beside the profile. Raises StoreError."""
    if remembered_language(folder) != name:
        write_private_file(folder / _FILE, name.encode("ascii"))
