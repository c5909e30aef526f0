"""A room as Markdown: what others wrote is escaped, so that it makes no links, pictures or HTML."""

import re

from sealroom.controller.timeline_views import MessageView, TimelineItem
from sealroom.controller.views import RoomView
from sealroom.ui.text.export_words import edited_words, mark_words, of_words, warning_words
from sealroom.ui.text.inert import inert_line, inert_name, inert_text
from sealroom.ui.text.item_words import item_text, reason_words
from sealroom.ui.text.room_words import room_title
from sealroom.ui.text.when import exact, long_date

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=:@/])")


class MarkdownPage:
    """Implements `Writer`."""

    def __init__(self) -> None:
        self._day = ""

    def head(self, room: RoomView, now: int) -> str:
        """Title and warning."""
        title = inert_line(room_title(room))
        return (
            f"# {escaped(title)}\n\n**{escaped(warning_words())}**\n\n"
            f"{escaped(of_words(title, exact(now)))}\n"
        )

    def item(self, item: TimelineItem) -> str:
        """A day's heading where a new one begins; the message or the event."""
        if isinstance(item, MessageView):
            return self._heading(item.sent_at) + _message(item)
        return f"{self._heading(item.time)}\n*{escaped(item_text(item))}*\n"

    def foot(self) -> str:
        """Nothing more."""
        return ""

    def _heading(self, time: int) -> str:
        day = long_date(time)
        if day == self._day:
            return ""
        self._day = day
        return f"\n## {escaped(day)}\n"


def escaped(text: str) -> str:
    """Nothing in it means anything to Markdown."""
    return _MEANS_SOMETHING.sub(r"\\\1", text)


def _message(message: MessageView) -> str:
    edited = f", {edited_words()}" if message.edited_at is not None else ""
    mark = f"{exact(message.sent_at)}{edited}, {mark_words(message)}"
    name = escaped(inert_name(message.sender_name))
    text = reason_words(message) or inert_text(message.text)
    lines = [f"**{name}** ({escaped(mark)})", ""]
    if message.reply is not None:
        quoted = f"{inert_name(message.reply.sender_name)}: {inert_line(message.reply.text)}"
        lines += [f"> > {escaped(quoted)}", ">"]
    lines += [f"> {escaped(line.strip())}\\" for line in text.split("\n")]
    lines[-1] = lines[-1].removesuffix("\\")
    return "\n" + "\n".join(lines) + "\n"
