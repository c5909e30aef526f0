"""The data that comes with the app, by its name below `sealroom.resources`."""

from importlib.resources import files
from pathlib import Path


def resource_text(name: str) -> str:
    """What a text holds."""
    return files("sealroom.resources").joinpath(name).read_text("utf-8")


def resource_file(name: str) -> Path:
    """Where a file or folder lies, for what reads files by itself: it is never in an archive."""
    return Path(str(files("sealroom.resources"))) / name
