"""Bounds as they are typed."""

import argparse

import pytest

from sealroom.cli.relay_limits import add_limits, limits_of
from sealroom.relay.limits import Limits


def parsed(*words: str) -> Limits:
    parser = argparse.ArgumentParser()
    add_limits(parser)
    return limits_of(parser.parse_args(words))


def test_what_is_not_given_stays() -> None:
    assert parsed() == Limits()


def test_every_option_is_a_limit() -> None:
    parser = argparse.ArgumentParser()
    add_limits(parser)
    names = vars(parser.parse_args([]))
    assert names
    for name in names:
        option = "--" + name.replace("_", "-")
        assert getattr(parsed(option, "7"), name) == 7


@pytest.mark.parametrize("text", ["0", "-1", "many", "1000001"])
def test_what_would_shut_everyone_out_is_refused(text: str) -> None:
    with pytest.raises(SystemExit):
        parsed("--connections", text)
