"""The repository names no package registry: which one is used is the machine's own setting."""

import re
from pathlib import Path

from tests.packaging.checkout import ROOT, checked_in_files

# In parts, so that this file does not name them either.
REGISTRIES = [
    ("pypi", "org"),
    ("pypi", "python", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("yarnpkg", "com"),
    ("anaconda", "org"),
    ("crates", "io"),
    ("rubygems", "org"),
    ("proxy", "golang", "org"),
    ("deb", "debian", "org"),
    ("security", "debian", "org"),
    ("archive", "ubuntu", "com"),
    ("security", "ubuntu", "com"),
    ("docker", "io"),
    ("docker", "com"),
    ("ghcr", "io"),
    ("quay", "io"),
    ("gcr", "io"),
]
NAMED = re.compile(
    rb"(?<![\w-])(" + rb"|".join(rb"\.".join(p.encode() for p in r) for r in REGISTRIES) + rb")\b"
)


def named_registries(path: Path) -> list[str]:
    """The registries that a file names."""
    text = path.read_bytes().lower()
    return [f"{path.relative_to(ROOT)} names {hit[1].decode()}" for hit in NAMED.finditer(text)]


def test_no_file_names_a_package_registry() -> None:
    files = checked_in_files()
    assert len(files) > 20
    assert [name for path in files for name in named_registries(path)] == []


def test_a_named_registry_is_seen(tmp_path: Path) -> None:
    for registry in REGISTRIES:
        host = ".".join(registry)
        assert NAMED.search(f"--index-url https://{host}/simple".encode())
        assert NAMED.search(f"see files.{host}: it".encode())
        assert not NAMED.search(f"my{host}".encode())


def test_no_link_stands_for_a_file() -> None:
    assert [path for path in checked_in_files() if path.is_symlink()] == []
