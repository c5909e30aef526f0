from sealroom.controller.fault import where

SECRET = "the mill at nine"


def raised(fault: BaseException) -> BaseException:
    try:
        raise fault
    except BaseException as caught:  # noqa: BLE001 - whatever the test wants to look at
        return caught


def _from_another() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as missing:
        raise ValueError(SECRET) from missing


def _while_another() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        raise ValueError(SECRET)  # noqa: B904 - what is left unsaid is the point


def _hiding_another() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        raise ValueError(SECRET) from None


def caught(work: object) -> BaseException:
    try:
        work()  # type: ignore[operator]
    except ValueError as fault:
        return fault
    raise AssertionError("nothing was raised")


def test_kind_and_place_are_told_and_no_words() -> None:
    told = where(raised(ValueError(SECRET)))

    assert told.startswith("ValueError at test_fault.py:")
    assert told.endswith(" raised")
    assert SECRET not in told


def test_what_it_came_from_is_told_where_it_was_not_hidden() -> None:
    for work in (_from_another, _while_another):
        told = where(caught(work))
        assert "; from KeyError at " in told
        assert SECRET not in told
    assert "KeyError" not in where(caught(_hiding_another))


def test_a_group_tells_of_each() -> None:
    group = ExceptionGroup(SECRET, [ValueError(SECRET), TypeError(SECRET)])
    told = where(raised(group))

    assert "ExceptionGroup at" in told
    assert "ValueError at an unknown place" in told
    assert "TypeError at an unknown place" in told
    assert SECRET not in told


def test_a_long_way_is_cut() -> None:
    def down(left: int) -> None:
        if not left:
            raise ValueError(SECRET)
        down(left - 1)

    assert where(caught(lambda: down(50))).count(" > ") == 7
