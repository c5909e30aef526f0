"""What people are called, and who was verified: read once, until it changes."""

from sealroom.protocol.ids import UserId
from sealroom.store.users import KnownUser, UserRepository

_SHORT_ID = 8


class KnownPeople:
    """Over a reader's connection; `forget` after people changed."""

    def __init__(self, users: UserRepository) -> None:
        self._users = users
        self._known: dict[UserId, KnownUser] | None = None

    def forget(self) -> None:
        """Names or verified marks changed."""
        self._known = None

    def name(self, user_id: UserId) -> str:
        """The name; the beginning of the id where none was heard."""
        known = self._all().get(user_id)
        return known.name if known and known.name else user_id[:_SHORT_ID]

    def verified(self, user_id: UserId) -> bool:
        """Whether the person compared fingerprints with them."""
        known = self._all().get(user_id)
        return known.verified if known else False

    def _all(self) -> dict[UserId, KnownUser]:
        if self._known is None:
            self._known = self._users.all()
        return self._known
