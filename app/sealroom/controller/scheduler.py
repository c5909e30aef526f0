"""What waits for its time, for windows and bots. Is a `Scheduling`."""

from sealroom.controller import outbox, scheduling
from sealroom.controller.reading import Reader
from sealroom.controller.scheduling_facade import ScheduledView
from sealroom.controller.shell import Shell
from sealroom.protocol.content import Mentions, Text
from sealroom.protocol.ids import MessageId, SessionId


class Scheduler:
    """Reads at once; changes go through the shell."""

    def __init__(self, shell: Shell, reader: Reader) -> None:
        self._shell = shell
        self._reader = reader

    def waiting(self, session_id: SessionId) -> list[ScheduledView]:
        return self._reader.scheduled(session_id)

    async def schedule(
        self,
        session_id: SessionId,
        text: str,
        *,
        sealed: bool,
        due_at: int,
        reply_to: MessageId | None = None,
        mentions: Mentions = (),
        silent: bool = False,
    ) -> None:
        outbox.check_text(text)
        said = Text(text, reply_to, mentions, silent=silent)
        await self._shell.command(
            "schedule",
            lambda c: scheduling.schedule(c, session_id, said, sealed=sealed, due_at=due_at),
        )

    async def reschedule(self, session_id: SessionId, number: int, due_at: int) -> None:
        await self._shell.command(
            "reschedule", lambda c: scheduling.reschedule(c, session_id, number, due_at)
        )

    async def discard(self, session_id: SessionId, number: int) -> None:
        await self._shell.command("discard", lambda c: scheduling.discard(c, session_id, number))

    async def take_back(self, session_id: SessionId, number: int, draft: str) -> str:
        return await self._shell.command(
            "take back", lambda c: scheduling.take_back(c, session_id, number, draft)
        )
