"""Heights above one another."""

from hypothesis import given
from hypothesis import strategies as st

from sealroom.ui.timeline.stack import GUESS, Stack


def test_rows_begin_as_guesses_and_settle() -> None:
    stack = Stack()
    stack.reset(3)
    assert stack.height == 3 * GUESS
    stack.settle(1, 100)
    assert stack.is_exact(1)
    assert not stack.is_exact(0)
    assert [stack.top(row) for row in range(4)] == [0, GUESS, GUESS + 100, 2 * GUESS + 100]


def test_the_row_at_a_place() -> None:
    stack = Stack()
    stack.reset(2)
    stack.settle(0, 10)
    stack.settle(1, 20)
    assert [stack.row_at(y) for y in (-1, 0, 9, 10, 29, 30)] == [None, 0, 0, 1, 1, None]
    assert Stack().row_at(0) is None


def test_doubt_keeps_the_height_until_it_is_laid_out_again() -> None:
    stack = Stack()
    stack.reset(1)
    stack.settle(0, 33)
    stack.doubt_all()
    assert not stack.is_exact(0)
    assert stack.row_height(0) == 33


@given(st.data())
def test_any_history_of_rows_adds_up(data: st.DataObject) -> None:
    stack, heights = Stack(), [GUESS] * 2
    stack.reset(2)
    for _ in range(data.draw(st.integers(0, 12))):
        row = data.draw(st.integers(0, len(heights)))
        if data.draw(st.booleans()):
            count = data.draw(st.integers(1, 3))
            stack.insert(row, count)
            heights[row:row] = [GUESS] * count
        elif row < len(heights):
            if data.draw(st.booleans()):
                stack.remove(row, 1)
                del heights[row]
            else:
                heights[row] = data.draw(st.integers(1, 500))
                stack.settle(row, heights[row])
    assert len(stack) == len(heights)
    assert stack.height == sum(heights)
    assert [stack.row_height(row) for row in range(len(heights))] == heights
