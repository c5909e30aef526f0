"""A room as one HTML page: no script, nothing loaded from elsewhere, what others wrote is text."""

from html import escape

from sealroom.controller.timeline_views import Lock, MessageView, TimelineItem
from sealroom.controller.views import RoomView
from sealroom.ui.text.export_words import edited_words, mark_words, of_words, warning_words
from sealroom.ui.text.inert import inert_line, inert_name, inert_text
from sealroom.ui.text.item_words import item_text, reason_words
from sealroom.ui.text.room_words import room_title
from sealroom.ui.text.when import exact, long_date

_HEAD = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
body {{ font: 15px/1.45 system-ui, sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em;
  color: #16181d; background: #fff; }}
.warning {{ color: #9a4a06; background: #fef3c7; border: 1px solid #f5d37a; border-radius: 8px;
  padding: .8em 1em; }}
h2 {{ font-size: 1em; text-align: center; color: #5b6270; margin: 2em 0 1em; }}
.event {{ text-align: center; color: #5b6270; font-size: .87em; }}
.message {{ background: #f1f3f6; border-radius: 12px; padding: .5em .8em; margin: .5em 0; }}
.mine {{ background: #d9f1ec; }}
.open {{ background: #fef3c7; }}
.unverified {{ border: 1px solid #b42318; }}
.who {{ font-weight: 600; }}
.text {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
.mark {{ color: #5b6270; font-size: .87em; }}
.open .mark {{ color: #9a4a06; }}
.unverified .mark {{ color: #b42318; }}
blockquote {{ border-inline-start: 3px solid #0f766e; margin: .3em 0; padding-inline-start: .6em;
  color: #5b6270; }}
@media (prefers-color-scheme: dark) {{
  body {{ color: #e9ebef; background: #14161a; }}
  .message {{ background: #22262d; }} .mine {{ background: #14453f; }}
  .open, .warning {{ color: #f7b955; background: #35280e; border-color: #6b4e16; }}
  .open .mark {{ color: #f7b955; }} .mark, .event, h2, blockquote {{ color: #9ba3b0; }}
}}
</style>
</head>
<body>
<h1 dir="auto">{title}</h1>
<p class="warning">{warning}</p>
<p class="mark">{of}</p>
"""


class HtmlPage:
    """Implements `Writer`."""

    def __init__(self) -> None:
        self._day = ""

    def head(self, room: RoomView, now: int) -> str:
        """Style, title, warning."""
        title = inert_line(room_title(room))
        return _HEAD.format(
            title=escape(title),
            warning=escape(warning_words()),
            of=escape(of_words(title, exact(now))),
        )

    def item(self, item: TimelineItem) -> str:
        """A day's heading where a new one begins; the message or the event."""
        if isinstance(item, MessageView):
            return self._heading(item.sent_at) + _message(item)
        return (
            f'{self._heading(item.time)}<p class="event" dir="auto">{escape(item_text(item))}</p>\n'
        )

    def foot(self) -> str:
        """The end."""
        return "</body>\n</html>\n"

    def _heading(self, time: int) -> str:
        day = long_date(time)
        if day == self._day:
            return ""
        self._day = day
        return f"<h2>{escape(day)}</h2>\n"


def _message(message: MessageView) -> str:
    kinds = " ".join(
        (
            "message",
            *(["mine"] if message.mine else []),
            *(["open"] if message.lock is Lock.OPEN else []),
            *(["unverified"] if message.lock is Lock.UNVERIFIED else []),
        )
    )
    edited = f", {edited_words()}" if message.edited_at is not None else ""
    mark = escape(f"{exact(message.sent_at)}{edited}, {mark_words(message)}")
    return (
        f'<div class="{kinds}">\n<div class="who" dir="auto">'
        f"{escape(inert_name(message.sender_name))}</div>\n{_quote(message)}"
        f'<div class="text" dir="auto">{escape(_text(message))}</div>\n'
        f'<div class="mark">{mark}</div>\n</div>\n'
    )


def _text(message: MessageView) -> str:
    return reason_words(message) or inert_text(message.text)


def _quote(message: MessageView) -> str:
    if message.reply is None:
        return ""
    name, text = inert_name(message.reply.sender_name), inert_line(message.reply.text)
    return f'<blockquote dir="auto">{escape(name)}: {escape(text)}</blockquote>\n'
