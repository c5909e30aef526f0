"""The protocol document stays current: it names everything on the wire, with its limits."""

import re
from pathlib import Path

import msgspec.inspect as inspection
import pytest

import sealroom
from sealroom.protocol import limits
from sealroom.protocol.entry import Role
from sealroom.protocol.errors import Code, Reason
from sealroom.protocol.frames import SUBPROTOCOL, RelayFrame
from sealroom.protocol.notifications import Registration, UpdateReason
from sealroom.protocol.requests import AnyRequest
from tests.protocol.wire import ACTIONS, NOTIFICATIONS, REQUESTS, RESPONSES, structs_in, tag_of

PACKAGE = Path(sealroom.__file__).parent
README = (PACKAGE / "protocol" / "README.md").read_text(encoding="utf-8")
VECTORS = Path(__file__).parents[1] / "crypto" / "vectors"
LIMIT_ROW = re.compile(r"^\| `([A-Z_]+)` \| ([0-9]+) \|", re.MULTILINE)
NAMED = sorted(
    {tag_of(kind) for kind in (*REQUESTS, *RESPONSES, *NOTIFICATIONS, *ACTIONS)}
    | {each.value for kind in (Code, Reason, Role, Registration, UpdateReason) for each in kind}
    | {SUBPROTOCOL}
)
CONTEXTS = sorted(
    {
        context
        for room in ("protocol", "crypto", "ledger")
        for file in (PACKAGE / room).glob("*.py")
        for context in re.findall(r"\"(sealroom/1/[a-z-]+)\"", file.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_it_names(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("context", CONTEXTS)
def test_it_names_the_context(context: str) -> None:
    assert f"`{context}`" in README


def test_it_names_every_field() -> None:
    structs = [
        *structs_in(inspection.type_info(AnyRequest)),
        *structs_in(inspection.type_info(RelayFrame)),
    ]
    fields = {(each.cls.__name__, field.encode_name) for each in structs for field in each.fields}
    missing = sorted(pair for pair in fields if not re.search(rf"\b{pair[1]}\b", README))
    assert not missing


def test_its_limits_are_those_of_the_code() -> None:
    stated = {name: int(value) for name, value in LIMIT_ROW.findall(README)}
    assert stated == {name: value for name, value in vars(limits).items() if name.isupper()}


def test_the_vectors_it_points_to_are_there() -> None:
    named = set(re.findall(r"vectors/([a-z_]+)\.json", README))
    assert named == {file.stem for file in VECTORS.glob("*.json")}
