import copy
import pickle

import msgspec
import pytest

from sealroom.protocol.redacted import Redacted


class Note(Redacted, frozen=True, tag="note"):
    HIDDEN = frozenset({"words"})

    number: int
    words: str = ""


NOTE = Note(3, "the old mill")


def test_it_shows_the_other_fields() -> None:
    assert repr(NOTE) == str(NOTE) == f"{NOTE}" == "Note(number=3)"
    assert repr([NOTE]) == "[Note(number=3)]"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_is_never_pickled(protocol: int) -> None:
    with pytest.raises(TypeError, match="Note holds what nobody may see"):
        pickle.dumps(NOTE, protocol)


def test_all_else_is_as_with_any_struct() -> None:
    assert msgspec.json.decode(msgspec.json.encode(NOTE), type=Note) == NOTE
    assert msgspec.structs.replace(NOTE, number=4) == Note(4, "the old mill")
    assert copy.copy(NOTE) == NOTE
    assert b"HIDDEN" not in msgspec.json.encode(NOTE)
