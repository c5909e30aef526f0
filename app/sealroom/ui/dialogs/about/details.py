"""The fold with what only the curious want: numbers and fingerprints, to be copied."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from sealroom.controller.about_views import AboutMessage
from sealroom.ui.parts.button import make_button
from sealroom.ui.parts.fold import Fold
from sealroom.ui.parts.label import Label
from sealroom.ui.text.id_words import grouped
from sealroom.ui.theme import Theme

translate = QCoreApplication.translate


class AboutDetails(Fold):
    """Captions and values; all of them go to the clipboard at once."""

    def __init__(self, theme: Theme, about: AboutMessage) -> None:
        super().__init__(theme, translate("About", "Details"), name="aboutDetails")
        self.rows = detail_rows(about)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, (caption, value) in enumerate(self.rows):
            grid.addWidget(Label(caption, kind="small"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(value), number, 1)
        self.inside.addWidget(table)
        copy = make_button(translate("About", "Copy details"), name="copyDetails")
        copy.clicked.connect(self._copy)
        self.inside.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _value(self, value: str) -> Label:
        label = Label(grouped(value), wrap=True)
        label.setFont(self._theme.fonts.fixed)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(details_text(self.rows))


def detail_rows(about: AboutMessage) -> list[tuple[str, str]]:
    """Captions and values; what is not known is left out."""
    stamps = about.stamps
    key = str(about.key.epoch) if about.key else ""
    rows = [
        (translate("About", "Key number"), key),
        (translate("About", "Key fingerprint"), about.key_id or ""),
        (translate("About", "Author"), about.author.user_id),
        (translate("About", "Device"), about.device or ""),
        (translate("About", "Message"), about.message.message_id),
        (translate("About", "Signed"), _utc(stamps.sent)),
        (translate("About", "Taken"), _utc(stamps.taken)),
        (translate("About", "Received"), _utc(stamps.received)),
    ]
    return [(caption, value) for caption, value in rows if value]


def details_text(rows: list[tuple[str, str]]) -> str:
    """All of it, a line each; values whole, as other programs take them."""
    return "\n".join(f"{caption}: {value}" for caption, value in rows)


def _utc(time: int | None) -> str:
    """To the millisecond, in UTC; beyond what calendars hold, the number itself."""
    if time is None:
        return ""
    try:
        moment = datetime.fromtimestamp(time / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return str(time)
    return moment.strftime("%Y-%m-%d %H:%M:%S.") + f"{time % 1000:03} UTC"
