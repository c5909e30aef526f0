"""What a room's page asks for, wherever it stands, and the sheets that answer."""

from sealroom.controller.timeline_views import MessageView
from sealroom.ui.room.room_page import RoomPage
from sealroom.ui.sheets import Sheets


def connect_page(room: RoomPage, sheets: Sheets) -> None:
    """Whatever concerns messages and the room's safety."""
    room.alarmWanted.connect(sheets.alarm)
    room.files.sheetWanted.connect(sheets.show)
    room.files.said.connect(sheets.said)
    actions = room.message_actions
    actions.linksWanted.connect(sheets.open_links)
    actions.linkWanted.connect(sheets.open_links)
    actions.wholeWanted.connect(sheets.whole_message)
    actions.aboutWanted.connect(sheets.about_message)
    actions.discardWanted.connect(sheets.discard)
    actions.recallWanted.connect(sheets.recall)
    actions.forwardWanted.connect(lambda _, message: sheets.forward([message]))
    actions.versionsWanted.connect(sheets.versions)
    room.chosen.forwardWanted.connect(sheets.forward)
    room.discardAllWanted.connect(sheets.discard_all)
    connect_scheduling(room, sheets)

    def recall_chosen(messages: list[MessageView]) -> None:
        if room.session_id is not None:
            sheets.recall_all(room.session_id, messages)

    room.chosen.recallWanted.connect(recall_chosen)


def connect_scheduling(room: RoomPage, sheets: Sheets) -> None:
    """When messages go, and those that wait."""
    room.composer.laterWanted.connect(
        lambda: sheets.send_later(lambda due_at: room.composer.submit(due_at=due_at))
    )

    def show() -> None:
        if room.session_id is not None:
            sheets.scheduled(room.session_id, room.take_back_scheduled)

    room.scheduled.showWanted.connect(show)
