"""Work on pictures away from the window's thread, two at a time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_threads = ThreadPoolExecutor(2, thread_name_prefix="pictures")


async def aside(work: Callable[[], T]) -> T:
    """Do it there; what it raises is raised here."""
    return await asyncio.get_running_loop().run_in_executor(_threads, work)
