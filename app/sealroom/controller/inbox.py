"""The inbox as it comes in: who asks, who invites, who answered, and keys."""

from msgspec import UNSET

from sealroom.controller import devices, key_replacement, people, received_keys
from sealroom.controller.context import Context
from sealroom.controller.events import JoinAnswered
from sealroom.controller.flow import Ask, Flow
from sealroom.controller.room_info import UNTITLED
from sealroom.crypto import CryptoError, open_note, verify_join_request
from sealroom.protocol.codec import decode_room_info
from sealroom.protocol.errors import ProtocolError
from sealroom.protocol.notifications import (
    AcceptSessionNotification,
    AllowUserJoinSessionNotification,
    AnyInboxNotification,
    DeviceRevoked,
    DeviceSignedIn,
    InvitationWithdrawn,
    InviteUserToSession,
    JoinSessionApproval,
    JoinSessionAsked,
    JoinSessionSettled,
    ReceiveRoomKeyNotification,
    RequestRoomKeyNotification,
)
from sealroom.protocol.requests import AckInboxRequest
from sealroom.protocol.room_info import RoomInfo
from sealroom.store.missing_keys import KeyQuestion
from sealroom.store.requests import StoredInvitation, StoredJoinRequest
from sealroom.store.room_keys import HeldWrap


def receive(context: Context, notification: AnyInboxNotification) -> bool:
    """Take in one item, once; the cursor moves with it. False for a repeat."""
    if notification.number <= context.store.identity.inbox_cursor():
        return False
    match notification:
        case DeviceSignedIn():
            devices.came(context, notification)
        case DeviceRevoked():
            devices.went(context, notification)
        case (
            JoinSessionAsked()
            | JoinSessionApproval()
            | JoinSessionSettled()
            | AllowUserJoinSessionNotification()
        ):
            _about_joining(context, notification)
        case InviteUserToSession():
            _invited(context, notification)
        case InvitationWithdrawn():
            context.store.requests.drop_invitation(notification.session_id)
            context.changes.cards()
        case AcceptSessionNotification():
            _invitation_answered(context, notification)
        case ReceiveRoomKeyNotification():
            _key_came(context, notification)
        case RequestRoomKeyNotification():
            _key_wanted(context, notification)
    context.store.identity.set_inbox_cursor(notification.number)
    return True


def acknowledge(context: Context) -> Flow[None]:
    """Tell the relay what this device has stored, so that it keeps no wrap longer than needed."""
    yield Ask(AckInboxRequest(id=0, number=context.store.identity.inbox_cursor()))


def _about_joining(
    context: Context,
    notification: JoinSessionAsked
    | JoinSessionApproval
    | JoinSessionSettled
    | AllowUserJoinSessionNotification,
) -> None:
    match notification:
        case JoinSessionAsked():
            _asked_elsewhere(context, notification)
        case JoinSessionApproval():
            _asked_to_let_in(context, notification)
        case JoinSessionSettled():
            _settled(context, notification)
        case AllowUserJoinSessionNotification():
            _answered(context, notification)


def _asked_elsewhere(context: Context, asked: JoinSessionAsked) -> None:
    """The person asked to be let in, here or at another of their devices."""
    live = context.sessions.get(asked.session_id)
    if live is None or not live.is_member(context.user_id):
        context.store.requests.add_asked(asked.session_id, asked.time)
        context.changes.cards()


def _asked_to_let_in(context: Context, asked: JoinSessionApproval) -> None:
    """Keep a wish, also where the log is yet to show the room, or that one may let in there."""
    genuine = (
        asked.user.user_id == asked.user_id == asked.request.keys.user_id
        and asked.user.keys == asked.request.keys
        and asked.request.session_id == asked.session_id
        and people.is_genuine(context, asked.user)
    )
    if not genuine:
        return
    try:
        verify_join_request(asked.request)
    except CryptoError:
        return
    wish = StoredJoinRequest(
        session_id=asked.session_id,
        user_id=asked.user_id,
        request=asked.request,
        card=asked.user,
        received_at=context.now,
    )
    context.store.requests.add_join_request(wish)
    context.changes.cards()


def _settled(context: Context, settled: JoinSessionSettled) -> None:
    context.store.requests.drop_join_request(settled.session_id, settled.user_id)
    context.changes.cards()


def _answered(context: Context, answer: AllowUserJoinSessionNotification) -> None:
    if answer.accepted:
        context.store.requests.drop_asked(answer.session_id)
    else:
        context.store.requests.refuse_asked(answer.session_id)
    if answer.room_key is not None and answer.key_id is not None and answer.epoch is not None:
        held = HeldWrap(
            session_id=answer.session_id,
            key_id=answer.key_id,
            sender=answer.settled_by,
            epoch=answer.epoch,
            how="let_in",
            wrap=answer.room_key,
            received_at=context.now,
        )
        received_keys.receive_wrap(context, held)
    context.changes.cards()
    context.changes.tell(JoinAnswered(answer.session_id, answer.accepted))


def _invited(context: Context, invited: InviteUserToSession) -> None:
    if not people.is_genuine(context, invited.inviter):
        return
    note = _note_of(context, invited)
    invitation = StoredInvitation(
        session_id=invited.session_id,
        inviter=invited.inviter.user_id,
        title=note.title,
        expires_at=invited.expires_at,
        received_at=context.now,
        direct=note.direct is not UNSET
        and set(note.direct) == {invited.inviter.user_id, context.user_id},
    )
    context.store.requests.add_invitation(invitation)
    context.changes.cards()


def _note_of(context: Context, invited: InviteUserToSession) -> RoomInfo:
    """What the inviter's sealed note says of the room; nothing where it does not open."""
    try:
        note = open_note(
            context.identity, context.chain, invited.inviter.keys, invited.session_id, invited.note
        )
        return decode_room_info(note)
    except (CryptoError, ProtocolError):
        return UNTITLED


def _invitation_answered(context: Context, answer: AcceptSessionNotification) -> None:
    context.changes.people(answer.session_id)
    if answer.accepted and answer.user.user_id == answer.user_id:
        flow = key_replacement.hand_over(context, answer.session_id, answer.user, None)
        context.start("hand over key", flow)


def _key_came(context: Context, came: ReceiveRoomKeyNotification) -> None:
    held = HeldWrap(
        session_id=came.session_id,
        key_id=came.key_id,
        sender=came.sender,
        epoch=came.epoch,
        how="handed",
        wrap=came.room_key,
        received_at=context.now,
    )
    received_keys.receive_wrap(context, held)


def _key_wanted(context: Context, wanted: RequestRoomKeyNotification) -> None:
    is_own_question = wanted.device_id == context.device_id  # for the others of one's devices
    if not is_own_question and people.is_genuine(context, wanted.user):
        question = KeyQuestion(wanted.session_id, wanted.key_id, wanted.user, context.now)
        context.store.missing_keys.add_question(question)
        context.keys_to_check.add(wanted.session_id)
