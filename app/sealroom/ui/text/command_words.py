"""What commands are called, where keys and palettes list them."""

from PySide6.QtCore import QCoreApplication

from sealroom.ui.shortcuts import BY_NUMBER, Group, Key

translate = QCoreApplication.translate


def command_words(key: Key) -> str:
    """What a command does."""
    if key in BY_NUMBER:
        number = BY_NUMBER.index(key) + 1
        return translate("Command", "Room {number} of the list").format(number=number)
    return _words()[key]


def group_words(group: Group) -> str:
    """The heading above a group of keys."""
    match group:
        case Group.APP:
            return translate("Command", "Sealroom")
        case Group.ROOMS:
            return translate("Command", "Between rooms")
        case Group.ROOM:
            return translate("Command", "In a room")
        case Group.MESSAGE:
            return translate("Command", "Writing")


def _words() -> dict[Key, str]:
    return {
        Key.PALETTE: translate("Command", "Everything that can be done"),
        Key.SWITCHER: translate("Command", "Go to a room or person"),
        Key.SHOW_KEYS: translate("Command", "Keys"),
        Key.SETTINGS: translate("Command", "Settings"),
        Key.LOCK: translate("Command", "Lock Sealroom"),
        Key.QUIT: translate("Command", "Quit Sealroom"),
        Key.NEW_ROOM: translate("Command", "New room"),
        Key.JOIN: translate("Command", "Join by a link"),
        Key.NEXT_ROOM: translate("Command", "Next room"),
        Key.PREVIOUS_ROOM: translate("Command", "Previous room"),
        Key.NEXT_UNREAD: translate("Command", "Next unread room"),
        Key.PREVIOUS_UNREAD: translate("Command", "Previous unread room"),
        Key.BACK: translate("Command", "Back to the room before"),
        Key.FORWARD: translate("Command", "Forward again"),
        Key.NEXT_PANE: translate("Command", "Next part of the window"),
        Key.PREVIOUS_PANE: translate("Command", "Previous part of the window"),
        Key.DETAILS: translate("Command", "Show or hide people and keys"),
        Key.MARK_UNREAD: translate("Command", "Mark this room as unread, or as read"),
        Key.PIN_ROOM: translate("Command", "Pin this room, or unpin it"),
        Key.MUTE_ROOM: translate("Command", "Mute this room, or hear it again"),
        Key.ARCHIVE_ROOM: translate("Command", "Archive this room, or bring it back"),
        Key.EXPORT: translate("Command", "Export this room to a file"),
        Key.OWN_WINDOW: translate("Command", "Open this room in its own window"),
        Key.CLOSE_WINDOW: translate("Command", "Close this window"),
        Key.ROOM_SETTINGS: translate("Command", "Settings of this room"),
        Key.INVITE: translate("Command", "Invite people to this room"),
        Key.FIND: translate("Command", "Find in this room"),
        Key.SEARCH: translate("Command", "Search everywhere"),
        Key.JUMP_TO_DAY: translate("Command", "Jump to a day"),
        Key.OLDEST_UNREAD: translate("Command", "Oldest unread message"),
        Key.START: translate("Command", "Beginning of the room"),
        Key.END: translate("Command", "End of the room"),
        Key.TOGGLE_LOCK: translate("Command", "Open or close the lock for one message"),
        Key.ATTACH: translate("Command", "Attach a file"),
        Key.EMOJI: translate("Command", "Emoji"),
        Key.SEND_LATER: translate("Command", "Send what is written later"),
        Key.SEND_SILENTLY: translate("Command", "Send what is written without a notification"),
        Key.ANSWER_EARLIER: translate("Command", "Answer an earlier message"),
        Key.ANSWER_LATER: translate("Command", "Answer a later message"),
        Key.BOLD: translate("Command", "Bold"),
        Key.ITALIC: translate("Command", "Italic"),
        Key.CODE: translate("Command", "Code"),
    }
