"""Somebody locks the app and comes back: real profile, real relay, real window, keys and mouse."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from sealroom.cli.desktop import live
from sealroom.cli.opening import Opening
from sealroom.controller.clocks import steady_clock
from sealroom.controller.controller import Controller
from sealroom.controller.timeline_views import MessageView
from sealroom.controller.views import ConnectionState
from sealroom.crypto import (
    Identity,
    IdentitySecrets,
    KemChain,
    RoomKey,
    restore_identity,
    start_chain,
)
from sealroom.crypto.recovery_code import RecoveryCode
from sealroom.crypto.secret import Secret
from sealroom.protocol.ids import DEVICE_ID_BYTES, SessionId, device_id_from
from sealroom.store.database import Database
from sealroom.store.errors import PassphraseNotGiven, WrongPassphrase
from sealroom.store.identity import OwnIdentity
from sealroom.store.os_keyring import OsKeyring
from sealroom.store.profile import DATABASE_FILE, Profile, ProfileClaim, open_profile
from sealroom.store.question import PassphrasePrompt
from sealroom.store.repositories import Repositories
from sealroom.ui.app_lock import MINUTE_MS
from sealroom.ui.clipboard import copy_secret
from sealroom.ui.dialogs.sheet import Sheet
from sealroom.ui.dialogs.unlock import UnlockSheet
from sealroom.ui.frame import Frame
from sealroom.ui.main_page import MainPage
from sealroom.ui.parts.choice import Choice
from sealroom.ui.parts.tab_bar import TabBar
from sealroom.ui.place import Scroll
from sealroom.ui.window import Window
from tests.cli.in_memory import held, told
from tests.crypto.people import identity_vectors
from tests.flows.relay_process import RelayProcess
from tests.flows.secrecy import found_in
from tests.relay.person import now_ms
from tests.store.keyrings import FileKeyring
from tests.store.sample import light_work
from tests.ui.conftest import Drive
from tests.ui.dialogs.alone import alone
from tests.ui.seat import until

W = TypeVar("W", bound=QWidget)
pytestmark = pytest.mark.slow

PASSPHRASE, WRONG = "owl", "heron"
CODE = RecoveryCode(bytes(range(20)))
CTRL = Qt.KeyboardModifier.ControlModifier
TITLE = "Kingfisher watch"
LINES = 40


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[RelayProcess]:
    process = RelayProcess(tmp_path / "relay")
    yield process
    assert process.stop() == 0


@pytest.fixture
def keyring(tmp_path: Path) -> FileKeyring:
    return FileKeyring(tmp_path / "keyring.json")


class Writer:
    """Somebody else in the room, whose app is open only while they write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = "Sofia"

    @asynccontextmanager
    async def present(self) -> AsyncIterator[Controller]:
        with open_profile(
            self._folder / self._name,
            ask_passphrase=lambda _: "a passphrase of hers",
            find_keyring=lambda: None,
            work=light_work,
        ) as profile:
            if Repositories(profile.database.connection).identity.get() is None:
                _give_identity(profile, 1)
            controller = Controller(profile.database)
            controller.start()
            try:
                if controller.own() is not None:
                    await until(partial(_connected, controller), "Sofia is there")
                yield controller
            finally:
                await controller.close()


def _connected(controller: Controller) -> bool:
    return controller.connection().state == ConnectionState.CONNECTED


def _open(folder: Path, keyring: FileKeyring) -> Profile:
    return open_profile(
        folder, ask_passphrase=_never, find_keyring=lambda: OsKeyring(keyring), work=light_work
    )


def _never(_: PassphrasePrompt) -> str:
    raise AssertionError("asked")


def _text(number: int) -> str:
    return f"Line {number} of what the kingfisher did"


