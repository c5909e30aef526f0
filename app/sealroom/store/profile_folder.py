"""Where profiles lie: a folder each, named as the person named the profile."""

import os
import re
import unicodedata
from pathlib import Path

from platformdirs import user_data_path

from sealroom.store.errors import NotAProfile, ProfileNameRefused, from_system
from sealroom.store.key_file import KEY_FILE
from sealroom.store.profile_lock import LOCK_FILE

HOME_VARIABLE = "SEALROOM_HOME"
"""Environment variable: a folder to use in the place of the system's own for Sealroom."""

_NAME = re.compile(r"[^\W_]([\w .-]{0,58}[^\W_])?")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""


def profiles_folder() -> Path:
    """The folder that holds this person's profiles. It need not exist yet."""
    chosen = os.environ.get(HOME_VARIABLE)
    home = Path(chosen) if chosen else user_data_path("Sealroom", appauthor=False, roaming=False)
    return home.absolute() / "profiles"


def profile_folder(name_or_path: str | Path) -> Path:
    """The folder of a profile: of that name in `profiles_folder`, or the path itself.

    Text with a path separator in it is a path. Raises ProfileNameRefused for a name that not every
    system allows, and NotAProfile for a folder with other things in it.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or os.sep in text or (os.altsep and os.altsep in text):
        folder = Path(text).absolute()
    else:
        folder = profiles_folder() / _checked(text)
    _check_content(folder)
    return folder


def _checked(name: str) -> str:
    name = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name.partition(".")[0].rstrip()):
        raise ProfileNameRefused(name)
    return name


def _check_content(folder: Path) -> None:
    """Opening closes a folder to everyone else: not to be done to someone's documents."""
    try:
        content = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        return
    except OSError as problem:
        raise from_system(problem, folder) from None
    if content and not content & {KEY_FILE, LOCK_FILE}:
        raise NotAProfile(folder)
