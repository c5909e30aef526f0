"""A wheel holds what the checkout holds, and finds its resources by the same call."""

import compileall
import importlib.resources
import zipfile
from pathlib import Path

import pytest

import sealroom
from tests.packaging.checkout import ROOT, checked_in_files
from tests.packaging.installed import Installed, build, install

SHIPPED = {".py", ".typed", ".sql", ".md"}
LIST_RESOURCES = """
import importlib.resources, pathlib, sealroom
top = pathlib.Path(str(importlib.resources.files("sealroom.resources")))
print(pathlib.Path(sealroom.__file__).resolve().parent)
for path in top.rglob("*"):
    if path.is_file() and path.suffix != ".pyc":
        print(path.relative_to(top).as_posix())
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel of this checkout, bytecode and all, in an environment of its own."""
    compileall.compile_dir(ROOT / "resources", quiet=2)
    folder = tmp_path_factory.mktemp("wheel")
    return install(build(folder / "dist"), folder / "environment")


def files_under(folder: Path) -> set[str]:
    """The checked-in files of a folder, relative to it."""
    return {
        path.relative_to(folder).as_posix()
        for path in checked_in_files()
        if path.is_relative_to(folder)
    }


def test_the_wheel_holds_the_code_and_nothing_else(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = {f"sealroom/{name}" for name in files_under(ROOT / "app" / "sealroom")}
    data = {f"sealroom/resources/{name}" for name in files_under(ROOT / "resources")}
    assert shipped == {name for name in code if Path(name).suffix in SHIPPED} | data


def test_every_kind_of_file_beside_the_code_is_shipped() -> None:
    """A new kind of data file must be named in setup.py, or lie in resources."""
    kinds = {Path(name).suffix for name in files_under(ROOT / "app")}
    assert kinds <= SHIPPED


def test_an_installed_wheel_finds_its_resources(installed: Installed) -> None:
    package, *found = installed.run("python", "-c", LIST_RESOURCES).splitlines()
    assert Path(package).is_relative_to(installed.folder.resolve())
    assert set(found) == files_under(ROOT / "resources")


def test_the_checkout_finds_its_resources_by_the_same_call() -> None:
    folder = Path(str(importlib.resources.files("sealroom.resources")))
    assert folder.resolve() == ROOT / "resources"


def test_the_wheel_asks_for_what_is_declared_and_no_more(installed: Installed) -> None:
    code = "import importlib.metadata as m; print(*m.requires('sealroom'), sep='\\n')"
    assert "PySide6-Essentials<6.12,>=6.8" in installed.run("python", "-c", code).splitlines()


def test_the_installed_program_tells_its_version(installed: Installed) -> None:
    assert sealroom.__version__ in installed.run("sealroom", "--version")


def test_the_installed_app_shows_its_first_window(installed: Installed) -> None:
    installed.run("sealroom", "--smoke")
