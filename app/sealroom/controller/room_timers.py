"""What is due in rooms by this computer's clock alone: a mute ends, a message disappears,
one that was scheduled goes."""

from sealroom.controller.context import Context
from sealroom.controller.lifetime import delete_expired
from sealroom.controller.scheduling import send_due


class RoomTimers:
    """Looks into the store only where something is due or was changed."""

    def __init__(self) -> None:
        self._next: int | None = None

    @property
    def next_time(self) -> int | None:
        """When something is due next, in ms; None where nothing is."""
        return self._next

    def look(self, context: Context) -> None:
        """Do what is due."""
        is_due = self._next is not None and context.now >= self._next
        if not is_due and not context.timers_moved:
            return
        context.timers_moved = False
        heard_again = set(context.store.room_choices.end_mutes(context.now))
        for live in context.sessions.all() if heard_again else ():
            if live.row in heard_again:
                context.changes.room(live.session_id)
        times = (
            context.store.room_choices.next_end_of_mute(),
            delete_expired(context),
            send_due(context),
        )
        self._next = min((time for time in times if time is not None), default=None)
