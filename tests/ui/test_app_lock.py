import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from sealroom.controller.preference_views import Preferences
from sealroom.ui.app_lock import MINUTE_MS, AppLock
from tests.ui import believable
from tests.ui.scripted_facade import ScriptedFacade


class Heard:
    """A lock over a facade, and what it said; the test moves its clock."""

    def __init__(self, facade: ScriptedFacade) -> None:
        self.now = 0
        self.facade = facade
        self.said: list[str] = []
        self.lock = AppLock(facade, lambda: self.now)
        self.lock.wanted.connect(lambda: self.said.append("wanted"))
        self.lock.unset.connect(lambda: self.said.append("unset"))
        self.lock.changed.connect(lambda: self.said.append("changed"))


@pytest.fixture
def heard(qapp: QApplication) -> Heard:
    return Heard(believable.furnished())


def set_lock(facade: ScriptedFacade) -> None:
    assert facade.protection is not None
    facade.protection.kept = msgspec.structs.replace(
        facade.protection.kept, in_keyring=False, lock=True
    )


def test_it_locks_only_what_takes_a_person_to_open(heard: Heard) -> None:
    heard.lock.lock()
    set_lock(heard.facade)
    heard.lock.lock()

    assert heard.said == ["unset", "wanted"]


def test_a_demonstration_has_none(heard: Heard) -> None:
    heard.facade.protection = None
    heard.lock.lock()

    assert not heard.lock.is_set
    assert heard.said == ["unset"]


def test_it_locks_by_itself_after_the_minutes_that_were_chosen(heard: Heard) -> None:
    set_lock(heard.facade)
    heard.facade.preferred = Preferences(lock_after_minutes=5)
    heard.lock.refresh()
    heard.now = 5 * MINUTE_MS
    heard.lock.idle.look()

    assert heard.said == ["changed", "wanted"]


@pytest.mark.parametrize(("minutes", "said"), [(0, []), (60, ["wanted"])])
def test_a_sleep_locks_where_it_locks_by_itself(
    heard: Heard, minutes: int, said: list[str]
) -> None:
    set_lock(heard.facade)
    heard.facade.preferred = Preferences(lock_after_minutes=minutes)
    heard.lock.left_alone()

    assert heard.said == said


def test_without_a_lock_nothing_locks_by_itself(heard: Heard) -> None:
    heard.facade.preferred = Preferences(lock_after_minutes=1)
    heard.lock.refresh()
    heard.now = 5 * MINUTE_MS
    heard.lock.idle.look()
    heard.lock.left_alone()

    assert heard.said == ["changed"]
