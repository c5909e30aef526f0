"""Sending, seeing, saving and opening files at the window, by clicks and keys."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from sealroom.controller.file_views import FileState, FileStatus
from sealroom.ui.dialogs.picture_viewer import PictureViewer
from sealroom.ui.dialogs.send_files import SendFiles
from sealroom.ui.models.timeline import TimelineRole
from sealroom.ui.pictures.decoding import encoded
from sealroom.ui.room import file_actions
from sealroom.ui.timeline.region import Region, Spot
from tests.ui import believable
from tests.ui.conftest import Drive
from tests.ui.scripted_facade import room_id
from tests.ui.seat import Seat, seated, until
from tests.ui.some_files import card, harbour, picture, say_with

CTRL = Qt.KeyboardModifier.ControlModifier
TEAM = "Field team"


def spot_of(seat: Seat, region: Region) -> tuple[Spot, QPoint]:
    """Where something lies in the timeline's last row, in the view."""
    timeline, model = seat.main.room.timeline, seat.main.room.model
    timeline.to_end()
    row = model.rowCount() - 1
    spot = timeline.layout_of(row).spot_of(region)
    assert spot is not None
    corner = timeline.visualRect(model.index(row)).topLeft()
    return spot, (QPointF(corner) + spot.rect.center()).toPoint()


def click(seat: Seat, region: Region) -> None:
    """As the timeline says it; that it does so for the pointer is tested with it."""
    spot, _ = spot_of(seat, region)
    model = seat.main.room.model
    seat.main.room.timeline.spotClicked.emit(model.index(model.rowCount() - 1), spot)


async def sheet(seat: Seat, name: str) -> QWidget:
    await until(lambda: seat.window.overlay.top is not None, name)
    assert seat.sheet.objectName() == name
    return seat.sheet


