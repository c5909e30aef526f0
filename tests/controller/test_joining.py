"""The room that a link or code names."""

import pytest

from sealroom.controller.errors import TextRefused
from sealroom.controller.joining import session_in

CODE = "abcd234" * 7 + "abc"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        f"  {CODE}\n",
        CODE.upper(),
        " ".join(CODE[i : i + 4] for i in range(0, 52, 4)),
        f"sealroom:join/{CODE}",
        f"SEALROOM:join/{CODE}?relay=ws%3A%2F%2Fhost%3A8765",
        f"sealroom:{CODE}",
        f"sealroom://join/{CODE}",
    ],
)
def test_a_room_is_named(typed: str) -> None:
    assert session_in(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "hello",
        CODE[:-1],
        CODE + "a",
        CODE.replace("a", "1"),
        f"https://example.org/{CODE}",
        "sealroom:join/",
        f"sealroom:join/{CODE}/more",
        "sealroom:[",
        "sealroom://[",
        "x" * 100_000,
    ],
)
def test_nothing_is_named(typed: str) -> None:
    with pytest.raises(TextRefused, match="not a room's link"):
        session_in(typed)
