"""Missing libraries are seen, and whoever cannot install them is told the exact command."""

import shutil
import sys
from pathlib import Path

import PySide6
import pytest
import system

QT = Path(PySide6.__path__[0]) / "Qt"
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
debian = pytest.mark.skipif(not system.is_debian(), reason="apt-get is Debian's")


@linux
def test_the_running_qt_lacks_nothing() -> None:
    assert system.missing_libraries(QT) == []


@linux
def test_a_missing_library_is_named(tmp_path: Path) -> None:
    """Away from its folder, Qt's plugin no longer finds Qt's own libraries."""
    plugins = tmp_path / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    shutil.copy(QT / "plugins" / "platforms" / "libqxcb.so", plugins)
    assert "libQt6XcbQpa.so.6" in system.missing_libraries(tmp_path)


@linux
def test_a_folder_without_qt_lacks_nothing(tmp_path: Path) -> None:
    assert system.missing_libraries(tmp_path) == []


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_is_found_in_its_debian_package(soname: str, package: str) -> None:
    assert system.debian_package(soname) == package


@debian
def test_a_plain_user_is_told_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(system.MissingError) as told:
        system.provide_libraries(QT, ["libxcb-cursor.so.0", "libEGL.so.1", "libgthread-2.0.so.0"])
    assert str(told.value) == (
        "Qt needs libraries that this system lacks: "
        "libxcb-cursor.so.0, libEGL.so.1, libgthread-2.0.so.0.\n"
        "Install it: sudo apt-get install --no-install-recommends "
        "libegl1 libglib2.0-0 libxcb-cursor0"
    )


@debian
def test_what_only_tests_need_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(system, "TEST_FONTS", ("fonts-that-nobody-has",))
    monkeypatch.setattr(system, "TEST_PROGRAMS", {"program-that-nobody-has": "package-of-it"})
    system.provide_for_tests()
    command = "sudo apt-get install --no-install-recommends package-of-it fonts-that-nobody-has"
    assert command in capsys.readouterr().err


@linux
def test_elsewhere_the_missing_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(system.MissingError, match=r"libEGL\.so\.1"):
        system.provide_libraries(QT, ["libEGL.so.1"])


@linux
def test_fedora_is_told_its_own_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dnf").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "dnf").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(system.MissingError) as told:
        system.provide_libraries(QT, ["libEGL.so.1"])
    assert str(told.value).endswith("Install them: sudo dnf install 'libEGL.so.1()(64bit)'")
