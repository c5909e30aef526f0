"""Whoever holds the same of a message sees the same of it; what was recalled is gone everywhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from sealroom.controller.errors import UnknownRoom
from sealroom.controller.timeline_views import Lock, MessageView
from tests.sim.app_host import AppHost
from tests.sim.truth import Room
from tests.sim.world import World


class Line(Protocol):
    """A message as one app keeps it."""

    @property
    def message_id(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    @property
    def target(self) -> str | None: ...
    @property
    def is_recalled(self) -> bool: ...


class _Seen(NamedTuple):
    text: str
    recalled_by: str
    reactions: tuple[tuple[str, int], ...]


def amended(world: World, room: Room, kept: Mapping[str, Iterable[Line]]) -> Iterator[str]:
    """Where what became of a message differs, or a recalled one was not destroyed, in words."""
    first: dict[tuple[str, frozenset[str]], tuple[str, _Seen]] = {}
    for app in world.apps:
        held = _amendments(kept[app.name])
        for line in kept[app.name]:
            if line.is_recalled and line.text is not None:
                yield f"{app.name} still holds a recalled message of {room.session_id[:4]}"
        for item in _shown(app, room) if held else ():
            same = (item.message_id, frozenset(held.get(item.message_id, ())))
            name, seen = first.setdefault(same, (app.name, _seen(item)))
            if seen != _seen(item) and item.change_failure is None:
                yield f"{app.name} sees {_seen(item)} where {name} sees {seen}"


def _amendments(lines: Iterable[Line]) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for line in lines:
        if line.target is not None and line.state in {"sent", "received"}:
            held.setdefault(line.target, set()).add(line.message_id)
    return held


def _shown(app: AppHost, room: Room) -> Iterator[MessageView]:
    """The readable messages among the last of a room."""
    try:
        page = app.controller.timeline(room.session_id, None, 200) if app.controller else []
    except UnknownRoom:
        return
    for item in page:
        if isinstance(item, MessageView) and item.lock in {Lock.SEALED, Lock.OPEN}:
            yield item


def _seen(item: MessageView) -> _Seen:
    return _Seen(
        item.text,
        item.recall.by if item.recall else "",
        tuple((each.emoji, each.count) for each in item.reactions),
    )
