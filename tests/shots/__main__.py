"""Takes all pictures, or those of the scenes that are named."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from sealroom.ui.app import make_application, make_loop
from tests.shots.about import ABOUT
from tests.shots.alarms import ALARMS
from tests.shots.camera import Camera, dress
from tests.shots.desk import DESK
from tests.shots.devices import DEVICES
from tests.shots.emoji import EMOJI
from tests.shots.finding import FINDING
from tests.shots.locking import LOCKED, LOCKING
from tests.shots.opening import LONE
from tests.shots.recovery import RECOVERY
from tests.shots.rooms import ROOMS
from tests.shots.sheets import SHEETS
from tests.shots.talking import TALKING
from tests.shots.writing import WRITING

SHARP = "2"

IN_WINDOW = (
    *ROOMS,
    *SHEETS,
    *RECOVERY,
    *DEVICES,
    *DESK,
    *ABOUT,
    *ALARMS,
    *LOCKING,
    *FINDING,
    *TALKING,
    *EMOJI,
    *WRITING,
)


def main() -> int:
    """Save the pictures and say how many there are."""
    options = _options()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sharp = os.environ.get("QT_SCALE_FACTOR") == SHARP
    application = make_application(sys.argv[:1])
    dress(application)
    camera = Camera(options.out, "@2x" if sharp else "")
    wanted = [
        scene
        for scene in IN_WINDOW
        if (not options.scenes or scene.name in options.scenes) and (scene.sharp or not sharp)
    ]
    alone = [
        scene for scene in (*LONE, *LOCKED) if not options.scenes or scene.name in options.scenes
    ]

    async def take() -> None:
        await camera.take(wanted)
        if not sharp:
            await camera.take_alone(alone)

    with make_loop(application) as loop:
        loop.run_until_complete(take())
    print(f"{camera.taken} pictures in {options.out}")
    if sharp or not any(scene.sharp for scene in wanted):
        return 0
    again = [sys.executable, "-m", "tests.shots", *sys.argv[1:]]
    return subprocess.run(
        again, env={**os.environ, "QT_SCALE_FACTOR": SHARP}, check=False
    ).returncode


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("scenes", nargs="*", metavar="SCENE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
