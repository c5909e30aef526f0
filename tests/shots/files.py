"""Scenes with files: in the timeline, before they go, large, and before they are opened."""

from pathlib import Path
from tempfile import mkdtemp

from sealroom.controller.file_views import FileState, FileStatus
from sealroom.ui.dialogs.open_file import OpenFile
from sealroom.ui.pictures.decoding import encoded
from tests.shots.scene import SMALL, USUAL, Scene, Stage, settle
from tests.ui import believable
from tests.ui.some_files import MINE, card, harbour, picture, say_with

TEAM = "Field team"


async def exchanged(stage: Stage) -> None:
    """Pictures and cards, some on their way."""
    facade, room = stage.facade, stage.room(TEAM)
    say_with(facade, room, "Sofia", picture(1), text="From the pier, just now")
    coming, failed = card(3, "tides.ods", 3_300_000), card(5, "logbook.zip", 9_000_000)
    say_with(
        facade,
        room,
        "Sofia",
        card(2, "Chart of the northern approach, revised edition.pdf", 18_400_000),
        card(4, "photo\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", 90_000),
        coming,
        failed,
    )
    facade.files.statuses[coming.file_id] = FileStatus(FileState.COMING, 60, 100)
    facade.files.statuses[failed.file_id] = FileStatus(
        FileState.FAILED, words="The relay does not hold this file (any more)."
    )
    mine = picture(6, size=(600, 900))
    say_with(facade, room, MINE, mine)
    facade.files.statuses[mine.file_id] = FileStatus(FileState.GOING, 35, 100)
    stage.show(TEAM)
    await settle(0.6)


async def preview(stage: Stage) -> None:
    """Before they go."""
    folder = Path(mkdtemp())
    given = [folder / "harbour.jpg", folder / "Chart of the northern approach.pdf"]
    given[0].write_bytes(encoded(harbour(), b"jpeg", 80))
    given[1].write_bytes(b"%PDF" + bytes(400_000))
    stage.show(TEAM)
    stage.main.room.files.send(given)
    await settle(0.8)


async def large(stage: Stage) -> None:
    await exchanged(stage)
    files = stage.main.room.files
    place = next(each for each in stage.facade.files.places if each.file.name == "harbour.jpg")
    files.view(place)
    await settle(0.8)


async def program(stage: Stage) -> None:
    await exchanged(stage)
    place = next(each for each in stage.facade.files.places if "exe" in each.file.name)
    files = stage.main.room.files
    files.sheetWanted.emit(OpenFile(files._desk, place))
    await settle()


FILES = (
    Scene("files", exchanged, believable.furnished, sizes=(USUAL, SMALL)),
    Scene("files_preview", preview, believable.furnished, sizes=(USUAL, SMALL)),
    Scene("picture_large", large, believable.furnished, sizes=(USUAL, SMALL)),
    Scene("open_program", program, believable.furnished, sizes=(USUAL,)),
)
