"""Sizes as they are typed."""

import argparse

import pytest

from sealroom.cli.size import size


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [
        ("0", 0),
        ("512", 512),
        ("100MiB", 100 << 20),
        ("100 mib", 100 << 20),
        ("20G", 20 << 30),
        ("1TB", 1 << 40),
    ],
)
def test_read(text: str, bytes_: int) -> None:
    assert size(text) == bytes_


@pytest.mark.parametrize("text", ["", "-1", "1.5G", "MiB", "10X", "9999999T", "1 G B"])
def test_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        size(text)
