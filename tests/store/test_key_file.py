from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sealroom.store.errors import DiskFailed, KeyFileDamaged, KeyFileTooNew, StoreError
from sealroom.store.key_file import (
    KEY_FILE,
    KEY_FILE_VERSION,
    KeyFile,
    KeyringSlot,
    LockSlot,
    PassphraseSlot,
    RecoverySlot,
    read_key_file,
    slot_of,
    with_slot,
    without_slot,
    write_key_file,
)
from tests.store.sample import light_work

OLD = KeyFile(
    1,
    "0123456789abcdef0123456789abcdef",
    bytes(32),
    (KeyringSlot(), PassphraseSlot(light_work(bytes(16)), bytes(12), bytes(48))),
)
RECOVERY = RecoverySlot(bytes(12), bytes(48))
SAMPLE = with_slot(OLD, RECOVERY)
LOCK = LockSlot(light_work(bytes(16)), bytes(12), bytes(48))
LOCKED = with_slot(SAMPLE, LOCK, KeyringSlot, PassphraseSlot)
EXAMPLES = {1: OLD, 2: msgspec.structs.replace(SAMPLE, version=2), 3: LOCKED}


def example(version: int) -> Path:
    return Path(__file__).with_name(f"key_file_version_{version}.json")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_key_file(tmp_path, SAMPLE)

    assert read_key_file(tmp_path) == SAMPLE


def test_there_is_an_example_of_every_version() -> None:
    assert sorted(EXAMPLES) == list(range(1, KEY_FILE_VERSION + 1))


@pytest.mark.parametrize("version", EXAMPLES)
def test_the_form_of_every_version_is_read_for_ever(tmp_path: Path, version: int) -> None:
    (tmp_path / KEY_FILE).write_bytes(example(version).read_bytes())

    assert read_key_file(tmp_path) == EXAMPLES[version]


def test_a_slot_takes_the_place_of_its_kind_alone() -> None:
    other = RecoverySlot(bytes(12), b"\1" * 48)
    changed = with_slot(SAMPLE, other)

    assert slot_of(changed, RecoverySlot) == other
    assert len(changed.slots) == 3
    assert slot_of(changed, PassphraseSlot) == slot_of(SAMPLE, PassphraseSlot)
    assert (changed.profile_id, changed.check) == (SAMPLE.profile_id, SAMPLE.check)
    assert slot_of(without_slot(changed, RecoverySlot), RecoverySlot) is None


def test_a_slot_can_take_the_place_of_other_kinds() -> None:
    assert LOCKED.slots == (RECOVERY, LOCK)


def test_a_changed_file_has_today_s_version() -> None:
    assert with_slot(OLD, RECOVERY).version == KEY_FILE_VERSION
    assert without_slot(OLD, PassphraseSlot).version == KEY_FILE_VERSION


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


@given(cut=st.integers(0, 600), flip=st.integers(0, 255))
def test_no_damage_has_another_error(
    tmp_path_factory: pytest.TempPathFactory, cut: int, flip: int
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    content = bytearray(example(KEY_FILE_VERSION).read_bytes())
    content[cut % len(content)] ^= flip
    (folder / KEY_FILE).write_bytes(content)
    try:
        read_key_file(folder)
    except StoreError:
        return


def test_a_newer_form_asks_for_a_newer_sealroom(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_bytes(b'{"version": 9, "slots": {"new": true}}')
    with pytest.raises(KeyFileTooNew) as refused:
        read_key_file(tmp_path)

    assert (refused.value.found, refused.value.known) == (9, KEY_FILE_VERSION)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).mkdir()
    with pytest.raises(DiskFailed, match=KEY_FILE):
        read_key_file(tmp_path)
