"""What is taken of what was dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from sealroom.ui.parts.picture_drop import given_in


def test_what_is_dropped_is_taken_from_this_computer_alone(
    qapp: QApplication, tmp_path: Path
) -> None:
    mime = QMimeData()
    assert given_in(mime) is None
    mime.setText("SEALROOM:VERIFY/1/…")
    assert given_in(mime) == "SEALROOM:VERIFY/1/…"
    mime.setData("image/png", QByteArray(b"raw"))
    assert given_in(mime) == b"raw"
    for elsewhere in ("https://example.org/a.png", "file://server/share/a.png"):
        mime.setUrls([QUrl(elsewhere)])
        assert given_in(mime) == b"raw"
    mime.setUrls([QUrl("file://server/share/a.png"), QUrl.fromLocalFile(str(tmp_path / "b.png"))])
    assert given_in(mime) == tmp_path / "b.png"
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/a.png")])
    assert given_in(link) is None
