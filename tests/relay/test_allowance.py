"""So many a second, so many at once."""

import pytest

from sealroom.relay.allowance import Allowance, Allowances


def test_a_burst_is_granted_and_then_the_rate() -> None:
    allowance = Allowance(per_second=10, burst=5)
    assert [allowance.take(100) for _ in range(5)] == [0] * 5
    wait = allowance.take(100)
    assert wait == pytest.approx(0.1)
    assert allowance.take(100 + wait + 1e-9) == 0
    assert allowance.take(100 + wait + 1e-9) > 0


def test_what_was_not_used_is_not_saved_beyond_the_burst() -> None:
    allowance = Allowance(per_second=10, burst=5)
    allowance.take(0)
    granted = sum(allowance.take(1_000) == 0 for _ in range(50))
    assert granted == 5


def test_being_refused_costs_nothing() -> None:
    allowance = Allowance(per_second=1, burst=1)
    allowance.take(0)
    for _ in range(100):
        assert allowance.take(0.5) == pytest.approx(0.5)
    assert allowance.take(1) == 0


def test_many_are_taken_at_once_or_none_of_them() -> None:
    allowance = Allowance(per_second=10, burst=100)
    assert allowance.take(0, 60) == 0
    assert allowance.take(0, 60) == pytest.approx(2)
    assert allowance.take(0, 40) == 0
    assert allowance.take(2, 20) == 0
    assert allowance.take(2) > 0
    assert allowance.take(1_000, 101) == pytest.approx(0.1)


def test_each_address_has_its_own() -> None:
    allowances = Allowances(per_second=1, burst=1)
    assert allowances.take("10.0.0.1", 0) == 0
    assert allowances.take("10.0.0.1", 0) > 0
    assert allowances.take("10.0.0.2", 0) == 0


def test_only_so_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Allowances, "KEPT", 2)
    allowances = Allowances(per_second=1, burst=1)
    for address in ("a", "b", "a", "c"):
        allowances.take(address, 0)
    assert allowances.take("a", 0) > 0
    assert allowances.take("b", 0) == 0
