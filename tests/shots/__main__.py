"""Takes all pictures, or those of the scenes that are named."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from sealroom.controller.preference_views import Language
from sealroom.ui.app import make_application, make_loop
from sealroom.ui.language import DIRECTION
from tests.shots.about import ABOUT
from tests.shots.alarms import ALARMS
from tests.shots.camera import Camera, dress
from tests.shots.desk import DESK
from tests.shots.devices import DEVICES
from tests.shots.emoji import EMOJI
from tests.shots.files import FILES
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
    *FILES,
    *EMOJI,
    *WRITING,
)


def main() -> int:
    """Save the pictures and say how many there are."""
    options = _options()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sharp = os.environ.get("QT_SCALE_FACTOR") == SHARP
    application = make_application(sys.argv[:1])
    if options.mirrored:
        os.environ[DIRECTION] = "rtl"
    dress(application, options.language)
    suffix = "" if options.language is Language.ENGLISH else f"-{options.language}"
    suffix += ("-rtl" if options.mirrored else "") + ("@2x" if sharp else "")
    camera = Camera(options.out, suffix, options.size)
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
    parser.add_argument("--language", type=Language, default=Language.ENGLISH, help="zh_CN")
    parser.add_argument("--mirrored", action="store_true", help="as in Arabic")
    parser.add_argument("--size", type=_size, metavar="WxH", help="of windows, in place of all")
    parser.add_argument("scenes", nargs="*", metavar="SCENE")
    return parser.parse_args()


def _size(words: str) -> tuple[int, int]:
    width, _, height = words.partition("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
