"""The one place where an address goes to the system, to whatever opens the web."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from sealroom.ui.text.web_link import WebLink


def open_in_browser(link: WebLink) -> bool:
    """Whether the system took it. What is no http or https is never handed over."""
    url = QUrl(link.address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in {"http", "https"} or url.host() == "":
        return False
    return QDesktopServices.openUrl(url)
