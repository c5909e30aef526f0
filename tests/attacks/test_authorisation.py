"""Who may do what: every operation, by everybody, in every kind of room; no cell is left out."""

from typing import get_args

import pytest

from sealroom.protocol import requests
from sealroom.relay.operations.table import ENTERING
from tests.attacks.authorisation.operations import OPERATIONS
from tests.attacks.authorisation.scene import Kind, Standing
from tests.attacks.authorisation.table import found, stated


def _tags(kinds: object) -> set[str]:
    return {str(each.__struct_config__.tag) for each in get_args(kinds)}


@pytest.mark.parametrize("kind", Kind)
def test_everybody_may_do_what_the_table_says_and_nothing_else(kind: Kind) -> None:
    table = {place: cells for place, cells in stated().items() if place[1] is kind}
    assert found(kind) == table


def test_the_table_has_every_operation_there_is() -> None:
    entering = {str(each.__struct_config__.tag) for each in ENTERING}
    here = {name.partition(":")[0] for name in OPERATIONS}
    assert here == _tags(requests.AnyRequest) - entering


def test_no_cell_is_left_out() -> None:
    table = stated()
    assert set(table) == {(name, kind) for name in OPERATIONS for kind in Kind}
    assert all(len(cells) == len(Standing) and all(cells) for cells in table.values())
