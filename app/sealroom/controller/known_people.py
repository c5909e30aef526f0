"""What people are called, and who was verified: read once, until it changes."""

from sealroom.controller.views import PersonView
from sealroom.protocol.ids import UserId
from sealroom.store.links import LinkRepository
from sealroom.store.users import KnownUser, UserRepository

_SHORT_ID = 8


class KnownPeople:
    """Over a reader's connection; `forget` after people changed."""

    def __init__(self, users: UserRepository, links: LinkRepository) -> None:
        self._users = users
        self._links = links
        self._known: dict[UserId, KnownUser] | None = None
        self._givers: frozenset[UserId] = frozenset()

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

    def view(self, user_id: UserId, *, is_me: bool) -> PersonView:
        """Somebody, apart from any room."""
        known = self._all().get(user_id)
        return PersonView(
            user_id=user_id,
            name=self.name(user_id),
            role=None,
            is_me=is_me,
            verified=self.verified(user_id),
            verified_at=known.verified_at if known else None,
            verified_how=known.verified_how if known else None,
            gave_link=user_id in self._givers,
        )

    def named(self) -> list[UserId]:
        """Those whose names were heard."""
        return [user_id for user_id, known in self._all().items() if known.name]

    def _all(self) -> dict[UserId, KnownUser]:
        if self._known is None:
            self._known = self._users.all()
            self._givers = self._links.givers()
        return self._known
