"""Every field that another party fills has a bound, and the bounds go together."""

from typing import get_args

import msgspec
import msgspec.inspect as inspection
import pytest

from sealroom.protocol import codec, limits
from sealroom.protocol.content import Content
from sealroom.protocol.errors import Error
from sealroom.protocol.frames import RelayFrame
from sealroom.protocol.notifications import AnyNotification
from sealroom.protocol.requests import AnyRequest, NewSessionRequest, SyncRequest
from sealroom.protocol.responses import AnyResponse, Synced
from sealroom.protocol.room_info import RoomInfo
from tests.protocol.wire import (
    ACTIONS,
    NOTIFICATIONS,
    REQUESTS,
    RESPONSES,
    instances,
    leaves_in,
    name_of,
    smallest,
    structs_in,
    tag_of,
)

ROOTS = [AnyRequest, RelayFrame, Content, RoomInfo, Error]


def is_bounded(kind: inspection.Type) -> bool:
    match kind:
        case inspection.StrType(pattern=pattern, max_length=most):
            anchored = pattern is not None and pattern.startswith("^") and pattern.endswith(r"\Z")
            return most is not None or anchored
        case (
            inspection.BytesType(max_length=most)
            | inspection.ListType(max_length=most)
            | inspection.VarTupleType(max_length=most)
            | inspection.DictType(max_length=most)
        ):
            return most is not None
        case inspection.IntType(ge=least, le=most) | inspection.FloatType(ge=least, le=most):
            return least is not None and most is not None
        case inspection.BoolType() | inspection.EnumType() | inspection.NoneType():
            return True
        case _:
            return False


@pytest.mark.parametrize("root", ROOTS, ids=str)
def test_every_field_of_variable_size_is_bounded(root: object) -> None:
    for struct in structs_in(inspection.type_info(root)):
        for field in struct.fields:
            for leaf in leaves_in(field.type):
                assert is_bounded(leaf), f"{struct.cls.__name__}.{field.name}: {leaf}"


def test_the_walk_would_see_a_field_without_a_bound() -> None:
    class Open(msgspec.Struct):
        text: str
        data: bytes
        count: int
        items: list[int]
        names: dict[str, int]
        real: float
        whatever: object

    fields = inspection.type_info(Open).fields  # type: ignore[attr-defined]
    assert not [field.name for field in fields if is_bounded(field.type)]


@pytest.mark.parametrize("kinds", [REQUESTS, RESPONSES, NOTIFICATIONS, ACTIONS])
def test_tags_are_unique_and_said(kinds: tuple[type[msgspec.Struct], ...]) -> None:
    tags = [tag_of(kind) for kind in kinds]
    assert len(set(tags)) == len(tags)
    assert all(tags)
    assert len(kinds) == len({kind.__struct_config__.tag_field for kind in kinds}) * len(tags)


@pytest.mark.parametrize("root", [AnyRequest, RelayFrame, Content, RoomInfo], ids=str)
def test_every_type_says_what_it_is_for(root: object) -> None:
    for struct in structs_in(inspection.type_info(root)):
        words = vars(struct.cls).get("__doc__")
        assert words, struct.cls
        inherited = {base.__doc__ for base in struct.cls.__mro__[1:]}
        assert words not in inherited, struct.cls


@pytest.mark.parametrize("kind", [*REQUESTS, *RESPONSES, *NOTIFICATIONS, *ACTIONS], ids=name_of)
def test_what_travels_is_frozen(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen
    assert instances(kind) is not None


def test_the_unions_hold_what_they_say() -> None:
    assert len(get_args(AnyRequest)) == 40
    assert len(get_args(AnyResponse)) == 13
    assert len(get_args(AnyNotification)) == 17
    assert len(ACTIONS) == 21


def test_the_largest_new_session_fits_into_a_frame() -> None:
    request = smallest(inspection.type_info(NewSessionRequest))
    invite = smallest(inspection.type_info(ACTIONS[1]))
    sealed = smallest(inspection.type_info(ACTIONS[15]))
    sealed["info"]["body"] = "A" * (limits.INFO_BYTES // 3 * 4)
    entry = request["entries"][0]
    entries = [{**entry, "action": invite}] * limits.NEW_SESSION_MEMBERS
    request["entries"] = [entry, {**entry, "action": sealed}, *entries]
    request["members"] = ["a" * 52] * limits.NEW_SESSION_MEMBERS
    request["notes"] = ["A" * (limits.WRAP_BYTES // 3 * 4)] * limits.NEW_SESSION_MEMBERS
    frame = msgspec.json.encode(request)
    assert len(frame) < limits.FRAME_BYTES
    decoded = codec.decode_request(frame)
    assert isinstance(decoded, NewSessionRequest)
    assert len(decoded.entries) == limits.NEW_SESSION_ENTRIES


def test_the_longest_lists_of_sessions_fit_into_frames() -> None:
    ids = [f"{number:052b}".replace("0", "a").replace("1", "b") for number in range(10_000)]
    sync = SyncRequest(id=1, sessions=dict.fromkeys(ids, limits.MILLISECONDS), inbox=0)
    assert len(codec.encode_request(sync)) < limits.FRAME_BYTES
    present = dict.fromkeys(ids[: limits.SESSIONS_PER_USER], limits.MILLISECONDS)
    synced = Synced(sessions=present, inbox=0, dropped=present)
    assert len(codec.encode_answer(1, synced)) < limits.FRAME_BYTES
