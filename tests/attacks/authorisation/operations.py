"""How somebody would go about each operation, be they allowed to or not.

Each builder gives the requests that lead to it; the last of them is judged. The entries are signed
by whoever asks, on the room's true head: only their right to do it is in question.
"""

from collections.abc import Callable
from typing import TypeAlias

from sealroom.crypto import generate_room_key
from sealroom.protocol import entry as actions
from sealroom.protocol import requests
from sealroom.protocol.entry import AnyAction, Info, Role
from sealroom.protocol.hint import Hint, HintHeader
from sealroom.protocol.limits import HINT_BYTES
from sealroom.protocol.requests import AnyRequest
from tests.attacks.authorisation.scene import HOUSE_RULES, Kind, Scene, Standing
from tests.relay.person import Person, message_by, new_device
from tests.relay.room import founding, invite_of

Build: TypeAlias = Callable[[Scene, Person], list[AnyRequest]]
EntryRequest: TypeAlias = Callable[..., AnyRequest]


def _entry(request: EntryRequest, action: Callable[[Scene, Person], AnyAction]) -> Build:
    """A request that is nothing but its entry."""

    def build(scene: Scene, person: Person) -> list[AnyRequest]:
        entry = scene.signed(person, action(scene, person))
        return [request(id=0, session_id=scene.room.session_id, entry=entry)]

    return build


def _one(request: Callable[[Scene, Person], AnyRequest]) -> Build:
    return lambda scene, person: [request(scene, person)]


def _message(scene: Scene, person: Person, *, sealed: bool) -> AnyRequest:
    key_id = (
        (scene.room.key_id or generate_room_key(scene.room.session_id).key_id) if sealed else None
    )
    message = message_by(person, scene.room.session_id, scene.room.head, key_id)
    return requests.SendMsgRequest(id=0, is_encrypted=sealed, message=message)


def _message_with_a_file(scene: Scene, person: Person) -> AnyRequest:
    """The second Admin's."""
    message = message_by(person, scene.room.session_id, scene.room.head, None)
    return requests.SendMsgRequest(id=0, is_encrypted=False, message=message, files=[scene.file_id])


def _put(scene: Scene, file_id: str) -> AnyRequest:
    return requests.PutFileRequest(
        id=0, session_id=scene.room.session_id, file_id=file_id, size=1_000
    )


def _hint(scene: Scene, person: Person) -> AnyRequest:
    key_id = scene.room.key_id or generate_room_key(scene.room.session_id).key_id
    header = HintHeader(
        scene.room.session_id, person.user_id, person.device, key_id, scene.relay.now
    )
    return requests.SendHintRequest(id=0, hint=Hint(header, bytes(HINT_BYTES), bytes(64)))


def _new_session(scene: Scene, person: Person) -> AnyRequest:
    entries = founding(
        person, [scene.outsider], scene.relay.now, e2ee_on=scene.kind is not Kind.OPEN
    )
    return requests.NewSessionRequest(
        id=0,
        e2ee_on=scene.kind is not Kind.OPEN,
        members=[scene.outsider.user_id],
        entries=entries,
        notes=[b"note"],
    )


def _let_in(scene: Scene, person: Person, *, accepted: bool) -> AnyRequest:
    wish = scene.room.join_request(scene.asker)
    with_key = accepted and scene.kind is Kind.SEALED
    return requests.AllowUserJoinSessionRequest(
        id=0,
        session_id=scene.room.session_id,
        user_id=scene.asker.user_id,
        accepted=accepted,
        entry=scene.signed(person, actions.Admit(wish)) if accepted else None,
        key_id=scene.room.key_id if with_key else None,
        room_key=b"wrap" if with_key else None,
    )


def _answer(scene: Scene, person: Person, *, accepted: bool) -> AnyRequest:
    action: AnyAction = actions.Accept(person.keys) if accepted else actions.Decline(person.keys)
    return requests.AcceptJoinSessionApprovalRequest(
        id=0,
        session_id=scene.room.session_id,
        accepted=accepted,
        entry=scene.signed(person, action),
    )


def _invite(scene: Scene, person: Person) -> AnyRequest:
    return requests.InviteUserToSessionRequest(
        id=0,
        session_id=scene.room.session_id,
        user_id=scene.outsider.user_id,
        entry=scene.signed(person, invite_of(scene.outsider)),
        note=b"note",
    )


