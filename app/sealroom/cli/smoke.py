"""Shows the first window over a throw-away profile and exits: proves that an installation runs."""

import asyncio
import sys
from contextlib import closing

from sealroom.controller.controller import Controller
from sealroom.store.database import open_memory_database
from sealroom.ui.app import make_application, make_loop, run

POLL_SECONDS = 0.005
PATIENCE_SECONDS = 20.0


def run_smoke() -> int:
    """0 once a window was shown and closed."""
    application = make_application(sys.argv[:1])

    def is_shown() -> bool:
        return any(window.isVisible() for window in application.topLevelWidgets())

    async def close_when_shown() -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not is_shown():  # noqa: ASYNC110 - Qt has no signal for it
                await asyncio.sleep(POLL_SECONDS)
        application.processEvents()
        application.closeAllWindows()

    async def live() -> None:
        controller = Controller(open_memory_database())
        controller.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(close_when_shown())
                group.create_task(run(controller, local_relay=None))
        finally:
            await controller.close()

    with closing(make_loop(application)) as loop:
        loop.run_until_complete(live())
    return 0
