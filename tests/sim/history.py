"""One history, told from its seed: people and faults at random, and rests where all is judged."""

import asyncio
import gc
from contextlib import suppress
from functools import partial
from typing import NamedTuple
from unittest import mock

from sealroom.crypto import room_key
from tests.sim import acts, faults
from tests.sim.chance import Chance
from tests.sim.crypto_memory import remembered
from tests.sim.fault_log import FaultLog
from tests.sim.invariants import violations, waiting_messages
from tests.sim.loop import Standstill, VirtualLoop
from tests.sim.relay_host import ADDRESS
from tests.sim.truth import Truth
from tests.sim.world import World

EVENTS = 200
RESTS = 4
"""At which everything is judged; the last at the end."""
FAULTY = 0.25
"""How many of the events are faults."""
_PAUSES = (0.0, 0.01, 0.05, 0.2, 0.2, 1.0, 1.0, 5.0, 70.0)
_LONG_PAUSES = (600.0, 4_000.0, 90_000.0)
LONGEST_STEP_SECONDS = 600.0
"""From one look whether everything has come to rest to the next."""
REST_SECONDS = 3 * 3600.0
"""Within which everything comes to rest once nothing goes wrong any more."""


class Outcome(NamedTuple):
    """How a history ended."""

    seed: int
    events: int
    violations: list[str]
    story: str


def run_history(seed: int, events: int = EVENTS) -> Outcome:
    """Tell the history of this seed."""
    chance = Chance(seed)
    loop = VirtualLoop(chance.thread_delay)
    secret = chance.entropy("room keys")
    with (
        FaultLog() as log,
        remembered(),
        mock.patch.object(room_key, "random_secret", partial(secret, 32)),
    ):
        world = World(loop, chance, log)
        found: list[str] = []
        try:
            loop.run_until_complete(_live(world, events, found))
        except Standstill:
            found.append("everything waits, and nothing is due")
        finally:
            _close(loop)
    return Outcome(seed, events, found, str(world.story))


async def _live(world: World, events: int, found: list[str]) -> None:
    await _settle_down(world)
    truth = Truth(world.relay.sqlite)
    for rest in range(RESTS):
        await _happen(world, events // RESTS)
        found += await _come_to_rest(world, truth)
        world.tell("", f"--- rest {rest + 1} ---")
        if found:
            return


async def _settle_down(world: World) -> None:
    """Everyone registers; that is told elsewhere, so nothing goes wrong yet."""
    world.relay.start()
    for app in world.apps:
        app.start()
        assert app.controller is not None
        if app.twin_of is None:
            await app.controller.register(app.name, ADDRESS)
    for _ in range(100):  # second devices sign in by themselves
        await asyncio.sleep(0.1)


async def _happen(world: World, events: int) -> None:
    chance = world.chance
    for _ in range(events):
        app = chance.acts.choice(world.apps)
        if chance.faults.random() < FAULTY:
            faults.strike(world, app)
        else:
            acts.begin(world, app)
        pauses = _LONG_PAUSES if chance.acts.random() < 0.01 else _PAUSES
        await asyncio.sleep(chance.acts.choice(pauses))


async def _come_to_rest(world: World, truth: Truth) -> list[str]:
    """Nothing goes wrong any more: everyone is there, and what was begun comes to its end.

    What is still wrong then, or that it never does.
    """
    gc.collect()  # what was let go of while it ran says so now
    _heal(world)
    deadline, step = world.loop.time() + REST_SECONDS, 0.5
    while world.loop.time() < deadline:
        await asyncio.sleep(step)
        step = min(step * 1.5, LONGEST_STEP_SECONDS)
        _heal(world)
        truth.follow()
        if _is_quiet(world) and not any(True for _ in violations(world, truth)):
            return []
    return list(violations(world, truth)) or ["it does not come to rest"]


def _heal(world: World) -> None:
    world.relay.power.cut_at = None
    if world.relay.is_full:
        world.relay.set_full(full=False)
    world.relay.start()
    for app in world.apps:
        app.power.cut_at = None
        if app.is_full:
            app.set_full(full=False)
        app.start()
        if not app.has_net:
            app.return_to_net()
        if app.wire is not None:
            app.wire.trap = None


def _is_quiet(world: World) -> bool:
    return (
        world.relay.is_quiet
        and all(app.is_connected and not app.is_busy for app in world.apps)
        and not any(waiting_messages(app) for app in world.apps)
    )


def _close(loop: VirtualLoop) -> None:
    loop.set_exception_handler(lambda *_: None)
    for task in asyncio.all_tasks(loop):
        task.cancel()
    with suppress(Standstill):
        loop.run_until_complete(asyncio.sleep(0))
    loop.close()