def _withdraw(scene: Scene, person: Person) -> AnyRequest:
    return requests.WithdrawInvitationRequest(
        id=0,
        session_id=scene.room.session_id,
        user_id=scene.awaited.user_id,
        entry=scene.signed(person, actions.Withdraw(scene.awaited.user_id)),
    )


def _hand_over(scene: Scene, person: Person) -> AnyRequest:
    state = scene.room.state
    key_id = state.room_keys[-1].key_id if state.room_keys else scene.room.fresh_key_id()
    return requests.SendRoomKeyRequest(
        id=0,
        session_id=scene.room.session_id,
        user_id=scene.bystander.user_id,
        key_id=key_id,
        epoch=max(1, state.epoch),
        room_key=b"wrap",
    )


def _ask_for_key(scene: Scene, person: Person) -> AnyRequest:
    """The first key: everyone who was ever in was there while it was in use."""
    state = scene.room.state
    key_id = state.room_keys[0].key_id if state.room_keys else scene.room.fresh_key_id()
    return requests.RequestRoomKeyRequest(
        id=0,
        session_id=scene.room.session_id,
        key_id=key_id,
        user_id=scene.bystander.user_id,
    )


def _share(scene: Scene, person: Person) -> AnyAction:
    """All that the Owner can read, with the Member who came last."""
    return actions.ShareHistory(scene.bystander.user_id, scene.room.entries[0].time)


def _info(scene: Scene, _person: Person) -> AnyAction:
    return actions.SetInfo(Info(scene.room.key_id, b"title"))


def _towards(
    action: Callable[[str], AnyAction], whom: Callable[[Scene], Person]
) -> Callable[[Scene, Person], AnyAction]:
    return lambda scene, _: action(whom(scene).user_id)


def _member(scene: Scene) -> Person:
    return scene.bystander


def _admin(scene: Scene) -> Person:
    return scene.second_admin


def _owner(scene: Scene) -> Person:
    return scene.owner


def _room(scene: Scene) -> str:
    return scene.room.session_id