async def furnish(folder: Path, keyring: FileKeyring, relay: RelayProcess, sofia: Writer) -> None:
    """Mira and Sofia in a sealed room, with more lines than a window shows."""
    with _open(folder, keyring) as profile:
        profile.keys.set_recovery_code(CODE)
        _give_identity(profile, 0)
        mira = Controller(profile.database)
        mira.start()
        try:
            async with sofia.present() as guest:
                await mira.register("Mira", relay.address)
                await guest.register("Sofia", relay.address)
                own = guest.own()
                assert own is not None
                room = await mira.new_room(TITLE, invite=(own.user_id,))
                await until(lambda: bool(guest.cards()), "invited")
                await guest.answer_invitation(room, accept=True)
                await until(lambda: not guest.room(room).waiting_for_key, "in")
                for number in range(LINES):
                    await mira.send(room, _text(number), sealed=True)
                await until(lambda: len(_texts(guest, room)) == LINES, "all said")
                await mira.mark_read(room)
        finally:
            await mira.close()


def _give_identity(profile: Profile, number: int, name: str = "", relay: str = "") -> None:
    """Keys as an unfinished registration leaves them, or with a name a finished one."""
    chain = start_chain(now_ms())
    rsa_private = identity_vectors()[number].rsa_private
    secrets = IdentitySecrets(1, rsa_private, os.urandom(32), chain.week, chain.seed)
    own = OwnIdentity(
        user_id=restore_identity(secrets).user_id,
        device_id=device_id_from(os.urandom(DEVICE_ID_BYTES)),
        secrets=secrets,
        name=name,
        relay_address=relay,
        relay_name=name,
    )
    with profile.database.write() as connection:
        Repositories(connection).identity.save(own)


def _texts(controller: Controller, room: SessionId) -> list[str]:
    items = controller.timeline(room, limit=200)
    return [each.text for each in items if isinstance(each, MessageView)]


