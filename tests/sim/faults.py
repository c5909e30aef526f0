"""What goes wrong: connections, computers, disks and time."""

from collections.abc import Callable
from random import Random

from tests.sim.app_host import AppHost
from tests.sim.disk import Moment
from tests.sim.wire import Trap
from tests.sim.world import World

_OFFLINE_SECONDS = (1.0, 30.0, 600.0, 4 * 3600.0)
_DOWN_SECONDS = (0.5, 5.0, 60.0)


def strike(world: World, app: AppHost) -> None:
    """Let something go wrong for this app, or for the relay."""
    random = world.chance.faults
    random.choices(_KINDS, _WEIGHTS)[0](world, app, random)


def _cut(world: World, app: AppHost, _random: Random) -> None:
    if app.wire is not None and not app.wire.is_cut:
        world.tell(app.name, "! the connection breaks")
        app.wire.cut()


def _cut_at_frame(world: World, app: AppHost, random: Random) -> None:
    if app.wire is not None and not app.wire.is_cut:
        app.wire.trap = random.choice(list(Trap))
        world.tell(app.name, f"! the connection is to break {app.wire.trap.value}")


def _hold_up(world: World, app: AppHost, random: Random) -> None:
    if app.wire is not None and not app.wire.is_cut:
        world.tell(app.name, "! reads slowly")
        app.wire.socket.hold_up(random.choice((0.1, 2.0, 15.0)), world.loop)


def _go_offline(world: World, app: AppHost, random: Random) -> None:
    if app.has_net:
        seconds = random.choice(_OFFLINE_SECONDS)
        world.tell(app.name, f"! is offline for {seconds:.0f} s")
        app.leave_net()
        world.loop.call_later(seconds, app.return_to_net)


def _crash_app(world: World, app: AppHost, random: Random) -> None:
    if app.is_up:
        world.tell(app.name, "! the app is killed")
        app.crash(random.choice(_DOWN_SECONDS))


def _crash_app_in_transaction(world: World, app: AppHost, random: Random) -> None:
    if app.is_up and app.power.cut_at is None:
        moment = random.choice(list(Moment))
        world.tell(app.name, f"! the app is to be killed in its next transaction, {moment.value}")
        app.power.cut_at = moment
        app.power.back_after = random.choice(_DOWN_SECONDS)


def _quit_app(world: World, app: AppHost, random: Random) -> None:
    if app.is_up:
        world.tell(app.name, "! the app is closed")
        seconds = random.choice(_DOWN_SECONDS)

        async def close() -> None:
            await app.quit()
            world.loop.call_later(seconds, app.start)

        world.keep(world.loop.create_task(close()))


def _fill_disk(world: World, app: AppHost, random: Random) -> None:
    if app.is_up and not app.is_full:
        seconds = random.choice((1.0, 20.0))
        world.tell(app.name, f"! the disk is full for {seconds:.0f} s")
        app.set_full(full=True)
        world.loop.call_later(seconds, lambda: app.set_full(full=False))


def _turn_clock(world: World, app: AppHost, random: Random) -> None:
    app.clock_error_ms = random.choice((0, 40_000, -40_000, 5 * 86_400_000, -2 * 86_400_000))
    world.tell(app.name, f"! the clock is off by {app.clock_error_ms / 1000:.0f} s now")


def _crash_relay(world: World, _app: AppHost, random: Random) -> None:
    if world.relay.is_up:
        world.tell("relay", "! is killed")
        world.relay.crash(random.choice(_DOWN_SECONDS))


def _crash_relay_in_transaction(world: World, _app: AppHost, random: Random) -> None:
    relay = world.relay
    if relay.is_up and relay.power.cut_at is None:
        moment = random.choice(list(Moment))
        seconds = random.choice(_DOWN_SECONDS)
        world.tell("relay", f"! is to be killed in its next transaction, {moment.value}")
        relay.power.cut_at = moment
        relay.power.back_after = seconds


def _fill_relay_disk(world: World, _app: AppHost, random: Random) -> None:
    if world.relay.is_up and not world.relay.is_full:
        seconds = random.choice((1.0, 20.0))
        world.tell("relay", f"! the disk is full for {seconds:.0f} s")
        world.relay.set_full(full=True)
        world.loop.call_later(seconds, lambda: world.relay.set_full(full=False))


_WEIGHED: list[tuple[Callable[[World, AppHost, Random], None], int]] = [
    (_cut, 12),
    (_cut_at_frame, 24),
    (_hold_up, 4),
    (_go_offline, 10),
    (_crash_app, 8),
    (_crash_app_in_transaction, 12),
    (_quit_app, 4),
    (_fill_disk, 3),
    (_turn_clock, 2),
    (_crash_relay, 3),
    (_crash_relay_in_transaction, 5),
    (_fill_relay_disk, 2),
]
_KINDS = [kind for kind, _ in _WEIGHED]
_WEIGHTS = [weight for _, weight in _WEIGHED]
