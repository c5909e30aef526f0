"""Flows: their requests are numbered, answered, lost, overdue; their waits hold or end."""

from collections.abc import Callable
from typing import Any

import pytest

from sealroom.controller.errors import ControllerError, NoAnswer, NotConnected, RelayRefused
from sealroom.controller.flow import Ask, AskAll, Flow, WaitFor
from sealroom.controller.flow_runner import ANSWER_MS, FlowRunner
from sealroom.protocol.errors import Code, Error
from sealroom.protocol.requests import AckInboxRequest, AnyRequest, FindUsersRequest, SignInRequest
from sealroom.protocol.responses import Done, EntryAccepted, UsersFound

ACK = AckInboxRequest(id=0, number=7)
FIND = FindUsersRequest(id=0, prefix="So")
SIGN_IN = SignInRequest(id=0, user_id="a" * 52, device_id="a" * 16, proof=bytes(64))
NO = Error(code=Code.NOT_FOUND, detail="No.")


class Bench:
    """A runner, what it sent, and how flows ended."""

    def __init__(self) -> None:
        self.sent: list[AnyRequest] = []
        self.runner = FlowRunner(self.sent.append)
        self.runner.connected = self.runner.open = True
        self.ends: list[tuple[Any, ControllerError | None]] = []

    def start(self, flow: Flow[Any]) -> None:
        self.runner.start("test", flow, lambda *end: self.ends.append(end))

    @property
    def result(self) -> Any:
        ((result, problem),) = self.ends
        assert problem is None
        return result

    @property
    def problem(self) -> ControllerError:
        ((_, problem),) = self.ends
        assert problem is not None
        return problem


@pytest.fixture
def bench() -> Bench:
    return Bench()


def asking(request: AnyRequest = ACK) -> Flow[Any]:
    return (yield Ask(request))


def asking_all(*requests: AnyRequest) -> Flow[Any]:
    return (yield AskAll(list(requests)))


def waiting(predicate: Callable[[], bool], seconds: float) -> Flow[bool]:
    return bool((yield WaitFor(predicate, seconds)))


def test_a_flow_is_resumed_with_its_answer(bench: Bench) -> None:
    bench.start(asking())
    assert bench.ends == []

    bench.runner.answered(bench.sent[0].id, Done())

    assert bench.result == Done()


def test_each_request_has_a_number_of_its_own(bench: Bench) -> None:
    bench.start(asking())
    bench.start(asking())

    bench.runner.answered(bench.sent[1].id, EntryAccepted(2))
    bench.runner.answered(bench.sent[0].id, EntryAccepted(1))

    assert bench.ends == [(EntryAccepted(2), None), (EntryAccepted(1), None)]


def test_a_refusal_is_raised_in_the_flow(bench: Bench) -> None:
    bench.start(asking())

    bench.runner.answered(bench.sent[0].id, NO)

    assert isinstance(bench.problem, RelayRefused)
    assert bench.problem.code == Code.NOT_FOUND
    assert str(bench.problem) == "No."


def test_an_answer_of_another_kind_counts_as_none(bench: Bench) -> None:
    bench.start(asking(FIND))

    bench.runner.answered(bench.sent[0].id, Done())

    assert isinstance(bench.problem, NoAnswer)


def test_answers_to_nothing_are_dropped(bench: Bench) -> None:
    bench.start(asking())
    bench.runner.answered(bench.sent[0].id, Done())

    bench.runner.answered(bench.sent[0].id, NO)
    bench.runner.answered(4711, Done())

    assert bench.result == Done()


def test_several_answers_come_in_the_order_asked(bench: Bench) -> None:
    bench.start(asking_all(FIND, ACK))
    first, second = bench.sent

    bench.runner.answered(second.id, Done())
    assert bench.ends == []
    bench.runner.answered(first.id, UsersFound([]))

    assert bench.result == [UsersFound([]), Done()]


def test_of_several_the_refusal_is_raised_after_all_are_answered(bench: Bench) -> None:
    bench.start(asking_all(ACK, ACK))

    bench.runner.answered(bench.sent[0].id, NO)
    assert bench.ends == []
    bench.runner.answered(bench.sent[1].id, Done())

    assert isinstance(bench.problem, RelayRefused)


