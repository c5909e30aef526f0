"""Between the facade and the widgets: owns tasks, turns events into signals, ends errors."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sealroom.controller.errors import ControllerError, ProfileTrouble
from sealroom.controller.events import (
    CardsChanged,
    ConnectionChanged,
    Event,
    FileMoved,
    HistoryGrew,
    IndexGrew,
    JoinAnswered,
    MessageArrived,
    MessagesChanged,
    NamesChanged,
    PeopleChanged,
    PreferencesChanged,
    ReadMarksChanged,
    RecoveryChanged,
    RoomAlarm,
    RoomsChanged,
    TimelineGrew,
    Trouble,
    TypingChanged,
)
from sealroom.controller.facade import Facade
from sealroom.controller.fault import where
from sealroom.store.errors import StoreError
from sealroom.ui.text.told import told

_log = logging.getLogger(__name__)
T = TypeVar("T")

translate = QCoreApplication.translate


class Bridge(QObject):
    """`async with Bridge(facade)`: inside, work runs and events arrive; leaving ends both."""

    connectionChanged = Signal(object)
    roomsChanged = Signal(object)
    typingChanged = Signal(str, str, bool)
    """A room, a user id, and whether they type for some seconds from now."""
    readMarksChanged = Signal(str)
    timelineGrew = Signal(str)
    historyGrew = Signal(str, object)
    """A room, and the order below which something came or changed."""
    messagesChanged = Signal(str, object)
    peopleChanged = Signal(str)
    namesChanged = Signal()
    cardsChanged = Signal()
    fileMoved = Signal(str, str, str)
    """Room, message and file."""
    messageArrived = Signal(str, str)
    joinAnswered = Signal(str, bool)
    roomAlarm = Signal(str)
    preferencesChanged = Signal()
    recoveryChanged = Signal()
    indexGrew = Signal(int)
    trouble = Signal(str)
    """Words for the person that nobody nearer took."""

    patience = 5.0
    """Seconds that leaving waits for what must be stored."""

    def __init__(self, facade: Facade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facade = facade
        self._group = asyncio.TaskGroup()
        self._must_finish: set[asyncio.Task[None]] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._unsubscribe: Callable[[], None] | None = None
        self._open = False

    async def __aenter__(self) -> Self:
        await self._group.__aenter__()
        self._unsubscribe = self.facade.subscribe(self._tell)
        self._open = True
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open = False
        if self._unsubscribe is not None:
            self._unsubscribe()
        for task in self._running - self._must_finish:
            task.cancel()
        if self._must_finish:
            await asyncio.wait(self._must_finish, timeout=self.patience)
        for task in set(self._running):
            task.cancel()
        await self._group.__aexit__(None, None, None)  # no work raises; `error` goes on as it is

    def start(
        self,
        work: Coroutine[Any, Any, T],
        *,
        name: str,
        then: Callable[[T], None] | None = None,
        on_error: Callable[[str], None] | None = None,
        must_finish: bool = False,
    ) -> asyncio.Task[None] | None:
        """Run `work`. `then` gets its answer; `on_error` gets words, and else the notice line.

        Returns None, and runs nothing, where the window is already going.
        """
        if not self._open:
            work.close()
            return None
        task = self._group.create_task(self._see_through(work, then, on_error), name=name)
        task.add_done_callback(lambda _: work.close())  # cancelled before its first step
        for tasks in (self._running, *([self._must_finish] if must_finish else [])):
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        return task

    async def _see_through(
        self,
        work: Coroutine[Any, Any, T],
        then: Callable[[T], None] | None,
        on_error: Callable[[str], None] | None,
    ) -> None:
        try:
            answer = await work
            if then is not None:
                then(answer)
        except ProfileTrouble as error:
            if on_error is not None:  # to everyone else the event has said it
                on_error(told(str(error)))
        except ControllerError as error:
            (on_error or self.trouble.emit)(told(str(error)))
        except Exception as error:  # noqa: BLE001 - the edge where our own bugs end, said in words
            (on_error or self.trouble.emit)(unexpected_words(error))

    def _tell(self, event: Event) -> None:
        match event:
            case ConnectionChanged(connection):
                self.connectionChanged.emit(connection)
            case CardsChanged():
                self.cardsChanged.emit()
            case JoinAnswered(session_id, accepted):
                self.joinAnswered.emit(session_id, accepted)
            case PreferencesChanged():
                self.preferencesChanged.emit()
            case RecoveryChanged():
                self.recoveryChanged.emit()
            case IndexGrew(percent):
                self.indexGrew.emit(percent)
            case Trouble(words):
                self.trouble.emit(told(words))
            case TypingChanged(session_id, user_id, typing):
                self.typingChanged.emit(session_id, user_id, typing)
            case ReadMarksChanged(session_id):
                self.readMarksChanged.emit(session_id)
            case _:
                self._tell_of_rooms(event)

    def _tell_of_rooms(self, event: Event) -> None:
        match event:
            case RoomsChanged(session_ids):
                self.roomsChanged.emit(session_ids)
            case TimelineGrew(session_id):
                self.timelineGrew.emit(session_id)
            case HistoryGrew(session_id, before):
                self.historyGrew.emit(session_id, before)
            case MessagesChanged(session_id, message_ids):
                self.messagesChanged.emit(session_id, message_ids)
            case PeopleChanged(session_id):
                self.peopleChanged.emit(session_id)
            case NamesChanged():
                self.namesChanged.emit()
            case MessageArrived(session_id, message_id, silent=False):
                self.messageArrived.emit(session_id, message_id)
            case FileMoved(session_id, message_id, file_id):
                self.fileMoved.emit(session_id, message_id, file_id)
            case RoomAlarm(session_id):
                self.roomAlarm.emit(session_id)


class Tasks:
    """Work that belongs to one window or sheet and ends with it."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._running: set[asyncio.Task[None]] = set()

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._running)

    def start(
        self,
        work: Coroutine[Any, Any, T],
        *,
        name: str,
        then: Callable[[T], None] | None = None,
        on_error: Callable[[str], None] | None = None,
    ) -> None:
        """As `Bridge.start`, until `cancel`."""
        task = self._bridge.start(work, name=name, then=then, on_error=on_error)
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    def cancel(self) -> None:
        """End everything. Cancelling a facade call leaves its store whole."""
        for task in set(self._running):
            task.cancel()


def unexpected_words(error: BaseException) -> str:
    """Words for what nobody expected: the profile's own, where it cannot be read; else for a bug.

    A bug is logged by kind and place, for its text may carry what someone wrote.
    """
    if isinstance(error, StoreError):
        _log.error("the profile cannot be read: %s", type(error).__name__)
        return told(str(error))
    _log.error("unexpected: %s", where(error))
    return translate(
        "Trouble", "Something in Sealroom went wrong ({kind}). Nothing was lost; please try again."
    ).format(kind=type(error).__name__)
