from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.store.errors import DiskFailed, KeyFileDamaged, KeyFileTooNew, StoreError
from sealroom.store.key_file import (
    KEY_FILE,
    KEY_FILE_VERSION,
    KeyFile,
    KeyringSlot,
    PassphraseSlot,
    read_key_file,
    write_key_file,
)
from tests.store.sample import light_work

SAMPLE = KeyFile(
    KEY_FILE_VERSION,
    "0123456789abcdef0123456789abcdef",
    bytes(32),
    (KeyringSlot(), PassphraseSlot(light_work(bytes(16)), bytes(12), bytes(48))),
)
EXAMPLE = Path(__file__).with_name("key_file_version_1.json")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_key_file(tmp_path, SAMPLE)

    assert read_key_file(tmp_path) == SAMPLE


def test_the_form_of_version_1_is_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(EXAMPLE.read_bytes())

    assert read_key_file(tmp_path) == SAMPLE


def test_no_file_is_no_profile_yet(tmp_path: Path) -> None:
    assert read_key_file(tmp_path) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"\xff\xfe",
        b'{"version": 1}',
        b'{"version": "1", "profile_id": "a", "check": "", "slots": []}',
        b'{"version": 1, "profile_id": "a", "check": "?", "slots": []}',
        b'{"version": 1, "profile_id": "a", "check": "", "slots": [{"kind": "magic"}]}',
        b'{"version": 1, "profile_id": "a", "check": "", "slots": [{"kind": "passphrase"}]}',
    ],
)
def test_what_sealroom_does_not_write_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(KeyFileDamaged, match=KEY_FILE):
        read_key_file(tmp_path)

    assert (tmp_path / KEY_FILE).read_bytes() == content


@given(cut=st.integers(0, 400), flip=st.integers(0, 255))
def test_no_damage_has_another_error(
    tmp_path_factory: pytest.TempPathFactory, cut: int, flip: int
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    content = bytearray(EXAMPLE.read_bytes())
    content[cut % len(content)] ^= flip
    (folder / KEY_FILE).write_bytes(content)
    try:
        read_key_file(folder)
    except StoreError:
        return


def test_a_newer_form_asks_for_a_newer_sealroom(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b'{"version": 2, "slots": {"new": true}}')
    with pytest.raises(KeyFileTooNew) as refused:
        read_key_file(tmp_path)

    assert (refused.value.found, refused.value.known) == (2, 1)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(DiskFailed, match=KEY_FILE):
        read_key_file(tmp_path)
