"""What a link said of a room, held against the ledger once that lets one in.

The relay cannot make up a room with the link's id, nor a member of it; but it could serve the
history of that room cut short, together with someone who has left since and lets one in there. A
link names its giver and the last entry they knew: a history without both is not the giver's.
"""

from collections.abc import Callable

from sealroom.controller import people
from sealroom.controller.context import Context
from sealroom.controller.errors import RoomNotTrusted, UnknownUser
from sealroom.controller.flow import Flow
from sealroom.controller.room_link import RoomLink
from sealroom.controller.timeline_views import LinkCheck
from sealroom.crypto import fingerprint_groups
from sealroom.ledger.state import State
from sealroom.protocol.ids import EntryHash, UserId
from sealroom.store.links import OpenedLink


def keep_link(context: Context, link: RoomLink) -> None:
    """Remember what is to be checked."""
    giver, head = link.giver or (None, None)
    context.store.links.add(OpenedLink(link.session_id, giver, head, context.now))


def meet_giver(context: Context, giver: UserId) -> Flow[None]:
    """Have the relay show the giver's keys. Raises RoomNotTrusted where they are not theirs."""
    try:
        yield from people.get_user(context, giver)
    except UnknownUser:
        raise RoomNotTrusted(
            "This relay does not show the keys of who gave you this link. The link is for another "
            "relay, somebody changed it, or the relay has put another in their place."
        ) from None


def said_of(link: OpenedLink | None, user_id: UserId) -> LinkCheck | None:
    """What an opened link says of who let one in, or invites."""
    if link is None:
        return None
    if link.giver is None:
        return LinkCheck.SILENT
    return LinkCheck.GIVER if link.giver == user_id else LinkCheck.ANOTHER


def contradiction(context: Context, state: State, has: Callable[[EntryHash], bool]) -> str | None:
    """Why a ledger up to `state` is not the one that the giver of the opened link knew, in words.

    None where it is, or where no link says anything. `has` tells whether an entry is in it.
    """
    link = context.store.links.get(state.session_id)
    if link is None or link.giver is None or link.head is None:
        return None
    giver = " ".join(fingerprint_groups(link.giver))  # a name would be the relay's word
    if link.giver not in state.people:
        return (
            f"The link that you asked by was given by the identity {giver}, which never was in "
            "this room as the relay shows it. Ask for a new link, by another way than this relay."
        )
    if not has(link.head):
        return (
            "The relay shows this room without what whoever gave you the link knew of it then: "
            "its history was cut short. Tell them, by another way than this relay."
        )
    return None
