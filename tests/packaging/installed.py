"""The built wheel, installed into an environment that holds nothing else of Sealroom."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.packaging.checkout import ROOT


@dataclass(frozen=True)
class Installed:
    """Where the wheel lies and where it was installed."""

    wheel: Path
    folder: Path

    def program(self, name: str) -> Path:
        """A program of the environment."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def run(self, program: str, *arguments: str) -> str:
        """What a program of the environment prints; fails the test if it does not end well."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        done = subprocess.run(
            [str(self.program(program)), *arguments],
            cwd=home,
            env=kept
            | {"HOME": str(home), "USERPROFILE": str(home), "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"{program} {arguments}: {done.stdout}{done.stderr}"
        return done.stdout


def build(folder: Path) -> Path:
    """Build the source archive and, from what it holds, the wheel, as `make package` does."""
    run_python("-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path) -> Installed:
    """Install a wheel into an environment of its own, which borrows only the packages it needs.

    They come from the running interpreter by a line in a .pth file. Such a line makes no .pth file
    of that folder run, so the editable Sealroom of the checkout stays outside.
    """
    venv.create(folder, symlinks=os.name != "nt")
    python = Installed(wheel, folder).program("python")
    run_python(
        *("-m", "pip", "--python", str(python), "install", "-qq", "--no-deps", "--no-index"),
        str(wheel),
    )
    found = subprocess.run(
        [str(python), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    borrowed = Path(found.stdout.strip()) / "borrowed.pth"
    borrowed.write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return Installed(wheel, folder)


def run_python(*arguments: str) -> None:
    """Run the interpreter of this test run."""
    done = subprocess.run(
        [sys.executable, "-I", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
