"""What Sealroom needs of the system beside Python: Qt's libraries; for tests a keyring and fonts.

On Debian and its kin, root gets what is missing installed, anybody else is told the exact command.
Elsewhere the names of what is missing are told. macOS and Windows need nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# Debian names a library's package after its soname (Debian Policy 8.1); these are the exceptions.
DEBIAN_EXCEPTIONS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}

QT_FILES = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/xcbglintegrations/libqxcb-glx-integration.so",
    "plugins/tls/libqcertonlybackend.so",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6DBus.so.6",
)

QT_WAYLAND_FILES = ("plugins/platforms/libqwayland.so",)

TEST_PROGRAMS = {"dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}
TEST_FONTS = ("fonts-inter", "fonts-noto-cjk", "fonts-noto-color-emoji")


class MissingError(Exception):
    """Something must be installed first; the text names it and the command."""


def provide_for(level: str, qt: Path) -> None:
    """Make sure that what a level needs of the system is there.

    Raises MissingError for what the program cannot start without. What only some tests need is
    installed where that can be done, and else told: those tests say that they are skipped.
    """
    if sys.platform != "linux":
        return
    missing = missing_libraries(qt)
    if missing:
        provide_libraries(qt, missing)
    if level == "dev":
        provide_for_tests()


def missing_libraries(qt: Path) -> list[str]:
    """The names of shared libraries that Qt asks for and the loader does not find."""
    if shutil.which("ldd") is None:
        return []
    names = QT_FILES + (QT_WAYLAND_FILES if os.environ.get("WAYLAND_DISPLAY") else ())
    files = [str(qt / name) for name in names if (qt / name).exists()]
    listing = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    lines = (line.split() for line in listing.splitlines() if line.endswith("=> not found"))
    return sorted({words[0] for words in lines})


def provide_libraries(qt: Path, missing: Sequence[str]) -> None:
    """Install missing libraries, or raise MissingError with the command that does."""
    reason = f"Qt needs libraries that this system lacks: {', '.join(missing)}."
    if is_debian():
        provide_packages(reason, sorted({debian_package(name) for name in missing}))
        still = missing_libraries(qt)
        if not still:
            return
        raise MissingError(f"Qt still lacks {', '.join(still)} after installing packages.")
    for installer in ("dnf", "zypper"):
        if shutil.which(installer):
            capabilities = " ".join(f"'{name}()(64bit)'" for name in missing)
            raise MissingError(f"{reason}\nInstall them: sudo {installer} install {capabilities}")
    raise MissingError(f"{reason}\nInstall the packages that hold them, then run this again.")


def debian_package(soname: str) -> str:
    """The Debian package that holds a shared library: `libEGL.so.1` is in `libegl1`."""
    if soname in DEBIAN_EXCEPTIONS:
        return DEBIAN_EXCEPTIONS[soname]
    name, _, version = soname.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def provide_for_tests() -> None:
    """Install what single tests need; where that cannot be done, say so and go on."""
    if not is_debian():
        return
    wanted = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    wanted += [font for font in TEST_FONTS if not is_installed(font)]
    if not wanted:
        return
    try:
        provide_packages("Some tests need a keyring service, and pictures need fonts.", wanted)
    except MissingError as error:
        print(f"{error}\nGoing on without.", file=sys.stderr, flush=True)


def provide_packages(reason: str, packages: Sequence[str]) -> None:
    """Install Debian packages as root; raise MissingError, with the command, as anybody else."""
    if not is_debian():
        raise MissingError(f"{reason}\nInstall it with your system's package manager.")
    command = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0:
        raise MissingError(f"{reason}\nInstall it: sudo {command}")
    print(f"{reason}\nInstalling: {' '.join(packages)}", flush=True)
    if not (apt_get("update") and apt_get("install", "-y", "--no-install-recommends", *packages)):
        raise MissingError(f"{reason}\nInstalling it failed, see above. By hand: {command}")


def apt_get(*arguments: str) -> bool:
    """Run apt-get without questions, waiting for another one to finish; whether it succeeded."""
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *arguments]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(last_lines(done.stdout + done.stderr), file=sys.stderr, flush=True)
    return done.returncode == 0


def last_lines(text: str) -> str:
    """The end of a long output, where the reason stands."""
    return "\n".join(text.splitlines()[-15:])


def is_debian() -> bool:
    """Whether packages are installed with apt-get here."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-query") is not None


def is_installed(package: str) -> bool:
    """Whether a Debian package is installed."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"