def test_to_ask_nothing_is_answered_at_once(bench: Bench) -> None:
    bench.start(asking_all())

    assert bench.result == []


def test_without_a_connection_asking_fails_at_once(bench: Bench) -> None:
    bench.runner.connected = False

    bench.start(asking())

    assert isinstance(bench.problem, NotConnected)
    assert bench.sent == []


def test_signing_in_is_all_that_can_be_asked_before(bench: Bench) -> None:
    bench.runner.connected = False
    bench.start(asking(SIGN_IN))

    assert len(bench.sent) == 1
    bench.runner.open = False
    bench.start(asking(SIGN_IN))
    assert isinstance(bench.problem, NotConnected)


def test_a_lost_connection_is_told_to_all_who_wait_for_answers(bench: Bench) -> None:
    holds = False
    bench.start(asking())
    bench.start(asking_all(ACK, ACK))
    bench.start(waiting(lambda: holds, 10))

    bench.runner.lost()

    assert [type(problem) for _, problem in bench.ends] == [NoAnswer, NoAnswer]
    holds = True
    bench.runner.check_waits()
    assert bench.ends[-1] == (True, None), "who waits for something else goes on"
    assert not bench.runner.connected


def test_a_flow_may_go_on_after_a_loss_but_not_ask(bench: Bench) -> None:
    def stubborn() -> Flow[str]:
        try:
            yield Ask(ACK)
        except NoAnswer:
            yield Ask(ACK)
        return "never"

    bench.start(stubborn())
    bench.runner.lost()

    assert isinstance(bench.problem, NotConnected)


def test_a_wait_ends_when_it_holds(bench: Bench) -> None:
    holds = False
    bench.start(waiting(lambda: holds, 10))
    bench.runner.check_waits()
    assert bench.ends == []

    holds = True
    bench.runner.check_waits()

    assert bench.result is True


def test_a_wait_ends_with_its_time(bench: Bench) -> None:
    bench.runner.set_time(1_000)
    bench.start(waiting(lambda: False, 2.5))
    assert bench.runner.next_deadline() == 3_500

    bench.runner.set_time(3_499)
    bench.runner.check_waits()
    assert bench.ends == []
    bench.runner.set_time(3_500)
    bench.runner.check_waits()

    assert bench.result is False
    assert bench.runner.next_deadline() is None


def test_one_wait_that_ends_may_end_another(bench: Bench) -> None:
    done: list[str] = []

    def second() -> Flow[None]:
        yield WaitFor(lambda: "first" in done, 10)
        done.append("second")

    def first() -> Flow[None]:
        yield WaitFor(lambda: True, 10)
        done.append("first")

    bench.start(second())
    bench.start(first())
    bench.runner.check_waits()

    assert done == ["first", "second"]


def test_an_answer_that_does_not_come_is_overdue(bench: Bench) -> None:
    bench.runner.set_time(1_000)
    bench.start(asking())
    assert bench.runner.next_deadline() == 1_000 + ANSWER_MS
    bench.runner.set_time(999 + ANSWER_MS)
    assert not bench.runner.is_overdue

    bench.runner.set_time(1_000 + ANSWER_MS)

    assert bench.runner.is_overdue


def test_what_is_abandoned_ends_with_the_problem_and_cleans_up(bench: Bench) -> None:
    cleaned: list[str] = []

    def tidy() -> Flow[None]:
        try:
            yield Ask(ACK)
        finally:
            cleaned.append("up")

    bench.start(tidy())
    bench.start(waiting(lambda: True, 10))
    bench.runner.abandon(NoAnswer())

    assert [type(problem) for _, problem in bench.ends] == [NoAnswer, NoAnswer]
    assert cleaned == ["up"]
    bench.runner.answered(bench.sent[0].id, Done())
    bench.runner.check_waits()
    assert len(bench.ends) == 2


def test_failures_nobody_waits_for_are_logged_without_words(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    bench.runner.start("background", asking())

    bench.runner.answered(bench.sent[0].id, NO)

    assert "background: refused with NOT_FOUND" in caplog.text
