"""Use cases as flows: generators that yield what they wait for and are resumed with the outcome.

A flow touches no socket and no clock. Between two yields it runs within one transaction of the
store; what it yields is sent only after that transaction is committed.
"""

from collections.abc import Callable, Generator
from typing import Any, TypeAlias, TypeVar

import msgspec

from sealroom.protocol.requests import AnyRequest

_T = TypeVar("_T")


class Ask(msgspec.Struct, frozen=True):
    """Send a request; resumed with its response.

    RelayRefused, NoAnswer or NotConnected is raised in the flow where there is none.
    """

    request: AnyRequest


class AskAll(msgspec.Struct, frozen=True):
    """Send requests without waiting between them; resumed with all responses, in order.

    The first refusal is raised, after all are answered.
    """

    requests: list[AnyRequest]


class WaitFor(msgspec.Struct, frozen=True):
    """Wait until the predicate holds: resumed with True, or with False after `seconds`."""

    predicate: Callable[[], bool]
    seconds: float


Step: TypeAlias = Ask | AskAll | WaitFor

Flow: TypeAlias = Generator[Step, Any, _T]
"""Resumed with what the step says; returns the use case's result."""
