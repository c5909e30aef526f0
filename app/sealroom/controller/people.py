"""Looking people up at the relay, and checking what it says of them."""

from sealroom.controller.context import Context
from sealroom.controller.errors import RelayRefused, UnknownUser
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.views import PersonView
from sealroom.crypto import KeyBundleRefused, check_kem_key, check_keys
from sealroom.protocol.errors import Code
from sealroom.protocol.ids import SessionId, UserId
from sealroom.protocol.keys import UserCard
from sealroom.protocol.requests import FindUsersRequest, GetUserRequest


def is_genuine(context: Context, card: UserCard) -> bool:
    """Whether the card's keys are those of its id, and its ML-KEM key is signed by them."""
    try:
        check_keys(card.user_id, card.keys)
        check_kem_key(card.keys, card.kem_key, None)
    except KeyBundleRefused:
        return False
    if context.name_of(card.user_id) != card.name:
        context.store.users.save_name(card.user_id, card.name)
        context.changes.names()
        for live in context.sessions.all():
            if live.direct is not None and card.user_id in live.direct:
                context.changes.room(live.session_id)  # it is called after them
    return True


def get_user(context: Context, user_id: UserId) -> Flow[UserCard]:
    """The card of one user. Raises UnknownUser, also where the relay gives other keys."""
    try:
        found = yield Ask(GetUserRequest(id=0, user_id=user_id))
    except RelayRefused as refused:
        if refused.code == Code.NOT_FOUND:
            raise UnknownUser(context.name_of(user_id) or user_id[:8]) from None
        raise
    card: UserCard = found.user
    if card.user_id != user_id or not is_genuine(context, card):
        raise UnknownUser(user_id[:8])
    return card


def find_people(context: Context, prefix: str) -> Flow[list[PersonView]]:
    """People whose names begin so, oneself left out."""
    if not prefix.strip():
        return []
    found = yield Ask(FindUsersRequest(id=0, prefix=prefix.strip()))
    cards = [card for card in found.users if is_genuine(context, card)]
    return [_view(context, card) for card in cards if card.user_id != context.user_id]


def learn_names(context: Context, session_id: SessionId) -> Flow[None]:
    """Ask for the names of members and invited people never heard of."""
    live = context.sessions.get(session_id)
    if live is None or live.state is None:
        return
    named = (*live.state.people, *live.state.invitations)
    unknown = [user_id for user_id in named if not context.name_of(user_id)]
    for user_id in unknown:
        try:
            yield from get_user(context, user_id)
        except UnknownUser:
            continue
        context.changes.people(session_id)


def _view(context: Context, card: UserCard) -> PersonView:
    known = context.store.users.get(card.user_id)
    return PersonView(
        user_id=card.user_id,
        name=card.name,
        role=None,
        is_me=False,
        verified=known.verified if known else False,
        verified_at=known.verified_at if known else None,
        verified_how=known.verified_how if known else None,
    )
