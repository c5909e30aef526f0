"""What all connections share of files: where the bytes lie, and how many anyone may bring."""

from sealroom.protocol.ids import SessionId, UserId
from sealroom.relay.allowance import Allowances
from sealroom.relay.files import FileStore
from sealroom.relay.limits import Limits


class FileTraffic:
    """Counts uploaded bytes by user, room and address."""

    def __init__(self, store: FileStore, limits: Limits) -> None:
        self.store = store
        self._users = Allowances(*limits.user_upload)
        self._rooms = Allowances(*limits.room_upload)
        self._addresses = Allowances(*limits.address_upload)

    def wait(
        self, user_id: UserId, session_id: SessionId, address: str, now: float, size: int
    ) -> float:
        """0 where `size` bytes more may come, and are counted; else how many seconds to wait."""
        for allowances, key in (
            (self._users, user_id),
            (self._rooms, session_id),
            (self._addresses, address),
        ):
            if wait := allowances.take(key, now, size):
                return wait
        return 0