OPERATIONS: dict[str, Build] = {
    # oneself
    "publish_kem_key": _one(
        lambda _, person: requests.PublishKemKeyRequest(id=0, kem_key=person.kem_key)
    ),
    "list_devices": _one(lambda *_: requests.ListDevicesRequest(id=0)),
    "revoke_device: one that one has not": _one(
        lambda *_: requests.RevokeDeviceRequest(id=0, device_id=new_device())
    ),
    "ack_inbox": _one(lambda *_: requests.AckInboxRequest(id=0, number=0)),
    "get_user": _one(
        lambda scene, _: requests.GetUserRequest(id=0, user_id=scene.outsider.user_id)
    ),
    "find_users": _one(lambda *_: requests.FindUsersRequest(id=0, prefix="out")),
    "new_session": _one(_new_session),
    # reading
    "fetch_msgs": _one(lambda *_: requests.SyncRequest(id=0, sessions={}, inbox=0)),
    "get_ledger": _one(
        lambda scene, _: requests.GetLedgerRequest(id=0, session_id=_room(scene), number=0)
    ),
    "fetch_history": _one(
        lambda scene, _: requests.FetchHistoryRequest(id=0, session_id=_room(scene), after=0)
    ),
    # coming in
    "join_session": _one(
        lambda scene, person: requests.JoinSessionRequest(
            id=0, session_id=_room(scene), request=scene.room.join_request(person)
        )
    ),
    "allow_user_join_session: let in": _one(
        lambda scene, person: _let_in(scene, person, accepted=True)
    ),
    "allow_user_join_session: refuse": _one(
        lambda scene, person: _let_in(scene, person, accepted=False)
    ),
    "invite_user_to_session": _one(_invite),
    "withdraw_invitation: the Owner's": _one(_withdraw),
    "accept_join_session_approval: accept": _one(
        lambda scene, person: _answer(scene, person, accepted=True)
    ),
    "accept_join_session_approval: decline": _one(
        lambda scene, person: _answer(scene, person, accepted=False)
    ),
    # speaking
    "send_msg: sealed": _one(lambda scene, person: _message(scene, person, sealed=True)),
    "send_msg: open": _one(lambda scene, person: _message(scene, person, sealed=False)),
    "send_hint": _one(_hint),
    "send_msg: with somebody's file": _one(_message_with_a_file),
    # files
    "put_file": _one(lambda scene, _: _put(scene, "n" * 26)),
    "put_file: over another's": _one(lambda scene, _: _put(scene, scene.file_id)),
    "get_file": _one(
        lambda scene, _: requests.GetFileRequest(
            id=0, session_id=_room(scene), file_id=scene.file_id, offset=0, length=1
        )
    ),
    "drop_file: another's": _one(
        lambda scene, _: requests.DropFileRequest(
            id=0, session_id=_room(scene), file_id=scene.file_id
        )
    ),
    # keys
    "send_room_key": _one(_hand_over),
    "request_room_key": _one(_ask_for_key),
    "update_room_key": _one(
        lambda scene, _: requests.UpdateRoomKeyRequest(id=0, session_id=_room(scene))
    ),
    "replace_room_key": lambda scene, person: scene.replacement(person, scene.room.fresh_key_id()),
    "replace_room_key: not lent": lambda scene, person: scene.replacement(
        person, scene.room.fresh_key_id()
    )[-1:],
    # running the room
    "e2eeize_session": _entry(
        requests.E2eeizeSessionRequest, lambda *_: actions.E2eeize(open_allowed=True)
    ),
    "dee2eeize_session": _entry(
        requests.Dee2eeizeSessionRequest, lambda *_: actions.Dee2eeize(Info(None, b"title"))
    ),
    "set_session_info": _entry(requests.SetSessionInfoRequest, _info),
    "set_session_policy": _entry(
        requests.SetSessionPolicyRequest, lambda *_: actions.SetPolicy(HOUSE_RULES)
    ),
    "set_session_lifetime": _entry(
        requests.SetSessionLifetimeRequest, lambda *_: actions.SetLifetime(86_400)
    ),
    "set_session_slow_mode": _entry(
        requests.SetSessionSlowModeRequest, lambda *_: actions.SetSlowMode(30)
    ),
    "share_history": _entry(requests.ShareHistoryRequest, _share),
    # people
    "leave_session": _entry(requests.LeaveSessionRequest, lambda *_: actions.Leave()),
    "remove_user: a Member": _entry(requests.RemoveUserRequest, _towards(actions.Remove, _member)),
    "remove_user: an Admin": _entry(requests.RemoveUserRequest, _towards(actions.Remove, _admin)),
    "remove_user: the Owner": _entry(requests.RemoveUserRequest, _towards(actions.Remove, _owner)),
    "ban_user: a Member": _entry(
        requests.BanUserRequest, _towards(lambda user_id: actions.Ban(user_id, None), _member)
    ),
    "ban_user: an Admin": _entry(
        requests.BanUserRequest, _towards(lambda user_id: actions.Ban(user_id, None), _admin)
    ),
    "ban_user: the Owner": _entry(
        requests.BanUserRequest, _towards(lambda user_id: actions.Ban(user_id, None), _owner)
    ),
    "ban_user: a stranger": _entry(
        requests.BanUserRequest, lambda scene, _: actions.Ban(scene.outsider.user_id, None)
    ),
    "unban_user": _entry(
        requests.UnbanUserRequest,
        lambda scene, _: actions.Unban(scene.people[Standing.BANNED].user_id),
    ),
    "mute_user: a Member": _entry(
        requests.MuteUserRequest,
        lambda scene, _: actions.Mute(scene.bystander.user_id, scene.tomorrow),
    ),
    "mute_user: an Admin": _entry(
        requests.MuteUserRequest,
        lambda scene, _: actions.Mute(scene.second_admin.user_id, scene.tomorrow),
    ),
    "unmute_user: a Member": _entry(
        requests.UnmuteUserRequest,
        lambda scene, _: actions.Unmute(scene.people[Standing.MUTED].user_id),
    ),
    "set_role: a Member to Admin": _entry(
        requests.SetRoleRequest,
        lambda scene, _: actions.SetRole(scene.bystander.user_id, Role.ADMIN),
    ),
    "set_role: oneself to Owner": _entry(
        requests.SetRoleRequest, lambda _, person: actions.SetRole(person.user_id, Role.OWNER)
    ),
    "set_role: the Owner to Member": _entry(
        requests.SetRoleRequest, lambda scene, _: actions.SetRole(scene.owner.user_id, Role.MEMBER)
    ),
}
"""By name: the operation's tag, and what of it where there are several cases."""
