"""Which operation answers which request.

`fetch_msgs` is not here: it begins streaming on its connection (`connection.py`). Nor is
`send_msg`: a turn takes all its messages together (`turn.py`).
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from sealroom.protocol import requests
from sealroom.protocol.responses import AnyResponse
from sealroom.relay.actor import Actor, Visitor
from sealroom.relay.operations import (
    accounts,
    devices,
    files,
    hints,
    history,
    inviting,
    joining,
    membership,
    room_keys,
    sessions,
    sync,
)
from sealroom.relay.reading import Reading
from sealroom.relay.unit import Unit

# Each operation takes the one request type it stands beside, which a dict's type cannot say.
Entering: TypeAlias = Callable[[Unit, Visitor, Any], AnyResponse]
Writing: TypeAlias = Callable[[Unit, Actor, Any], AnyResponse]
ReadingOperation: TypeAlias = Callable[[Reading, Actor, Any], AnyResponse]

ENTERING: dict[type[requests.Request], Entering] = {
    requests.RegisterRequest: accounts.register,
    requests.SignInRequest: accounts.sign_in,
}
"""What a connection may ask before it has signed in."""

READING: dict[type[requests.Request], ReadingOperation] = {
    requests.GetUserRequest: accounts.get_user,
    requests.FindUsersRequest: accounts.find_users,
    requests.ListDevicesRequest: devices.list_devices,
    requests.GetLedgerRequest: sessions.get_ledger,
    requests.FetchHistoryRequest: history.fetch_history,
    requests.SendHintRequest: hints.check_hint,
    requests.GetFileRequest: files.get_file,
}

WRITING: dict[type[requests.Request], Writing] = {
    requests.PublishKemKeyRequest: accounts.publish_kem_key,
    requests.RevokeDeviceRequest: devices.revoke_device,
    requests.AckInboxRequest: sync.ack_inbox,
    requests.NewSessionRequest: sessions.new_session,
    requests.JoinSessionRequest: joining.join_session,
    requests.AllowUserJoinSessionRequest: joining.allow_user_join_session,
    requests.InviteUserToSessionRequest: inviting.invite_user,
    requests.WithdrawInvitationRequest: inviting.withdraw_invitation,
    requests.AcceptJoinSessionApprovalRequest: inviting.answer_invitation,
    requests.SendRoomKeyRequest: room_keys.send_room_key,
    requests.UpdateRoomKeyRequest: room_keys.update_room_key,
    requests.ReplaceRoomKeyRequest: room_keys.replace_room_key,
    requests.RequestRoomKeyRequest: room_keys.request_room_key,
    requests.E2eeizeSessionRequest: membership.e2eeize_session,
    requests.PutFileRequest: files.put_file,
    requests.DropFileRequest: files.drop_file,
    **dict.fromkeys(membership.ACTIONS, membership.append_entry),
}
