"""Back and forward between rooms, as in a browser."""

from sealroom.ui.visited import MOST, Visited


def test_back_forward_and_somewhere_else() -> None:
    visited = Visited()
    assert visited.step(-1) is None
    for room in ("a", "b", "b", "c"):
        visited.note(room)
    assert visited.step(-1) == "b"
    visited.note("b")  # being shown is no step
    assert visited.step(-1) == "a"
    assert visited.step(-1) is None
    assert (visited.can_go_back, visited.can_go_forward) == (False, True)
    assert visited.step(1) == "b"
    visited.note("d")
    assert (visited.can_go_back, visited.can_go_forward) == (True, False)
    assert visited.step(-1) == "b"


def test_it_remembers_so_many_and_no_more() -> None:
    visited = Visited()
    for number in range(MOST + 10):
        visited.note(str(number))
    steps = 0
    while visited.step(-1) is not None:
        steps += 1
    assert steps == MOST - 1
