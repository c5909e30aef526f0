"""Fingerprints for people."""

from sealroom.crypto import fingerprint_groups
from tests.crypto.people import Person


def test_eight_groups_of_four_from_the_first_32_characters(ada: Person) -> None:
    groups = fingerprint_groups(ada.user_id)
    assert len(groups) == 8
    assert {len(group) for group in groups} == {4}
    assert "".join(groups) == ada.user_id[:32]
