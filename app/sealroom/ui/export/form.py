"""The kinds of files, and who writes each."""

import enum
from typing import Protocol

from sealroom.controller.timeline_views import TimelineItem
from sealroom.controller.views import RoomView
from sealroom.ui.export.html_page import HtmlPage
from sealroom.ui.export.json_file import JsonFile
from sealroom.ui.export.markdown_page import MarkdownPage


class Form(enum.StrEnum):
    """The value is the file's suffix."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


class Writer(Protocol):
    """Text of a file, from its head to its foot; one for each file."""

    def head(self, room: RoomView, now: int) -> str:
        """Comes first."""
        ...

    def item(self, item: TimelineItem) -> str:
        """The next one, in the room's order."""
        ...

    def foot(self) -> str:
        """Comes last."""
        ...


def make_writer(form: Form) -> Writer:
    """Who writes it."""
    match form:
        case Form.HTML:
            return HtmlPage()
        case Form.MARKDOWN:
            return MarkdownPage()
        case Form.JSON:
            return JsonFile()
