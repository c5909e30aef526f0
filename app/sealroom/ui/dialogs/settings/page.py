"""What the pages of a room's settings share: they show a `RoomView` and ask the sheet to act."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sealroom.controller.views import RoomView
from sealroom.protocol.entry import Policy, Role
from sealroom.ui.desk import Desk

Act: TypeAlias = Callable[[Coroutine[Any, Any, None], str], None]
"""Runs a facade call with words to say meanwhile; errors show in the sheet."""


class SettingsPage(QWidget):
    """One page. `show_room` is called at first and whenever the room changed."""

    def __init__(self, desk: Desk, act: Act) -> None:
        super().__init__()
        self.desk = desk
        self.act = act
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 16, 0, 0)
        self.column.setSpacing(12)

    def show_room(self, room: RoomView) -> None:
        """Show the room as it is now."""
        raise NotImplementedError


def is_owner(room: RoomView) -> bool:
    """Whether one may change how the room is run."""
    return room.my_role is Role.OWNER


def policy_of(room: RoomView) -> Policy:
    """How the room is run now."""
    return Policy(
        rotation_period=room.rotation_period,
        open_allowed=room.open_allowed,
        members_invite=room.members_invite,
        members_admit=room.members_admit,
        replace_on_join=room.replace_on_join,
    )


def changed_policy(room: RoomView, **changes: int | bool) -> Policy:
    """How the room is run, with one thing changed."""
    return msgspec.structs.replace(policy_of(room), **changes)
