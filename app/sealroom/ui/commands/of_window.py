"""What a window over a profile offers, all in one list."""

from collections.abc import Callable
from functools import partial

from sealroom.ui.commands.offered import Commands
from sealroom.ui.composer.marks import BOLD, CODE, ITALIC
from sealroom.ui.desk import Desk
from sealroom.ui.main_page import MainPage
from sealroom.ui.room.room_page import RoomPage
from sealroom.ui.sheets import Sheets
from sealroom.ui.shortcuts import BY_NUMBER, Key


def offer_window(commands: Commands, desk: Desk, main: MainPage, sheets: Sheets) -> None:
    """The window's own: each founder's part adds its line here or offers it where it is built."""
    commands.offer(Key.SETTINGS, sheets.app_settings)
    commands.offer(Key.LOCK, desk.lock.lock, above_sheets=True)
    commands.offer(Key.NEXT_PANE, lambda: main.step_pane(True))
    commands.offer(Key.PREVIOUS_PANE, lambda: main.step_pane(False))
    commands.offer(Key.SEARCH, main.search_everywhere)
    _offer_rooms(commands, main, sheets)
    _offer_room(commands, main)


def _offer_rooms(commands: Commands, main: MainPage, sheets: Sheets) -> None:
    rooms, visited = main.rooms.rooms, main.visited
    commands.offer(Key.NEW_ROOM, sheets.new_room)
    commands.offer(Key.JOIN, sheets.join)
    commands.offer(Key.NEXT_ROOM, lambda: rooms.step(1), rooms.has_rooms)
    commands.offer(Key.PREVIOUS_ROOM, lambda: rooms.step(-1), rooms.has_rooms)
    commands.offer(Key.NEXT_UNREAD, lambda: rooms.step_unread(1), rooms.has_unread)
    commands.offer(Key.PREVIOUS_UNREAD, lambda: rooms.step_unread(-1), rooms.has_unread)
    commands.offer(Key.BACK, lambda: main.step_visited(-1), lambda: visited.can_go_back)
    commands.offer(Key.FORWARD, lambda: main.step_visited(1), lambda: visited.can_go_forward)
    for row, key in enumerate(BY_NUMBER):
        commands.offer(key, partial(rooms.choose_row, row), partial(rooms.has_row, row))


def _offer_room(commands: Commands, main: MainPage) -> None:
    room = main.room

    def shown() -> bool:
        return main.shows_room

    offer_page(commands, room, shown)
    commands.offer(Key.DETAILS, room.header.details.click, shown)
    commands.offer(Key.ROOM_SETTINGS, main.open_settings, shown)
    commands.offer(Key.EXPORT, main.export, shown)
    commands.offer(Key.INVITE, main.invite, lambda: main.may_invite)
    actions = main.room_actions
    commands.offer(Key.MARK_UNREAD, actions.toggle_unread, shown)
    commands.offer(Key.PIN_ROOM, actions.toggle_pin, shown)
    commands.offer(Key.MUTE_ROOM, actions.toggle_muted, shown)
    commands.offer(Key.ARCHIVE_ROOM, actions.toggle_archived, shown)


def offer_page(commands: Commands, room: RoomPage, shown: Callable[[], bool]) -> None:
    """What a room's page can do wherever it stands: in the window, or in one of its own."""
    commands.offer(Key.FIND, room.find_here, shown)
    commands.offer(Key.JUMP_TO_DAY, room.choose_day, shown)
    commands.offer(Key.OLDEST_UNREAD, room.to_oldest_unread, shown)
    commands.offer(Key.START, room.to_start, shown)
    commands.offer(Key.END, room.timeline.to_end, shown)
    commands.offer(Key.ATTACH, room.files.attach, lambda: shown() and room.composer.may_send)
    commands.offer(Key.TOGGLE_LOCK, room.composer.toggle_lock, shown)
    commands.offer(Key.SEND_LATER, room.composer.send_later, lambda: room.composer.can_send)
    commands.offer(Key.SEND_SILENTLY, room.composer.send_silently, lambda: room.composer.can_send)
    commands.offer(Key.EMOJI, room.composer.pick_emoji, shown)
    for key, mark in ((Key.BOLD, BOLD), (Key.ITALIC, ITALIC), (Key.CODE, CODE)):
        commands.offer(key, partial(room.composer.mark, mark), shown)
    commands.offer(Key.ANSWER_EARLIER, room.talk.answer_earlier, shown)
    commands.offer(Key.ANSWER_LATER, room.talk.answer_later, shown)
