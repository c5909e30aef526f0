"""The locks are whole: hashes, every declared package, both levels alike, no addresses."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.checkout import ROOT

LOCKS = ROOT / "packaging" / "locks"
INSTALLERS = {"pip", "setuptools"}


@dataclass(frozen=True)
class Pin:
    """One package of a lock."""

    version: str
    hashes: tuple[str, ...]


@cache
def read_lock(level: str) -> dict[str, Pin]:
    """The packages of a lock by canonical name."""
    text = (LOCKS / f"{level}.txt").read_text("utf-8")
    entries = re.findall(
        r"^([\w.-]+)==(\S+)[^\n]*\\\n((?: +--hash=\S+[ \\]*\n)+)", text, re.MULTILINE
    )
    return {
        canonicalize_name(name): Pin(version, tuple(re.findall(r"--hash=(\S+)", hashes)))
        for name, version, hashes in entries
    }


@cache
def pyproject() -> dict[str, list[Requirement]]:
    """The declared requirements: those to run under "app", and those of each extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {"app": project["dependencies"], **project["optional-dependencies"]}
    return {name: [Requirement(line) for line in lines] for name, lines in declared.items()}


@pytest.mark.parametrize("level", ["app", "dev", "fuzz"])
def test_every_line_of_a_lock_is_a_pin_a_hash_or_a_comment(level: str) -> None:
    allowed = re.compile(
        r"[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?| *#.*"
    )
    lines = (LOCKS / f"{level}.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not allowed.fullmatch(line)] == []


@pytest.mark.parametrize("level", ["app", "dev"])
def test_every_package_of_a_lock_has_hashes(level: str) -> None:
    lock = read_lock(level)
    assert lock.keys() >= INSTALLERS
    assert [name for name, pin in lock.items() if not pin.hashes] == []
    text = (LOCKS / f"{level}.txt").read_text("utf-8")
    assert len(lock) == len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))


def test_the_fuzzer_is_locked_with_hashes() -> None:
    assert {name for name, pin in read_lock("fuzz").items() if pin.hashes} == {"atheris"}


def test_what_runs_is_what_was_tested() -> None:
    app, dev = read_lock("app"), read_lock("dev")
    assert {name: dev.get(name) for name in app} == app


@pytest.mark.parametrize(("level", "parts"), [("app", ["app"]), ("dev", ["app", "relay", "dev"])])
def test_a_lock_holds_every_declared_requirement(level: str, parts: list[str]) -> None:
    lock = read_lock(level)
    for requirement in (line for part in parts for line in pyproject()[part]):
        pin = lock.get(canonicalize_name(requirement.name))
        assert pin is not None, f"{requirement} is not locked: make lock"
        assert requirement.specifier.contains(pin.version), f"{requirement} is locked at {pin}"


def test_what_the_code_imports_is_declared() -> None:
    assert imported() - declared("app") - declared("relay") - {"shiboken6"} == set()


def test_what_is_declared_is_imported() -> None:
    assert declared("app") - imported() == set()


def declared(part: str) -> set[str]:
    """The distributions that the project asks for."""
    return {canonicalize_name(line.name) for line in pyproject()[part]}


def imported() -> set[str]:
    """The distributions whose modules the code imports."""
    owners = packages_distributions()
    modules = modules_imported_under(ROOT / "app") - {"sealroom"}
    return {
        canonicalize_name(owners[module][0]) if module in owners else module for module in modules
    }


def modules_imported_under(folder: Path) -> set[str]:
    """The top-level modules, outside the standard library, that the Python files import."""
    found = {
        name.partition(".")[0]
        for path in folder.rglob("*.py")
        for name in imported_names(ast.parse(path.read_bytes()))
    }
    return found - sys.stdlib_module_names


def imported_names(tree: ast.Module) -> Iterator[str]:
    """The absolute names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
