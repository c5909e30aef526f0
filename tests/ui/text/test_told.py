"""What the floors below say, in the window's language."""

from pathlib import Path

import pytest

from sealroom.controller.errors import NotConnected, UnknownUser
from sealroom.controller.preference_views import Language
from sealroom.store.errors import DiskFull, ProfileInUse
from sealroom.ui.language import speak
from sealroom.ui.text.told import told


@pytest.fixture
def _chinese() -> None:
    speak(Language.CHINESE)


def test_english_stays_as_it_was_said() -> None:
    for words in (str(NotConnected()), str(UnknownUser("Ada")), "", "Only {1} may do this."):
        assert told(words) == words


@pytest.mark.usefixtures("_chinese")
def test_a_whole_sentence_is_looked_up() -> None:
    assert told(str(NotConnected())) == "未连接到中继。请在连接恢复后重试。"


@pytest.mark.usefixtures("_chinese")
def test_values_go_into_the_holes_as_they_are() -> None:
    assert told(str(UnknownUser("a {1} b"))) == "此中继上没有名为“a {1} b”的人。"


@pytest.mark.usefixtures("_chinese")
def test_what_was_put_together_is_looked_up_part_by_part() -> None:
    assert told("Only Owner and Admins may do this.") == "只有房主和管理员可以这样做。"
    assert (
        told(str(DiskFull(3 << 20)))
        == "磁盘已满。请腾出至少 3 MB 空间后重试；已保存的内容没有丢失。"
    )
    assert told("This room's history does not hold: The ledger is empty.") == (
        "这个房间的历史不成立：账本为空。"
    )


@pytest.mark.usefixtures("_chinese")
def test_a_profile_in_use_elsewhere_says_where() -> None:
    words = told(str(ProfileInUse(Path("work"), computer="attic", process=7)))
    assert words == (
        "档案“work”已在另一个 Sealroom 中打开（位于电脑“attic”，进程 7）。"
        "请使用那个窗口，或先将它关闭。"
    )


@pytest.mark.usefixtures("_chinese")
def test_what_nobody_translated_stays_english() -> None:
    assert told("A newer relay says something else.") == "A newer relay says something else."