def paste(content: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(content)


def test_a_pasted_picture_is_shown_first_and_sent_with_words(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(TEAM)
            content = QMimeData()
            content.setImageData(harbour(300, 200))
            paste(content)
            seat.main.room.composer.field.setFocus()
            seat.press(Qt.Key.Key_V, CTRL)
            asked = await sheet(seat, "sendFilesSheet")
            assert isinstance(asked, SendFiles)
            await until(lambda: len(asked.files) == 1 and not asked.busy, "it was looked at")
            seat.write("filesCaption", "the harbour")
            seat.press(Qt.Key.Key_Return)
            await until(lambda: bool(seat.facade.files.sent), "it was sent")
            ((session_id, (file,), text, sealed),) = seat.facade.files.sent
            assert (session_id, text, sealed) == (room_id(TEAM), "the harbour", True)
            assert (file.name, file.width, file.height) == ("picture.png", 300, 200)
            assert 0 < len(file.thumbnail) <= 8_192
            assert not file.keep_details
            await until(lambda: seat.window.overlay.top is None, "the sheet closed")

    drive(story())


def test_dropped_files_can_be_left_out_and_details_kept(drive: Drive, tmp_path: Path) -> None:
    async def story() -> None:
        picture_file, other = tmp_path / "harbour.png", tmp_path / "plan.pdf"
        picture_file.write_bytes(encoded(harbour(300, 200)))
        other.write_bytes(b"%PDF-1.7")
        async with seated(believable.furnished()) as seat:
            seat.open(TEAM)
            content = QMimeData()
            content.setUrls([QUrl.fromLocalFile(str(each)) for each in (other, picture_file)])
            seat.main.room.composer.filesGiven.emit(content)
            asked = await sheet(seat, "sendFilesSheet")
            assert isinstance(asked, SendFiles)
            await until(lambda: len(asked.files) == 2 and not asked.busy, "they were looked at")
            names = [each.text() for each in asked.findChildren(QLabel, "fileName")]
            assert names == ["plan.pdf", "harbour.png"]
            await until(lambda: seat.shows("leaveOut"), "they are shown")
            seat.click("leaveOut")
            keep = asked.findChild(QCheckBox, "keepDetails")
            assert keep is not None
            keep.setFocus()
            seat.press(Qt.Key.Key_Space)
            seat.click("sendFiles")
            await until(lambda: bool(seat.facade.files.sent), "it was sent")
            (file,) = seat.facade.files.sent[0][1]
            assert (file.name, file.path, file.keep_details) == (
                "harbour.png",
                str(picture_file),
                True,
            )

    drive(story())


def test_what_stands_in_the_way_is_said_and_nothing_is_lost(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        facade.files.trouble = "“x” is too large: this relay takes up to 100 MiB."
        async with seated(facade) as seat:
            seat.open(TEAM)
            seat.write("composerField", "see this")
            seat.main.room.files.send([b"some bytes"])
            asked = await sheet(seat, "sendFilesSheet")
            assert isinstance(asked, SendFiles)
            await until(lambda: len(asked.files) == 1 and not asked.busy, "it was looked at")
            assert asked.caption.text() == "see this"
            seat.click("sendFiles")
            await until(lambda: "too large" in asked.error, "it was said")
            seat.press(Qt.Key.Key_Escape)
            assert seat.main.room.composer.field.toPlainText() == "see this"

    drive(story())


def test_ctrl_u_chooses_files(
    drive: Drive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    chosen = tmp_path / "plan.pdf"
    chosen.write_bytes(b"%PDF")

    def ask(_parent: QWidget, _title: str, *, then: Callable[[list[Path]], None]) -> None:
        then([chosen])

    monkeypatch.setattr(file_actions, "ask_for_files", ask)

    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(TEAM)
            seat.press(Qt.Key.Key_U, CTRL)
            await sheet(seat, "sendFilesSheet")

    drive(story())


def test_an_open_message_says_that_the_relay_reads_its_files(drive: Drive) -> None:
    async def story() -> None:
        async with seated(believable.furnished()) as seat:
            seat.open(TEAM)
            seat.main.room.composer.toggle_lock()
            seat.main.room.files.send([b"bytes"])
            await sheet(seat, "sendFilesSheet")
            assert seat.shows("filesOpenly")

    drive(story())


def test_a_picture_has_its_size_before_it_is_here_and_is_looked_at_large(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[room_id(TEAM)]
        for number in (1, 2):
            say_with(facade, room, "Sofia", picture(number, f"harbour {number}.jpg"))
        async with seated(facade) as seat:
            seat.open(TEAM)
            shelf = seat.main.room.files.shelf
            await until(lambda: len(shelf._pictures) > 0, "it was decoded")
            before, _ = spot_of(seat, Region.FILE)
            assert before.rect.width() / before.rect.height() == pytest.approx(1.5, abs=0.02)
            click(seat, Region.FILE)
            viewer = await sheet(seat, "pictureViewer")
            assert isinstance(viewer, PictureViewer)
            await until(lambda: not viewer.canvas.pixmap.isNull(), "it is shown")
            assert viewer.title == "harbour 2.jpg"
            seat.press(Qt.Key.Key_Plus)
            assert viewer.canvas.zoom > 1
            seat.press(Qt.Key.Key_0)
            assert viewer.canvas.zoom == 1
            seat.press(Qt.Key.Key_Left)
            await until(lambda: viewer.title == "harbour 1.jpg" and not viewer.busy, "the other")
            assert not viewer.before.isEnabled()
            seat.click("copyPicture")
            assert not QGuiApplication.clipboard().image().isNull()
            seat.press(Qt.Key.Key_Escape)
            assert seat.window.overlay.top is None

    drive(story())


def test_what_is_no_picture_becomes_a_card(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[room_id(TEAM)]
        file = picture(1)
        say_with(facade, room, "Sofia", file)
        facade.files.contents[file.file_id] = b"<svg onload=harm>"
        async with seated(facade) as seat:
            seat.open(TEAM)
            shelf = seat.main.room.files.shelf
            await until(lambda: shelf.is_refused(file.file_id), "it was refused")
            click(seat, Region.FILE)
            await sheet(seat, "openFileSheet")

    drive(story())


def test_pictures_come_by_themselves_and_large_ones_do_not(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[room_id(TEAM)]
        small, large = picture(1), picture(2)
        large = msgspec.structs.replace(large, size=50 << 20)
        say_with(facade, room, "Sofia", small, large, here=False)
        async with seated(facade) as seat:
            seat.open(TEAM)
            await until(lambda: small.file_id in facade.files.wanted, "it is fetched")
            assert large.file_id not in facade.files.wanted

    drive(story())


@pytest.mark.parametrize(("name", "title"), [("setup.exe", "program"), ("plan.pdf", "file")])
def test_a_file_is_opened_only_after_a_warning(
    drive: Drive, monkeypatch: pytest.MonkeyPatch, name: str, title: str
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)

    async def story() -> None:
        facade = believable.furnished()
        say_with(facade, facade.rooms_by_id[room_id(TEAM)], "Sofia", card(1, name))
        async with seated(facade) as seat:
            seat.open(TEAM)
            click(seat, Region.FILE)
            asked = await sheet(seat, "openFileSheet")
            assert title in asked.windowTitle()
            seat.press(Qt.Key.Key_Return)
            assert seat.window.overlay.top is None
            assert not facade.files.opened
            click(seat, Region.FILE)
            await sheet(seat, "openFileSheet")
            seat.click("openAnyway")
            await until(lambda: bool(opened), "it was opened")
            assert facade.files.opened[0][1] == name
            assert opened == [str(Path("/opened") / name)]

    drive(story())


def test_saving_and_stopping_by_the_sign_on_the_card(
    drive: Drive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names: list[str] = []

    def ask(
        _parent: QWidget, _title: str, *, file_name: str, kinds: str, then: Callable[[Path], None]
    ) -> None:
        del kinds
        names.append(file_name)
        then(tmp_path / file_name)

    monkeypatch.setattr(file_actions, "ask_where_to_save", ask)

    async def story() -> None:
        facade = believable.furnished()
        file = card(1, "../../plan.pdf")
        say_with(facade, facade.rooms_by_id[room_id(TEAM)], "Sofia", file)
        async with seated(facade) as seat:
            seat.open(TEAM)
            click(seat, Region.FILE_SAVE)
            await until(lambda: bool(facade.files.saved), "it was saved")
            assert facade.files.saved == [(file.file_id, tmp_path / "plan.pdf")]
            facade.files.statuses[file.file_id] = FileStatus(FileState.COMING, 10, 100)
            click(seat, Region.FILE_SAVE)
            assert facade.files.cancelled == [file.file_id]
            facade.files.statuses[file.file_id] = FileStatus(FileState.FAILED, words="gone")
            click(seat, Region.FILE_SAVE)
            assert facade.files.wanted == [file.file_id]

    drive(story())


def test_a_rooms_files_stand_at_its_side(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[room_id(TEAM)]
        say_with(facade, room, "Sofia", picture(1, "harbour.jpg"), card(2, "plan.pdf"))
        async with seated(facade) as seat:
            seat.open(TEAM)
            seat.main.panes.show_details(True)
            files = seat.main.details.files
            assert files.list.count() == 1
            files.list.setCurrentRow(0)
            seat.press(Qt.Key.Key_Return, on=files.list)
            await sheet(seat, "pictureViewer")
            seat.press(Qt.Key.Key_Escape)
            files.tabs.setCurrentIndex(1)
            assert files.list.item(0).text().startswith("plan.pdf")
            seat.press(Qt.Key.Key_Escape)

    drive(story())


def test_files_are_spoken_and_in_the_menu(drive: Drive) -> None:
    async def story() -> None:
        facade = believable.furnished()
        room = facade.rooms_by_id[room_id(TEAM)]
        say_with(facade, room, "Sofia", picture(1, "harbour.jpg"), card(2, "plan.pdf"))
        async with seated(facade) as seat:
            seat.open(TEAM)
            timeline, model = seat.main.room.timeline, seat.main.room.model
            index = model.index(model.rowCount() - 1)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            assert "2 files" in spoken
            assert index.data(TimelineRole.SESSION) == room.session_id
            timeline.menuWanted.emit(index, QPoint(10, 10))
            assert seat.menu().count("openFile") == 2
            assert seat.menu().count("saveFile") == 2
            seat.choose("openFile")
            await sheet(seat, "pictureViewer")

    drive(story())