class Mira:
    """At the app's one window."""

    def __init__(self, opening: Opening, running: asyncio.Task[None]) -> None:
        self.opening = opening
        self.running = running

    @property
    def frame(self) -> Frame:
        shown = QApplication.topLevelWidgets()
        return next(each for each in shown if isinstance(each, Frame))

    @property
    def window(self) -> Window:
        found = self.frame.findChild(Window)
        assert found is not None
        return found

    @property
    def main(self) -> MainPage:
        assert self.window.main is not None
        return self.window.main

    async def see(self, kind: type[W], name: str) -> W:
        def shown() -> list[W]:
            found = self.frame.findChildren(kind, name)
            return [each for each in found if each.isVisible() and each.isEnabled()]

        await until(lambda: bool(shown()), f"{name} is seen")
        return shown()[0]

    async def click(self, name: str) -> None:
        QTest.mouseClick(await self.see(QWidget, name), Qt.MouseButton.LeftButton)

    async def write(self, name: str, text: str) -> None:
        field = await self.see(QWidget, name)
        field.setFocus()
        QTest.keyClicks(field, text)

    async def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        self.frame.activateWindow()
        await until(self.frame.isActiveWindow, "in front")
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    async def set_a_lock(self) -> None:
        """By settings and keys."""
        await self.press(Qt.Key.Key_L)  # nothing would keep anyone from opening it: settings
        await self.click("setLock")
        await self.write("passphrase", PASSPHRASE)
        await self.write("passphraseAgain", PASSPHRASE)
        await self.click("keepPassphrase")
        await self.see(QWidget, "removeLock")
        await self.click("cancel")
        await until(lambda: self.window.overlay.top is None, "settings are closed")

    def turn_to(self, page: str) -> None:
        tabs = self.window.findChild(TabBar, "appSettingsTabs")
        assert tabs is not None
        tabs.setCurrentIndex([tabs.tabText(n) for n in range(tabs.count())].index(page))

    async def choose_minutes(self, minutes: int) -> None:
        await self.press(Qt.Key.Key_Comma)
        self.turn_to("Privacy")
        box = await self.see(Choice, "lockAfter")
        box.setFocus()
        while box.currentData() != minutes:
            await self.press(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            box = await self.see(Choice, "lockAfter")
        await self.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        await until(lambda: self.window.overlay.top is None, "settings are closed")

    async def lock(self) -> UnlockSheet:
        await self.press(Qt.Key.Key_L)
        return await self.locked()

    async def locked(self) -> UnlockSheet:
        sheet = await self.see(UnlockSheet, "unlockSheet")
        assert self.frame.findChildren(Window) == []
        return sheet

    async def unlock(self, passphrase: str = PASSPHRASE) -> None:
        await self.write("passphrase", passphrase)
        await self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        await until(lambda: self.frame.findChild(Window) is not None, "unlocked")
        await self.see(QWidget, "ownLine")

    async def close(self) -> None:
        self.frame.close()
        await self.running


@asynccontextmanager
async def at_the_window(
    folder: Path, keyring: FileKeyring, passphrase: str = ""
) -> AsyncIterator[Mira]:
    """The app, once it has asked for the passphrase where there is one."""
    async with alone() as person:
        claim = partial(ProfileClaim, find_keyring=lambda: OsKeyring(keyring), work=light_work)
        opening = Opening(str(folder), person.window, claim)
        opened = asyncio.create_task(opening.run())
        if passphrase:
            await person.answer("unlockSheet", "acceptPassphrase", passphrase)
        profile = await opened
        assert profile is not None
        del opened
        mira = Mira(opening, asyncio.create_task(live(profile, opening)))
        del profile
        try:
            await until(lambda: any(map(_is_frame, QApplication.topLevelWidgets())), "a window")
            yield mira
        finally:
            if not mira.running.done():
                await mira.close()
            if opening.door is not None:
                opening.door.close()


def _is_frame(widget: QWidget) -> bool:
    return isinstance(widget, Frame) and widget.isVisible()


def _seen_texts(frame: Frame) -> str:
    """All that any widget of the app has in it, shown or not."""
    labels = [each.text() for each in frame.findChildren(QLabel)]
    fields = [each.text() for each in frame.findChildren(QLineEdit)]
    return " ".join([frame.windowTitle(), *labels, *fields])


@pytest.fixture
def _home_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where programs keep temporary files, settings, caches and what was used last."""
    for name in ("TMPDIR", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)


@pytest.mark.usefixtures("_home_here")
def test_locked_and_unlocked_by_keys_everything_is_as_it_was(
    drive: Drive, tmp_path: Path, relay: RelayProcess, keyring: FileKeyring
) -> None:
    folder, sofia = tmp_path / "mira", Writer(tmp_path)

    others = held(_is_private)  # of tests before this one

    async def story() -> None:
        await furnish(folder, keyring, relay, sofia)
        async with at_the_window(folder, keyring) as mira:
            await mira.set_a_lock()
            room = mira.main.rooms_model.index(0).data(Qt.ItemDataRole.UserRole + 1).session_id
            mira.main.show_room(room)
            await mira.write("composerField", "not said yet")
            before = await _scrolled_up(mira)
            size, title = mira.frame.size(), mira.frame.windowTitle()
            assert TITLE in title

            sheet = await mira.lock()
            assert sheet.title == "Sealroom is locked"
            _nothing_is_readable(mira.frame, folder, keyring)
            assert told(_new(held(_is_private), others)) == []
            async with sofia.present() as guest:
                await guest.send(room, "While you were away", sealed=True)
                await guest.finish_sending(5)

            await mira.write("passphrase", WRONG)
            await mira.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            await until(lambda: _error(mira) == str(WrongPassphrase()), "it says so")
            await mira.unlock()

            assert (mira.frame.size(), mira.frame.windowTitle()) == (size, title)
            assert mira.main.room.session_id == room
            assert mira.main.room.composer.field.toPlainText() == "not said yet"
            assert mira.main.room.timeline.standing() == before
            facade = mira.window._desk.facade
            await until(lambda: "While you were away" in _reader(facade, room), "it came")
            assert _readable_in(tmp_path) == []
        assert _readable_in(tmp_path) == []

    drive(story())


def _readable_in(place: Path) -> list[str]:
    """Files of any program of this story, the relay's too, that tell what was written or a code."""
    secrets = (b"of what the kingfisher did", b"not said yet", TITLE.encode(), CODE.secret)
    files = [each for each in place.rglob("*") if each.is_file()]
    return found_in(secrets, [(each.name, each.read_bytes()) for each in files])


async def _scrolled_up(mira: Mira) -> Scroll:
    timeline = mira.main.room.timeline
    timeline.verticalScrollBar().setValue(200)
    await until(lambda: timeline.standing() is not None, "scrolled")
    standing = timeline.standing()
    assert standing is not None
    return standing


def _error(mira: Mira) -> str:
    return next((each.error for each in mira.frame.findChildren(Sheet) if each.isVisible()), "")


def _reader(facade: object, room: SessionId) -> list[str]:
    assert isinstance(facade, Controller)
    return _texts(facade, room)


def alone_in(folder: Path, keyring: FileKeyring) -> None:
    """Somebody registered at a relay that is away."""
    with _open(folder, keyring) as profile:
        profile.keys.set_recovery_code(CODE)
        _give_identity(profile, 0, "Mira", "ws://127.0.0.1:9")


def test_it_locks_over_an_open_sheet_and_when_nobody_is_there(
    drive: Drive, tmp_path: Path, keyring: FileKeyring
) -> None:
    folder = tmp_path / "mira"
    alone_in(folder, keyring)

    async def story() -> None:
        async with at_the_window(folder, keyring) as mira:
            await mira.set_a_lock()
            await mira.press(Qt.Key.Key_N)
            await mira.write("roomName", "Otter watch")
            copy_secret(CODE.written)
            await mira.lock()
            assert "Otter watch" not in _seen_texts(mira.frame)
            assert QGuiApplication.clipboard().text() == ""
            await mira.unlock()

            await mira.choose_minutes(5)
            lock = mira.window._desk.lock
            lock.idle._steady = lambda: steady_clock() + 5 * MINUTE_MS
            lock.idle.look()
            await mira.locked()
            await mira.unlock()

            mira.window._desk.lock.left_alone()  # as after a sleep
            await mira.locked()
            await mira.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            await mira.locked()

    drive(story())


def test_closed_while_locked_it_starts_locked_and_the_code_helps_who_forgets(
    drive: Drive, tmp_path: Path, keyring: FileKeyring
) -> None:
    folder = tmp_path / "mira"
    alone_in(folder, keyring)

    async def story() -> None:
        async with at_the_window(folder, keyring) as mira:
            await mira.set_a_lock()
            await mira.lock()
            await mira.click("cancel")
            await mira.running
        with pytest.raises(PassphraseNotGiven):
            open_profile(
                folder, ask_passphrase=lambda _: None, find_keyring=lambda: OsKeyring(keyring)
            )
        async with at_the_window(folder, keyring, PASSPHRASE) as mira:
            await mira.lock()
            await mira.unlock(CODE.written)
            await mira.press(Qt.Key.Key_Comma)
            mira.turn_to("Privacy")
            await mira.click("removeLock")
            await mira.write("presentPassphrase", CODE.written)
            await mira.click("confirm")
            await mira.see(QWidget, "setLock")
        _open(folder, keyring).close()

    drive(story())


def _nothing_is_readable(frame: Frame, folder: Path, keyring: FileKeyring) -> None:
    """On the screen, on the disk, with the keyring alone."""
    assert frame.windowTitle() == "Sealroom"
    for private in (TITLE, "kingfisher", "not said yet", "Mira"):
        assert private not in _seen_texts(frame)
    assert not (folder / f"{DATABASE_FILE}-wal").exists(), "the database is closed"
    assert len(keyring.entries()) == 1


_KINDS = (Secret, Identity, RoomKey, KemChain, MessageView, Controller, Database, Window, MainPage)


def _new(values: list[object], others: list[object]) -> list[object]:
    before = set(map(id, others))
    return [value for value in values if id(value) not in before]


def _is_private(value: object) -> bool:
    """A key, a text, or what shows them; but for the code that this test itself knows."""
    if isinstance(value, str):
        return value.startswith("Line ") and "of what the kingfisher did" in value
    return isinstance(value, _KINDS) and not _is_closed(value)


def _is_closed(value: object) -> bool:
    """A database that was closed has no key and no page left."""
    return isinstance(value, Database) and value._closed and not value._key
